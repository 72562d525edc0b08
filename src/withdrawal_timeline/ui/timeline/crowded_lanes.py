"""The layer of the timeline for crowded lanes, which imports what paints them when there is the first."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from withdrawal_timeline.ui.timeline.scene import Scene


def paint_crowded_lanes(painter: QPainter, scene: Scene) -> None:
    """Paint what the crowded lanes of the frame show, and on them what the search found."""
    if not scene.frame.crowds:
        return
    # Imported late: only large dossiers have crowds, and arrays for them.
    from withdrawal_timeline.ui.timeline.crowd_finds import paint_crowd_finds  # noqa: PLC0415
    from withdrawal_timeline.ui.timeline.crowds import paint_crowds  # noqa: PLC0415

    paint_crowds(painter, scene)
    paint_crowd_finds(painter, scene)
