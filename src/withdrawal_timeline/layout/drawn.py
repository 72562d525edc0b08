"""What one frame shows: a plan seen through a window, as pixels that a painter only walks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from withdrawal_timeline.layout.crowd import CrowdLane, Mass
from withdrawal_timeline.layout.plan import PlannedCluster
from withdrawal_timeline.layout.sizes import MARK
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Mark, Track

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

OVERSCAN = 40.0
"""So many pixels beyond the view marks are still placed."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Bars of all tracks in view, one element each; y is the middle of the row from the top of the content."""

    x0: Floats
    x1: Floats
    known0: Floats
    known1: Floats
    y: Floats
    style: Ints
    hue: Ints
    open_end: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark in view; ``ghost`` is the shape of the strongest mark it stands before, -1 for none.

    ``x0`` and ``x1`` bound the time that the date may mean; ``hidden`` are the marks folded into this one.
    """

    x: float
    y: float
    x0: float
    x1: float
    hue: str
    track: str
    mark: Mark
    ghost: int
    hidden: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DrawnName:
    """A name in view; ``y`` is the middle of its row. A dotted line leads from it to ``leader``, where that is set.

    ``many`` is set where it names a cluster. While rows pass each other a name is drawn with only a share of its
    ``strength``.
    """

    key: str
    text: str
    x: float
    y: float
    width: float
    strong: bool
    quiet: bool
    hue: str
    sign: int = -1
    leader: float = 0.0
    many: bool = False
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class DrawnCluster:
    """A cluster in view, drawn around ``x``; where it holds several colours ``other`` is the second."""

    x: float
    y: float
    hue: str
    other: str
    cluster: PlannedCluster

    def is_seen(self, width: float) -> bool:
        """Return whether any of it lies in a view of this width, and it is not about to go."""
        return not self.cluster.leaving and -MARK <= self.x <= width + MARK


@dataclass(frozen=True, slots=True)
class DrawnTick:
    """A tick in the strip of a collapsed lane, with the marks that stand on it; the first gives it its colour."""

    x: float
    y: float
    hue: str
    marks: tuple[DrawnMark, ...]


@dataclass(frozen=True, slots=True)
class DrawnRemark:
    """Words after today, and an arrow into the gutter where no date is known."""

    x: float
    y: float
    text: str
    arrow: bool
    hue: str


@dataclass(frozen=True, slots=True)
class DrawnCaption:
    """Words beneath a mark; ``y`` is the middle of their line."""

    x: float
    y: float
    text: str
    track: str


@dataclass(frozen=True, slots=True)
class RowBox:
    """The row of a track, for hits and grounds: from ``top`` on, ``height`` high; ink from ``x0`` to ``x1``."""

    key: str
    top: float
    height: float
    x0: float
    x1: float
    hue: str


@dataclass(frozen=True, slots=True)
class Frame:
    """All that the middle of the timeline shows for one window, and how many names found no room.

    ``hues`` names the colours that ``spans.hue`` counts. ``mass`` are the items that ``crowds`` speak of. ``left_out``
    gives for each lane the tracks with ink in the window of which nothing is drawn.
    """

    scale: TimeScale
    spans: Spans
    marks: tuple[DrawnMark, ...]
    names: tuple[DrawnName, ...]
    clusters: tuple[DrawnCluster, ...]
    remarks: tuple[DrawnRemark, ...]
    rows: tuple[RowBox, ...]
    captions: tuple[DrawnCaption, ...]
    hues: tuple[str, ...]
    crowds: tuple[CrowdLane, ...] = ()
    nameless: int = 0
    mass: Mass | None = None
    left_out: tuple[tuple[Track, ...], ...] = ()
    ticks: tuple[DrawnTick, ...] = ()


SpanRow = tuple[float, float, float, float, float, int, int, bool]


@dataclass(slots=True)
class Collected:
    """What a frame shows while it is being collected; ``hues`` numbers the colours in the order of their coming."""

    spans: list[SpanRow] = field(default_factory=list[SpanRow])
    marks: list[DrawnMark] = field(default_factory=list[DrawnMark])
    names: list[DrawnName] = field(default_factory=list[DrawnName])
    clusters: list[DrawnCluster] = field(default_factory=list[DrawnCluster])
    remarks: list[DrawnRemark] = field(default_factory=list[DrawnRemark])
    rows: list[RowBox] = field(default_factory=list[RowBox])
    captions: list[DrawnCaption] = field(default_factory=list[DrawnCaption])
    hues: dict[str, int] = field(default_factory=dict[str, int])
    nameless: int = 0


def span_arrays(rows: Sequence[SpanRow]) -> Spans:
    """Return the collected bars, one array for each of their numbers."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * 8
    floats = [np.array(column, dtype=np.float64) for column in columns[:5]]
    return Spans(
        x0=floats[0],
        x1=floats[1],
        known0=floats[2],
        known1=floats[3],
        y=floats[4],
        style=np.array(columns[5], dtype=np.intp),
        hue=np.array(columns[6], dtype=np.intp),
        open_end=np.array(columns[7], dtype=np.bool_),
    )
