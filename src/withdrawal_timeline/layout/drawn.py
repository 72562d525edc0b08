"""What one frame shows: a plan seen through a window, as pixels that a painter only walks."""

from __future__ import annotations

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.crowd import CrowdLane, Mass
from withdrawal_timeline.layout.plan import PlannedCluster
from withdrawal_timeline.layout.sizes import MARK
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Mark, Track

OVERSCAN = 40.0
"""So many pixels beyond the view marks are still placed."""


@frozen
class DrawnSpan:
    """A bar in view; between ``known0`` and ``known1`` it is certain. ``y`` is the middle of its row."""

    x0: float
    x1: float
    known0: float
    known1: float
    y: float
    open_end: bool


@frozen
class Bars:
    """All bars in view of one hue and one style, which are painted together."""

    hue: str
    style: int
    spans: tuple[DrawnSpan, ...]


@frozen
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


@frozen
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


@frozen
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


@frozen
class DrawnTick:
    """A tick in the strip of a collapsed lane, with the marks that stand on it; the first gives it its colour."""

    x: float
    y: float
    hue: str
    marks: tuple[DrawnMark, ...]


@frozen
class DrawnRemark:
    """Words after today, and an arrow into the gutter where no date is known."""

    x: float
    y: float
    text: str
    arrow: bool
    hue: str


@frozen
class DrawnCaption:
    """Words beneath a mark; ``y`` is the middle of their line."""

    x: float
    y: float
    text: str
    track: str


@frozen
class RowBox:
    """The row of a track, for hits and grounds: from ``top`` on, ``height`` high; ink from ``x0`` to ``x1``."""

    key: str
    top: float
    height: float
    x0: float
    x1: float
    hue: str


@frozen
class Frame:
    """All that the middle of the timeline shows for one window, and how many names found no room.

    ``mass`` are the items that ``crowds`` speak of. ``left_out``
    gives for each lane the tracks with ink in the window of which nothing is drawn.
    """

    scale: TimeScale
    bars: tuple[Bars, ...]
    marks: tuple[DrawnMark, ...]
    names: tuple[DrawnName, ...]
    clusters: tuple[DrawnCluster, ...]
    remarks: tuple[DrawnRemark, ...]
    rows: tuple[RowBox, ...]
    captions: tuple[DrawnCaption, ...]
    crowds: tuple[CrowdLane, ...] = ()
    nameless: int = 0
    mass: Mass | None = None
    left_out: tuple[tuple[Track, ...], ...] = ()
    ticks: tuple[DrawnTick, ...] = ()


class Collected:
    """What a frame shows while it is being collected."""

    def __init__(self) -> None:
        self.spans: dict[str, dict[int, list[DrawnSpan]]] = {}
        """By hue and style."""
        self.marks: list[DrawnMark] = []
        self.names: list[DrawnName] = []
        self.clusters: list[DrawnCluster] = []
        self.remarks: list[DrawnRemark] = []
        self.rows: list[RowBox] = []
        self.captions: list[DrawnCaption] = []
        self.nameless = 0

    def bars(self) -> tuple[Bars, ...]:
        """Return all bars, hue by hue and style by style."""
        return tuple(
            Bars(hue, style, tuple(styles[style])) for hue, styles in self.spans.items() for style in sorted(styles)
        )
