"""What panels and commands wish for, as changes of the store."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

from PySide6.QtCore import QObject, Signal

from withdrawal_timeline.domain.dates import to_day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.vocabulary import CitationStyle, Stance
from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.layout.cuts import NO_CUTS, Cuts
from withdrawal_timeline.query.facets import (
    everything,
    letting_through,
    only,
    revealing_all,
    what_hides,
    what_was_lifted,
)
from withdrawal_timeline.query.filters import Facet, Filter
from withdrawal_timeline.state.resolve import Picture
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.state.text_scale import USUAL, larger, smaller
from withdrawal_timeline.state.view_state import ThemeChoice, ViewState, Window
from withdrawal_timeline.state.windows import clamped, fitting, mostly_quiet, on_axis, revealing


class Wishes(QObject):
    """Turns wishes into changes; every method can be connected to a signal.

    Parameters
    ----------
    store
        What is changed.
    dossier, today
        Facts, and the day that counts as today.
    picture
        Returns what is shown now.
    animated
        Makes a context in which moves are animated.
    parent
        Owner.
    """

    told = Signal(str)
    """A wish changed more than was asked for; carries a sentence that says what."""

    def __init__(
        self,
        store: Store,
        dossier: Dossier,
        today: date,
        picture: Callable[[], Picture],
        animated: Callable[[], AbstractContextManager[None]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._dossier, self._today = store, dossier, today
        self._picture, self._animated = picture, animated

    @property
    def state(self) -> ViewState:
        """The state as it is now."""
        return self._store.state

    @property
    def cuts(self) -> Cuts:
        """Where the axis is cut now."""
        return self._picture().tracks.quiet if self.state.quiet_cut else NO_CUTS

    def show_window(self, window: Window) -> None:
        """Show this stretch of time at once: somebody is dragging."""
        self._store.update(window=clamped(window, self._dossier, self._today))

    def move_to(self, window: Window) -> None:
        """Move to this stretch of time, as far as the axis goes, so that the eye can follow.

        If the axis is cut where most of it lies, these years are wanted and are shown in full, which is told.
        """
        window = on_axis(window, self._dossier, self._today)
        shown_in_full = mostly_quiet(window, self.cuts)
        with self._animated():
            self._store.update(window=window, quiet_cut=self.state.quiet_cut and not shown_in_full)
        if shown_in_full:
            self.told.emit("Most of these years are quiet ones, so quiet years are shown in full again.")

    def cut_quiet_years(self, cut: bool) -> None:
        """Run through quiet years in a short break, or show them in full."""
        if cut and not self._picture().tracks.quiet:
            self.told.emit("What is shown leaves no quiet years long enough to compress.")
            return
        self._store.update(quiet_cut=cut)

    def move(self, state: ViewState) -> None:
        """Take over a whole state, and move there so that the eye can follow."""
        with self._animated():
            self._store.restore(state)

    def select(self, record_id: str) -> None:
        """Select a record and bring it into view by the shortest way; an unknown id is ignored."""
        if self._dossier.find(record_id) is None:
            return
        self._select(record_id, None)

    def select_milestone(self, record_id: str, milestone: int) -> None:
        """Select a record and one of its milestones."""
        if self._dossier.find(record_id) is not None:
            self._select(record_id, milestone)

    def select_for_claim(self, claim_id: str) -> None:
        """Select the first record that a claim is about."""
        about = next((claim.about for claim in self._dossier.claims if claim.id == claim_id), ())
        for record_id in about[:1]:
            self.select(record_id)

    def fit(self, record_id: str) -> None:
        """Let the steps of a record fill the window."""
        window = fitting(self._dossier, record_id, self._today)
        if window is not None:
            self.move_to(window)

    def clear_selection(self) -> None:
        """Let the overview take the place of the selected record."""
        self._store.update(selection=None, milestone=None)

    def toggle_capsule(self, lane: str) -> None:
        """Unfold the memorandum's capsule in a lane, which opens for it, or fold it again."""
        state, kind = self.state, self.state.lanes_by
        arrangement = state.arrangements.of(kind)
        if lane in arrangement.collapsed:
            opened = state.arrangements.having(kind, arrangement.toggled(lane))
            self._store.update(unfolded=state.unfolded | {lane}, arrangements=opened)
        else:
            self._store.update(unfolded=state.unfolded ^ {lane})

    def choose(self, chosen: Filter) -> None:
        """Let through what this filter lets through."""
        self._store.update(filter=chosen)

    def show_quiet_years(self) -> None:
        """Show quiet years in full."""
        self.cut_quiet_years(False)

    def search(self, query: str) -> None:
        """Search for this text; nothing is selected by it yet."""
        if query != self.state.query:
            self._store.update(query=query, hit=-1)

    def go_to_hit(self, number: int) -> None:
        """Select the hit with this number, counted from 0.

        What the filter hides is shown by giving up those facets that hide it, which is told.
        """
        picture = self._picture()
        if not 0 <= number < len(picture.hits):
            return
        hit, before = picture.hits[number], self.state.filter
        record_id, after = hit.record_id, before
        if record_id in picture.hidden_hits:
            after = letting_through(self._dossier, before, record_id, self.state.annotations)
        with self._animated():
            self._store.update(
                hit=number,
                filter=after,
                selection=record_id,
                milestone=None,
                window=revealing(self.state.window, self._dossier, record_id, self._today, self.cuts),
            )
        if after != before:
            self.told.emit(what_was_lifted(self._dossier, before, after, hit.title))

    def step_to_hit(self, step: int) -> None:
        """Select the hit that comes ``step`` (1 or -1) after the present one; round at the ends.

        What the filter hides is passed over, unless it hides every hit.
        """
        picture = self._picture()
        places = range(len(picture.hits))
        seen = [place for place in places if picture.hits[place].record_id not in picture.hidden_hits] or list(places)
        if not seen:
            return
        now = self.state.hit
        later = [place for place in seen if place > now]
        earlier = [place for place in seen if place < now]
        self.go_to_hit((later or seen)[0] if step > 0 else (earlier or seen)[-1])

    def reveal_hits(self) -> None:
        """Show all hits that the filter hides, by giving up those facets that hide any; that is told."""
        picture, before = self._picture(), self.state.filter
        after = revealing_all(self._dossier, before, picture.hidden_hits, self.state.annotations)
        if after != before:
            count = plural(len(picture.hidden_hits), "hit")
            self._store.update(filter=after)
            hid = what_hides(self._dossier, before, after)
            self.told.emit(f"Removed from the filter, because it hid {count}: {hid}.")

    def end_search(self) -> None:
        """Empty the search."""
        self._store.update(query="", hit=-1)

    def swap_sides(self) -> None:
        """Let the two sides of the claims change places."""
        other = Stance.CRITICISES if self.state.left_stance is Stance.JUSTIFIES else Stance.JUSTIFIES
        self._store.update(left_stance=other)

    def toggle_pin(self, record_id: str) -> None:
        """Pin a record, or take its pin away; an unknown id is ignored."""
        if self._dossier.find(record_id) is not None:
            self._store.update(annotations=self.state.annotations.toggling_pin(record_id))

    def write_note(self, record_id: str, text: str) -> None:
        """Put this note on a record in place of what was there; an empty one takes it away."""
        if self._dossier.find(record_id) is not None:
            self._store.update(annotations=self.state.annotations.noting(record_id, text))

    def use_theme(self, theme: ThemeChoice) -> None:
        """Use these colours."""
        self._store.update(theme=theme)

    def larger_text(self) -> None:
        """Make all text larger by a step."""
        self._set_text(larger(self.state.text_scale))

    def smaller_text(self) -> None:
        """Make all text smaller by a step."""
        self._set_text(smaller(self.state.text_scale))

    def usual_text(self) -> None:
        """Give all text its usual size."""
        self._set_text(USUAL)

    def _set_text(self, scale: float) -> None:
        self._store.update(text_scale=scale)
        self.told.emit(f"Text at {scale * 100:.0f} %.")

    def show_alone(self, facet: str, value: str) -> None:
        """Show the entries with one value of a facet; if they are shown alone already, all of them again."""
        chosen, now = Facet(facet), self.state.filter
        alone = only(now, chosen, value)
        self.choose(everything(now, chosen) if alone == now else alone)

    def show_years(self, first: int, last: int) -> None:
        """Move to the years from ``first`` to ``last``."""
        self.move_to(Window(to_day(date(first, 1, 1)), to_day(date(last + 1, 1, 1))))

    def cite_as(self, style: CitationStyle) -> None:
        """Cite sources in this style."""
        self._store.update(citation=style)

    def _select(self, record_id: str, milestone: int | None) -> None:
        with self._animated():
            self._store.update(
                selection=record_id,
                milestone=milestone,
                window=revealing(self.state.window, self._dossier, record_id, self._today, self.cuts),
            )
