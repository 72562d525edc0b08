"""Order, collapse and pin of lanes, by their keys alone."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from withdrawal_timeline.state.arrangement import AS_GIVEN, Arrangements, LaneArrangement

KEYS = st.lists(st.sampled_from("abcdefghij"), unique=True, min_size=1)
ARRANGEMENTS = st.builds(
    LaneArrangement,
    st.lists(st.sampled_from("abcdefghijXYZ"), unique=True).map(tuple),
    st.frozensets(st.sampled_from("abcdefghij")),
    st.frozensets(st.sampled_from("abcdefghij")),
)


@given(ARRANGEMENTS, KEYS)
def test_an_order_is_a_permutation_with_the_pinned_lanes_first(arrangement: LaneArrangement, every: list[str]) -> None:
    ordered = arrangement.ordered(every)
    pins = [key in arrangement.pinned for key in ordered]
    assert sorted(ordered) == sorted(every)
    assert pins == sorted(pins, reverse=True)


@given(ARRANGEMENTS, KEYS)
def test_lanes_that_the_order_names_stand_in_that_order(arrangement: LaneArrangement, every: list[str]) -> None:
    whole = arrangement.whole_order(every)
    named = [key for key in arrangement.order if key in every]
    assert [key for key in whole if key in named] == named


@given(ARRANGEMENTS, KEYS, st.data())
def test_a_placed_lane_stands_beside_the_other_one_and_the_rest_keeps_its_order(
    arrangement: LaneArrangement, every: list[str], data: st.DataObject
) -> None:
    key, beside = data.draw(st.sampled_from(every)), data.draw(st.sampled_from(every))
    assume(key != beside)
    below = data.draw(st.booleans())
    before = [lane for lane in arrangement.whole_order(every) if lane != key]
    placed = arrangement.placed(every, key, beside, below=below, pinned=beside in arrangement.pinned)
    ordered = placed.ordered(every)
    assert ordered.index(key) - ordered.index(beside) == (1 if below else -1)
    assert [lane for lane in placed.whole_order(every) if lane != key] == before
    assert placed.collapsed == arrangement.collapsed


@given(ARRANGEMENTS, KEYS, st.data())
def test_a_step_and_its_opposite_bring_back_what_is_seen(
    arrangement: LaneArrangement, every: list[str], data: st.DataObject
) -> None:
    seen = data.draw(st.lists(st.sampled_from(every), unique=True, min_size=1))
    key = data.draw(st.sampled_from(seen))
    step = data.draw(st.sampled_from((-1, 1)))

    def shown(found: LaneArrangement) -> list[str]:
        return [lane for lane in found.ordered(every) if lane in seen]

    moved = arrangement.stepped(every, seen, key, step)
    before, after = shown(arrangement), shown(moved)
    if moved is arrangement:
        place = before.index(key) + step
        assert not 0 <= place < len(before) or (before[place] in arrangement.pinned) != (key in arrangement.pinned)
    else:
        assert after.index(key) == before.index(key) + step
        assert shown(moved.stepped(every, seen, key, -step)) == before


def test_the_given_order_is_kept_as_no_order() -> None:
    moved = AS_GIVEN.placed("abc", "c", "a", below=False)
    assert moved.order == ("c", "a", "b")
    assert moved.placed("abc", "c", "b", below=True) == AS_GIVEN


def test_an_unpinned_lane_returns_to_its_place() -> None:
    assert AS_GIVEN.pinning("b").ordered("abc") == ("b", "a", "c")
    assert AS_GIVEN.pinning("b").pinning("b").ordered("abc") == ("a", "b", "c")


def test_kinds_that_are_as_given_are_left_out() -> None:
    some = Arrangements().having("status", AS_GIVEN.toggled("x")).having("domain", AS_GIVEN.pinning("y"))
    assert some == Arrangements.made({"domain": AS_GIVEN.pinning("y"), "status": AS_GIVEN.toggled("x")})
    assert some.of("kind") == AS_GIVEN
    assert some.having("status", AS_GIVEN).having("domain", AS_GIVEN) == Arrangements()
