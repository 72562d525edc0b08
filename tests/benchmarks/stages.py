"""Splits the time of frames into stages: plan, geometry, scene, the painting of each layer, and what Qt does around.

The functions in which a stage begins are wrapped from outside while it is measured; the program knows nothing of it.
"""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from withdrawal_timeline.ui.timeline.view import TimelineView

QT = "qt"
"""What no other stage takes: clipping, the blit onto the screen, the scroll bar, events."""


class Stages:
    """Thread milliseconds of each stage; of nested ones the inner has its time for itself."""

    def __init__(self) -> None:
        self.frames: list[dict[str, float]] = []
        self._spent: defaultdict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = 0.0

    def frame(self, act: Callable[[], object]) -> None:
        """Measure one frame."""
        self._spent.clear()
        with self.stage(QT):
            act()
        self.frames.append(dict(self._spent))

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Return a context whose time belongs to a stage; the one around it stands still."""
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def _turn(self) -> None:
        now = time.thread_time()
        if self._open:
            self._spent[self._open[-1]] += (now - self._since) * 1e3
        self._since = now

    def wrapped(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function whose time belongs to a stage."""

        def in_stage(*arguments: Any, **named: Any) -> Any:
            with self.stage(name):
                return act(*arguments, **named)

        return in_stage

    def figures(self) -> dict[str, dict[str, float]]:
        """Return median, 95th percentile and maximum of each stage over all frames, the costliest first."""
        names = {name for frame in self.frames for name in frame}
        found = {name: _figures([frame.get(name, 0.0) for frame in self.frames]) for name in names}
        ordered = dict(sorted(found.items(), key=lambda item: -item[1]["median"]))
        return {"all": _figures([sum(frame.values()) for frame in self.frames]), **ordered}


def staged(view: TimelineView, acts: Sequence[Callable[[], object]]) -> dict[str, dict[str, float]]:
    """Return what each stage of the frames that some acts paint takes, in thread milliseconds."""
    from withdrawal_timeline.ui.timeline import canvas

    stages = Stages()
    methods = {"_plan_for": "plan", "_eased_plan": "easing", "_frame_for": "geometry", "_make_scene": "scene"}
    layers = canvas.LAYERS
    for method, name in methods.items():
        setattr(view.canvas, method, stages.wrapped(name, getattr(view.canvas, method)))
    canvas.LAYERS = tuple(replace(layer, walk=stages.wrapped(layer.walk.__name__, layer.walk)) for layer in layers)
    try:
        for act in acts:
            stages.frame(act)
    finally:
        canvas.LAYERS = layers
        for method in methods:
            delattr(view.canvas, method)
    return stages.figures()


def _figures(times: list[float]) -> dict[str, float]:
    times.sort()
    return {
        "median": round(statistics.median(times), 3),
        "p95": round(times[int(len(times) * 0.95)], 3),
        "max": round(times[-1], 3),
    }
