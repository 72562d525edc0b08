"""Writes the claims: themes, questions, the two sides in columns of the same width, and what runs across."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QTextBlock

from withdrawal_timeline.domain.reading import Reading, RecordKind
from withdrawal_timeline.domain.sides import Column, Contest, Missing, QuestionBlock, Said, ThemeBlock
from withdrawal_timeline.domain.vocabulary import ClaimantKind, Stance
from withdrawal_timeline.domain.wording import STANCE, plural, stances_in_words
from withdrawal_timeline.ui.detail.furniture import Rule
from withdrawal_timeline.ui.detail.page import THEME_STRIP, Goal
from withdrawal_timeline.ui.detail.plots import StanceStrip
from withdrawal_timeline.ui.detail.writer import RULE_INSET, Fact, Writer
from withdrawal_timeline.ui.look.theme import Role

COLUMN_GAP = 18
"""Space between the two columns in px."""
TWO_COLUMNS_FROM = 360
"""Narrowest text, in px at text scale 1, that is set in two columns: some thirty letters each; below, sides alternate.
"""
MISSING_BESIDE_FROM = 600
"""Narrowest text, in px at text scale 1, in which a side that did not speak keeps its column: there the other side has
room enough without it."""
WIDEST_COLUMN = 470
"""Widest text of a claim in px at text scale 1: about 68 characters."""

RULES = {
    Stance.JUSTIFIES: Rule.SOLID,
    Stance.CRITICISES: Rule.SOLID,
    Stance.RESPONDS: Rule.DASHED,
    Stance.EXPLAINS: Rule.DOTTED,
}


class ClaimsWriter:
    """Writes all claims of a reading.

    Parameters
    ----------
    writer
        The page.
    reading
        What is read.
    tips
        References of the sources, the one of source ``n`` at place ``n - 1``.
    """

    def __init__(self, writer: Writer, reading: Reading, tips: Sequence[str]) -> None:
        self._writer, self._reading, self._tips = writer, reading, tips
        self._style = writer.style
        self._palette = writer.style.palette
        self._publishers = {cited.number: cited.source.publisher for cited in reading.sources}
        self._caption = QFontMetricsF(self._style.font(Role.CAPTION))
        self.two_columns = writer.column >= TWO_COLUMNS_FROM * self._style.scale

    def write(self, strip_height: int) -> None:
        """Write the head, room of ``strip_height`` px for the theme strip, and every theme that has claims."""
        writer, reading = self._writer, self._reading
        title = plural(reading.claim_count, "claim") if reading.claim_count else "Claims"
        counted = stances_in_words((stance, reading.count(stance)) for stance in Stance)
        writer.section(title, counted, name="claims")
        if reading.batch_claims is not None:
            batch = reading.batch_claims
            writer.paragraph(Role.BODY, "", after=8)
            writer.link(batch.words, Goal.RECORD, batch.batch_id, tip=batch.title)
            writer.text(" stand there and are not repeated here.", colour=self._palette.ink2)
        if not reading.claim_count:
            writer.paragraph(Role.BODY, self._nothing(), self._palette.ink2)
            self._with_entries("Claims stand")
            return
        self._with_entries("More claims stand")
        if not self._style.paper:
            writer.page.floats[THEME_STRIP] = writer.space(strip_height)
            writer.page.sticky = THEME_STRIP
        first = True
        for theme in reading.themes:
            if theme.total:
                self._theme(theme, first=first)
                first = False

    def _nothing(self) -> str:
        reading = self._reading
        subject = "this entry"
        if reading.kind is RecordKind.BODY:
            counted = any(link.claim_count for link in reading.linked)
            subject = "the body as a whole" if counted else "the body or on leaving it"
        return f"No statement on {subject} was found as of {reading.facts_reach}."

    def _with_entries(self, begin: str) -> None:
        """Lead from a body to the claims on leaving it."""
        writer, palette = self._writer, self._palette
        links = [link for link in self._reading.linked if link.claim_count]
        if not links:
            return
        noun = "entry" if len(links) == 1 else "entries"
        writer.paragraph(Role.BODY, f"{begin} with its {noun}: ", palette.ink2, before=4, after=4)
        for place, link in enumerate(links):
            writer.text("; " if place else "", colour=palette.ink2)
            writer.link(link.title, Goal.RECORD, link.record_id)
            year = "" if link.year in link.title else f"{link.year}, "
            writer.text(f" ({year}{plural(link.claim_count, 'claim')})", colour=palette.ink2)
        writer.text(".", colour=palette.ink2)

    def _theme(self, block: ThemeBlock, *, first: bool) -> None:
        writer = self._writer
        head = writer.paragraph(
            Role.SHEET, block.theme.title, before=14 if first else 30, after=0, tabs=writer.right_edge
        )
        strip = StanceStrip(self._style, block.counts, width=writer.column / 3)
        free = writer.column - writer.measured(block.theme.title, Role.SHEET) - self._style.px(24)
        # The sides are counted in words where there is room for them, else by squares and a sum.
        said = stances_in_words(block.counts).replace(" ", "\N{NO-BREAK SPACE}")
        if writer.measured(said, Role.CAPTION) > free:
            said = str(block.total)
        writer.text("\t", Role.CAPTION)
        if strip.size.width() + writer.measured(f" {said}", Role.CAPTION) <= free:
            writer.draw(strip)
        writer.text(f"\N{NO-BREAK SPACE}{said}", Role.CAPTION, self._palette.ink3)
        if not first:
            writer.hair(head, 15)
        writer.place(Goal.THEME, block.theme.id, head)
        for place, question in enumerate(block.questions):
            self._question(question, first=place == 0)

    def _question(self, block: QuestionBlock, *, first: bool) -> None:
        writer = self._writer
        elsewhere = block.in_all_themes - len(block.said)
        head = writer.paragraph(
            Role.SECTION, block.question.title, before=10 if first else 20, after=6, tabs=writer.right_edge
        )
        if elsewhere:
            writer.at_right(f"{plural(block.in_all_themes, 'claim')} in all themes")
        writer.place(Goal.SECTION, f"question:{block.question.id}", head)
        if block.has_sides:
            self._sides(block)
        else:
            missing = block.left.missing
            sentence = missing.sentence if missing else ""
            words = f"{STANCE[block.left.stance].capitalize()} or {STANCE[block.right.stance]}: "
            writer.paragraph(Role.CAPTION, words + sentence, self._palette.ink3, after=2)
        across = (*block.responds, *block.explains)
        for place, said in enumerate(across):
            self._claim(said, before=10 if place or block.has_sides else 6)

    def _sides(self, block: QuestionBlock) -> None:
        writer = self._writer
        roomy = writer.column >= MISSING_BESIDE_FROM * self._style.scale
        for here, there in ((block.left, block.right), (block.right, block.left)):
            if here.missing is not None and not roomy:
                self._column(there)
                self._missing(here.missing, before=8)
                return
        if not self.two_columns:
            self._alternating(block)
            return
        width = (writer.column - COLUMN_GAP) / 2
        with writer.columns((width, width), COLUMN_GAP, before=6) as go:
            for place, side in enumerate((block.left, block.right)):
                go(place)
                if side.missing is not None:
                    self._missing(side.missing, before=0)
                self._column(side)

    def _alternating(self, block: QuestionBlock) -> None:
        """Write the sides in turn, one answer each, until both have been heard."""
        turns = zip_longest(block.left.said, block.right.said)
        for place, said in enumerate(said for turn in turns for said in turn if said is not None):
            self._claim(said, before=10 if place else 0)

    def _column(self, column: Column) -> None:
        for place, said in enumerate(column.said):
            self._claim(said, before=12 if place else 0)

    def _missing(self, missing: Missing, before: float) -> None:
        """Say in one paragraph that a side did not speak: in its column, or below the side that spoke."""
        writer, palette = self._writer, self._palette
        words = f"{STANCE[missing.stance].capitalize()}: {missing.sentence}"
        block = writer.paragraph(Role.CAPTION, words, palette.ink3, before=before, left=RULE_INSET)
        for place, other in enumerate(missing.elsewhere):
            claim = other.claims[0]
            more = f" and {len(other.claims) - 1} more" if len(other.claims) > 1 else ""
            writer.text(", " if place else " Elsewhere: ", Role.CAPTION, palette.ink3)
            writer.link(claim.claimant + more, Goal.CLAIM, claim.id, Role.CAPTION)
            writer.text(f" in {other.theme.title}", Role.CAPTION, palette.ink3)
        if missing.elsewhere:
            writer.text(".", Role.CAPTION, palette.ink3)
        writer.rule(block, block, palette.line_strong)

    def _claim(self, said: Said, before: float) -> None:
        writer, palette = self._writer, self._palette
        colour = palette.stance(said.stance)
        left: float = RULE_INSET
        right = max(0.0, writer.column - left - WIDEST_COLUMN * self._style.scale)
        first = writer.paragraph(Role.SPEAKER, said.speaker, before=before, left=left, right=right)
        writer.paragraph(Role.STANCE, left=left, right=right)
        facts = [Fact(STANCE[said.stance], Role.STANCE, colour)]
        facts += [Fact(said.when, Role.STANCE, colour)] if said.when else []
        ours = said.claim.claimant_kind is ClaimantKind.EDITORIAL
        facts += [Fact(said.speaker_kind, Role.STANCE, palette.ink) if ours else Fact(said.speaker_kind)]
        facts += [Fact("about the body")] if said.about_body else []
        writer.facts(facts, writer.column - left - right)
        last = writer.paragraph(Role.BODY, said.claim.text, before=1, left=left, right=right)
        if said.claim.quote:
            last = writer.paragraph(
                Role.BODY, f"“{said.claim.quote}”", palette.ink2, before=3, left=left, right=right, italic=True
            )
        if said.claim.checked_against:
            last = writer.paragraph(Role.CAPTION, "Checked against: ", palette.ink3, before=3, left=left, right=right)
            writer.text(said.claim.checked_against, Role.CAPTION, palette.ink2)
        if self._style.paper:
            writer.chips(said.numbers, self._tips)
        else:
            last = self._cited(said, left, right)
        if said.contests:
            last = self._contests(said.contests, left, right)
        writer.rule(first, last, colour, RULES[said.stance])
        if ours:
            writer.ground(first, last, palette.hover, writer.column - right + left)
        writer.place(Goal.CLAIM, said.id, first, last)

    def _cited(self, said: Said, left: float, right: float) -> QTextBlock:
        writer = self._writer
        block = writer.paragraph(Role.BODY, "", before=3, left=left, right=right)
        writer.chips(said.numbers, self._tips)
        used = sum(writer.page.drawings[-1 - place].size.width() for place in range(len(said.numbers)))
        room = writer.column - left - right - used - 6
        publisher = self._publishers[said.numbers[0]]
        shown = (
            self._caption.elidedText(publisher, Qt.TextElideMode.ElideRight, room)
            if room > 40 * self._style.scale
            else ""
        )
        if shown:
            writer.text(f" {shown}", Role.CAPTION, self._palette.ink3)
        return block

    def _contests(self, contests: Sequence[Contest], left: float, right: float) -> QTextBlock:
        writer, palette = self._writer, self._palette
        block = writer.block
        for by, head in ((True, "contested by "), (False, "contests ")):
            chosen = [contest for contest in contests if contest.by is by]
            if not chosen:
                continue
            block = writer.paragraph(Role.CAPTION, head, palette.ink3, before=2, left=left, right=right)
            named: set[str] = set()
            for place, contest in enumerate(chosen):
                if place:
                    writer.text("; ", Role.CAPTION, palette.ink3)
                if contest.speaker in named:
                    writer.text("another of ", Role.CAPTION, palette.ink3)
                named.add(contest.speaker)
                goal = Goal.CLAIM if contest.here else Goal.CLAIM_ELSEWHERE
                where = "" if contest.here else f" ({contest.record_title})"
                writer.link(contest.speaker + where, goal, contest.claim_id, Role.CAPTION)
        return block
