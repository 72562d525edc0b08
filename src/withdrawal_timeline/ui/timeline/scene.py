"""What the layers of the timeline paint: one value for a frame, made before the first layer paints."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.drawn import DrawnCluster, Frame
from withdrawal_timeline.layout.panes import Panes
from withdrawal_timeline.layout.plan import Plan, PlannedLane
from withdrawal_timeline.layout.ticks import Ticks
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Seam, Tracks
from withdrawal_timeline.ui.timeline.look import Look

if TYPE_CHECKING:
    from withdrawal_timeline.layout.hit import Target
    from withdrawal_timeline.layout.reorder import Drop

_GUTTER = 70.0


def gutter(text_scale: float) -> float:
    """Return the width of the column at the right for what has no date yet; its words fit into it at every scale."""
    return _GUTTER * max(text_scale, 1.0)


@frozen
class CapsuleBox:
    """Where a capsule stands: pixels from the left edge of the view and from the top of the content."""

    lane: PlannedLane
    x: float
    y: float
    width: float
    height: float
    text: str


@frozen
class HeaderBox:
    """Where the parts of a lane's header stand: x from the left edge of the view, y from the top of the content.

    Parameters
    ----------
    lane
        Whose header it is.
    top
        Where it stands now; beneath the top of the lane where it stays at that of the view.
    left, right
        From where to where it can be gripped: chevron, sign, title and remark.
    sign_x
        Left edge of the sign; None for a lane without one.
    x, title
        Left edge of the title, and as much of it as there is room for.
    remark, remark_x
        What is said behind the title, and where; may be empty.
    pin_x
        Left edge of the sign that says whether the lane is pinned; None where there is no room for it.
    """

    lane: PlannedLane
    top: float
    left: float
    right: float
    sign_x: float | None
    x: float
    title: str
    remark: str
    remark_x: float
    pin_x: float | None = None

    def is_on_pin(self, x: float) -> bool:
        """Return whether a pixel lies on the sign that pins the lane, or lets it scroll again."""
        return self.pin_x is not None and x >= self.pin_x - 3.0

    def counts_hidden_at(self, x: float) -> bool:
        """Return whether the words there count what found no room in the lane."""
        if not self.remark or self.lane.lane.collapsed or self.is_on_pin(x):
            return False
        return self.remark_x <= x <= self.right


@frozen
class Dragging:
    """A lane that is being dragged: its key, where its header is in the view, and where it would be dropped."""

    key: str
    top: float
    drop: Drop | None


@frozen
class FlagBox:
    """Where a flag stands in the flag row."""

    key: str
    x: float
    width: float
    text: str


@frozen
class LinkLine:
    """A line from a mark of the selected track to a mark of one that belongs to it; y from the top of the content."""

    x0: float
    y0: float
    x1: float
    y1: float


@frozen
class Scene:
    """All that is painted, in pixels.

    Parameters
    ----------
    width, height
        Of the whole view.
    header
        Height of axis, bands and flags above the content.
    scroll
        How far the content is scrolled up; in the lower pane where there are two.
    selected, owner, chosen
        Key of the selected track, the record that is selected, and the mark (owner, index) that is chosen.
    found, hits
        Keys of tracks that the search found, and all that it found, whether it has a track or not.
    own
        Keys of tracks that the reader has pinned or written a note on.
    pointer
        Where the pointer is, in pixels from the left edge; None when it is elsewhere.
    gripped
        Key of the lane whose header the pointer is on.
    dragging
        The lane that is on its way to another place.
    panes
        How pinned lanes and the others share the view.
    parts
        Where not all of the content is seen at once, the scene of each pane from top to bottom: with its own
        ``header``, ``height`` and ``scroll``, and what of the frame is seen there.
    """

    look: Look
    tracks: Tracks
    plan: Plan
    frame: Frame
    ticks: Ticks
    scale: TimeScale
    width: float
    height: float
    header: float
    scroll: float
    panes: Panes
    capsules: tuple[CapsuleBox, ...]
    headers: tuple[HeaderBox, ...]
    flags: tuple[FlagBox, ...]
    selected: str | None = None
    chosen: tuple[str, int] | None = None
    hovered: Target | None = None
    found: frozenset[str] = field(default_factory=frozenset)
    hits: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    owner: str | None = None
    pointer: float | None = None
    gripped: str | None = None
    dragging: Dragging | None = None
    focused: bool = False
    range_px: tuple[float, float] | None = None
    links: tuple[LinkLine, ...] = ()
    parts: tuple[Scene, ...] = ()

    @property
    def time_width(self) -> float:
        """Width of the part in which days have a place."""
        return self.scale.width

    @property
    def gutter_left(self) -> float:
        """Left edge of the column for what has no date yet."""
        return self.width - gutter(self.look.scale)

    def part_at(self, y: float) -> Scene:
        """Return the scene of the pane at a pixel of the view; the whole one where there is one only, and above it."""
        return next((part for part in self.parts if part.header <= y < part.height), self)

    def y_of(self, y: float) -> float:
        """Return at which pixel of the view a pixel of the content stands, in view or not."""
        return self.header + self.panes.to_view(y)

    def seam_at(self, x: float, reach: float = 4.0) -> Seam | None:
        """Return the seam whose line lies within ``reach`` pixels of ``x``."""
        return next((seam for seam in self.tracks.seams if abs(self.scale.to_px(seam.day) - x) <= reach), None)


@frozen
class Heights:
    """Heights of the rows above the content, in pixels, at the reader's text scale."""

    upper: float = 22.0
    lower: float = 20.0
    bands: float = 20.0
    flags: float = 21.0

    @classmethod
    def scaled(cls, scale: float) -> Heights:
        """Return the heights for a text scale; never lower than as drawn."""
        grown = max(scale, 1.0)
        return cls(22.0 * grown, 20.0 * grown, 20.0 * grown, 21.0 * grown)

    @property
    def axis(self) -> float:
        """Height of both tiers."""
        return self.upper + self.lower

    @property
    def total(self) -> float:
        """Height of everything above the content."""
        return self.axis + self.bands + self.flags


def cluster_text(cluster: DrawnCluster) -> str:
    """Return what stands on a cluster: how many it holds."""
    return str(len(cluster.cluster.members))
