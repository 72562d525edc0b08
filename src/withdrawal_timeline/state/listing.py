"""What is hidden in the timeline, in words: for the list of it and for cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Withdrawal
from withdrawal_timeline.domain.standing import standing
from withdrawal_timeline.domain.wording import MILESTONE, date_in_words, plural
from withdrawal_timeline.layout.hidden import Hidden, Reason, Section
from withdrawal_timeline.state.rich_words import strong
from withdrawal_timeline.state.tracks import act_in_words, telling_step

ON_CARD = 8
"""So many entries stand on a card; the list has all of them."""


@frozen
class Line:
    """One entry of a list.

    Parameters
    ----------
    record
        Id of the withdrawal.
    name
        What was left.
    words
        Date and kind of the step that stands for it, and its status: ``25 Jun 2025 · Funding ended · Unclear``; the
        status alone where it says both.
    domain
        Its domain; gives the sign before it.
    """

    record: str
    name: str
    words: str
    domain: str


@frozen
class Part:
    """Entries that are hidden for one reason, under a head that says which."""

    lane: str
    head: str
    lines: tuple[Line, ...]


def listing(dossier: Dossier, today: date, sections: Iterable[Section]) -> tuple[Part, ...]:
    """Return what some sections hold; ids that are not there are passed over."""
    return tuple(
        Part(section.lane, head(dossier, section), lines)
        for section in sections
        if (lines := tuple(_lines(dossier, today, section.items)))
    )


def head(dossier: Dossier, section: Section) -> str:
    """Return what stands above a section: ``3 close together``."""
    count = len(section.items)
    match section.reason:
        case Reason.TOGETHER:
            return f"{count} close together"
        case Reason.UNCHANGED:
            return f"{count} {'goes' if count == 1 else 'go'} on unchanged"
        case Reason.LEFT_OUT:
            return f"{count} without room"
        case Reason.COLLAPSED:
            return f"{count} in this collapsed lane"
        case Reason.FOLDED:
            act = dossier.find(section.items[0].owner)
            batch = act.part_of if isinstance(act, Withdrawal) else None
            return f"{count} folded" + (f" · {act_in_words(dossier.batch(batch))}" if batch is not None else "")
        case Reason.NAMELESS:
            return f"{count} without {'a name' if count == 1 else 'names'} here"


def section_card(dossier: Dossier, today: date, section: Section) -> str:
    """Return a card as small rich text: how many entries of which domain, and each with its step and status."""
    lines = tuple(_lines(dossier, today, section.items))
    paragraphs = [strong(head(dossier, section))]
    domains = Counter(line.domain for line in lines)
    if len(domains) > 1:
        titles = {domain.id: domain.title for domain in dossier.domains}
        counts = " · ".join(f"{escape(titles.get(key, key))} {count}" for key, count in domains.most_common())
        paragraphs.append(counts)
    paragraphs += [f"{strong(line.name)}<br>{escape(line.words)}" for line in lines[:ON_CARD]]
    if len(lines) > ON_CARD:
        paragraphs.append(f"and {len(lines) - ON_CARD} more")
    return "<p style='margin:0 0 4px 0'>" + "</p><p style='margin:0 0 4px 0'>".join(paragraphs) + "</p>"


def _lines(dossier: Dossier, today: date, items: Sequence[Hidden]) -> Iterable[Line]:
    for item in items:
        act = dossier.find(item.owner)
        if not isinstance(act, Withdrawal):
            continue
        body = dossier.body(act.body)
        known = 0 <= item.index < len(act.milestones)
        step = act.milestones[item.index] if known else telling_step(act)
        when, words = date_in_words(step.date), standing(dossier, act, today).headline
        if when not in words:
            words = f"{when} · {MILESTONE[step.kind]} · {words}"
        if item.entries > 1:
            words += f" · one of {plural(item.entries, 'entry', 'entries')}"
        yield Line(act.id, body.short_name, words, body.home_domain)
