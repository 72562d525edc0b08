"""The one immutable value from which all that the window shows follows."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from withdrawal_timeline.domain.annotations import NO_ANNOTATIONS, Annotations
from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.vocabulary import CitationStyle, Stance
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.state.arrangement import Arrangements


class ThemeChoice(StrEnum):
    """Which colours the reader asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ViewKind(StrEnum):
    """How the entries are shown in the centre."""

    TIMELINE = "timeline"
    LIST = "list"
    """A table of the same entries, with the same filter and selection."""
    COMPARE = "compare"
    """The entries of the tray side by side, whatever the filter lets through."""


class LaneKind(StrEnum):
    """What the lanes of the timeline stand for."""

    DOMAIN = "domain"
    ADMINISTRATION = "administration"
    STATUS = "status"
    KIND = "kind"
    """The kind of body."""
    BODY = "body"
    """One row for each body, by name."""


@frozen
class Window:
    """The stretch of time on screen, ``start < end``, in days since 1970-01-01."""

    start: Day
    end: Day

    @property
    def days(self) -> float:
        """Length of the window in days."""
        return self.end - self.start


@frozen
class Tray:
    """What is to be compared.

    Parameters
    ----------
    withdrawals
        Ids, from left to right; at most ``domain.comparison.MOST``.
    from_day_zero
        Whether lives are drawn from the day that made each known, instead of by the calendar.
    """

    withdrawals: tuple[str, ...] = ()
    from_day_zero: bool = False


@frozen
class TourPlace:
    """Where the reader is in the tour, or was when leaving it.

    Parameters
    ----------
    stop
        Place of the stop among all stops, counted from 0.
    before
        What the reader looked at when the tour began; None while no tour is taken.
    """

    stop: int = 0
    before: ViewState | None = None

    @property
    def is_taken(self) -> bool:
        """Whether the tour is under way."""
        return self.before is not None


@frozen
class ViewState:
    """What the reader is looking at.

    Parameters
    ----------
    window
        The stretch of time on screen.
    filter
        What is let through.
    query
        The text in the search box; empty when nothing is searched.
    hit
        Place of the current hit among the hits of ``query``; -1 before Enter was pressed.
    selection
        Id of the selected withdrawal, batch or body; None shows the overview.
    milestone
        Place of the chosen milestone in the selected withdrawal, if one was clicked.
    view
        How the entries are shown.
    lanes_by
        What the lanes stand for.
    quiet_cut
        Whether the axis runs through quiet years in a few pixels.
    unfolded
        Keys of the lanes whose capsule of the memorandum is unfolded.
    arrangements
        Order of the lanes of each kind, which of them are collapsed and which pinned.
    tray
        What is to be compared.
    tour
        Where the reader is in the tour.
    theme
        Which colours were asked for.
    left_stance
        Which of the two sides stands left; drawn once per installation, can be swapped.
    reduce_motion
        Whether moves are made at once instead of animated.
    citation
        How sources are cited where they are hovered or copied.
    annotations
        The reader's pins and notes; like preferences they are no part of a view that is kept or sent.
    text_scale
        Size of all text as a multiple of the usual, 0.8 to 2.
    """

    window: Window
    filter: Filter = field(default_factory=Filter)
    query: str = ""
    hit: int = -1
    selection: str | None = None
    milestone: int | None = None
    view: ViewKind = ViewKind.TIMELINE
    lanes_by: LaneKind = LaneKind.DOMAIN
    quiet_cut: bool = False
    unfolded: frozenset[str] = frozenset()
    arrangements: Arrangements = field(default_factory=Arrangements)
    tray: Tray = field(default_factory=Tray)
    tour: TourPlace = field(default_factory=TourPlace)
    theme: ThemeChoice = ThemeChoice.SYSTEM
    left_stance: Stance = Stance.JUSTIFIES
    reduce_motion: bool = False
    citation: CitationStyle = CitationStyle.CHICAGO_NOTE
    annotations: Annotations = NO_ANNOTATIONS
    text_scale: float = 1.0
