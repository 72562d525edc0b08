"""Entries counted by one property and divided by another: what a plot shows."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Collection
from enum import StrEnum

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Withdrawal
from withdrawal_timeline.domain.overview import first_year
from withdrawal_timeline.domain.vocabulary import Action, Status
from withdrawal_timeline.domain.wording import ACTION, STATUS, president_in_words


class Property(StrEnum):
    """What entries can be counted or divided by."""

    YEAR = "year"
    """Of the first step; for what a memorandum orders together, of its signature."""
    DECADE = "decade"
    PRESIDENT = "president"
    DOMAIN = "domain"
    STATUS = "status"
    ACTION = "action"


IN_TIME = (Property.YEAR, Property.DECADE)
"""Properties whose values follow each other without gaps."""
NAMES: dict[Property, str] = {
    Property.YEAR: "Year of the first step",
    Property.DECADE: "Decade of the first step",
    Property.PRESIDENT: "President",
    Property.DOMAIN: "Domain",
    Property.STATUS: "Status",
    Property.ACTION: "Action",
}


@frozen
class Value:
    """One value of a property: its key and its name."""

    key: str
    title: str


@frozen
class Tally:
    """How many entries have each value of a property, divided by another one.

    ``counts`` has a line for each of ``values`` and in it a number for each of ``shares``; with no division there is
    one share without a name.
    """

    by: Property
    divided_by: Property | None
    values: tuple[Value, ...]
    shares: tuple[Value, ...]
    counts: tuple[tuple[int, ...], ...]

    def total(self, place: int) -> int:
        """Return how many entries have the value at a place."""
        return sum(self.counts[place])

    def in_words(self, place: int) -> str:
        """Return what a bar says: ``2025: 28 entries, 12 in effect, 9 pending``."""
        total = self.total(place)
        head = f"{self.values[place].title}: {total} {'entry' if total == 1 else 'entries'}"
        if self.divided_by is None:
            return head
        parts = [
            f"{count} {share.title}" for share, count in zip(self.shares, self.counts[place], strict=True) if count
        ]
        return ", ".join((head, *parts))

    def as_csv(self) -> str:
        """Return the numbers as comma-separated values (RFC 4180) with a line of names."""
        out = io.StringIO(newline="")
        import csv  # noqa: PLC0415 - no start writes a table

        writer = csv.writer(out)
        shares = [share.title for share in self.shares] if self.divided_by is not None else []
        writer.writerow([NAMES[self.by], "Entries", *shares])
        for place, value in enumerate(self.values):
            parts = self.counts[place] if self.divided_by is not None else ()
            writer.writerow([value.title, self.total(place), *parts])
        return out.getvalue()


def tally(dossier: Dossier, shown: Collection[str], by: Property, divided_by: Property | None = None) -> Tally:
    """Return the tally of the withdrawals in ``shown``; other ids are ignored.

    Years and decades are all there from the first to the last, of the others only values that have entries.

    Parameters
    ----------
    dossier
        All records.
    shown
        Ids of the withdrawals that count.
    by
        What the bars stand for.
    divided_by
        What their shares stand for, if they are divided; not ``by`` itself.
    """
    acts = [act for act in dossier.withdrawals if act.id in shown]
    counts = Counter(
        (_key(dossier, act, by), "" if divided_by is None else _key(dossier, act, divided_by)) for act in acts
    )
    values = _values(dossier, by, {value for value, _ in counts})
    shares = (Value("", ""),) if divided_by is None else _values(dossier, divided_by, {share for _, share in counts})
    return Tally(
        by,
        divided_by,
        values,
        shares,
        tuple(tuple(counts[value.key, share.key] for share in shares) for value in values),
    )


def _key(dossier: Dossier, act: Withdrawal, what: Property) -> str:
    match what:
        case Property.YEAR:
            return str(first_year(dossier, act))
        case Property.DECADE:
            return str(first_year(dossier, act) // 10 * 10)
        case Property.PRESIDENT:
            return act.administration
        case Property.DOMAIN:
            return dossier.domain_of(act)
        case Property.STATUS:
            return act.status.value
        case Property.ACTION:
            return act.action.value


def _values(dossier: Dossier, what: Property, there: set[str]) -> tuple[Value, ...]:
    """Return the values of a property in their order."""
    if what in IN_TIME:
        step = 1 if what is Property.YEAR else 10
        years = sorted(map(int, there))
        span = range(years[0], years[-1] + 1, step) if years else ()
        return tuple(Value(str(year), str(year) if step == 1 else f"{year}s") for year in span)
    every: list[Value]
    match what:
        case Property.PRESIDENT:
            every = [Value(term.id, president_in_words(term.president)) for term in dossier.administrations]
        case Property.DOMAIN:
            every = [Value(domain.id, domain.title) for domain in dossier.domains]
        case Property.STATUS:
            every = [Value(status.value, STATUS[status]) for status in Status]
        case _:
            every = [Value(action.value, ACTION[action]) for action in Action]
    return tuple(value for value in every if value.key in there)
