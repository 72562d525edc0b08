"""A reader makes the text larger by key, sees it everywhere, and finds it so at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from withdrawal_timeline.state.text_scale import SCALES
from withdrawal_timeline.ui.look.theme import Role, font

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.journey import Journey

CTRL = Qt.KeyboardModifier.ControlModifier


def letters(journey: Journey) -> set[int]:
    """Return the sizes of letters in the page that is read, in px."""
    document, sizes = journey.panels.detail.view.document(), set[int]()
    block = document.begin()
    while block.isValid():
        if block.text():
            sizes.add(block.charFormat().font().pixelSize())
        block = block.next()
    return sizes


def test_text_grows_and_shrinks_by_key_and_stays_so(begin: Callable[..., Journey]) -> None:
    journey = begin(select="who-2025")
    usual, window = letters(journey), journey.state.window
    journey.key(Qt.Key.Key_Plus, CTRL)
    journey.key(Qt.Key.Key_Equal, CTRL)
    assert journey.state.text_scale == 1.25
    assert journey.state.window == window, "the timeline zooms by the key without Ctrl"
    assert max(letters(journey)) == font(Role.TITLE, 1.25).pixelSize() > max(usual)
    assert f"font-size: {font(Role.BODY, 1.25).pixelSize()}px" in journey.application.styleSheet()
    assert journey.status == "Text at 125 %."
    again = begin(select="who-2025")
    assert again.state.text_scale == 1.25
    again.key(Qt.Key.Key_0, CTRL | Qt.KeyboardModifier.AltModifier)
    assert letters(again) == usual
    for _ in SCALES:
        again.key(Qt.Key.Key_Minus, CTRL)
    assert again.state.text_scale == SCALES[0]
    sitting = again.program.sitting
    assert sitting is not None
    assert not sitting.actions["text.smaller"].isEnabled()


def test_every_size_fits_the_window(begin: Callable[..., Journey]) -> None:
    journey = begin(size=(1280, 800))
    journey.do("motion.reduce")
    journey.program.sitting.wishes.select("unesco-2025")  # type: ignore[union-attr]
    for _ in SCALES:
        journey.do("text.smaller") if journey.state.text_scale > SCALES[0] else None
    for scale in SCALES:
        assert journey.state.text_scale == scale
        assert journey.program.window.width() == 1280
        view = journey.panels.detail.view
        assert view.horizontalScrollBar().maximum() == 0
        assert view.document().size().width() <= view.viewport().width()
        if scale < SCALES[-1]:
            journey.do("text.larger")
