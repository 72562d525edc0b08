"""Zoom, pan, click and unfold in the timeline, as a reader does with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.ui.timeline.gestures import NOTCH

if TYPE_CHECKING:
    from tests.journeys.journey import Journey

    from withdrawal_timeline.ui.timeline.scene import Scene


def scene(journey: Journey) -> Scene:
    found = journey.panels.timeline.canvas.current()
    assert found is not None
    return found


def name_at(journey: Journey, text: str) -> QPoint:
    now = scene(journey)
    name = next(name for name in now.frame.names if name.text == text)
    return QPoint(round(name.x + name.width / 2), round(name.y - now.scroll + now.header))


def capsule_at(journey: Journey, lane: str) -> QPoint:
    now = scene(journey)
    box = next(box for box in now.capsules if box.lane.lane.key == lane)
    return QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2 - now.scroll + now.header))


def wheel(journey: Journey, at: QPointF, notches: int) -> None:
    view = journey.panels.timeline
    for _ in range(abs(notches)):
        event = QWheelEvent(
            at,
            QPointF(view.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, round(NOTCH if notches > 0 else -NOTCH)),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, event)
    journey.settle()


def test_the_day_under_the_wheel_stays_through_the_whole_program(journey: Journey) -> None:
    view = journey.panels.timeline
    journey.do("view.fit_all")
    x = view.px_of(Day(scene(journey).tracks.seams[0].day))
    assert x is not None
    day = view.day_at(x)
    assert day is not None

    for notches in (6, 6, 6, -3, 4):
        wheel(journey, QPointF(x, 300.0), notches)
        now = view.px_of(day)
        assert now is not None
        assert abs(now - x) <= 1.0
    assert journey.state.window.days < 1500
    assert "2026" in journey.years


def test_the_axis_tells_year_and_month_when_near(journey: Journey) -> None:
    view = journey.panels.timeline
    x = view.px_of(Day(scene(journey).tracks.seams[0].day))
    assert x is not None
    wheel(journey, QPointF(x, 300.0), 25)

    assert "January 2026" in [tick.label for tick in scene(journey).ticks.upper]


def test_a_drag_pans_through_the_whole_program(journey: Journey) -> None:
    view = journey.panels.timeline
    wheel(journey, QPointF(300.0, 300.0), 5)
    window = journey.state.window
    day = view.day_at(300.0)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 180))
    for x in (310, 360, 420):
        QTest.mouseMove(view, QPoint(x, 180))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(420, 180))
    journey.settle()

    assert day is not None
    after = view.px_of(day)
    assert after is not None
    assert abs(after - 420) <= 1.0
    assert abs(journey.state.window.days - window.days) < 1e-6


def test_clicking_who_shows_its_second_exit_with_claims_and_sources(journey: Journey) -> None:
    journey.click(journey.panels.timeline, name_at(journey, "WHO"))

    assert journey.state.selection == "who-2025"
    reading = journey.panels.detail.reading
    assert reading is not None
    shown = journey.panels.detail.view.toPlainText()
    assert "In effect since 22 Jan 2026; validity disputed" in shown
    dossier = load_dossier(default_dossier())
    claims = dossier.claims_about("who-2025")
    gostin = next(claim for claim in claims if claim.claimant.startswith("Lawrence Gostin"))
    assert gostin.claimant in shown
    assert gostin.text in shown
    source = dossier.source(gostin.sources[0])
    assert source.title in shown
    assert source.publisher in shown


def test_unfolding_the_climate_capsule_and_opening_a_part(journey: Journey) -> None:
    journey.click(journey.panels.timeline, capsule_at(journey, "climate_environment"))

    assert journey.state.unfolded == {"climate_environment"}
    parts = [planned.track.label for planned in scene(journey).plan.own if planned.part]
    assert len(parts) == 11
    assert "UNFCCC" in parts
    journey.click(journey.panels.timeline, name_at(journey, "UNFCCC"))
    assert journey.state.selection == "unfccc-2026"
    assert "Pending: ordered, no notice known" in journey.panels.detail.view.toPlainText()
    journey.click(journey.panels.timeline, capsule_at(journey, "climate_environment"))
    assert journey.state.unfolded == frozenset()


def test_the_flag_opens_the_memorandum_with_its_66_parts(journey: Journey) -> None:
    now = scene(journey)
    flag = next(flag for flag in now.flags if flag.key.startswith("memorandum"))
    journey.click(journey.panels.timeline, QPoint(round(flag.x + flag.width / 2), round(now.header) - 10))

    assert journey.state.selection == "memorandum-66-2026"


def test_a_filter_takes_lanes_away_and_the_seam_counts_what_is_left(journey: Journey) -> None:
    journey.do("domain.only_1")

    assert [planned.lane.key for planned in scene(journey).plan.lanes] == ["climate_environment"]
    assert scene(journey).tracks.seams[0].text.endswith("11 of 66 bodies")
    assert sum(map(len, scene(journey).tracks.faded)) > 100


def test_hits_are_marked_in_the_timeline(journey: Journey) -> None:
    journey.key(Qt.Key.Key_Slash)
    journey.type("unesco")

    assert "unesco" in scene(journey).found


def test_no_step_of_a_long_zoom_loses_a_name_onto_another(journey: Journey) -> None:
    journey.do("view.fit_all")
    for _ in range(24):
        wheel(journey, QPointF(620.0, 300.0), 1)
        names = scene(journey).frame.names
        for place, one in enumerate(names):
            for other in names[place + 1 :]:
                apart = one.x + one.width <= other.x or other.x + other.width <= one.x
                assert one.y != other.y or apart, f"{one.text} lies on {other.text}"
