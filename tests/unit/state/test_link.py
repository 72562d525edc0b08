"""The view as a link: exact both ways, short, and patient with what it does not know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import Day, to_day
from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.query.filters import Facet, Filter, values_of
from withdrawal_timeline.state import link
from withdrawal_timeline.state.arrangement import Arrangements, LaneArrangement
from withdrawal_timeline.state.grouping import grouping
from withdrawal_timeline.state.opening import first_start
from withdrawal_timeline.state.session import Restored
from withdrawal_timeline.state.view_state import LaneKind, ViewKind, ViewState, Window

DOSSIER = load_dossier(default_dossier())
DEFAULTS = first_start(DOSSIER, date(2026, 11, 22), "dark", Stance.CRITICISES, reduce_motion=True)


def window(first: date, after: date) -> Window:
    return Window(to_day(first), to_day(after))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    moments = st.floats(-300_000, 300_000) | st.integers(-300_000, 300_000).map(float)
    start, end = sorted((draw(moments), draw(moments)))
    return Window(Day(start), Day(end if end > start else start + 7.0))


@st.composite
def arranged(draw: st.DrawFn, kind: LaneKind) -> LaneArrangement:
    every = [group.key for group in grouping(DOSSIER, kind).groups]
    order = draw(st.just(every) | st.permutations(every))
    some = st.frozensets(st.sampled_from(every))
    return LaneArrangement(() if order == every else tuple(order), draw(some), draw(some))


@st.composite
def states(draw: st.DrawFn) -> ViewState:
    chosen = Filter()
    for facet in Facet:
        values = st.frozensets(st.sampled_from(values_of(DOSSIER, facet)))
        chosen = chosen.choosing(facet, draw(st.none() | values))
    act = draw(st.none() | st.sampled_from(DOSSIER.withdrawals))
    milestone = draw(st.none() | st.integers(0, len(act.milestones) - 1)) if act is not None else None
    lanes_by = draw(st.sampled_from(LaneKind))
    keys = [group.key for group in grouping(DOSSIER, lanes_by).groups]
    return replace(
        DEFAULTS,
        window=draw(st.just(DEFAULTS.window) | windows()),
        filter=chosen,
        query=draw(st.text(st.characters(exclude_categories=["Cs"]))),
        hit=draw(st.integers(-1, 999)),
        selection=act.id if act is not None else None,
        milestone=milestone,
        view=draw(st.sampled_from(ViewKind)),
        lanes_by=lanes_by,
        quiet_cut=draw(st.booleans()),
        arrangements=Arrangements.made(
            {kind.value: draw(arranged(kind)) for kind in draw(st.sets(st.sampled_from(LaneKind)))}
        ),
        unfolded=draw(st.frozensets(st.sampled_from(keys))),
    )


@given(states(), st.booleans())
def test_a_link_leads_back_to_exactly_the_view_that_it_was_made_of(state: ViewState, whole: bool) -> None:
    made = link.write(state, None if whole else DEFAULTS)
    assert link.is_link(made)
    assert made.isascii()
    assert not any(letter.isspace() for letter in made)
    restored = link.read(made, DEFAULTS, DOSSIER)
    assert restored.problems == ()
    assert restored.state == state


def test_a_link_is_short_and_can_be_read_by_people() -> None:
    state = replace(
        DEFAULTS,
        selection="who-2025",
        window=window(date(2015, 1, 1), date(2027, 7, 1)),
        filter=Filter(domains=frozenset(("health",))),
    )
    assert link.write(state, replace(DEFAULTS, window=Window(Day(0), Day(1)))) == (
        "withdrawal-timeline:?sel=who-2025&from=2015&to=2027-06&domain=health"
    )


def test_the_opening_view_has_nothing_to_say() -> None:
    assert link.write(DEFAULTS, DEFAULTS) == "withdrawal-timeline:"
    assert link.read("withdrawal-timeline:", DEFAULTS, DOSSIER).state == DEFAULTS


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("from=2016&to=2016", window(date(2016, 1, 1), date(2017, 1, 1))),
        ("from=2016-02&to=2016-02", window(date(2016, 2, 1), date(2016, 3, 1))),
        ("from=2016-02-29&to=2016-12-31", window(date(2016, 2, 29), date(2017, 1, 1))),
        ("from=2016-02-28.5&to=2016-02-29.25", Window(Day(16859.5), Day(16860.25))),
        ("from=2030", Window(to_day(date(2030, 1, 1)), Day(to_day(date(2030, 1, 1)) + DEFAULTS.window.days))),
        ("to=1999", Window(Day(to_day(date(2000, 1, 1)) - DEFAULTS.window.days), to_day(date(2000, 1, 1)))),
    ],
)
def test_times_are_dates_as_people_write_them(asked: str, expected: Window) -> None:
    assert link.read(f"withdrawal-timeline:?{asked}", DEFAULTS, DOSSIER) == Restored(replace(DEFAULTS, window=expected))


@pytest.mark.parametrize(
    "start", ["withdrawal-timeline:?", "withdrawal-timeline://?", "Withdrawal-Timeline:/?", "withdrawal-timeline:///?"]
)
def test_slashes_and_capitals_that_other_programs_add_do_not_matter(start: str) -> None:
    read = link.read(f"{start}sel=who-2025#top", DEFAULTS, DOSSIER)
    assert (read.state.selection, read.problems) == ("who-2025", ())


def test_values_may_be_listed_or_repeated_and_none_is_a_choice_too() -> None:
    read = link.read("withdrawal-timeline:?domain=health&domain=energy,migration&status=", DEFAULTS, DOSSIER)
    assert read.state.filter == Filter(domains=frozenset(("health", "energy", "migration")), statuses=frozenset())
    assert read.problems == ()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("colour=red", "a part “colour” that this version does not know"),
        ("sel=league-of-nations-1850", "“sel”. This dossier does not have league-of-nations-1850."),
        ("domain=health,music", "“domain”. This dossier does not have music."),
        ("from=yesterday", "“from”. “yesterday” is not a date."),
        ("from=2015-02-30.5", "“from”. “2015-02-30.5” is not a date."),
        ("from=2020&to=2010", "“to”. The end “2010” lies before the beginning."),
        ("sel=who-2025&step=99", "“step”. There is no number 99."),
        ("sel=who-2025&step=x", "“step”. There is no number x."),
        ("step=1", "“step”. There is no number 1."),
        ("q=who&hit=0", "“hit”. There is no number 0."),
        ("view=globe", "“view”. There is no view “globe”."),
        ("lanes=mood", "“lanes”. Lanes cannot stand for “mood”."),
        ("quiet=very", "“quiet”. Quiet years are cut or whole, not “very”."),
        ("order=mood:x", "“order”. Lanes cannot stand for “mood”."),
        ("unfolded=mood", "“unfolded”. There is no lane mood."),
    ],
)
def test_what_cannot_be_used_is_left_out_and_said_and_the_rest_is_taken(asked: str, said: str) -> None:
    read = link.read(f"withdrawal-timeline:?{asked}&un-system=un", DEFAULTS, DOSSIER)
    assert read.state.filter.un_system == frozenset(("un",))
    assert len(read.problems) == 1
    assert said in read.problems[0]
    assert read.problems[0].endswith(".")


def test_of_several_values_the_known_ones_are_taken() -> None:
    read = link.read("withdrawal-timeline:?domain=health,music", DEFAULTS, DOSSIER)
    assert read.state.filter == Filter(domains=frozenset(("health",)))
    assert link.read("withdrawal-timeline:?domain=music", DEFAULTS, DOSSIER).state.filter == Filter()


@pytest.mark.parametrize(
    "text", ["", "https://example.org/?sel=who-2025", "withdrawal-timeline", "withdrawal-timeline:?" + "a" * 20000]
)
def test_what_is_no_link_changes_nothing(text: str) -> None:
    read = link.read(text, DEFAULTS, DOSSIER)
    assert read.state == DEFAULTS
    assert len(read.problems) == 1


@given(st.text())
def test_no_text_raises(text: str) -> None:
    link.read(f"withdrawal-timeline:{text}", DEFAULTS, DOSSIER)
    link.read(
        "withdrawal-timeline:?" + "&".join(f"{name}={text}" for name in ("sel", "step", "from", "to", "hit", "view")),
        DEFAULTS,
        DOSSIER,
    )
