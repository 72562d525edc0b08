"""The entries as a table: what each row says, in which order rows stand, and which one somebody types for.

Every cell has a longest form, which is what is copied and read out, and shorter ones for narrow columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import IntEnum

from withdrawal_timeline.domain.dates import PartialDate, Precision
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.first_step import first_step
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Body, Withdrawal
from withdrawal_timeline.domain.sides import opposite
from withdrawal_timeline.domain.standing import Standing, standing
from withdrawal_timeline.domain.vocabulary import Action, Stance, Status
from withdrawal_timeline.domain.wording import ACTION, STATUS, date_in_words, plural
from withdrawal_timeline.query.folding import fold


class Column(IntEnum):
    """The columns, from left to right."""

    DATE = 0
    """Date of the first step."""
    ENTRY = 1
    BODY = 2
    DOMAIN = 3
    ACTION = 4
    STATUS = 5
    PRESIDENT = 6
    CLAIMS = 7


HEADS: Mapping[Column, str] = {
    Column.DATE: "First step",
    Column.ENTRY: "Entry",
    Column.BODY: "Body",
    Column.DOMAIN: "Domain",
    Column.ACTION: "Action",
    Column.STATUS: "Status",
    Column.PRESIDENT: "President",
    Column.CLAIMS: "Claims",
}
"""What stands above each column."""

VERBS: Mapping[Stance, tuple[str, str]] = {
    Stance.JUSTIFIES: ("justifies", "justify"),
    Stance.CRITICISES: ("criticises", "criticise"),
}
"""What one claim of a side does, and what several do."""
OTHER = "other"
"""Claims that respond or explain."""

Order = tuple[float | str, ...]
"""What rows are compared by in one column."""

_STATUS_PLACE = {status: place for place, status in enumerate(Status)}
_ACTION_PLACE = {action: place for place, action in enumerate(Action)}
_TERM = re.compile(r"\s*\((?P<number>\w+) term\)$")
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th"}


@frozen
class Row:
    """One withdrawal as a row.

    Parameters
    ----------
    record_id, body_id, batch_id
        The withdrawal, what was left, and the act that ordered it, if any.
    domain, status
        What the signs before the words show.
    forms
        For each column its words, from the longest form to the shortest.
    sides
        Claims by what they do: the side that stands left, the other side, all others; each with its word.
    orders
        For each column what rows are compared by.
    names
        Folded texts that somebody may begin to type.
    """

    record_id: str
    body_id: str
    batch_id: str | None
    domain: str
    status: Status
    forms: tuple[tuple[str, ...], ...]
    sides: tuple[tuple[int, str], ...]
    orders: tuple[Order, ...]
    names: tuple[str, ...]

    def words(self, column: Column) -> str:
        """Return the longest form of a cell."""
        return self.forms[column][0]

    @property
    def claims(self) -> int:
        """Number of claims about this withdrawal."""
        return sum(count for count, _ in self.sides)

    def belongs_to(self, record_id: str | None) -> bool:
        """Whether the row is this record, is about this body, or was ordered by this act."""
        return record_id is not None and record_id in (self.record_id, self.body_id, self.batch_id)


def rows(dossier: Dossier, shown: Iterable[str], today: date, left: Stance = Stance.JUSTIFIES) -> tuple[Row, ...]:
    """Return a row for each of the withdrawals ``shown``, in their order.

    Parameters
    ----------
    dossier
        All records.
    shown
        Ids of withdrawals.
    today
        Day on which standings are told.
    left
        Which of the two sides is named first.
    """
    domains = {domain.id: (place, domain.title) for place, domain in enumerate(dossier.domains)}
    return tuple(_row(dossier, dossier.withdrawal(entry), domains, today, left) for entry in shown)


def in_order(found: Iterable[Row], column: Column, *, descending: bool = False) -> tuple[Row, ...]:
    """Return rows sorted by a column; equal ones stand by date, then by name, in either direction.

    A date that is not known to the day stands where the first day stands that it may mean, after the dates that
    begin there and are known better: 1 Jan 2018, Jan 2018, 2018, 2 Jan 2018.
    """
    by_date = sorted(found, key=_tie)
    return tuple(sorted(by_date, key=lambda row: row.orders[column], reverse=descending))


def typed(found: Sequence[Row], text: str, start: int) -> int | None:
    """Return the place of the row that somebody means who types ``text``, or None.

    Parameters
    ----------
    found
        The rows in the order on the screen.
    text
        What was typed so far; case and accents do not matter.
    start
        Where the search begins; after the last row it goes on at the first.

    Notes
    -----
    Rows whose body or title begins with the text come before rows in which only a later word does.
    """
    sought = fold(text).rstrip()
    if not sought:
        return None
    places = [(start + step) % len(found) for step in range(len(found))]
    for place in places:
        if any(name.startswith(sought) for name in found[place].names):
            return place
    return next((place for place in places if any(sought in name for name in found[place].names)), None)


def spoken(row: Row, place: int, count: int) -> str:
    """Return a row as it is read out: ``3 of 41, WHO, Health, in effect since 22 Jan 2026, 22 claims``.

    Parameters
    ----------
    row
        The row.
    place
        Its place on the screen, from 0.
    count
        How many rows there are.
    """
    status = row.words(Column.STATUS)
    said = (
        f"{place + 1} of {count}",
        row.words(Column.BODY),
        row.words(Column.DOMAIN),
        status[:1].lower() + status[1:],
        plural(row.claims, "claim") if row.claims else "no claims",
    )
    return ", ".join(said)


def as_text(found: Iterable[Row], *, heads: bool = True) -> str:
    """Return rows as text for other programs, one on a line, cells parted by tabs; ``heads``: a line of heads first."""
    lines = ["\t".join(HEADS[column] for column in Column)] if heads else []
    lines.extend("\t".join(row.words(column) for column in Column) for row in found)
    return "\n".join(lines) + "\n"


def _row(dossier: Dossier, act: Withdrawal, domains: Mapping[str, tuple[int, str]], today: date, left: Stance) -> Row:
    body, when, domain = dossier.body(act.body), first_step(dossier, act).date, dossier.domain_of(act)
    place, title = domains[domain]
    term = dossier.administration(act.administration)
    sides = _sides(dossier, act, left)
    forms: dict[Column, tuple[str, ...]] = {
        Column.DATE: _date_forms(when),
        Column.ENTRY: (act.title,),
        Column.BODY: _body_forms(body),
        Column.DOMAIN: (title,),
        Column.ACTION: (ACTION[act.action],),
        Column.STATUS: _status_forms(standing(dossier, act, today)),
        Column.PRESIDENT: _president_forms(term.president),
        Column.CLAIMS: _claims_forms(sides),
    }
    names = dict.fromkeys(fold(name) for name in (body.short_name, body.acronym or "", act.title, body.name))
    orders: dict[Column, Order] = {
        Column.DATE: _time(when),
        Column.ENTRY: (fold(act.title),),
        Column.BODY: (fold(body.short_name),),
        Column.DOMAIN: (float(place),),
        Column.ACTION: (float(_ACTION_PLACE[act.action]),),
        Column.STATUS: (float(_STATUS_PLACE[act.status]),),
        Column.PRESIDENT: (term.start.first_day,),
        Column.CLAIMS: (float(sum(count for count, _ in sides)),),
    }
    return Row(
        record_id=act.id,
        body_id=body.id,
        batch_id=act.part_of,
        domain=domain,
        status=act.status,
        forms=tuple(_on_one_line(forms[column]) for column in Column),
        sides=sides,
        orders=tuple(orders[column] for column in Column),
        names=tuple(name for name in names if name.strip()),
    )


def _time(when: PartialDate) -> tuple[float, float]:
    return when.first_day, when.last_day


def _tie(row: Row) -> tuple[Order, Order, str]:
    return row.orders[Column.DATE], row.orders[Column.ENTRY], row.record_id


def _on_one_line(forms: Iterable[str]) -> tuple[str, ...]:
    """Take line breaks and tabs out of what the dossier says: a cell is one line, here and where it is pasted."""
    return tuple(dict.fromkeys(" ".join(form.split()) for form in forms))


def _date_forms(when: PartialDate) -> tuple[str, ...]:
    if when.precision is not Precision.RANGE:
        return (date_in_words(when),)
    start, _, end = when.text.partition("/")
    between = f"{date_in_words(PartialDate(start))} – {date_in_words(PartialDate(end))}"
    return date_in_words(when), between, f"{when.first.year} – {when.last.year}"


def _body_forms(body: Body) -> tuple[str, ...]:
    if body.acronym is not None and len(body.acronym) < len(body.short_name):
        return body.short_name, body.acronym
    return (body.short_name,)


def _status_forms(now: Standing) -> tuple[str, ...]:
    """Return the standing with and without what is due, then the status alone; a dispute is never left out."""
    word = STATUS[now.status]
    short = f"{word}; disputed" if now.headline.endswith("disputed") else word
    due = f"{now.headline}; {now.due}" if now.due and not now.overdue else now.headline
    return due, now.headline, short


def _president_forms(name: str) -> tuple[str, ...]:
    """Return ``Donald Trump (second term)``, ``D. Trump (second term)``, ``D. Trump (2nd)``."""
    found = _TERM.search(name)
    plain = name[: found.start()] if found else name
    *given, family = plain.split()
    initials = " ".join([*(part if part.endswith(".") else f"{part[:1]}." for part in given), family])
    if found is None:
        return name, initials
    ordinal = _ORDINALS.get(found["number"], found["number"])
    return name, f"{initials} ({found['number']} term)", f"{initials} ({ordinal})"


def _sides(dossier: Dossier, act: Withdrawal, left: Stance) -> tuple[tuple[int, str], ...]:
    count = Counter(claim.stance for claim in dossier.claims_about(act.id))
    right = opposite(left)
    rest = count[Stance.RESPONDS] + count[Stance.EXPLAINS]
    return _side(count[left], left), _side(count[right], right), (rest, OTHER)


def _side(count: int, stance: Stance) -> tuple[int, str]:
    one, several = VERBS[stance]
    return count, one if count == 1 else several


def _claims_forms(sides: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    said = [f"{count} {word}" for count, word in sides]
    total = sum(count for count, _ in sides)
    if not total:
        return ("no claims", "0")
    return ", ".join(said), ", ".join(said[:2]), str(total)
