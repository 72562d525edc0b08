"""A start works out and paints once what it shows: all that it needs to know for that comes before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.ui.parts.view_switch import SwitchButton
from withdrawal_timeline.ui.timeline.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from PySide6.QtGui import QPaintEvent
    from tests.journeys.journey import Journey

    from withdrawal_timeline.ui.timeline.scene import Scene


def test_the_timeline(begin: Callable[..., Journey], monkeypatch: pytest.MonkeyPatch) -> None:
    scenes: list[Scene | None] = []
    painted: list[Scene | None] = []
    make, paint = Canvas._make_scene, Canvas.paintEvent

    def noting_scene(canvas: Canvas) -> Scene | None:
        scenes.append(make(canvas))
        return scenes[-1]

    def noting_paint(canvas: Canvas, event: QPaintEvent) -> None:
        painted.append(canvas.current())
        paint(canvas, event)

    monkeypatch.setattr(Canvas, "_make_scene", noting_scene)
    monkeypatch.setattr(Canvas, "paintEvent", noting_paint)
    begin()
    made = [scene for scene in scenes if scene is not None]
    assert len(made) == 1
    assert painted == made


def test_the_names_of_the_views_have_their_room_when_they_are_painted_first(
    begin: Callable[..., Journey], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[tuple[str, int]] = set()
    paint = SwitchButton.paintEvent

    def noting_paint(button: SwitchButton, event: QPaintEvent) -> None:
        if button.text():
            seen.add((button.text(), button.width()))
        paint(button, event)

    monkeypatch.setattr(SwitchButton, "paintEvent", noting_paint)
    journey = begin()
    final = {(button.text(), button.width()) for button in journey.program.tool_bar.findChildren(SwitchButton)}
    assert seen == final
