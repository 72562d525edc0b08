"""Quiet years compressed and shown again, by key, menu and click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.journeys.journey import Journey

from withdrawal_timeline.domain.dates import Day, to_date
from withdrawal_timeline.layout.cuts import BREAK
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.timeline.breaks import break_at, breaks_of, placed_heads


def breaks(journey: Journey) -> list[tuple[float, float, tuple[float, float]]]:
    scene = journey.panels.timeline.canvas.current()
    assert scene is not None
    return list(breaks_of(scene.scale))


def wheel(journey: Journey, at: QPointF, turned: int) -> None:
    timeline = journey.panels.timeline
    event = QWheelEvent(
        at,
        timeline.mapToGlobal(at),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    journey.application.sendEvent(timeline, event)
    journey.settle()


def test_a_key_compresses_quiet_years_and_shows_them_again(journey: Journey) -> None:
    journey.do("view.fit_all")
    before = journey.state.window
    assert not breaks(journey)

    journey.key(Qt.Key.Key_Y)
    found = breaks(journey)
    assert len(found) >= 4
    for x0, x1, cut in found:
        assert abs(x1 - x0 - BREAK) < 0.1
        steps = [mark for lane in journey.picture.tracks.lanes for track in lane.tracks for mark in track.marks]
        assert not [mark for mark in steps if mark.last > cut[0] and mark.first < cut[1]]
    assert journey.state.window == before

    journey.key(Qt.Key.Key_Y)
    assert not breaks(journey)


def test_what_is_written_over_a_break_is_seen_whole_or_not_at_all(journey: Journey) -> None:
    journey.do("view.fit_all")
    journey.do("view.quiet")
    _, _, cut = breaks(journey)[1]
    length = 9_000.0
    for share in (0.0, 0.1, 0.3, 0.5, 0.7, 0.9):  # of the break that lies before the window
        begin = cut[0] + share * (cut[1] - cut[0])
        journey.program.sitting.store.update(window=Window(Day(begin), Day(begin + length)))  # type: ignore[union-attr]
        journey.settle()
        scene = journey.panels.timeline.canvas.current()
        assert scene is not None
        whole = [cut for x0, x1, cut in breaks(journey) if x0 >= 0 and x1 <= scene.time_width]
        heads = list(placed_heads(scene))
        assert len(whole) <= len(heads) <= len(breaks(journey))
        for (number, left), (unit, edge) in heads:
            assert left >= 0
            assert edge >= 0
            assert edge + scene.look.caption.width(unit) <= scene.time_width + 1
            assert number.isdecimal()


def test_the_day_under_the_wheel_stays_where_the_axis_is_cut(journey: Journey) -> None:
    journey.do("view.fit_all")
    journey.do("view.quiet")
    timeline = journey.panels.timeline
    for x in (40.0, 333.0, 610.0):
        at = QPointF(x, 300.0)
        day = timeline.day_at(x)
        assert day is not None
        for turned in (120, 120, 120, -120, 120, -120):
            wheel(journey, at, turned)
            px = timeline.px_of(day)
            assert px is not None
            assert abs(px - x) <= 1.0


def test_a_drag_over_a_break_moves_what_was_taken_hold_of(journey: Journey) -> None:
    journey.do("view.fit_all")
    journey.do("view.quiet")
    timeline = journey.panels.timeline
    for _ in range(4):
        wheel(journey, QPointF(420.0, 300.0), 120)
    start = QPoint(420, timeline.height() - 12)
    day = timeline.day_at(start.x())
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 7):
        QTest.mouseMove(timeline, start - QPoint(20 * step, 0))
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start - QPoint(120, 0))
    journey.settle()
    assert day is not None
    px = timeline.px_of(day)
    assert px is not None
    assert abs(px - 300.0) <= 1.0


def test_a_click_on_a_break_shows_the_years_again(journey: Journey) -> None:
    journey.do("view.fit_all")
    journey.do("view.quiet")
    timeline = journey.panels.timeline
    scene = timeline.canvas.current()
    assert scene is not None
    x0, x1, cut = breaks(journey)[2]
    at = QPoint(round((x0 + x1) / 2), 8)
    QTest.mouseMove(timeline, at)
    journey.settle()
    assert str(to_date(cut[0]).year) in timeline.toolTip()  # type: ignore[arg-type]
    assert break_at(scene, float(at.x())) == cut

    journey.click(timeline, at)
    assert not breaks(journey)
    assert journey.state.quiet_cut is False


def test_years_that_are_asked_for_are_shown_in_full(journey: Journey) -> None:
    journey.do("view.fit_all")
    journey.do("view.quiet")
    journey.do("view.choose")
    button = next(button for button in journey.panels.years.get().findChildren(QPushButton) if button.text() == "1940s")
    journey.click(button)

    assert journey.state.quiet_cut is False
    assert "quiet" in journey.status


def test_a_filter_that_leaves_no_quiet_years_says_so(journey: Journey) -> None:
    journey.do("domain.only_3")
    journey.key(Qt.Key.Key_Y)
    if not journey.picture.tracks.quiet:
        assert journey.state.quiet_cut is False
        assert "no quiet years" in journey.status
    else:
        pytest.fail("health entries lie close together in the dossier: choose another domain for this test")


def test_next_entry_behind_a_break_comes_into_view(journey: Journey) -> None:
    journey.do("view.fit_all")
    journey.do("view.quiet")
    journey.do("select.first")
    for _ in range(6):
        wheel(journey, QPointF(20.0, 300.0), 120)
    journey.panels.timeline.setFocus()
    for _ in range(8):
        journey.do("select.next")
        scene = journey.panels.timeline.canvas.current()
        assert scene is not None
        own = [mark.x for mark in scene.frame.marks if mark.mark.owner == journey.selected()]
        assert any(0.0 <= x <= scene.time_width for x in own), journey.selected()


def test_the_switch_is_kept_for_the_next_start(journey: Journey) -> None:
    from withdrawal_timeline.state import session

    journey.do("view.quiet")
    assert journey.program.sitting is not None
    text = session.write(journey.state)
    first = journey.program.sitting
    journey.do("view.opening")
    assert journey.state.quiet_cut is False
    assert session.read(text, journey.state, first.dossier).state.quiet_cut is True
