"""The tour where there is little room: the window keeps its size, a stop is read from its top, its entry is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from withdrawal_timeline.ui.look.theme import Motion
from withdrawal_timeline.ui.timeline import canvas, window_move

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot
    from tests.journeys.journey import Journey

ROOMS = [((960, 600), 1.0), ((1280, 800), 1.0), ((1280, 800), 1.5), ((1280, 800), 2.0), ((1920, 1080), 2.0)]


def _in(begin: Callable[..., Journey], size: tuple[int, int], scale: float) -> Journey:
    journey = begin(size=size)
    journey.do("motion.reduce")
    assert journey.program.sitting is not None
    journey.program.sitting.store.update(text_scale=scale)
    journey.settle()
    return journey


def _row_is_seen(journey: Journey) -> bool:
    """Whether the row of what a stop tells of is whole in view, below the axis and the name of its lane."""
    timeline = journey.panels.timeline
    scene, track = timeline.canvas.current(), timeline.canvas.highlights.selected
    assert scene is not None
    if track is None:
        return any(seam.key == journey.selected() for seam in scene.tracks.seams)
    place = scene.plan.place_of(track)
    assert place is not None
    name = next(lane.header for lane in scene.plan.lanes if lane.top <= place[0] < lane.top + lane.height)
    top = scene.header + place[0] - scene.scroll
    return scene.header + name - 1 <= top <= timeline.height() - place[1] + 1


@pytest.mark.parametrize(("size", "scale"), ROOMS)
def test_every_stop_opens_at_its_top_with_its_entry_in_view_above_the_card_and_the_window_keeps_its_size(
    begin: Callable[..., Journey], size: tuple[int, int], scale: float
) -> None:
    journey = _in(begin, size, scale)
    window, timeline = journey.program.window, journey.panels.timeline
    before = window.size()
    journey.do("tour.take")
    text = journey.panels.tour.get().text
    heights = set[int]()
    stop = journey.picture.stop
    assert stop is not None
    for number in range(stop.count):
        journey.panels.tour.get().stopWished.emit(number)
        journey.settle()
        assert window.size() == before
        assert text.verticalScrollBar().value() == 0, f"stop {number + 1} is scrolled"
        assert text.height() >= 1.9 * text.fontMetrics().height()
        heights.add(journey.panels.tour.get().height())
        assert _row_is_seen(journey), f"stop {number + 1}"
        assert journey.panels.tour.get().mapTo(window, QPoint()).y() >= timeline.mapTo(window, QPoint()).y() + (
            timeline.height()
        )
    # Only in the lowest window it makes room for what the filter says, so that the timeline keeps enough to be read.
    assert len(heights) == 1 or size[1] == 600 or scale == 2.0
    journey.do("tour.take")
    assert window.size() == before


def test_the_card_follows_a_window_that_becomes_lower_and_higher(begin: Callable[..., Journey]) -> None:
    journey = _in(begin, (1280, 800), 1.0)
    journey.do("tour.take")
    card = journey.panels.tour.get()
    high = card.height()
    for size, lower in (((1280, 600), True), ((1280, 800), False)):
        journey.program.window.resize(*size)
        journey.settle()
        assert journey.program.window.height() == size[1]
        assert (card.height() < high) is lower
        around = card.parentWidget()
        assert around is not None
        assert card.geometry().bottom() < around.height()


def test_dots_and_the_number_of_the_stop_have_room_in_a_window_of_1280_pixels(begin: Callable[..., Journey]) -> None:
    journey = _in(begin, (1280, 800), 1.0)
    journey.do("tour.take")
    card = journey.panels.tour.get()
    assert card.dots.isVisible()
    assert card.dots.x() + card.dots.width() < card.previous_button.x() - card.fontMetrics().horizontalAdvance(
        card.place
    )


def test_what_a_stop_tells_of_is_in_view_after_a_move_too(
    begin: Callable[..., Journey], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (canvas, window_move):  # as moves are, only shorter
        monkeypatch.setattr(module, "MOTION", Motion(pan=60, unfold=44))
    journey = _in(begin, (1280, 800), 1.5)
    journey.do("motion.reduce")
    timeline = journey.panels.timeline
    journey.do("tour.take")
    stop = journey.picture.stop
    assert stop is not None
    moved = 0
    for number in range(stop.count):
        journey.panels.tour.get().stopWished.emit(number)
        moved += timeline.moves
        qtbot.waitUntil(lambda: not timeline.moves)
        journey.settle()
        assert _row_is_seen(journey), f"stop {number + 1}"
    assert moved


def test_it_stays_in_view_when_the_text_is_made_larger(begin: Callable[..., Journey]) -> None:
    journey = _in(begin, (1280, 800), 1.0)
    journey.do("tour.take")
    assert journey.program.sitting is not None
    for number in (4, 5, 9, 19):
        journey.program.sitting.store.update(text_scale=1.0)
        journey.panels.tour.get().stopWished.emit(number)
        journey.settle()
        journey.program.sitting.store.update(text_scale=1.5)
        journey.settle()
        assert _row_is_seen(journey), f"stop {number + 1}"


def test_lanes_that_the_reader_scrolls_stay_where_they_were_scrolled_to(begin: Callable[..., Journey]) -> None:
    journey = _in(begin, (1280, 800), 1.5)
    journey.do("tour.take")
    journey.panels.tour.get().stopWished.emit(4)
    journey.settle()
    timeline = journey.panels.timeline
    timeline.scroll_by(-1000)
    journey.settle()
    assert timeline.canvas.scrolled == 0
    journey.program.window.resize(1280, 780)
    journey.settle()
    assert timeline.canvas.scrolled == 0
