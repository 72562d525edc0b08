"""Lanes are collapsed and put in order, by mouse and by keys alone, and stand so at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from withdrawal_timeline.ui.lane_commands import NO_LANE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.journey import Journey

    from withdrawal_timeline.layout.plan import PlannedLane
    from withdrawal_timeline.ui.timeline.scene import HeaderBox, Scene

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FIRST_THREE = ["climate_environment", "energy", "health"]


def scene(journey: Journey) -> Scene:
    found = journey.panels.timeline.canvas.current()
    assert found is not None
    return found


def keys(journey: Journey) -> list[str]:
    return [planned.lane.key for planned in scene(journey).plan.lanes]


def collapsed(journey: Journey) -> list[str]:
    return [planned.lane.key for planned in scene(journey).plan.lanes if planned.lane.collapsed]


def lane(journey: Journey, key: str) -> PlannedLane:
    found = scene(journey).plan.lane(key)
    assert found is not None
    return found


def header(journey: Journey, key: str) -> HeaderBox:
    return next(box for box in scene(journey).headers if box.lane.lane.key == key)


def title_of(journey: Journey, key: str) -> QPoint:
    now, box = scene(journey), header(journey, key)
    return QPoint(round(box.x + 12), round(box.top + 9 - now.scroll + now.header))


def chevron_of(journey: Journey, key: str) -> QPoint:
    return QPoint(round(header(journey, key).left + 6), title_of(journey, key).y())


def tick_of(journey: Journey, owner: str, index: int) -> QPoint:
    now = scene(journey)
    tick = next(
        tick
        for tick in now.frame.ticks
        if any((mark.mark.owner, mark.mark.index) == (owner, index) for mark in tick.marks)
    )
    return QPoint(round(tick.x), round(tick.y - now.scroll + now.header))


def point_at(journey: Journey, place: QPoint) -> None:
    QTest.mouseMove(journey.panels.timeline, place)
    journey.settle()


def test_a_click_on_the_name_of_a_lane_leaves_one_line_with_all_its_marks_and_another_opens_it(
    journey: Journey,
) -> None:
    timeline, place = journey.panels.timeline, title_of(journey, "health")
    height = lane(journey, "health").height
    names = {name.text for name in scene(journey).frame.names}

    journey.click(timeline, place)
    assert collapsed(journey) == ["health"]
    assert title_of(journey, "health") == place
    assert lane(journey, "health").height < 32
    assert header(journey, "health").remark == "9 entries"
    assert "WHO" not in {name.text for name in scene(journey).frame.names}
    who = [mark for tick in scene(journey).frame.ticks for mark in tick.marks if mark.mark.owner == "who-2025"]
    assert len(who) == 3

    journey.click(timeline, chevron_of(journey, "health"))
    assert collapsed(journey) == []
    assert lane(journey, "health").height == height
    assert {name.text for name in scene(journey).frame.names} == names


def test_the_pointer_on_the_name_of_a_lane_says_what_a_click_does(journey: Journey) -> None:
    timeline = journey.panels.timeline
    point_at(journey, QPoint(400, 300))
    assert timeline.cursor().shape() is Qt.CursorShape.ArrowCursor
    point_at(journey, title_of(journey, "energy"))
    assert scene(journey).gripped == "energy"
    assert timeline.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_a_step_in_a_collapsed_lane_is_selected_by_its_tick_and_gets_a_row_there(journey: Journey) -> None:
    timeline = journey.panels.timeline
    journey.click(timeline, title_of(journey, "health"))
    closed = lane(journey, "health").height
    place = title_of(journey, "health")

    journey.click(timeline, tick_of(journey, "who-2025", 1))

    assert (journey.state.selection, journey.state.milestone) == ("who-2025", 1)
    assert collapsed(journey) == ["health"]
    assert "WHO" in {name.text for name in scene(journey).frame.names}
    assert lane(journey, "health").height > closed
    assert title_of(journey, "health") == place
    journey.key(Qt.Key.Key_Escape)
    assert lane(journey, "health").height == closed


def test_clicks_on_a_tick_with_several_steps_select_them_in_turn(journey: Journey) -> None:
    timeline = journey.panels.timeline
    journey.do("view.fit_all")
    journey.click(timeline, title_of(journey, "economy_trade_development"))
    tick = max(scene(journey).frame.ticks, key=lambda tick: len(tick.marks))
    steps = [(mark.mark.owner, mark.mark.index) for mark in tick.marks]
    assert len(steps) > 1
    seen = []
    for _ in steps:
        journey.click(timeline, tick_of(journey, *steps[0]))
        seen.append((journey.state.selection, journey.state.milestone))
    assert seen == steps


def test_what_a_search_finds_in_a_collapsed_lane_comes_into_view_without_opening_it(journey: Journey) -> None:
    timeline = journey.panels.timeline
    journey.click(timeline, title_of(journey, "health"))
    journey.do("search.focus")
    journey.type("World Health Organization")
    journey.key(Qt.Key.Key_Return)
    assert collapsed(journey) == ["health"]
    place = scene(journey).plan.place_of(str(scene(journey).selected))
    assert place is not None
    assert scene(journey).scroll <= place[0] <= scene(journey).scroll + timeline.height()


def test_the_capsule_of_a_collapsed_lane_opens_it_and_unfolds(journey: Journey) -> None:
    journey.click(journey.panels.timeline, title_of(journey, "migration"))
    now = scene(journey)
    box = next(box for box in now.capsules if box.lane.lane.key == "migration")
    journey.click(
        journey.panels.timeline, QPoint(round(box.x + box.width / 2), round(box.y + 6 - now.scroll + now.header))
    )
    assert collapsed(journey) == []
    assert journey.state.unfolded == frozenset({"migration"})


def test_keys_alone_collapse_and_order_the_lane_of_the_selection(journey: Journey) -> None:
    journey.key(Qt.Key.Key_Home)
    first = journey.selected()
    assert first is not None
    mine = journey.picture.tracks.lane_of(first)
    assert mine is not None
    place = keys(journey).index(mine)
    journey.key(Qt.Key.Key_K)
    assert collapsed(journey) == [mine]
    journey.key(Qt.Key.Key_K, SHIFT)
    assert collapsed(journey) == [key for key in keys(journey) if key != mine]
    journey.key(Qt.Key.Key_K, SHIFT)
    assert collapsed(journey) == []

    step = 1 if place == 0 else -1
    journey.key(Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up, CONTROL)
    assert keys(journey).index(mine) == place + step
    journey.do("lane.given_order")
    assert keys(journey)[:3] == FIRST_THREE


def test_keys_mean_the_lane_under_the_pointer_and_stay_with_it_while_it_moves(journey: Journey) -> None:
    point_at(journey, title_of(journey, "climate_environment"))
    journey.key(Qt.Key.Key_Down, CONTROL)
    journey.key(Qt.Key.Key_Down, CONTROL)
    assert keys(journey)[:3] == ["energy", "health", "climate_environment"]
    for _ in keys(journey):
        journey.key(Qt.Key.Key_Up, CONTROL)
    assert keys(journey)[:3] == FIRST_THREE
    assert journey.status == "Climate and environment is the first lane already."


def test_without_a_lane_the_keys_say_what_to_do(journey: Journey) -> None:
    journey.key(Qt.Key.Key_K)
    assert collapsed(journey) == []
    assert journey.status == NO_LANE


def test_empty_lanes_keep_their_places(journey: Journey) -> None:
    point_at(journey, title_of(journey, "energy"))
    journey.key(Qt.Key.Key_Up, CONTROL)
    journey.do("domain.toggle_1")
    assert keys(journey)[:2] == ["energy", "health"]
    point_at(journey, title_of(journey, "energy"))
    journey.key(Qt.Key.Key_Down, CONTROL)
    assert keys(journey)[:2] == ["health", "energy"]
    journey.do("domain.all")
    assert keys(journey)[:3] == ["climate_environment", "health", "energy"]


def test_a_right_click_on_the_name_of_a_lane_opens_its_menu(journey: Journey) -> None:
    timeline, place = journey.panels.timeline, title_of(journey, "health")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, timeline.mapToGlobal(place))
    QApplication.sendEvent(timeline, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].objectName() == "lane.collapse"
    QApplication.sendEvent(timeline, event)
    menu.actions()[0].trigger()
    menu.close()
    journey.settle()
    assert collapsed(journey) == ["health"]


def test_lanes_stand_at_the_next_start_as_they_were_left_and_as_given_in_the_opening_view(
    begin: Callable[..., Journey],
) -> None:
    journey = begin()
    journey.do("motion.reduce")
    point_at(journey, title_of(journey, "health"))
    journey.key(Qt.Key.Key_Up, CONTROL)
    journey.key(Qt.Key.Key_K)
    journey.do("lanes.status")
    journey.click(journey.panels.timeline, title_of(journey, "reversed"))

    again = begin()
    assert collapsed(again) == ["reversed"]
    again.do("lanes.domain")
    assert (collapsed(again), keys(again)[:3]) == (["health"], ["climate_environment", "health", "energy"])
    again.do("view.opening")
    assert (collapsed(again), keys(again)[:3]) == ([], FIRST_THREE)
