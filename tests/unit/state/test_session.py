"""The view as text, and what becomes of damaged text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.query.filters import Facet, Filter, values_of
from withdrawal_timeline.state import session
from withdrawal_timeline.state.arrangement import Arrangements, LaneArrangement
from withdrawal_timeline.state.grouping import grouping
from withdrawal_timeline.state.view_state import LaneKind, ThemeChoice, ViewKind, ViewState, Window

DOSSIER = load_dossier(default_dossier())
DEFAULTS = ViewState(
    Window(Day(16000.0), Day(21000.0)), theme=ThemeChoice.DARK, left_stance=Stance.CRITICISES, reduce_motion=True
)


@pytest.fixture
def dossier() -> Dossier:
    return DOSSIER


@st.composite
def arranged(draw: st.DrawFn, kind: LaneKind) -> LaneArrangement:
    every = [group.key for group in grouping(DOSSIER, kind).groups]
    order = draw(st.just(every) | st.permutations(every))
    some = st.frozensets(st.sampled_from(every))
    return LaneArrangement(() if order == every else tuple(order), draw(some), draw(some))


@st.composite
def states(draw: st.DrawFn) -> ViewState:
    start = draw(st.floats(-40_000, 30_000))
    days = draw(st.floats(7, 60_000))
    chosen = Filter()
    for facet in Facet:
        values = st.frozensets(st.sampled_from(values_of(DOSSIER, facet)))
        chosen = chosen.choosing(facet, draw(st.none() | values))
    act = draw(st.none() | st.sampled_from(DOSSIER.withdrawals))
    milestone = draw(st.none() | st.integers(0, len(act.milestones) - 1)) if act is not None else None
    lanes_by = draw(st.sampled_from(LaneKind))
    unfolded = draw(st.frozensets(st.sampled_from([group.key for group in grouping(DOSSIER, lanes_by).groups])))
    arrangements = Arrangements.made({kind.value: draw(arranged(kind)) for kind in LaneKind})
    return replace(
        DEFAULTS,
        arrangements=arrangements,
        window=Window(Day(start), Day(start + days)),
        filter=chosen,
        selection=act.id if act is not None else None,
        milestone=milestone,
        view=draw(st.sampled_from(ViewKind)),
        lanes_by=lanes_by,
        unfolded=unfolded,
    )


@given(states())
def test_reading_what_was_written_gives_the_same_state(state: ViewState) -> None:
    restored = session.read(session.write(state), DEFAULTS, DOSSIER)
    assert restored == session.Restored(state)


def test_the_text_says_its_version_and_no_preference() -> None:
    saved = json.loads(session.write(DEFAULTS))
    assert saved["version"] == session.VERSION
    assert not {"theme", "left_stance", "reduce_motion", "query"} & saved.keys()


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
parts = st.sampled_from(
    ("version", "window", "filter", "selection", "milestone", "view", "lanes_by", "unfolded", "arrangements", "other")
)


@given(st.dictionaries(parts, anything), st.booleans())
def test_no_damage_stops_the_start(damaged: dict[str, object], current: bool) -> None:
    if current:
        damaged["version"] = session.VERSION
    restored = session.read(json.dumps(damaged), DEFAULTS, DOSSIER)
    assert restored.state.window.days > 0
    assert restored.state.selection is None or DOSSIER.find(restored.state.selection) is not None
    assert all(problem.endswith(".") for problem in restored.problems)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "7", '"who"', "[" * 100_000, '{"version": 99}'])
def test_text_that_is_no_session_gives_the_defaults_and_a_sentence(text: str) -> None:
    restored = session.read(text, DEFAULTS, DOSSIER)
    assert restored.state == DEFAULTS
    assert len(restored.problems) == 1


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("window", [3, 2], "stretch of time"),
        ("window", [0, float("nan")], "stretch of time"),
        ("window", [0, 10**400], "stretch of time"),
        ("window", [True, 5], "stretch of time"),
        ("selection", "no-such-id", "no-such-id"),
        ("selection", 5, "selection"),
        ("filter", [], "filter"),
        ("filter", {"domains": ["atlantis"]}, "atlantis"),
        ("filter", {"colours": ["red"]}, "colours"),
        ("view", "map", "timeline or list"),
        ("view", ["list"], "timeline or list"),
        ("unfolded", 5, "capsules"),
        ("arrangements", [], "arranged"),
        ("arrangements", {"domain": 7}, "arranged"),
        ("arrangements", {"domain": {"order": "health"}}, "arranged"),
        ("surprise", 1, "surprise"),
    ],
)
def test_one_damaged_part_is_named_and_the_others_are_kept(part: str, value: object, said: str) -> None:
    kept = replace(DEFAULTS, window=Window(Day(1.0), Day(50.0)), selection=DOSSIER.withdrawals[0].id)
    text = json.dumps(json.loads(session.write(kept)) | {part: value})
    restored = session.read(text, DEFAULTS, DOSSIER)
    assert len(restored.problems) == 1
    assert said in restored.problems[0]
    if part != "window":
        assert restored.state.window == kept.window
    if part != "selection":
        assert restored.state.selection == kept.selection


def test_a_filter_keeps_its_known_values_and_drops_the_others() -> None:
    text = json.dumps({"version": session.VERSION, "filter": {"domains": ["health", "atlantis"]}})
    restored = session.read(text, DEFAULTS, DOSSIER)
    assert restored.state.filter == Filter(domains=frozenset({"health"}))


def test_a_milestone_that_is_not_there_is_not_chosen() -> None:
    act = DOSSIER.withdrawals[0]
    text = json.dumps({"version": session.VERSION, "selection": act.id, "milestone": len(act.milestones)})
    assert session.read(text, DEFAULTS, DOSSIER).state.milestone is None


def test_lanes_as_given_are_left_out_of_the_text() -> None:
    assert "arrangements" not in json.loads(session.write(DEFAULTS))
    moved = LaneArrangement(collapsed=frozenset({"health"}))
    text = session.write(replace(DEFAULTS, arrangements=Arrangements.made({"domain": moved})))
    assert json.loads(text)["arrangements"] == {"domain": {"collapsed": ["health"]}}


def test_lanes_that_are_no_longer_there_are_left_out_and_new_ones_stand_where_the_dossier_has_them() -> None:
    every = [group.key for group in grouping(DOSSIER, LaneKind.DOMAIN).groups]
    old = ["atlantis", *reversed(every[1:]), every[1]]
    saved = {"domain": {"order": old, "collapsed": ["atlantis", every[2]], "pinned": ["atlantis"]}, "planets": {}}
    restored = session.read(json.dumps({"version": session.VERSION, "arrangements": saved}), DEFAULTS, DOSSIER)
    assert restored.problems == ()
    assert restored.state.arrangements.of("domain") == LaneArrangement(
        (every[0], *reversed(every[1:])), frozenset({every[2]})
    )
