"""Which plan of rows a window needs; plans are kept, so that a window that moves costs none."""

from __future__ import annotations

from withdrawal_timeline.layout.cuts import NO_CUTS, Cuts
from withdrawal_timeline.layout.levels import days_in_sight, days_of_page, page_of, scale_step, sight_of
from withdrawal_timeline.layout.plan import Plan, make_plan
from withdrawal_timeline.layout.sizes import Measure, RowSizes
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Tracks

_KEPT = 24
"""So many plans are kept."""


class Planning:
    """Remembers the step of scales and the page that were shown last, and the plans that were made."""

    def __init__(self) -> None:
        self._page: tuple[int, int] | None = None
        self._unfolded = frozenset[str]()
        self._sight: tuple[int, int] | None = None
        self._plans: dict[tuple[int, int, float, float, frozenset[str], bool, tuple[int, int] | None], Plan] = {}

    @property
    def step(self) -> int | None:
        """Number of the step of scales that was planned for last; None before the first plan."""
        return None if self._page is None else self._page[0]

    def begin_with(self, tracks: Tracks) -> None:
        """Plan other tracks from now on."""
        unfolded = frozenset(lane.key for lane in tracks.lanes if lane.parts)
        if unfolded != self._unfolded:
            self._unfolded, self._sight = unfolded, None
        self.forget()

    def forget(self) -> None:
        """Make all plans anew: names or rows have other sizes."""
        self._plans.clear()

    def plan(
        self,
        tracks: Tracks,
        scale: TimeScale,
        height: float,
        promoted: frozenset[str],
        line: float,
        measure: Measure,
        *,
        cut: bool,
    ) -> Plan:
        """Return the plan for a window.

        Parameters
        ----------
        tracks
            What is shown: those of ``begin_with``.
        scale
            The window.
        height
            Height of the view in pixels.
        promoted
            Keys of tracks that get a line of their own.
        line
            Height of a line of text in pixels.
        measure
            Widths of names.
        cut
            Whether quiet years are cut out, or are on the way to it.
        """
        step = scale_step(scale.px_per_day, self.step)
        before = self._page[1] if self._page is not None and self._page[0] == step else None
        # While the axis is on its way to being cut, rows already stand where they will stand.
        cuts = scale.cuts if scale.cuts and cut else NO_CUTS
        cuts = cuts.at_strength(1.0)
        start, end = cuts.live(scale.start), cuts.live(scale.end)
        page = (step, page_of((start + end) / 2.0, step, scale.width, before))
        if self._unfolded:
            seen = self._sight if page == self._page else None
            self._sight = sight_of(start, end, step, scale.width, seen)
        self._page = page
        key = (*page, scale.width, height, promoted, bool(cuts), self._sight)
        found = self._plans.get(key)
        if found is None:
            sizes = RowSizes.for_view(height, len(tracks.lanes), line)
            days, in_sight = self._days(page, scale.width, cuts)
            made = make_plan(tracks, step, height, sizes, measure, promoted, days, in_sight, cuts)
            # Where more was seen and no row came of it, the plan stays the same, and nothing eases to where it is.
            found = self._plans[key] = next((known for known in self._plans.values() if known == made), made)
            if len(self._plans) > _KEPT:
                self._plans = {key: found}
        return found

    def _days(self, page: tuple[int, int], width: float, cuts: Cuts) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the days of a page, and those that were in view on it."""
        first, last = days_of_page(page[1], page[0], width)
        days = in_sight = (cuts.day_of_live(first), cuts.day_of_live(last))
        if self._sight is not None:
            first, last = days_in_sight(self._sight, page[0], width)
            in_sight = (cuts.day_of_live(first), cuts.day_of_live(last))
        return days, in_sight
