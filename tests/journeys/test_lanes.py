"""Lanes are collapsed and put in order, by mouse and by keys alone, and stand so at the next start."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollBar

from withdrawal_timeline.domain.dates import to_day
from withdrawal_timeline.layout.reorder import GAP
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.commands.lanes import NO_LANE
from withdrawal_timeline.ui.timeline.gestures import NOTCH

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot
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
    box = header(journey, key)
    return QPoint(round(box.x + 12), round(scene(journey).y_of(box.top) + 9))


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


def pin_of(journey: Journey, key: str) -> QPoint:
    x = header(journey, key).pin_x
    assert x is not None
    return QPoint(round(x + 5), title_of(journey, key).y())


def pinned(journey: Journey) -> list[str]:
    return [planned.lane.key for planned in scene(journey).plan.lanes if planned.lane.pinned]


def border(journey: Journey) -> float:
    """Return the pixel of the timeline at which the lanes begin that scroll."""
    now = scene(journey)
    return now.header + now.panes.rest.top


def wheel_in_gutter(journey: Journey, y: float, notches: int) -> None:
    view = journey.panels.timeline
    at = QPointF(view.canvas.time_width + 20.0, y)
    event = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, round(NOTCH * notches)),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    journey.settle()


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


def test_in_the_list_no_command_on_lanes_can_be_given(journey: Journey) -> None:
    assert journey.program.sitting is not None
    journey.key(Qt.Key.Key_L)
    assert not journey.program.sitting.actions["lane.collapse"].isEnabled()
    journey.do("view.timeline")
    assert journey.program.sitting.actions["lane.collapse"].isEnabled()


def test_a_right_click_on_the_name_of_a_lane_opens_its_menu(journey: Journey) -> None:
    assert journey.program.sitting is not None
    timeline, place = journey.panels.timeline, title_of(journey, "health")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, timeline.mapToGlobal(place))
    QApplication.sendEvent(timeline, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert offered[:3] == ["Collapse this lane", "Collapse the other lanes, or open all", "Pin this lane"]
    assert not journey.program.sitting.actions["lane.given_order"].isEnabled()
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
    journey.click(journey.panels.timeline, pin_of(journey, "peace_security"))
    journey.do("lanes.status")
    journey.click(journey.panels.timeline, title_of(journey, "reversed"))

    again = begin()
    assert collapsed(again) == ["reversed"]
    again.do("lanes.domain")
    assert (collapsed(again), pinned(again)) == (["health"], ["peace_security"])
    assert keys(again)[1:4] == ["climate_environment", "health", "energy"]
    again.do("view.opening")
    assert (collapsed(again), pinned(again), keys(again)[:3]) == ([], [], FIRST_THREE)


@pytest.fixture
def small(begin: Callable[..., Journey]) -> Journey:
    """Return the program in a window in which not all lanes fit."""
    started = begin(size=(1100, 620))
    started.do("motion.reduce")
    return started


def test_a_pinned_lane_stays_while_the_others_scroll_beneath_it(small: Journey) -> None:
    point_at(small, title_of(small, "health"))
    small.key(Qt.Key.Key_P, SHIFT)
    assert keys(small)[:3] == ["health", "climate_environment", "energy"]
    place, line = title_of(small, "health"), border(small)
    assert line == scene(small).header + lane(small, "health").height

    energy = title_of(small, "energy").y()
    wheel_in_gutter(small, line + 50.0, -2)
    assert title_of(small, "energy").y() < energy
    assert title_of(small, "health") == place
    small.panels.timeline.setFocus()
    small.key(Qt.Key.Key_PageDown)
    assert title_of(small, "health") == place
    assert border(small) == line
    last = keys(small)[-1]
    wheel_in_gutter(small, scene(small).header + 10.0, -50)
    foot = scene(small).y_of(lane(small, last).top + lane(small, last).height)
    assert abs(foot - small.panels.timeline.height()) <= 1.0

    small.click(small.panels.timeline, mark_of(small, "who-2025", 1))
    assert (small.state.selection, small.state.milestone) == ("who-2025", 1)
    assert title_of(small, "health") == place


def mark_of(journey: Journey, owner: str, index: int) -> QPoint:
    now = scene(journey)
    mark = next(mark for mark in now.frame.marks if (mark.mark.owner, mark.mark.index) == (owner, index))
    return QPoint(round(mark.x), round(now.y_of(mark.y)))


def test_what_is_selected_comes_into_view_beneath_the_pinned_lanes(small: Journey) -> None:
    small.click(small.panels.timeline, pin_of(small, "health"))
    for _ in range(3):
        small.key(Qt.Key.Key_PageDown, on=small.panels.timeline)
    assert small.program.sitting is not None
    small.program.sitting.wishes.select("paris-2017")
    small.settle()
    now = scene(small)
    place = now.plan.place_of(str(now.selected))
    assert place is not None
    assert border(small) <= now.y_of(place[0])
    assert now.y_of(place[0] + place[1]) <= small.panels.timeline.height()


def test_the_pin_of_a_lane_is_clicked_to_pin_it_and_to_let_it_go(journey: Journey) -> None:
    timeline = journey.panels.timeline
    for key in ("energy", "migration"):
        journey.click(timeline, pin_of(journey, key))
    assert pinned(journey) == ["energy", "migration"]
    assert collapsed(journey) == []
    journey.click(timeline, pin_of(journey, "energy"))
    assert pinned(journey) == ["migration"]
    assert keys(journey)[1:3] == ["climate_environment", "energy"]


def test_pinned_lanes_take_half_of_the_view_at_most_and_scroll_there(small: Journey) -> None:
    timeline = small.panels.timeline
    for key in ("economy_trade_development", "human_rights_democracy", "health"):
        timeline.lanePinWished.emit(key)
        small.settle()
    view = timeline.height() - scene(small).header
    assert border(small) - scene(small).header == pytest.approx(view / 2, abs=1.0)
    bars = {bar.accessibleName(): bar for bar in timeline.findChildren(QScrollBar)}
    assert bars["Pinned lanes"].isVisible()
    assert bars["Lanes"].isVisible()
    assert bars["Pinned lanes"].geometry().bottom() < bars["Lanes"].geometry().top()

    above, below = mark_of(small, "who-2025", 1).y(), title_of(small, "climate_environment").y()
    wheel_in_gutter(small, scene(small).header + 30.0, -1)
    assert mark_of(small, "who-2025", 1).y() < above
    assert title_of(small, "climate_environment").y() == below

    # A lane that has gone beneath the border is not hit through the lanes that are seen there.
    hidden = mark_of(small, *last_mark(small, "economy_trade_development"))
    assert hidden.y() > border(small)
    target = timeline.target_at(QPointF(hidden))
    assert (
        target is None
        or target.mark is None
        or target.mark.mark.owner != last_mark(small, "economy_trade_development")[0]
    )


def last_mark(journey: Journey, key: str) -> tuple[str, int]:
    """Return the mark of a lane that stands lowest."""
    now, place = scene(journey), lane(journey, key)
    mark = max(
        (mark for mark in now.frame.marks if place.top < mark.y < place.top + place.height), key=lambda mark: mark.y
    )
    return mark.mark.owner, mark.mark.index


def test_a_drag_of_the_ground_scrolls_the_lanes_it_began_on(small: Journey) -> None:
    timeline = small.panels.timeline
    small.click(timeline, pin_of(small, "health"))
    place, start = title_of(small, "health"), QPoint(300, small.panels.timeline.height() - 40)
    before = scene(small).panes.rest.scroll
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for up in (10, 40, 70):
        QTest.mouseMove(timeline, start - QPoint(0, up))
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start - QPoint(0, 70))
    small.settle()
    assert scene(small).panes.rest.scroll == pytest.approx(before + 70.0, abs=1.0)
    assert title_of(small, "health") == place


LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def lift(journey: Journey, key: str, to: QPoint) -> None:
    """Press on the name of a lane and move to a point in small steps, without letting go."""
    timeline, start = journey.panels.timeline, title_of(journey, key)
    QTest.mousePress(timeline, LEFT, NONE, start)
    for step in range(1, 9):
        QTest.mouseMove(timeline, start + (to - start) * (step / 8))
    QApplication.processEvents()


def drop(journey: Journey, at: QPoint) -> None:
    QTest.mouseRelease(journey.panels.timeline, LEFT, NONE, at)
    journey.settle()


def test_a_lane_is_dragged_by_its_name_past_others_which_make_room(journey: Journey) -> None:
    before = lane(journey, "human_rights_democracy").top
    window = journey.state.window
    target = title_of(journey, "human_rights_democracy")
    lift(journey, "climate_environment", target)

    dragging = scene(journey).dragging
    assert dragging is not None
    assert dragging.drop is not None
    assert (dragging.drop.beside, dragging.drop.below) == ("human_rights_democracy", False)
    assert abs(dragging.top + 9 - target.y()) <= 1.0
    assert lane(journey, "human_rights_democracy").top == before + GAP
    assert journey.panels.timeline.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    assert keys(journey)[:3] == FIRST_THREE

    drop(journey, target)
    assert keys(journey)[:4] == ["energy", "health", "climate_environment", "human_rights_democracy"]
    assert scene(journey).dragging is None
    assert (journey.state.window, collapsed(journey)) == (window, [])


def test_escape_lets_a_dragged_lane_stay_and_keeps_the_selection(journey: Journey) -> None:
    journey.key(Qt.Key.Key_Home)
    chosen = journey.selected()
    assert chosen is not None
    target = title_of(journey, "migration")
    lift(journey, "climate_environment", target)
    assert scene(journey).dragging is not None
    journey.key(Qt.Key.Key_Escape)
    assert scene(journey).dragging is None
    drop(journey, target)
    assert keys(journey)[:3] == FIRST_THREE
    assert journey.selected() == chosen


def test_a_lane_that_is_dragged_among_the_pinned_ones_is_pinned_and_out_of_them_let_go(journey: Journey) -> None:
    journey.click(journey.panels.timeline, pin_of(journey, "health"))
    place = title_of(journey, "health") - QPoint(0, 6)
    lift(journey, "energy", place)
    drop(journey, place)
    assert (pinned(journey), keys(journey)[:2]) == (["energy", "health"], ["energy", "health"])

    place = title_of(journey, "migration") - QPoint(0, 4)
    lift(journey, "health", place)
    drop(journey, place)
    assert pinned(journey) == ["energy"]
    assert keys(journey)[:4] == ["energy", "climate_environment", "human_rights_democracy", "health"]


def test_lanes_scroll_where_a_dragged_one_comes_to_the_edge(small: Journey, qtbot: QtBot) -> None:
    timeline = small.panels.timeline
    foot = QPoint(80, timeline.height() - 4)
    lift(small, "climate_environment", foot)
    canvas = timeline.canvas

    qtbot.waitUntil(lambda: canvas.scrolled >= scene(small).panes.rest.most - 1.0)
    drop(small, foot)
    assert keys(small)[-1] == "climate_environment"


def test_a_sideways_drag_from_the_name_of_a_lane_moves_the_time(journey: Journey) -> None:
    timeline, start = journey.panels.timeline, title_of(journey, "energy")
    day = timeline.day_at(float(start.x()))
    assert day is not None
    QTest.mousePress(timeline, LEFT, NONE, start)
    for right in (8, 30, 60):
        QTest.mouseMove(timeline, start + QPoint(right, 2))
    drop(journey, start + QPoint(60, 2))
    px = timeline.px_of(day)
    assert px is not None
    assert abs(px - start.x() - 60) <= 1.0
    assert keys(journey)[:3] == FIRST_THREE


def test_the_title_of_a_lane_without_room_is_shortened_by_whole_words(journey: Journey) -> None:
    journey.program.sitting.store.update(  # type: ignore[union-attr]
        window=Window(to_day(date(2026, 1, 1)), to_day(date(2026, 2, 15)))
    )
    seen = set[str]()
    for width in range(1280, 1921, 80):
        journey.program.window.resize(width, 900)
        journey.settle()
        seen |= {box.title for box in scene(journey).headers if box.lane.lane.key == "climate_environment"}
    assert "Climate, environment" in seen
    assert seen <= {"Climate and environment", "Climate, environment", "Climate"}
