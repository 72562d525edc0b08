"""Claims arranged so that opposing answers stand side by side: by theme, by question, by stance.

Both sides are treated alike: the same order inside a column (earliest first, undated last), and the same
sentence where a side is missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from withdrawal_timeline.domain.citing import Numbering
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Body, Claim, Question, Theme, Withdrawal
from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.domain.wording import CLAIMANT_KIND, date_in_words

SIDES = (Stance.JUSTIFIES, Stance.CRITICISES)
"""The two stances that stand in columns; the others run across."""


@frozen
class Contest:
    """A claim that contradicts, or is contradicted by, the claim it is listed with.

    Parameters
    ----------
    claim_id, speaker
        The other claim and who makes it.
    by
        True: the other claim contests this one. False: this one contests the other.
    here
        Whether the other claim stands in the same reading.
    record_id, record_title
        A record whose reading holds the other claim; the present one if ``here``.
    """

    claim_id: str
    speaker: str
    by: bool
    here: bool
    record_id: str
    record_title: str

    @property
    def words(self) -> str:
        """The tie in words: ``contested by Iran`` or ``contests the White House (Paris Agreement)``."""
        verb = "contested by" if self.by else "contests"
        return f"{verb} {self.speaker}" if self.here else f"{verb} {self.speaker} ({self.record_title})"


@frozen
class Said:
    """A claim as it is read: everything in words, sources as numbers.

    ``about_body``: the claim is about the body, not about this one withdrawal. ``when`` is empty without a
    date.
    """

    claim: Claim
    speaker_kind: str
    when: str
    numbers: tuple[int, ...]
    contests: tuple[Contest, ...]
    about_body: bool = False

    @property
    def id(self) -> str:
        """Id of the claim."""
        return self.claim.id

    @property
    def speaker(self) -> str:
        """Who speaks."""
        return self.claim.claimant

    @property
    def stance(self) -> Stance:
        """What the claim does."""
        return self.claim.stance


@frozen
class Elsewhere:
    """Where the same side answers the same question: in another theme of the same reading."""

    theme: Theme
    claims: tuple[Claim, ...]


@frozen
class Missing:
    """A side that gives no answer in a theme; the sentence is the same for both sides."""

    stance: Stance
    sentence: str
    elsewhere: tuple[Elsewhere, ...] = ()


@frozen
class Column:
    """What one side answers: its claims, or that it is ``missing``; never both, never neither."""

    stance: Stance
    said: tuple[Said, ...]
    missing: Missing | None = None


@frozen
class QuestionBlock:
    """One question inside one theme, with every answer to it.

    ``in_all_themes`` counts the claims of the reading that answer the question in any theme.
    """

    question: Question
    left: Column
    right: Column
    responds: tuple[Said, ...]
    explains: tuple[Said, ...]
    in_all_themes: int

    @property
    def said(self) -> tuple[Said, ...]:
        """All claims of the block in the order of reading."""
        return (*self.left.said, *self.right.said, *self.responds, *self.explains)

    @property
    def has_sides(self) -> bool:
        """Whether at least one of the two sides answers."""
        return bool(self.left.said or self.right.said)


@frozen
class ThemeBlock:
    """One of the six themes; it is there even if no claim stands in it.

    ``counts`` has every stance in the order left, right, responds, explains.
    """

    theme: Theme
    questions: tuple[QuestionBlock, ...]
    counts: tuple[tuple[Stance, int], ...]

    @property
    def total(self) -> int:
        """Number of claims in the theme."""
        return sum(count for _, count in self.counts)

    @property
    def said(self) -> tuple[Said, ...]:
        """All claims of the theme in the order of reading."""
        return tuple(said for block in self.questions for said in block.said)


def missing_sentence(facts_reach: str) -> str:
    """Return the sentence for a side without an answer to a question; in another theme it may have one."""
    return f"No such answer to this question found in this theme as of {facts_reach}."


def opposite(side: Stance) -> Stance:
    """Return the other of the two sides."""
    return Stance.CRITICISES if side is Stance.JUSTIFIES else Stance.JUSTIFIES


def arrange(
    dossier: Dossier,
    claims: Sequence[Claim],
    numbering: Numbering,
    *,
    record_id: str,
    left: Stance = Stance.JUSTIFIES,
    about_body: frozenset[str] = frozenset(),
) -> tuple[ThemeBlock, ...]:
    """Return all six themes in number order with ``claims`` in them, each claim exactly once.

    Parameters
    ----------
    claims
        The claims of one reading.
    numbering
        Numbers the sources in the order of reading.
    record_id
        The record that is read: what other claims are "here" with.
    left
        Which of the two sides stands left.
    about_body
        Ids of those claims that are marked as about the body.
    """
    shown = {claim.id for claim in claims}
    in_all = Counter(claim.question for claim in claims)
    order = {question.id: place for place, question in enumerate(dossier.questions)}
    cells: dict[tuple[str, str, Stance], list[Claim]] = {}
    for claim in sorted(claims, key=_age):
        cells.setdefault((claim.group, claim.question, claim.stance), []).append(claim)

    def said(claim: Claim) -> Said:
        return Said(
            claim=claim,
            speaker_kind=CLAIMANT_KIND[claim.claimant_kind],
            when=date_in_words(claim.date) if claim.date else "",
            numbers=numbering.cite(claim.sources),
            contests=_contests(dossier, claim, shown, record_id),
            about_body=claim.id in about_body,
        )

    def cell(theme: Theme, question_id: str, stance: Stance) -> tuple[Said, ...]:
        return tuple(said(claim) for claim in cells.get((theme.id, question_id, stance), ()))

    def column(theme: Theme, question_id: str, stance: Stance) -> Column:
        found = cell(theme, question_id, stance)
        if found:
            return Column(stance, found)
        elsewhere = tuple(
            Elsewhere(other, tuple(answers))
            for other in themes
            if (answers := cells.get((other.id, question_id, stance)))
        )
        return Column(stance, (), Missing(stance, missing_sentence(dossier.about.facts_reach), elsewhere))

    def block(theme: Theme, question_id: str) -> QuestionBlock:
        return QuestionBlock(
            question=dossier.question(question_id),
            left=column(theme, question_id, left),
            right=column(theme, question_id, opposite(left)),
            responds=cell(theme, question_id, Stance.RESPONDS),
            explains=cell(theme, question_id, Stance.EXPLAINS),
            in_all_themes=in_all[question_id],
        )

    themes = sorted(dossier.themes, key=lambda theme: theme.number)
    blocks: list[ThemeBlock] = []
    for theme in themes:
        asked = sorted({claim.question for claim in claims if claim.group == theme.id}, key=order.__getitem__)
        stances = Counter(claim.stance for claim in claims if claim.group == theme.id)
        counts = tuple((stance, stances[stance]) for stance in (left, opposite(left), Stance.RESPONDS, Stance.EXPLAINS))
        blocks.append(ThemeBlock(theme, tuple(block(theme, question_id) for question_id in asked), counts))
    return tuple(blocks)


def _age(claim: Claim) -> tuple[str, str]:
    return (claim.date.first.isoformat() if claim.date else "9999", claim.id)


def _contests(dossier: Dossier, claim: Claim, shown: set[str], record_id: str) -> tuple[Contest, ...]:
    found: list[Contest] = []
    for other_id in dossier.contesting(claim.id):
        other = dossier.claim(other_id)
        here = other_id in shown
        at = record_id if here else other.about[0]
        by = other_id in claim.contested_by
        found.append(Contest(other_id, other.claimant, by, here, at, _name(dossier, at)))
    return tuple(found)


def _name(dossier: Dossier, record_id: str) -> str:
    record = dossier.find(record_id)
    if record is None:
        return ""
    if isinstance(record, Body):
        return record.short_name
    if isinstance(record, Withdrawal) and len(dossier.withdrawals_of(record.body)) == 1:
        return dossier.body(record.body).short_name
    return record.title
