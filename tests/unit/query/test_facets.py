"""Counts, ticks, chips and ways out, on the real dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.filtering import shown

from withdrawal_timeline.domain.annotations import Annotations
from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.query.facets import (
    chips,
    everything,
    facet_counts,
    inverted,
    is_invertible,
    is_ticked,
    letting_through,
    none,
    nothing_passes,
    only,
    relaxations,
    toggled,
    value_label,
    what_was_lifted,
)
from withdrawal_timeline.query.filters import NOTED, PINNED, Facet, Filter, values_for, values_of

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.domain.models import Withdrawal

DOSSIER = load_dossier(default_dossier())


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    """Return any filter that clicks can lead to."""
    chosen = Filter()
    for facet in Facet:
        values = values_of(DOSSIER, facet)
        size = {"max_size": len(values) - 1} if facet is Facet.DOMAIN else {"min_size": 1}
        picked = draw(st.none() | st.frozensets(st.sampled_from(values), **size))
        chosen = chosen.choosing(facet, picked)
    return chosen


facets = st.sampled_from(Facet)


@st.composite
def owns(draw: st.DrawFn) -> Annotations:
    """Return any pins and notes on withdrawals, bodies and the batch."""
    ids = st.sampled_from(DOSSIER.selectable_ids())
    return Annotations.made(draw(st.frozensets(ids)), draw(st.dictionaries(ids, st.just("note"))))


def passes(dossier: Dossier, entry: Withdrawal, chosen: Filter, own: Annotations) -> bool:
    """Return whether an entry has one of the chosen values in every facet, asked one by one."""
    return all(
        (values := chosen.chosen(facet)) is None or not values.isdisjoint(values_for(dossier, entry, facet, own))
        for facet in Facet
    )


@given(filters(), owns())
def test_shown_is_what_passes_one_by_one_in_the_order_of_the_dossier(chosen: Filter, own: Annotations) -> None:
    expected = tuple(act.id for act in DOSSIER.withdrawals if passes(DOSSIER, act, chosen, own))
    assert shown(DOSSIER, chosen, own) == expected


@given(filters(), facets, owns())
def test_counts_are_what_choosing_only_that_value_would_show(chosen: Filter, facet: Facet, own: Annotations) -> None:
    counts = facet_counts(DOSSIER, chosen, own)[facet]
    assert tuple(counts) == values_of(DOSSIER, facet)
    for value, count in counts.items():
        assert count == len(shown(DOSSIER, only(chosen, facet, value), own))


def test_without_a_filter_every_facet_counts_every_entry(real_dossier: Dossier) -> None:
    for facet, counts in facet_counts(real_dossier, Filter()).items():
        assert sum(counts.values()) == (0 if facet is Facet.OWN else len(real_dossier.withdrawals)), facet


def test_a_pin_counts_for_the_entry_the_entries_of_a_body_and_the_parts_of_an_act(real_dossier: Dossier) -> None:
    pinned = Filter(own=frozenset((PINNED,)))
    assert shown(real_dossier, pinned) == ()
    assert shown(real_dossier, pinned, Annotations.made(("who-2025",))) == ("who-2025",)
    body = real_dossier.withdrawal("who-2025").body
    own = Annotations.made((body,), {"who-2020": "first exit"})
    assert set(shown(real_dossier, pinned, own)) == {"who-2020", "who-2025"}
    assert shown(real_dossier, Filter(own=frozenset((NOTED,))), own) == ("who-2020",)
    batch = real_dossier.batches[0].id
    assert len(shown(real_dossier, pinned, Annotations.made((batch,)))) == 66


def test_a_record_without_a_note_is_shown_by_giving_up_that_it_must_have_one(real_dossier: Dossier) -> None:
    own = Annotations.made((), {"who-2020": "first exit"})
    chosen = Filter(own=frozenset((NOTED,)), domains=frozenset(("health",)))
    assert letting_through(real_dossier, chosen, "who-2025", own) == Filter(domains=frozenset(("health",)))
    assert letting_through(real_dossier, chosen, "who-2020", own) == chosen


@given(filters(), facets, st.data())
def test_a_second_click_undoes_the_first(chosen: Filter, facet: Facet, data: st.DataObject) -> None:
    value = data.draw(st.sampled_from(values_of(DOSSIER, facet)))
    once = toggled(DOSSIER, chosen, facet, value)
    assert is_ticked(once, facet, value) != is_ticked(chosen, facet, value)
    assert toggled(DOSSIER, once, facet, value) == chosen


@given(filters(), facets, st.data())
def test_a_click_changes_one_tick_and_no_other_facet(chosen: Filter, facet: Facet, data: st.DataObject) -> None:
    value = data.draw(st.sampled_from(values_of(DOSSIER, facet)))
    once = toggled(DOSSIER, chosen, facet, value)
    changed = [
        (other, each)
        for other in Facet
        for each in values_of(DOSSIER, other)
        if is_ticked(once, other, each) != is_ticked(chosen, other, each)
    ]
    # The click that empties a facet other than DOMAIN frees it; ticks of all others stay as they are.
    assert changed == [(facet, value)]


def test_domains_start_all_ticked_and_the_last_missing_tick_lifts_the_restriction(
    real_dossier: Dossier,
) -> None:
    less = toggled(real_dossier, Filter(), Facet.DOMAIN, "health")
    assert less.domains == frozenset(values_of(real_dossier, Facet.DOMAIN)) - {"health"}
    assert toggled(real_dossier, less, Facet.DOMAIN, "health") == Filter()


def test_unticking_the_last_domain_lets_nothing_through(real_dossier: Dossier) -> None:
    alone = only(Filter(), Facet.DOMAIN, "health")
    assert toggled(real_dossier, alone, Facet.DOMAIN, "health").domains == frozenset()


def test_unticking_the_last_status_lifts_the_restriction(real_dossier: Dossier) -> None:
    alone = toggled(real_dossier, Filter(), Facet.STATUS, Status.PENDING)
    assert alone.statuses == frozenset(("pending",))
    assert toggled(real_dossier, alone, Facet.STATUS, Status.PENDING) == Filter()


@given(filters(), facets.filter(lambda facet: facet is not Facet.OWN))
def test_inverting_shows_what_was_hidden_and_hides_what_was_shown(chosen: Filter, facet: Facet) -> None:
    inverse = inverted(DOSSIER, chosen, facet)
    if is_invertible(chosen, facet):
        every, one, other = everything(chosen, facet), set(shown(DOSSIER, chosen)), set(shown(DOSSIER, inverse))
        if len(chosen.chosen(facet) or ()) < len(values_of(DOSSIER, facet)):
            assert one | other == set(shown(DOSSIER, every))
            assert not one & other
            assert inverted(DOSSIER, inverse, facet) == chosen
        else:
            assert inverse == every, "without a value left the facet no longer restricts"
    for untouched in Facet:
        if untouched is not facet:
            assert inverse.chosen(untouched) == chosen.chosen(untouched)


def test_all_domains_inverted_are_none_and_none_are_all(real_dossier: Dossier) -> None:
    nothing = inverted(real_dossier, Filter(), Facet.DOMAIN)
    assert nothing == none(Filter(), Facet.DOMAIN)
    assert inverted(real_dossier, nothing, Facet.DOMAIN) == Filter()
    assert inverted(real_dossier, Filter(), Facet.STATUS) == Filter()


@given(filters(), facets)
def test_none_lets_nothing_through_and_everything_lifts_the_facet(chosen: Filter, facet: Facet) -> None:
    assert shown(DOSSIER, none(chosen, facet)) == ()
    assert everything(none(chosen, facet), facet) == everything(chosen, facet)


@given(filters())
def test_removing_all_chips_one_after_the_other_ends_without_restriction(chosen: Filter) -> None:
    steps = 0
    while left := chips(DOSSIER, chosen):
        chosen = left[0].leaves
        steps += 1
        assert steps < 60
    assert chosen == Filter()


def test_up_to_three_values_have_a_chip_each_and_more_share_one(real_dossier: Dossier) -> None:
    three = Filter(domains=frozenset(("health", "energy", "migration")))
    assert [chip.label for chip in chips(real_dossier, three)] == ["Energy", "Health", "Migration"]
    assert chips(real_dossier, three)[1].leaves.domains == frozenset(("energy", "migration"))
    most = toggled(real_dossier, Filter(), Facet.DOMAIN, "health")
    (chip,) = chips(real_dossier, most)
    assert (chip.label, chip.leaves) == ("All but Health", Filter())
    (chip,) = chips(real_dossier, none(Filter(), Facet.DOMAIN))
    assert (chip.label, chip.leaves) == ("No domains", Filter())


def test_a_chip_of_a_value_that_the_dossier_does_not_know_can_still_be_removed(
    real_dossier: Dossier,
) -> None:
    (chip,) = chips(real_dossier, Filter(administrations=frozenset(("nobody",))))
    assert (chip.label, chip.leaves) == ("nobody", Filter())


@pytest.mark.parametrize("facet", list(Facet))
def test_every_value_has_words_of_its_own(real_dossier: Dossier, facet: Facet) -> None:
    labels = [value_label(real_dossier, facet, value) for value in values_of(real_dossier, facet)]
    assert len(set(labels)) == len(labels)
    assert not set(labels) & set(values_of(real_dossier, facet))


def empty_pair(dossier: Dossier) -> Filter:
    """Return a domain and a status that no entry has together, though each occurs."""
    for domain in values_of(dossier, Facet.DOMAIN):
        for status in values_of(dossier, Facet.STATUS):
            pair = Filter(domains=frozenset((domain,)), statuses=frozenset((status,)))
            if not shown(dossier, pair):
                return pair
    raise AssertionError("every domain occurs with every status")


def test_an_empty_result_says_what_to_give_up_smallest_step_first(real_dossier: Dossier) -> None:
    pair = empty_pair(real_dossier)
    ways = relaxations(real_dossier, pair)
    assert {way.facets for way in ways} == {(Facet.DOMAIN,), (Facet.STATUS,)}
    assert [way.shows for way in ways] == sorted(way.shows for way in ways)
    for way in ways:
        assert way.shows == len(shown(real_dossier, way.leaves)) > 0
        assert way.label.startswith("Remove ")
    on = chips(real_dossier, pair)
    assert nothing_passes(on) == f"No entry is {on[0].label} and {on[1].label}."


def test_no_domain_has_a_way_out_of_its_own(real_dossier: Dossier) -> None:
    nothing = none(Filter(), Facet.DOMAIN)
    (way,) = relaxations(real_dossier, nothing)
    assert (way.label, way.shows) == ("Show all domains", len(real_dossier.withdrawals))
    assert nothing_passes(chips(real_dossier, nothing)) == "No domain is chosen."


@given(filters())
def test_there_is_always_a_way_out_of_an_empty_result_and_only_then(chosen: Filter) -> None:
    ways = relaxations(DOSSIER, chosen)
    assert bool(ways) == (not shown(DOSSIER, chosen))
    assert all(way.shows == len(shown(DOSSIER, way.leaves)) > 0 for way in ways)


def test_two_facets_are_given_up_only_where_one_does_not_help(real_dossier: Dossier) -> None:
    nothing = none(none(Filter(), Facet.DOMAIN), Facet.STATUS)
    assert [way.facets for way in relaxations(real_dossier, nothing)] == [(Facet.STATUS, Facet.DOMAIN)]


def test_values_and_passes_agree(real_dossier: Dossier) -> None:
    entry = real_dossier.withdrawals[0]
    own = Annotations.made((entry.id,))
    for facet in Facet:
        (value,) = values_for(real_dossier, entry, facet, own)
        assert passes(real_dossier, entry, only(Filter(), facet, value), own)
        assert not passes(real_dossier, entry, none(Filter(), facet), own)


@pytest.mark.parametrize(
    ("chosen", "label"),
    [
        (
            Filter(
                domains=frozenset(("migration", "energy")),
                statuses=frozenset(("reversed",)),
                actions=frozenset(("defunding",)),
            ),
            "Remove the 2 domains",
        ),
        (Filter(domains=frozenset(), statuses=frozenset()), "Show all statuses and domains"),
    ],
)
def test_ways_out_are_said_in_words(real_dossier: Dossier, chosen: Filter, label: str) -> None:
    assert label in [way.label for way in relaxations(real_dossier, chosen)]


@given(filters(), st.sampled_from([*(act.id for act in DOSSIER.withdrawals), *(body.id for body in DOSSIER.bodies)]))
def test_letting_a_record_through_gives_up_only_facets_that_hide_it(chosen: Filter, record_id: str) -> None:
    after = letting_through(DOSSIER, chosen, record_id)
    acts = {act.id for act in DOSSIER.withdrawals_of(record_id)} or {record_id}
    if acts.intersection(act.id for act in DOSSIER.withdrawals):
        assert acts.intersection(shown(DOSSIER, after))
    given_up = [facet for facet in Facet if chosen.chosen(facet) != after.chosen(facet)]
    for facet in given_up:
        assert after.chosen(facet) is None
        again = after.choosing(facet, chosen.chosen(facet))
        assert not acts.intersection(shown(DOSSIER, again)), f"{facet} did not hide it"


def test_what_was_lifted_is_said_by_its_chips(real_dossier: Dossier) -> None:
    before = Filter(
        domains=frozenset(("energy", "health")), statuses=frozenset(("pending",)), un_system=frozenset(("un",))
    )
    after = everything(everything(before, Facet.DOMAIN), Facet.STATUS)
    assert (
        what_was_lifted(real_dossier, before, after, "Paris Agreement")
        == "Removed from the filter, because it hid “Paris Agreement”: Energy, Health, Pending."
    )


@pytest.mark.parametrize(
    ("missing", "label"),
    [
        (("energy",), "All but Energy"),
        (("health", "energy"), "All but Energy and Health"),
        (("health", "energy", "migration"), "7 of 10 domains"),
    ],
)
def test_one_or_two_missing_domains_are_named(real_dossier: Dossier, missing: tuple[str, ...], label: str) -> None:
    values = frozenset(values_of(real_dossier, Facet.DOMAIN)).difference(missing)
    (chip,) = chips(real_dossier, Filter(domains=values))
    assert (chip.label, chip.leaves) == (label, Filter())


def test_many_values_are_counted_where_nothing_passes(real_dossier: Dossier) -> None:
    values = frozenset(values_of(real_dossier, Facet.DOMAIN)).difference(("energy",))
    on = chips(real_dossier, Filter(domains=values, statuses=frozenset(("reversed",))))
    assert nothing_passes(on) == "No entry is one of 9 domains and Reversed."
