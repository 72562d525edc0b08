"""What the sidebar and the chips say: words of facets, live counts, chips, and ways out of an empty result.

Domains start with every box ticked, so that unticking takes one away; in the other facets nothing is ticked,
and ticking begins a choice. Both are the same ``Filter``: None where a facet does not restrict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.annotations import NO_ANNOTATIONS, Annotations
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Withdrawal
from withdrawal_timeline.domain.wording import ACTION, BODY_KIND, STATUS
from withdrawal_timeline.query.facet_table import facet_table
from withdrawal_timeline.query.filters import (
    ALONE,
    NON_UN,
    NOTED,
    PART,
    PINNED,
    UN,
    Facet,
    Filter,
    values_for,
    values_of,
)

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier

FacetCounts = Mapping[Facet, Mapping[str, int]]
"""For each facet and each value: how many withdrawals would be shown if only that value were chosen."""

FACET_TITLES: Mapping[Facet, str] = {
    Facet.DOMAIN: "Domains",
    Facet.STATUS: "Status",
    Facet.ACTION: "Action",
    Facet.ADMINISTRATION: "President",
    Facet.KIND: "Kind of body",
    Facet.UN_SYSTEM: "UN system",
    Facet.MEMORANDUM: "Memorandum",
    Facet.OWN: "Pins and notes",
}
"""Heads of the facets in the sidebar."""

_MANY: Mapping[Facet, str] = {
    Facet.DOMAIN: "domains",
    Facet.STATUS: "statuses",
    Facet.ACTION: "actions",
    Facet.ADMINISTRATION: "presidents",
    Facet.KIND: "kinds of body",
    Facet.UN_SYSTEM: "UN values",
    Facet.MEMORANDUM: "memorandum values",
    Facet.OWN: "pins and notes",
}
_ONE: Mapping[Facet, str] = {
    Facet.DOMAIN: "domain",
    Facet.STATUS: "status",
    Facet.ACTION: "action",
    Facet.ADMINISTRATION: "president",
    Facet.KIND: "kind of body",
    Facet.UN_SYSTEM: "UN value",
    Facet.MEMORANDUM: "memorandum value",
    Facet.OWN: "pin or note",
}
_SEPARATE_CHIPS = 3
"""Up to this many values of a facet get a chip each; more are said in one chip."""
_NAMED_MISSING = 2
"""Up to this many values that are not chosen are named in that one chip."""


_LABELS: Mapping[Facet, Callable[[Dossier], Mapping[str, str]]] = {
    Facet.DOMAIN: lambda dossier: {domain.id: domain.title for domain in dossier.domains},
    Facet.STATUS: lambda _: {status.value: words for status, words in STATUS.items()},
    Facet.ACTION: lambda _: {action.value: words for action, words in ACTION.items()},
    Facet.ADMINISTRATION: lambda dossier: {term.id: term.president for term in dossier.administrations},
    Facet.KIND: lambda _: {kind.value: words for kind, words in BODY_KIND.items()},
    Facet.UN_SYSTEM: lambda _: {UN: "Within the UN system", NON_UN: "Outside the UN system"},
    Facet.MEMORANDUM: lambda _: {PART: "In the memorandum", ALONE: "Not in the memorandum"},
    Facet.OWN: lambda _: {PINNED: "Pinned", NOTED: "With a note"},
}


def value_label(dossier: Dossier, facet: Facet, value: str) -> str:
    """Return a value in the reader's words; a value that the dossier does not know is returned as it is."""
    return _LABELS[facet](dossier).get(value, value)


def facet_counts(dossier: Dossier, chosen: Filter, own: Annotations = NO_ANNOTATIONS) -> FacetCounts:
    """Return the count of every value of every facet, each facet under the restriction of all the others.

    Every value of every facet has an entry, if need be 0.
    """
    return facet_table(dossier).counts(chosen, own)


def _refuses(chosen: Filter, facet: Facet, values: Sequence[str]) -> bool:
    allowed = chosen.chosen(facet)
    return allowed is not None and allowed.isdisjoint(values)


def is_ticked(chosen: Filter, facet: Facet, value: str) -> bool:
    """Return whether the box of a value is ticked: for domains also where nothing restricts."""
    values = chosen.chosen(facet)
    return facet is Facet.DOMAIN if values is None else value in values


def toggled(dossier: Dossier, chosen: Filter, facet: Facet, value: str) -> Filter:
    """Return the filter after a click on the box of ``value``.

    For domains, ticking the last missing one goes back to no restriction, and unticking the last one lets
    nothing through. For the other facets, unticking the last one goes back to no restriction.
    """
    every = frozenset(values_of(dossier, facet))
    now = chosen.chosen(facet)
    if facet is Facet.DOMAIN:
        after = (every if now is None else now & every) ^ {value}
        return chosen.choosing(facet, None if after == every else after)
    after = (frozenset[str]() if now is None else now & every) ^ {value}
    return chosen.choosing(facet, after or None)


def only(chosen: Filter, facet: Facet, value: str) -> Filter:
    """Return the filter with ``value`` as the only choice of its facet."""
    return chosen.choosing(facet, frozenset((value,)))


def none(chosen: Filter, facet: Facet) -> Filter:
    """Return the filter with no value of ``facet`` let through."""
    return chosen.choosing(facet, frozenset())


def is_invertible(chosen: Filter, facet: Facet) -> bool:
    """Return whether ticks of a facet can be swapped: something is ticked, and everything has one of its values."""
    return facet is not Facet.OWN and bool(chosen.chosen(facet))


def inverted(dossier: Dossier, chosen: Filter, facet: Facet) -> Filter:
    """Return the filter with every tick of a facet taken away, and every missing one set.

    Where all would be ticked, or none in a facet other than the domains, the facet no longer restricts.
    """
    every = frozenset(values_of(dossier, facet))
    ticked = frozenset(value for value in every if is_ticked(chosen, facet, value))
    after = every - ticked
    if after == every:
        return chosen.choosing(facet, None)
    return chosen.choosing(facet, after if facet is Facet.DOMAIN else after or None)


def everything(chosen: Filter, facet: Facet) -> Filter:
    """Return the filter with ``facet`` no longer restricting."""
    return chosen.choosing(facet, None)


def letting_through(dossier: Dossier, chosen: Filter, record_id: str, own: Annotations = NO_ANNOTATIONS) -> Filter:
    """Return the filter without those facets that hide a record.

    Of a body or a batch with several withdrawals one need be seen: that for which the fewest facets are given up.

    Parameters
    ----------
    record_id
        Id of a withdrawal, a body or a batch; for any other the filter is returned as it is.
    own
        The reader's pins and notes.
    """
    record = dossier.find(record_id)
    acts: Sequence[Withdrawal] = (record,) if isinstance(record, Withdrawal) else ()
    acts = acts or dossier.withdrawals_of(record_id) or dossier.parts_of(record_id)
    hiding = [
        [facet for facet in Facet if _refuses(chosen, facet, values_for(dossier, withdrawal, facet, own))]
        for withdrawal in acts
    ]
    for facet in min(hiding, key=len) if hiding else ():
        chosen = everything(chosen, facet)
    return chosen


def revealing_all(
    dossier: Dossier, chosen: Filter, record_ids: Iterable[str], own: Annotations = NO_ANNOTATIONS
) -> Filter:
    """Return the filter without those facets that hide any of some records."""
    for record_id in record_ids:
        chosen = letting_through(dossier, chosen, record_id, own)
    return chosen


def what_hides(dossier: Dossier, before: Filter, after: Filter) -> str:
    """Return what is on in one filter and was given up in another, in words: ``Energy, 3 of 5 statuses``."""
    lifted = [facet for facet in Facet if before.chosen(facet) is not None and after.chosen(facet) is None]
    return ", ".join(chip.label for chip in chips(dossier, before) if chip.facet in lifted)


def what_was_lifted(dossier: Dossier, before: Filter, after: Filter, title: str) -> str:
    """Return a sentence on what was given up from one filter to another so that ``title`` is shown."""
    return f"Removed from the filter, because it hid “{title}”: {what_hides(dossier, before, after)}."


@frozen
class Chip:
    """One thing that the filter restricts to.

    Parameters
    ----------
    facet
        The facet that it belongs to.
    label
        Its words: ``Health``, ``7 of 10 domains``.
    values
        The chosen values that it stands for; empty where a facet lets nothing through.
    leaves
        The filter that remains when the chip is removed.
    """

    facet: Facet
    label: str
    values: tuple[str, ...]
    leaves: Filter


def chips(dossier: Dossier, chosen: Filter) -> tuple[Chip, ...]:
    """Return what is on, in the order of facets and of their values; empty where nothing restricts."""
    made: list[Chip] = []
    for facet in Facet:
        values = chosen.chosen(facet)
        if values is None:
            continue
        ordered = _in_order(dossier, facet, values)
        if 0 < len(values) <= _SEPARATE_CHIPS:
            for value in ordered:
                leaves = chosen.choosing(facet, (values - {value}) or None)
                made.append(Chip(facet, value_label(dossier, facet, value), (value,), leaves))
        else:
            made.append(Chip(facet, _together(dossier, facet, values), ordered, everything(chosen, facet)))
    return tuple(made)


def _together(dossier: Dossier, facet: Facet, values: frozenset[str]) -> str:
    """Return the words of one chip for no value or for many; of one or two missing ones it gives the names."""
    if not values:
        return f"No {_MANY[facet]}"
    every = values_of(dossier, facet)
    missing = [value_label(dossier, facet, value) for value in every if value not in values]
    if 0 < len(missing) <= _NAMED_MISSING:
        return f"All but {_listed(missing)}"
    return f"{len(values)} of {len(every)} {_MANY[facet]}"


def _in_order(dossier: Dossier, facet: Facet, values: frozenset[str]) -> tuple[str, ...]:
    known = [value for value in values_of(dossier, facet) if value in values]
    return (*known, *sorted(values.difference(known)))


@frozen
class Relaxation:
    """A way out of a filter that lets nothing through.

    Parameters
    ----------
    facets
        What is to be given up: one facet, or more where giving up one is not enough.
    label
        What to click, in words: ``Remove Reversed``.
    shows
        How many entries there would be, at least 1.
    leaves
        The filter that remains.
    """

    facets: tuple[Facet, ...]
    label: str
    shows: int
    leaves: Filter


def relaxations(dossier: Dossier, chosen: Filter, own: Annotations = NO_ANNOTATIONS) -> tuple[Relaxation, ...]:
    """Return the ways out of an empty result, the smallest step away from what was asked for first.

    Empty where something passes. Ways out give up one facet; only where no single one helps do they give up
    two, then three. Of equally large steps the one that gives up a later facet comes first, so that the
    domain is kept longest.
    """
    table = facet_table(dossier)
    if table.passing(chosen, own):
        return ()
    on = [facet for facet in Facet if chosen.chosen(facet) is not None]
    for size in range(1, len(on) + 1):
        found: list[Relaxation] = []
        for group in combinations(reversed(on), size):
            leaves = chosen
            for facet in group:
                leaves = everything(leaves, facet)
            shows = table.passing(leaves, own).bit_count()
            if shows:
                found.append(Relaxation(group, _way_out(dossier, chosen, group), shows, leaves))
        if found:
            return tuple(sorted(found, key=_size_of_step))
    return ()


def _size_of_step(way: Relaxation) -> int:
    return way.shows


def _way_out(dossier: Dossier, chosen: Filter, group: Sequence[Facet]) -> str:
    """Return the words for giving up a group of facets: ``Remove Reversed and show all domains``."""
    removed: list[str] = []
    opened: list[str] = []
    for facet in group:
        values = chosen.chosen(facet) or frozenset()
        if not values:
            opened.append(_MANY[facet])
        elif len(values) == 1:
            removed.append(value_label(dossier, facet, *values))
        else:
            removed.append(f"the {len(values)} {_MANY[facet]}")
    remove = f"remove {_listed(removed)}" if removed else ""
    show = f"show all {_listed(opened)}" if opened else ""
    words = " and ".join(part for part in (remove, show) if part)
    return words[0].upper() + words[1:]


def nothing_passes(on: Sequence[Chip]) -> str:
    """Return the sentence for a filter that lets nothing through.

    ``No entry is Health and Reversed.``, ``No domain is chosen.``

    Parameters
    ----------
    on
        The chips of that filter; without any, there is nothing to show at all.
    """
    if not on:
        return "The dossier has no entries."
    for chip in on:
        if not chip.values:
            return f"No {_ONE[chip.facet]} is chosen."
    return f"No entry is {_listed(list(_said_by_facet(on).values()))}."


def _said_by_facet(on: Sequence[Chip]) -> dict[Facet, str]:
    said: dict[Facet, str] = {}
    for chip in on:
        label = chip.label if len(chip.values) == 1 else f"one of {len(chip.values)} {_MANY[chip.facet]}"
        said[chip.facet] = f"{said[chip.facet]} or {label}" if chip.facet in said else label
    return said


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)
