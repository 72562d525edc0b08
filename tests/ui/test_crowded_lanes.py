"""Crowded lanes in the widget: indexed without holding it up, and every item can be hovered and clicked."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from tests.benchmarks.synthetic import FIRST_DAY, LANES, LAST_DAY, synthetic

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.hit import TargetKind
from withdrawal_timeline.layout.mass_builder import QUICK_BUILD, MassBuilder
from withdrawal_timeline.layout.mass_items import MassItems
from withdrawal_timeline.layout.mass_priority import Items
from withdrawal_timeline.layout.tracks import Lane, Tracks
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.look.theme import LIGHT
from withdrawal_timeline.ui.timeline.crowd_finds import dots
from withdrawal_timeline.ui.timeline.progress_note import ProgressNote
from withdrawal_timeline.ui.timeline.view import TimelineView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from withdrawal_timeline.layout.crowd import CrowdLane, Mass
    from withdrawal_timeline.ui.timeline.scene import Scene

KEYS = tuple(f"lane{number}" for number in range(LANES))
FEW, MANY = 4_000, QUICK_BUILD + 1
LONG = 10_000
"""Milliseconds after which a test fails rather than waits on."""


def crowded(count: int) -> Tracks:
    made = synthetic(count)
    items = MassItems(Items(made.lane, made.start, made.end, made.importance), KEYS, made.title)
    lanes = tuple(Lane(key, f"Lane {number}", (), crowd=number) for number, key in enumerate(KEYS))
    return Tracks(lanes, (), (), LAST_DAY, FIRST_DAY, LAST_DAY + 400.0, items=items)


@pytest.fixture
def timeline(qtbot: QtBot) -> TimelineView:
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(1100, 900)
    view.set_palette(LIGHT)
    view.set_window(Window(Day(9_000.0), Day(12_650.0)))
    view.windowWished.connect(view.set_window)
    with qtbot.waitExposed(view):
        view.show()
    return view


class Gate:
    """Holds back every build in the middle of it; knows how many items those had that went on to the end."""

    def __init__(self) -> None:
        self.opened = threading.Event()
        self.finished: list[int] = []


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made, build = Gate(), MassBuilder.build

    def held(self: MassBuilder, wanted: MassItems, progress: Callable[[float], None]) -> Mass:
        progress(0.4)
        assert made.opened.wait(LONG / 1000)
        progress(0.9)
        made.finished.append(len(wanted))
        return build(self, wanted, progress)

    monkeypatch.setattr(MassBuilder, "build", held)
    yield made
    made.opened.set()


def scene(view: TimelineView) -> Scene:
    found = view.canvas.current()
    assert found is not None
    return found


def first_crowd(view: TimelineView) -> CrowdLane:
    return next(crowd for crowd in scene(view).frame.crowds if len(crowd.items))


def on_screen(view: TimelineView, x: float, y: float) -> QPointF:
    now = scene(view)
    return QPointF(x, y + now.header - now.scroll)


def total(view: TimelineView) -> int:
    return sum(crowd.total for crowd in scene(view).frame.crowds)


def items_in_view(tracks: Tracks, view: TimelineView) -> int:
    assert tracks.items is not None
    items, window = tracks.items.items, scene(view).scale
    return int(np.count_nonzero((items.start < window.end) & (items.end >= window.start)))


def test_few_items_are_there_at_once(timeline: TimelineView) -> None:
    tracks = crowded(FEW)
    timeline.set_tracks(tracks)

    assert not timeline.indexing.busy
    assert total(timeline) == items_in_view(tracks, timeline)


def test_many_items_come_when_they_are_indexed_and_what_was_shown_stays_until_then(
    timeline: TimelineView, qtbot: QtBot, gate: Gate
) -> None:
    gate.opened.set()
    before, after = crowded(FEW), crowded(MANY)
    timeline.set_tracks(before)
    gate.opened.clear()
    timeline.set_tracks(after)

    assert timeline.indexing.busy
    assert total(timeline) == items_in_view(before, timeline)
    with qtbot.waitSignal(timeline.indexing.made, timeout=LONG):
        gate.opened.set()
    assert total(timeline) == items_in_view(after, timeline)


def test_the_first_lanes_stand_there_before_their_items(timeline: TimelineView, qtbot: QtBot, gate: Gate) -> None:
    timeline.set_tracks(crowded(MANY))

    assert len(scene(timeline).plan.lanes) == LANES
    assert not scene(timeline).frame.crowds
    with qtbot.waitSignal(timeline.indexing.made, timeout=LONG):
        gate.opened.set()
    assert scene(timeline).frame.crowds


def test_while_items_are_indexed_the_timeline_can_be_used_and_says_what_it_does(
    timeline: TimelineView, qtbot: QtBot, gate: Gate
) -> None:
    timeline.set_tracks(crowded(MANY))
    assert timeline.findChild(ProgressNote) is None
    qtbot.waitUntil(lambda: timeline.findChild(ProgressNote) is not None, timeout=LONG)
    note = timeline.findChild(ProgressNote)
    assert note is not None
    assert note.isVisible()

    assert note.words == f"Sorting {MANY:,} entries …"
    assert timeline.rect().contains(note.geometry())
    before = scene(timeline).scale
    timeline.zoom_by(0.5)
    assert scene(timeline).scale.px_per_day > before.px_per_day * 1.9
    with qtbot.waitSignal(timeline.indexing.made, timeout=LONG):
        gate.opened.set()
    assert not note.isVisible()


def test_newer_items_take_the_place_of_those_that_are_being_indexed(
    timeline: TimelineView, qtbot: QtBot, gate: Gate
) -> None:
    shown: list[Tracks] = []
    timeline.indexing.made.connect(shown.append)
    newest = crowded(MANY + 7)
    timeline.set_tracks(crowded(MANY))
    timeline.set_tracks(newest)
    with qtbot.waitSignal(timeline.indexing.made, timeout=LONG):
        gate.opened.set()

    assert [tracks.items for tracks in shown] == [newest.items]
    assert gate.finished == [MANY + 7]
    assert not timeline.indexing.busy


def test_a_timeline_that_goes_while_items_are_indexed_takes_nothing_down(qtbot: QtBot, gate: Gate) -> None:
    view = TimelineView()
    view.set_tracks(crowded(MANY))
    assert view.indexing.busy
    del view
    gate.opened.set()
    QApplication.processEvents()


def test_leaving_items_out_counts_the_rest(timeline: TimelineView) -> None:
    tracks = crowded(FEW)
    timeline.set_tracks(tracks)
    assert tracks.items is not None
    before = total(timeline)
    hidden = np.asarray(np.arange(FEW) % 2 == 0)
    timeline.set_tracks(replace(tracks, items=replace(tracks.items, hidden=hidden)))

    items, window = tracks.items.items, scene(timeline).scale
    kept = (items.start < window.end) & (items.end >= window.start) & ~hidden
    assert total(timeline) == int(kept.sum()) < before


def test_a_click_on_an_item_wishes_for_it(timeline: TimelineView, qtbot: QtBot) -> None:
    timeline.set_tracks(crowded(FEW))
    crowd = first_crowd(timeline)
    at = on_screen(timeline, float(crowd.x0[0] + crowd.x1[0]) / 2, float(crowd.y[0]))
    target = timeline.target_at(at)

    assert target is not None
    assert target.kind is TargetKind.ITEM
    with qtbot.waitSignal(timeline.recordWished) as wished:
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert wished.args == [str(crowd.items[0])]


def test_a_rest_on_an_item_brings_its_card(timeline: TimelineView, qtbot: QtBot) -> None:
    timeline.set_tracks(crowded(FEW))
    timeline.set_cards(lambda key, milestone, _day: f"Card of {key}, {milestone}")
    crowd = first_crowd(timeline)
    qtbot.mouseMove(timeline, on_screen(timeline, float(crowd.x0[0]), float(crowd.y[0])).toPoint())
    card = timeline._hovering.card
    qtbot.waitUntil(card.isVisible, timeout=LONG)

    assert card.text == f"Card of {crowd.items[0]}, None"


def test_the_strip_says_how_many_there_are_and_what_has_no_line_and_a_click_zooms_in(
    timeline: TimelineView, qtbot: QtBot
) -> None:
    timeline.set_tracks(crowded(FEW))
    crowd = first_crowd(timeline)
    x = int(np.flatnonzero(crowd.density)[10])
    at = on_screen(timeline, float(x), crowd.strip_top + 3.0).toPoint()
    qtbot.mouseMove(timeline, at)
    target = timeline.target_at(QPointF(at))
    card = timeline._hovering.card
    qtbot.waitUntil(card.isVisible, timeout=LONG)

    assert target is not None
    assert target.place is not None
    assert target.place.count >= crowd.density[x]
    assert f"Of {crowd.total:,} in view {crowd.shown:,} have a line" in card.text
    before, day = scene(timeline).scale, scene(timeline).scale.to_day(float(at.x()))
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(at))
    after = scene(timeline).scale
    assert after.px_per_day == pytest.approx(before.px_per_day * 4)
    assert after.to_px(day) == pytest.approx(at.x(), abs=1.0)


def test_what_the_search_found_has_a_dot_on_the_strip_whether_it_has_a_line_or_not(timeline: TimelineView) -> None:
    tracks = crowded(FEW)
    assert tracks.items is not None
    numbered = replace(tracks, items=replace(tracks.items, number=int))
    timeline.set_tracks(numbered)
    crowd, now = first_crowd(timeline), scene(timeline)
    items = tracks.items.items
    inside = np.flatnonzero(
        (items.lane == crowd.lane) & (items.start > now.scale.start) & (items.start < now.scale.end)
    )
    without_line = next(number for number in inside.tolist() if number not in crowd.items)
    timeline.set_hits(frozenset((str(without_line),)))

    assert numbered.items is not None
    (x,) = dots(scene(timeline), numbered.items, crowd)
    assert x == pytest.approx(now.scale.to_px(Day(float(items.start[without_line]))), abs=3.0)
    picture = timeline.grab().toImage()
    at = on_screen(timeline, x, crowd.strip_top + 3.5).toPoint()
    ratio = picture.devicePixelRatio()
    assert picture.pixelColor(round(at.x() * ratio), round(at.y() * ratio)).name().upper() == LIGHT.ink
