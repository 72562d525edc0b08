"""What is told while nothing is selected: numbers, when steps began, and what happens next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.first_step import first_step
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Administration, Domain, Withdrawal
from withdrawal_timeline.domain.standing import expected, last_of, standing
from withdrawal_timeline.domain.vocabulary import MilestoneKind, Status
from withdrawal_timeline.domain.wording import plural, president_in_words, sentence_case

NAMED_FROM_IMPORTANCE = 4
"""Pending entries without a date are named one by one from this importance on; the others are counted."""
_ENDING = "about ending"
"""What is said alike of entries that are in effect, pending, unclear and reversed, because it is true of all."""
_NO_DATE = "No date yet"


@frozen
class StepsCount:
    """How many entries took their first step in a year or decade.

    ``start``: the year, or the first of the decade. Entries counted ``singly`` stand at their first step,
    those that one act orders together (``by_batch``) at the year in which that act was signed.
    """

    start: int
    singly: int
    by_batch: int

    @property
    def total(self) -> int:
        """All entries of the year or decade."""
        return self.singly + self.by_batch


@frozen
class DomainCount:
    """How many entries a domain has, in all and by status (every status, in order)."""

    domain: Domain
    by_status: tuple[tuple[Status, int], ...]

    @property
    def total(self) -> int:
        """All entries of the domain."""
        return sum(count for _, count in self.by_status)


@frozen
class PresidentCount:
    """How many entries a presidential term has, in all and by status (every status, in order)."""

    administration: Administration
    by_status: tuple[tuple[Status, int], ...]

    @property
    def title(self) -> str:
        """President and term in words."""
        return president_in_words(self.administration.president)

    @property
    def total(self) -> int:
        """All entries of the term."""
        return sum(count for _, count in self.by_status)


@frozen
class Upcoming:
    """Something that is still to come.

    Parameters
    ----------
    record_id
        The record to go to: a withdrawal, or the batch for those that are counted together.
    name, when, what
        In words; ``when`` is ``No date yet`` where none is known.
    days_left
        Whole days to the first day of the expected date; None without a date.
    overdue
        Whether the date has passed, unverified.
    """

    record_id: str
    name: str
    when: str
    what: str
    days_left: int | None = None
    overdue: bool = False
    status: Status = Status.PENDING


@frozen
class Overview:
    """The numbers of the entries that the filter lets through, and of what comes next.

    ``exits`` end a membership or a signature; ``others`` end funding or take no part. ``by_status`` and each
    domain's counts have every status; ``per_year`` and ``per_decade`` have every year and decade from the
    earliest to the latest first step, also empty ones; ``by_president`` has the terms with entries, the latest first.
    ``leaves_out`` says what the dossier does not cover, in whole sentences. ``batch_words`` reads
    ``66 by one memorandum``, empty where no part is shown.
    """

    entries: int
    all_entries: int
    by_status: tuple[tuple[Status, int], ...]
    by_domain: tuple[DomainCount, ...]
    by_president: tuple[PresidentCount, ...]
    per_year: tuple[StepsCount, ...]
    per_decade: tuple[StepsCount, ...]
    batch_words: str
    exits: int
    others: int
    upcoming: tuple[Upcoming, ...]
    facts_reach: str
    leaves_out: tuple[str, ...]
    today: date

    def of_status(self, status: Status) -> int:
        """Return how many entries have a status."""
        return dict(self.by_status)[status]


def overview(dossier: Dossier, shown_ids: Collection[str], today: date) -> Overview:
    """Return the overview of the withdrawals in ``shown_ids``; other ids are ignored."""
    wanted = set(shown_ids)
    shown = [act for act in dossier.withdrawals if act.id in wanted]
    statuses = Counter(act.status for act in shown)
    domain_statuses = Counter((dossier.domain_of(act), act.status) for act in shown)
    parts = sum(1 for act in shown if act.part_of is not None)
    batches = len({act.part_of for act in shown if act.part_of is not None})
    exits = sum(1 for act in shown if act.action.is_exit)
    years = Counter((first_year(dossier, act), act.part_of is not None) for act in shown)
    return Overview(
        entries=len(shown),
        all_entries=len(dossier.withdrawals),
        by_status=tuple((status, statuses[status]) for status in Status),
        by_domain=tuple(
            DomainCount(domain, tuple((status, domain_statuses[domain.id, status]) for status in Status))
            for domain in dossier.domains
        ),
        by_president=_by_president(dossier, shown),
        per_year=_per(years, 1),
        per_decade=_per(years, 10),
        batch_words=_batch_words(parts, batches),
        exits=exits,
        others=len(shown) - exits,
        upcoming=_upcoming(dossier, shown, today),
        facts_reach=dossier.about.facts_reach,
        leaves_out=dossier.about.coverage.leaves_out,
        today=today,
    )


def _by_president(dossier: Dossier, shown: list[Withdrawal]) -> tuple[PresidentCount, ...]:
    counts = Counter((act.administration, act.status) for act in shown)
    terms = (
        PresidentCount(term, tuple((status, counts[term.id, status]) for status in Status))
        for term in reversed(dossier.administrations)
    )
    return tuple(term for term in terms if term.total)


def kinds_in_words(told: Overview) -> str:
    """Return how many entries are unclear or partly carried out, and what they end, in sentences; empty for none."""
    return " ".join(sentence for sentence in (_uncertain(told), _ended(told)) if sentence)


def _uncertain(told: Overview) -> str:
    counts = (
        (told.of_status(Status.UNCLEAR), "unclear"),
        (told.of_status(Status.PARTIALLY_IMPLEMENTED), "partly carried out"),
    )
    there = [(count, words) for count, words in counts if count]
    if not there:
        return ""
    count, words = there[0]
    rest = "".join(f", {more} {also}" for more, also in there[1:])
    return f"{_so_many(count, told.entries)} {'is' if count == 1 else 'are'} {words}{rest}."


def _ended(told: Overview) -> str:
    exits, others = told.exits, told.others
    if not told.entries:
        return ""
    if not others:
        return f"{_so_many(exits, exits)} {'is' if exits == 1 else 'are'} {_ENDING} a membership or a signature."
    if not exits:
        return f"{_so_many(others, others)} {'is' if others == 1 else 'are'} {_ENDING} funding or taking no part."
    rest = f"the {'other' if others == 1 else 'others'} {_ENDING} funding or taking no part"
    verb = "is" if exits == 1 else "are"
    return f"{exits} of {told.entries} {verb} {_ENDING} a membership or a signature; {rest}."


def _so_many(count: int, entries: int) -> str:
    """Return a count at the beginning of a sentence: ``It``, ``Both``, ``All 21``, or the number."""
    if count < entries:
        return str(count)
    return {1: "It", 2: "Both"}.get(count, f"All {count}")


def _batch_words(parts: int, batches: int) -> str:
    if not parts:
        return ""
    return f"{parts} by one memorandum" if batches == 1 else f"{parts} by {batches} memoranda"


def first_year(dossier: Dossier, act: Withdrawal) -> int:
    """Return the year of an entry's first step; for a part of a batch, that in which the batch was signed."""
    if act.part_of is None:
        return first_step(dossier, act).date.first.year
    batch = dossier.batch(act.part_of)
    return (last_of(batch, MilestoneKind.SIGNED) or batch.milestones[0]).date.first.year


def _per(first_years: Mapping[tuple[int, bool], int], years: int) -> tuple[StepsCount, ...]:
    """Return the counts of each so many years, given those of single years, by batch and not."""
    if not first_years:
        return ()
    counts: Counter[tuple[int, bool]] = Counter()
    for (year, by_batch), count in first_years.items():
        counts[year // years * years, by_batch] += count
    starts = [start for start, _ in counts]
    span = range(min(starts), max(starts) + 1, years)
    return tuple(StepsCount(start, counts[start, False], counts[start, True]) for start in span)


def _upcoming(dossier: Dossier, shown: list[Withdrawal], today: date) -> tuple[Upcoming, ...]:
    dated: list[tuple[date, Upcoming]] = []
    named: list[Upcoming] = []
    counted: Counter[str | None] = Counter()
    named_of: set[str | None] = set()
    for act in shown:
        if act.status is not Status.PENDING:
            continue
        state = standing(dossier, act, today)
        name = dossier.body(act.body).short_name
        step = expected(act)
        if step is not None:
            left = (step.date.first - today).days
            dated.append(
                (
                    step.date.first,
                    Upcoming(act.id, name, sentence_case(state.due), f"{act.title}: {step.what}", left, state.overdue),
                )
            )
            named_of.add(act.part_of)
        elif act.importance >= NAMED_FROM_IMPORTANCE:
            named.append(Upcoming(act.id, name, sentence_case(state.due), state.headline))
            named_of.add(act.part_of)
        else:
            counted[act.part_of] += 1
    rest = [
        Upcoming(
            batch_id,
            f"{_more(count, 'body', 'bodies', named=batch_id in named_of)} of the memorandum",
            _NO_DATE,
            "Exit ordered; no date known.",
        )
        if batch_id
        else Upcoming("", _more(count, "entry", "entries", named=bool(named_of)), _NO_DATE, "No date known.")
        for batch_id, count in counted.items()
    ]
    return (*(item for _, item in sorted(dated, key=lambda pair: pair[0])), *named, *rest)


def _more(count: int, one: str, many: str, *, named: bool) -> str:
    """Return how many are counted together: ``19 other bodies`` after some that are named, else ``19 bodies``."""
    return plural(count, f"other {one}", f"other {many}") if named else plural(count, one, many)
