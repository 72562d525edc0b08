"""The timeline as a widget: gestures become wishes, setters become what is on screen."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from withdrawal_timeline.domain.dates import to_day
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.layout.hit import TargetKind
from withdrawal_timeline.layout.turning import leapt
from withdrawal_timeline.state import windows
from withdrawal_timeline.state.text_scale import SCALES
from withdrawal_timeline.state.tracks import tracks
from withdrawal_timeline.state.view_state import LaneKind, Window
from withdrawal_timeline.ui.look.theme import DARK, LIGHT
from withdrawal_timeline.ui.timeline.gestures import NOTCH
from withdrawal_timeline.ui.timeline.header import placed_labels
from withdrawal_timeline.ui.timeline.view import TimelineView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.ui.timeline.scene import Scene

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load_dossier(default_dossier())


@pytest.fixture
def timeline(qtbot: QtBot, dossier: Dossier) -> TimelineView:
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(812, 830)
    view.set_palette(LIGHT)
    view.set_tracks(tracks(dossier, [act.id for act in dossier.withdrawals], frozenset(), None, TODAY))
    view.set_window(windows.story(dossier, TODAY))
    view.windowWished.connect(view.set_window)
    with qtbot.waitExposed(view):
        view.show()
    return view


def scene(view: TimelineView) -> Scene:
    found = view.canvas.current()
    assert found is not None
    return found


def turn(
    view: TimelineView,
    x: float,
    y: float,
    notches: float,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Turn the wheel over a point, as the window system would report it."""
    at = QPointF(x, y)
    event = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, round(notches * NOTCH)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def mark_point(view: TimelineView, owner: str, index: int) -> QPoint:
    """Return where a mark stands in the widget."""
    now = scene(view)
    mark = next(mark for mark in now.frame.marks if (mark.mark.owner, mark.mark.index) == (owner, index))
    return QPoint(round(mark.x), round(mark.y - now.scroll + now.header))


def name_point(view: TimelineView, key: str) -> QPoint:
    now = scene(view)
    name = next(name for name in now.frame.names if name.key == key)
    return QPoint(round(name.x + name.width / 2), round(name.y - now.scroll + now.header))


@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
@pytest.mark.parametrize("notches", [3, -2, 0.5])
def test_the_day_under_the_pointer_stays_within_a_pixel(
    timeline: TimelineView, notches: float, modifiers: Qt.KeyboardModifier
) -> None:
    before = timeline.day_at(500.0)
    assert before is not None
    timeline.set_window(Window(to_day(date(1990, 1, 1)), to_day(date(2010, 1, 1))))
    before = timeline.day_at(500.0)
    length = scene(timeline).scale.end - scene(timeline).scale.start

    turn(timeline, 500.0, 300.0, notches, modifiers)

    assert before is not None
    after = timeline.px_of(before)
    assert after is not None
    assert abs(after - 500.0) <= 1.0
    assert (scene(timeline).scale.end - scene(timeline).scale.start < length) == (notches > 0)


def test_the_wheel_over_the_name_of_a_lane_scrolls_the_lanes_until_the_pointer_moves(timeline: TimelineView) -> None:
    timeline.resize(812, 400)
    before = scene(timeline)
    header = before.headers[1]
    x, y = header.x + 4.0, header.top - before.scroll + before.header + 8.0
    for notches in range(1, 4):
        turn(timeline, x, y, -1)
        now = scene(timeline)
        assert (now.scale.start, now.scale.end) == (before.scale.start, before.scale.end)
        assert now.scroll == 60 * notches, "it goes on although the name has gone from under the pointer"
    turn(timeline, x, y, 3)
    assert scene(timeline).scroll == 0

    turn(timeline, x, y, 1, Qt.KeyboardModifier.ControlModifier)
    assert scene(timeline).scale.end - scene(timeline).scale.start < before.scale.end - before.scale.start


def test_the_wheel_zooms_again_once_the_pointer_has_left_the_name_of_a_lane(timeline: TimelineView) -> None:
    timeline.resize(812, 400)
    before = scene(timeline)
    header = before.headers[1]
    x, y = header.x + 4.0, header.top - before.scroll + before.header + 8.0
    turn(timeline, x, y, -2)
    scrolled = scene(timeline).scroll
    turn(timeline, 500.0, y, -1)
    now = scene(timeline)
    assert now.scale.end - now.scale.start > before.scale.end - before.scale.start
    assert scrolled == 120


def test_where_all_lanes_have_room_the_wheel_zooms_over_their_names_too(timeline: TimelineView) -> None:
    timeline.resize(812, 1400)
    before = scene(timeline)
    header = before.headers[1]
    turn(timeline, header.x + 4.0, header.top - before.scroll + before.header + 8.0, 1)
    now = scene(timeline)
    assert now.scale.end - now.scale.start < before.scale.end - before.scale.start


def test_a_drag_moves_the_time_by_the_same_pixels(timeline: TimelineView, qtbot: QtBot) -> None:
    timeline.set_window(Window(to_day(date(1990, 1, 1)), to_day(date(2010, 1, 1))))
    day = timeline.day_at(300.0)
    assert day is not None

    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(300, 790))
    qtbot.mouseMove(timeline, QPoint(340, 790))
    qtbot.mouseMove(timeline, QPoint(420, 790))
    qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(420, 790))

    px = timeline.px_of(day)
    assert px is not None
    assert abs(px - 420.0) <= 1.0


def test_a_drag_with_shift_chooses_a_range(timeline: TimelineView, qtbot: QtBot) -> None:
    first, last = timeline.day_at(200.0), timeline.day_at(400.0)
    shift = Qt.KeyboardModifier.ShiftModifier

    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, shift, QPoint(200, 790))
    for x in (260, 400):
        event_at = QPoint(x, 790)
        QApplication.sendEvent(timeline, _move(timeline, event_at, shift))
    assert scene(timeline).range_px == (200.0, 400.0)
    qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, shift, QPoint(400, 790))

    now = scene(timeline).scale
    assert now.start == pytest.approx(first)
    assert now.end == pytest.approx(last)


def _move(view: TimelineView, at: QPoint, modifiers: Qt.KeyboardModifier) -> QMouseEvent:

    return QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        modifiers,
    )


def test_a_click_on_a_mark_wishes_for_its_milestone(timeline: TimelineView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(timeline.milestoneWished) as caught:
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=mark_point(timeline, "paris-2017", 2))

    assert caught.args == ["paris-2017", 2]


def test_a_click_on_a_name_wishes_for_the_latest_step_out(timeline: TimelineView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(timeline.recordWished) as caught:
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=name_point(timeline, "who"))

    assert caught.args == ["who-2025"]


def test_a_click_on_empty_ground_clears_the_selection(timeline: TimelineView, qtbot: QtBot) -> None:
    now = scene(timeline)
    lane = now.plan.lanes[0]
    with qtbot.waitSignal(timeline.selectionCleared):
        qtbot.mouseClick(
            timeline, Qt.MouseButton.LeftButton, pos=QPoint(300, round(lane.top + 5 - now.scroll + now.header))
        )


def test_a_click_on_a_capsule_wishes_for_its_lane(timeline: TimelineView, qtbot: QtBot) -> None:
    now = scene(timeline)
    box = now.capsules[0]
    at = QPoint(round(box.x + 8), round(box.y + 6 - now.scroll + now.header))
    with qtbot.waitSignal(timeline.capsuleWished) as caught:
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=at)

    assert caught.args == ["climate_environment"]


def test_a_click_on_the_flag_wishes_for_the_memorandum(timeline: TimelineView, qtbot: QtBot) -> None:
    now = scene(timeline)
    flag = next(flag for flag in now.flags if flag.key == "memorandum-66-2026")
    with qtbot.waitSignal(timeline.batchWished) as caught:
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(round(flag.x + 20), round(now.header) - 10))

    assert caught.args == ["memorandum-66-2026"]


def test_unfolding_keeps_the_lane_under_the_pointer_in_place(
    timeline: TimelineView, dossier: Dossier, qtbot: QtBot
) -> None:
    everything = [act.id for act in dossier.withdrawals]
    timeline.capsuleWished.connect(
        lambda key: timeline.set_tracks(tracks(dossier, everything, frozenset((key,)), None, TODAY))
    )
    now = scene(timeline)
    box = next(box for box in now.capsules if box.lane.lane.key == "energy")
    y = box.y - now.scroll + now.header
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(round(box.x + 8), round(y + 6)))

    after = scene(timeline)
    same = next(box for box in after.capsules if box.lane.lane.key == "energy")
    assert abs(same.y - after.scroll + after.header - y) <= 1.0
    assert len([planned for planned in after.plan.own if planned.part]) == 6


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("width", [712, 880])
def test_some_of_the_axis_is_named_and_nothing_in_the_last_column_is_cut_at_any_size_of_text(
    timeline: TimelineView, dossier: Dossier, scale: float, width: int
) -> None:
    timeline.resize(width, 700)
    timeline.set_palette(LIGHT, scale)
    for first, last in (
        (1919, 2028),
        (1990, 2028),
        (2000, 2028),
        (2010, 2028),
        (2015, 2028),
        (2020, 2028),
        (2025, 2028),
    ):
        timeline.set_window(Window(to_day(date(first, 1, 1)), to_day(date(last, 1, 1))))
        now = scene(timeline)
        assert list(placed_labels(now, now.ticks.upper, now.look.strong))
        assert list(placed_labels(now, now.ticks.lower, now.look.caption))
    now = scene(timeline)
    room = now.width - now.gutter_left
    notes = [lane.lane.note for lane in now.plan.lanes if lane.lane.note]
    assert notes
    assert max(map(now.look.caption.width, notes)) <= room - 7.0
    assert now.look.caption.width("No date yet") <= room - 4.0


def rows_without_ink(view: TimelineView) -> set[tuple[int, int]]:
    """Return the rows before unfolded parts, by lane and number, on which the window shows nothing."""
    now = scene(view)
    seen = {box.key for box in now.frame.rows if box.x1 >= 0.0 and box.x0 <= now.scale.width}
    own = [one for one in now.plan.own if not one.part]
    return {(one.lane, one.row) for one in own} - {(one.lane, one.row) for one in own if one.track.key in seen}


def test_between_the_rows_of_a_lane_and_unfolded_parts_there_are_no_empty_rows(
    timeline: TimelineView, dossier: Dossier
) -> None:
    everything = [act.id for act in dossier.withdrawals]
    lanes = frozenset(domain.id for domain in dossier.domains)
    timeline.resize(712, 670)
    january = Window(to_day(date(2026, 1, 1)), to_day(date(2026, 2, 15)))
    timeline.set_window(january)
    assert rows_without_ink(timeline)

    timeline.set_tracks(tracks(dossier, everything, lanes, None, TODAY))
    at_first = scene(timeline).plan
    assert rows_without_ink(timeline) == set()

    timeline.set_window(Window(to_day(date(2025, 12, 1)), to_day(date(2026, 1, 15))))
    back_in_time = scene(timeline).plan
    for window in (january, Window(to_day(date(2025, 12, 20)), to_day(date(2026, 2, 3))), january):
        timeline.set_window(window)
        assert scene(timeline).plan is back_in_time
    assert at_first.height <= back_in_time.height


def test_the_header_of_a_lane_stays_in_view_while_its_rows_do(timeline: TimelineView, qtbot: QtBot) -> None:
    timeline.resize(812, 400)
    timeline.scroll_by(60)
    now = scene(timeline)
    assert now.scroll == 60
    box = now.capsules[0]
    assert box.lane.lane.key == "climate_environment"
    at = QPoint(round(box.x + 8), round(box.y + 6 - now.scroll + now.header))
    assert now.header <= at.y() <= now.header + 20
    assert timeline.target_at(QPointF(300, now.header + 8)) is None
    with qtbot.waitSignal(timeline.capsuleWished) as caught:
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=at)

    assert caught.args == ["climate_environment"]


def test_a_double_click_on_a_name_wishes_to_fit_it(timeline: TimelineView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(timeline.fitWished) as caught:
        qtbot.mouseDClick(timeline, Qt.MouseButton.LeftButton, pos=name_point(timeline, "unesco"))

    assert caught.args == ["unesco-2025"]


def test_a_cluster_opens_by_zooming_until_it_separates(timeline: TimelineView, dossier: Dossier, qtbot: QtBot) -> None:
    timeline.set_window(windows.whole(dossier, TODAY))
    now = scene(timeline)
    cluster = max(now.frame.clusters, key=lambda cluster: len(cluster.cluster.members))
    members = {member.key for member in cluster.cluster.members}
    at = QPoint(round(cluster.x), round(cluster.y - now.scroll + now.header))
    assert timeline.target_at(QPointF(at)).kind is TargetKind.CLUSTER  # type: ignore[union-attr]

    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=at)

    rows = {box.key for box in scene(timeline).frame.rows}
    assert members <= rows


def test_the_selected_part_of_the_memorandum_gets_a_line_of_its_own(timeline: TimelineView, dossier: Dossier) -> None:
    everything = [act.id for act in dossier.withdrawals]
    assert "unfccc" not in {box.key for box in scene(timeline).frame.rows}

    timeline.set_tracks(tracks(dossier, everything, frozenset(), "unfccc-2026", TODAY))
    timeline.set_selection("unfccc-2026")

    assert "unfccc" in {box.key for box in scene(timeline).frame.rows}
    assert scene(timeline).selected == "unfccc"


def test_the_animated_move_ends_at_the_window_that_was_asked_for(
    timeline: TimelineView, dossier: Dossier, qtbot: QtBot
) -> None:
    target = windows.whole(dossier, TODAY)
    timeline.set_window(target, animate=True)
    assert scene(timeline).scale.start != target.start

    qtbot.waitUntil(lambda: scene(timeline).scale.start == target.start, timeout=3000)
    assert scene(timeline).scale.end == target.end


def test_the_next_input_cuts_an_animated_move_short(timeline: TimelineView, dossier: Dossier) -> None:
    target = windows.whole(dossier, TODAY)
    timeline.set_window(target, animate=True)

    turn(timeline, 300.0, 300.0, 1)

    assert timeline.canvas.time_scale() is not None
    assert scene(timeline).scale.end - scene(timeline).scale.start < target.days * 0.9


def test_the_themes_paint_differently(timeline: TimelineView) -> None:
    light = timeline.grab().toImage().pixelColor(400, 820).lightness()
    timeline.set_palette(DARK)

    assert timeline.grab().toImage().pixelColor(400, 820).lightness() < light / 2


def test_a_hidden_timeline_dies_when_it_is_dropped(qtbot: QtBot, dossier: Dossier) -> None:
    view = TimelineView()
    view.set_tracks(tracks(dossier, [act.id for act in dossier.withdrawals], frozenset(), None, TODAY))
    view.set_window(windows.story(dossier, TODAY))
    assert view.canvas.current() is not None
    dropped = weakref.ref(view)
    del view
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()

    assert dropped() is None


def test_rows_move_to_their_new_places_and_arrive(timeline: TimelineView, dossier: Dossier, qtbot: QtBot) -> None:
    timeline.set_motion(True)
    before = {planned.track.key: planned.y for planned in scene(timeline).plan.own}
    everything = [act.id for act in dossier.withdrawals]
    by_status = tracks(dossier, everything, frozenset(), None, TODAY, LaneKind.STATUS)
    timeline.set_tracks(by_status)
    start = {planned.track.subject: planned.y for planned in scene(timeline).plan.own}
    assert start["new-start"] == pytest.approx(before["new-start"], abs=40.0)

    with qtbot.waitSignal(timeline.canvas.settled, timeout=3000):
        pass
    end = {planned.track.subject: planned.y for planned in scene(timeline).plan.own}
    timeline.set_motion(False)
    timeline.set_tracks(tracks(dossier, everything, frozenset(), None, TODAY, LaneKind.STATUS))
    assert end == {planned.track.subject: planned.y for planned in scene(timeline).plan.own}


def test_the_lane_under_the_pointer_keeps_its_place_through_a_zoom(timeline: TimelineView, qtbot: QtBot) -> None:
    now = scene(timeline)
    lane = next(planned for planned in now.plan.lanes if planned.lane.key == "peace_security")
    at = QPointF(300.0, lane.top + lane.height - 1.5 - now.scroll + now.header)
    assert timeline.target_at(at) is None
    qtbot.mouseMove(timeline, at.toPoint())
    heights = {planned.height for planned in now.plan.lanes}
    before = lane.top - now.scroll

    for _ in range(6):
        turn(timeline, at.x(), at.y(), 1)
        after = scene(timeline)
        place = next(planned.top for planned in after.plan.lanes if planned.lane.key == "peace_security")
        assert place - after.scroll == pytest.approx(before) or after.scroll in (
            0.0,
            after.plan.height - (after.height - after.header),
        )
    assert {planned.height for planned in scene(timeline).plan.lanes} != heights


def test_a_name_that_leaps_comes_up_in_its_new_place(timeline: TimelineView, qtbot: QtBot) -> None:
    def strengths() -> dict[str, float]:
        return {name.key: name.strength for name in scene(timeline).frame.names}

    timeline.set_motion(True)
    timeline.set_window(Window(to_day(date(1990, 1, 1)), to_day(date(2027, 1, 1))))
    qtbot.waitUntil(lambda: set(strengths().values()) == {1.0}, timeout=3000)
    before = scene(timeline).frame
    timeline.set_window(Window(to_day(date(2012, 6, 1)), to_day(date(2022, 6, 1))))
    turned = leapt(before, scene(timeline).frame)
    assert turned
    assert all(strengths()[key] < 1.0 for key in turned)
    qtbot.waitUntil(lambda: set(strengths().values()) == {1.0}, timeout=3000)
    timeline.set_motion(False)
    timeline.set_window(Window(to_day(date(1990, 1, 1)), to_day(date(2027, 1, 1))))

    assert set(strengths().values()) == {1.0}


def test_a_pointer_that_moves_costs_no_new_geometry(timeline: TimelineView, qtbot: QtBot) -> None:
    qtbot.mouseMove(timeline, QPoint(200, 400))
    before = scene(timeline).frame
    qtbot.mouseMove(timeline, QPoint(260, 420))

    assert scene(timeline).pointer == 260.0
    assert scene(timeline).frame is before


def test_what_belongs_to_the_selection_is_tied_to_it_by_lines(timeline: TimelineView) -> None:
    timeline.set_selection("paris-2025")
    assert scene(timeline).links == ()
    timeline.set_links(("paris-2017", "gcf-2025", "no-such-record"))

    links = scene(timeline).links
    assert links
    marks = {(mark.x, mark.y) for mark in scene(timeline).frame.marks}
    assert all((link.x0, link.y0) in marks and (link.x1, link.y1) in marks for link in links)


def test_a_click_on_a_name_takes_the_step_out_that_is_on_screen(timeline: TimelineView, qtbot: QtBot) -> None:
    timeline.set_window(Window(to_day(date(2018, 8, 1)), to_day(date(2023, 10, 1))))
    with qtbot.waitSignal(timeline.recordWished) as caught:
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=name_point(timeline, "who"))

    assert caught.args == ["who-2020"]


def test_a_hit_inside_a_folded_capsule_marks_the_capsule(timeline: TimelineView) -> None:
    capsule = next(box.lane.lane.capsule for box in scene(timeline).capsules if box.lane.lane.key == "energy")
    assert capsule is not None
    timeline.set_hits(frozenset(("irena-2026",)))

    assert capsule.members & scene(timeline).hits == {"irena-2026"}
    assert scene(timeline).found == frozenset()


def test_a_capsule_low_in_the_view_brings_its_parts_into_view(
    timeline: TimelineView, dossier: Dossier, qtbot: QtBot
) -> None:
    everything = [act.id for act in dossier.withdrawals]
    timeline.capsuleWished.connect(
        lambda key: timeline.set_tracks(tracks(dossier, everything, frozenset((key,)), None, TODAY))
    )
    now = scene(timeline)
    box = next(box for box in now.capsules if box.lane.lane.key == "economy_trade_development")
    at = QPoint(round(box.x + 8), round(box.y + 6 - now.scroll + now.header))
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=at)

    after = scene(timeline)
    parts = [planned.y - after.scroll + after.header for planned in after.plan.own if planned.part]
    assert len(parts) == 15
    assert max(parts) < timeline.height()
    assert min(parts) > after.header


def test_scrolling_under_the_pointer_finds_anew_what_it_rests_on(timeline: TimelineView, qtbot: QtBot) -> None:
    timeline.resize(812, 400)
    qtbot.mouseMove(timeline, name_point(timeline, "who"))
    hovered = scene(timeline).hovered
    assert hovered is not None
    assert hovered.key == "who"

    timeline.scroll_by(60)
    timeline.grab()

    hovered = scene(timeline).hovered
    assert hovered is None or hovered.key != "who"


def test_the_card_of_a_line_is_asked_for_the_day_under_the_pointer(timeline: TimelineView, qtbot: QtBot) -> None:
    timeline.set_window(Window(to_day(date(1970, 1, 1)), to_day(date(2027, 1, 1))))
    asked: list[tuple[str, int | None, float | None]] = []

    def card(key: str, milestone: int | None, day: float | None) -> str:
        asked.append((key, milestone, day))
        return "card"

    timeline.set_cards(card)
    row = next(row for row in scene(timeline).frame.rows if row.key == "unesco")
    x = timeline.px_of(to_day(date(1990, 6, 1)))
    assert x is not None
    y = round(row.top + row.height / 2 - scene(timeline).scroll + scene(timeline).header)
    qtbot.mouseMove(timeline, QPoint(round(x), y))
    qtbot.waitUntil(lambda: bool(asked))

    assert asked[-1][1] is None
    assert asked[-1][2] == pytest.approx(to_day(date(1990, 6, 1)), abs=60)
