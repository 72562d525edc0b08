"""Brings every new picture to the panels: compares it with the one before and calls only the setters that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtGui import QAction

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import names
from withdrawal_timeline.domain.overview import overview
from withdrawal_timeline.domain.vocabulary import CitationStyle
from withdrawal_timeline.domain.wording import day_in_words, plural
from withdrawal_timeline.layout.hidden import Reason, Section
from withdrawal_timeline.query.asking import is_for_commands
from withdrawal_timeline.query.facets import is_ticked
from withdrawal_timeline.query.filters import Facet
from withdrawal_timeline.state.resolve import Picture
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.state.text_scale import larger, smaller
from withdrawal_timeline.state.tour import tour_in_words
from withdrawal_timeline.state.tray import can_be_compared, is_in
from withdrawal_timeline.state.view_state import LaneKind, ThemeChoice, ViewKind, ViewState
from withdrawal_timeline.state.years import decades, in_words, presets
from withdrawal_timeline.ui.commands.actions import shown_key
from withdrawal_timeline.ui.commands.table import DOMAINS, NEED_A_SELECTION, NEED_LANES, SPECS
from withdrawal_timeline.ui.look.theme import Palette
from withdrawal_timeline.ui.panels import Panels
from withdrawal_timeline.ui.parts.late import LatePart
from withdrawal_timeline.ui.window.found_rows import Found

if TYPE_CHECKING:
    from withdrawal_timeline.query.commands import Command
    from withdrawal_timeline.query.search import Hit
    from withdrawal_timeline.ui.commands.search import CommandSearch
    from withdrawal_timeline.ui.compare import CompareView, TrayBar
    from withdrawal_timeline.ui.list_twin import ListTwin
    from withdrawal_timeline.ui.tour import TourCard
    from withdrawal_timeline.ui.window.hidden_list import HiddenList
    from withdrawal_timeline.ui.window.window_popup import WindowPopup

    LatePanel = CompareView | HiddenList | ListTwin | TourCard | TrayBar | WindowPopup


class Presenter(QObject):
    """Shows what the store holds.

    Parameters
    ----------
    store
        Told of its changes, never changed.
    panels
        What shows the picture.
    actions
        Switches are shown as on or off; commands that can do nothing are shown so.
    dossier, today
        Facts, and the day that counts as today.
    resolve
        Turns a state into the picture of it.
    look
        Lets the process take over a theme and a text scale, and returns the palette.
    parent
        Owner.
    """

    def __init__(
        self,
        store: Store,
        panels: Panels,
        actions: Mapping[str, QAction],
        dossier: Dossier,
        today: date,
        resolve: Callable[[ViewState], Picture],
        look: Callable[[ThemeChoice, float], Palette],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panels, self._actions = panels, actions
        self._dossier, self._today, self._resolve, self._look = dossier, today, resolve, look
        self._moving = False
        self._command_search: CommandSearch | None = None
        self._found, self._found_commands, self._found_views = Found(), Found().commands, Found().views
        self._saved_names: Callable[[], Sequence[str]] = tuple
        self._picture = resolve(store.state)
        self._hush: ExitStack | None = None
        self._welcome_late_panels()
        with self._quiet():
            self._show_look(store.state)  # before there is much that would take it over anew
            self._show_dossier()
            self._show(None, self._picture)
        store.subscribe(self._changed)

    @property
    def picture(self) -> Picture:
        """What the panels show now."""
        return self._picture

    @contextmanager
    def animated(self) -> Iterator[None]:
        """Let the changes made inside move the timeline by an animation, unless motion is reduced."""
        self._moving = True
        try:
            yield
        finally:
            self._moving = False

    def refresh_look(self) -> None:
        """Take over the theme anew, because the system's has changed."""
        with self._quiet():
            self._show_look(self._picture.state)

    def _changed(self, _old: ViewState, new: ViewState) -> None:
        before, self._picture = self._picture, self._resolve(new)
        with self._quiet():
            was, now = before.state, self._picture.state
            if (was.theme, was.text_scale) != (now.theme, now.text_scale):
                self._show_look(now)
            self._show(before, self._picture)

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """Keep panels from wishing for what they are being told."""
        with ExitStack() as self._hush:
            for panel in self._there():
                self._hush.enter_context(QSignalBlocker(panel))
            yield
        self._hush = None

    def _there(self) -> Iterator[Any]:
        """Return the panels that were made already."""
        for name in names(self._panels):
            panel = getattr(self._panels, name)
            made = panel.made if isinstance(panel, LatePart) else panel
            if made is not None:
                yield made

    def _welcome_late_panels(self) -> None:
        """Let panels that are made later know what the others were told when they were made."""
        panels = self._panels
        panels.tour.when_made(self._welcome)
        panels.tray.when_made(self._welcome)
        panels.list_twin.when_made(self._welcome)
        panels.compare.when_made(self._welcome)
        panels.hidden.when_made(self._welcome)
        panels.years.when_made(self._welcome)
        panels.years.when_made(self._offer_years)

    def _welcome(self, panel: LatePanel) -> None:
        if self._hush is not None:
            self._hush.enter_context(QSignalBlocker(panel))
        state = self._picture.state
        panel.set_palette(self._look(state.theme, state.text_scale), state.text_scale)

    def _offer_years(self, years: WindowPopup) -> None:
        years.set_choices(presets(self._dossier, self._today), decades(self._dossier))
        years.set_window(self._picture.state.window)

    def _show_dossier(self) -> None:
        panels, dossier = self._panels, self._dossier
        panels.sidebar.set_dossier(dossier)
        panels.timeline.set_cards(self._card, self._section_card)
        panels.status_bar.set_reach(f"Facts checked to {dossier.about.facts_reach} · Today {day_in_words(self._today)}")
        for number in range(1, DOMAINS + 1):
            there = number <= len(dossier.domains)
            title = dossier.domains[number - 1].title if there else ""
            for kind in ("toggle", "only"):
                action = self._actions[f"domain.{kind}_{number}"]
                action.setVisible(there)
                action.setEnabled(there)
                action.setText(title)

    def _card(self, key: str, milestone: int | None = None, day: Day | None = None) -> str:
        from withdrawal_timeline.state.cards import card  # noqa: PLC0415 - nothing is hovered yet

        return card(self._dossier, self._today, key, milestone, day)

    def _section_card(self, section: Section) -> str:
        """Return the card of a cluster, or of what found no room, and what can be done with it."""
        from withdrawal_timeline.state.listing import section_card  # noqa: PLC0415 - nothing is hovered yet

        key = shown_key(next(spec.keys[0] for spec in SPECS if spec.id == "hidden.list"))
        words = section_card(self._dossier, self._today, section)
        if section.reason is Reason.TOGETHER:
            return f"{words}A click zooms until they stand apart; {key} lists them."
        return f"{words}A click or {key} lists them."

    def _show_look(self, state: ViewState) -> None:
        palette = self._look(state.theme, state.text_scale)
        for panel in self._there():
            panel.set_palette(palette, state.text_scale)
        self._actions["text.larger"].setEnabled(larger(state.text_scale) > state.text_scale)
        self._actions["text.smaller"].setEnabled(smaller(state.text_scale) < state.text_scale)
        for choice in ThemeChoice:
            self._actions[f"theme.{choice.value}"].setChecked(choice is state.theme)

    def _show(self, old: Picture | None, new: Picture) -> None:
        self._show_tour(old, new)
        self._show_time(old, new)
        self._show_filter(old, new)
        self._show_search(old, new)
        self._show_selection(old, new)
        self._show_own(old, new)
        self._show_lanes(old, new)
        self._show_view(old, new)
        self._show_comparison(old, new)

    def _show_tour(self, old: Picture | None, new: Picture) -> None:
        """Show the stop of the tour first: the card takes its room before the timeline brings a row into view."""
        if old is None or old.stop is not new.stop:
            stop = new.stop
            if stop is not None or self._panels.tour.made is not None:
                self._panels.tour.get().set_stop(stop, new.tour)
            self._actions["tour.take"].setChecked(stop is not None)
            self._actions["tour.next"].setEnabled(stop is not None and not stop.is_last)
            self._actions["tour.previous"].setEnabled(stop is not None and stop.number > 0)
        if old is None or old.state.tour.stop != new.state.tour.stop:
            words = tour_in_words(self._dossier, new.state.tour.stop)
            self._panels.detail.set_tour(words)
            self._actions["tour.take"].setEnabled(bool(words))

    def _show_time(self, old: Picture | None, new: Picture) -> None:
        panels, before = self._panels, old.state if old is not None else None
        if old is None or (old.tracks is not new.tracks and old.tracks != new.tracks):
            panels.timeline.set_tracks(new.tracks)
            panels.strip.set_tracks(new.tracks)
        if before is None or before.lanes_by != new.state.lanes_by:
            for kind in LaneKind:
                self._actions[f"lanes.{kind.value}"].setChecked(kind is new.state.lanes_by)
        if before is None or before.quiet_cut != new.state.quiet_cut:
            panels.timeline.set_cut(new.state.quiet_cut)
            self._actions["view.quiet"].setChecked(new.state.quiet_cut)
        if before is None or before.reduce_motion != new.state.reduce_motion:
            panels.timeline.set_motion(not new.state.reduce_motion)
            self._actions["motion.reduce"].setChecked(new.state.reduce_motion)
        if before is None or before.window != new.state.window:
            move = before is not None and self._moving and not new.state.reduce_motion
            panels.timeline.set_window(new.state.window, animate=move)
            panels.strip.set_window(new.state.window)
            if panels.years.made is not None:
                panels.years.made.set_window(new.state.window)
            panels.tool_bar.set_years(in_words(new.state.window))

    def _show_filter(self, old: Picture | None, new: Picture) -> None:
        panels = self._panels
        chosen = new.state.filter
        if old is None or old.state.filter != chosen or old.counts != new.counts:
            panels.sidebar.set_filter(chosen, new.counts)
            for number, domain in enumerate(self._dossier.domains[:DOMAINS], start=1):
                self._actions[f"domain.toggle_{number}"].setChecked(is_ticked(chosen, Facet.DOMAIN, domain.id))
            self._actions["filter.clear"].setEnabled(chosen.restricts)
            self._actions["domain.all"].setEnabled(chosen.domains is not None)
        if old is None or (old.chips, old.relaxations, old.shown) != (new.chips, new.relaxations, new.shown):
            panels.chips.set_chips(new.chips, len(new.shown), new.total, new.relaxations)
        if old is None or old.outside != new.outside:
            panels.chips.set_outside(new.outside)
        if old is None or old.shown != new.shown:
            panels.status_bar.set_counts(self._counts(new))
            self._actions["shown.export"].setEnabled(bool(new.shown))

    def _counts(self, picture: Picture) -> str:
        held = self._dossier.counts()
        shown = len(picture.shown)
        head = f"All {shown}" if shown == picture.total else f"{shown} of {picture.total}"
        parts = (
            plural(held["bodies"], "body", "bodies"),
            plural(held["claims"], "claim"),
            plural(held["sources"], "source"),
        )
        return f"{head} entries shown · In the dossier: {', '.join(parts)}"

    def _show_search(self, old: Picture | None, new: Picture) -> None:
        panels = self._panels
        if old is None or old.state.query != new.state.query:
            panels.search.set_query(new.state.query)
        asked = old is None or old.state.query != new.state.query
        if asked:
            self._found_commands = self._commands_for(new.state.query)
            self._found_views = self._views_for(new.state.query)
        found = Found(new.hits, new.hidden_hits, new.hidden_by, new.goal, self._found_commands, self._found_views)
        if asked:
            query = "" if is_for_commands(new.state.query) else new.state.query
            panels.detail.set_found(_words_found(query, new.hits) if query else ())
        if found != self._found or old is None or old.state.hit != new.state.hit:
            self._found = found
            panels.search.set_hits(found, new.state.hit)
        if old is None or old.hits != new.hits:
            ids = frozenset(hit.record_id for hit in new.hits)
            panels.timeline.set_hits(ids)
            panels.strip.set_hits(ids)
            for command in ("search.next", "search.previous"):
                self._actions[command].setEnabled(bool(new.hits))

    def _commands_for(self, query: str) -> tuple[Command, ...]:
        """Return the commands that fit what is typed; they are made ready when something is typed first."""
        if not query.strip():
            return ()
        if self._command_search is None:
            from withdrawal_timeline.ui.commands.search import CommandSearch  # noqa: PLC0415 - few starts need it

            self._command_search = CommandSearch(self._actions)
        return self._command_search.find(query)

    def _views_for(self, query: str) -> tuple[Command, ...]:
        search = self._command_search
        return search.find_views(query, self._saved_names()) if search is not None and query.strip() else ()

    def find_among(self, saved_names: Callable[[], Sequence[str]]) -> None:
        """Let what is typed find saved views, too; their names are asked for with each text."""
        self._saved_names = saved_names

    def _show_selection(self, old: Picture | None, new: Picture) -> None:
        panels, state = self._panels, new.state
        before = old.state if old is not None else None
        if before is None or (before.selection, before.milestone) != (state.selection, state.milestone):
            panels.timeline.set_selection(state.selection, state.milestone)
        if before is None or before.left_stance != state.left_stance:
            panels.detail.set_left_stance(state.left_stance)
        if before is None or before.citation is not state.citation:
            panels.detail.set_citation_style(state.citation)
            for style in CitationStyle:
                self._actions[f"cite.{style.value}"].setChecked(style is state.citation)
        if state.selection is None:
            if before is None or before.selection is not None or old is None or old.shown != new.shown:
                panels.detail.set_overview(overview(self._dossier, new.shown, self._today))
            if before is not None and before.selection is not None:
                panels.detail.set_reading(None)
                panels.timeline.set_links(())
        elif before is None or (before.selection, before.left_stance) != (state.selection, state.left_stance):
            from withdrawal_timeline.domain.reading import Relation, reading  # noqa: PLC0415 - a start reads no entry

            shown = reading(self._dossier, state.selection, self._today, state.left_stance)
            panels.detail.set_reading(shown)
            # What is merely named together would cross half of the lanes; the pane lists it.
            drawn = (link.record_id for link in shown.linked if link.relation in (Relation.EARLIER, Relation.LATER))
            panels.timeline.set_links(tuple(drawn))
        if before is None or (before.selection, before.annotations) != (state.selection, state.annotations):
            selected, own = state.selection or "", state.annotations
            panels.detail.set_own(pinned=selected in own.pinned, note=own.note(selected))
        for command in NEED_A_SELECTION:
            self._actions[command].setEnabled(state.selection is not None)
        self._actions["pin.toggle"].setChecked(state.selection in state.annotations.pinned)

    def _show_own(self, old: Picture | None, new: Picture) -> None:
        """Show which entries are pinned or have a note."""
        own = new.state.annotations
        if old is None or old.own != new.own:
            self._panels.timeline.set_own(new.own)
        if old is None or bool(old.state.annotations) != bool(own):
            self._panels.sidebar.set_own(bool(own))
            self._actions["notes.export"].setEnabled(bool(own))

    def _show_lanes(self, old: Picture | None, new: Picture) -> None:
        """Let the commands on lanes be given only while lanes are seen, and the order back only if it was changed."""
        state, before = new.state, old.state if old is not None else None
        if before is not None and (before.view, before.lanes_by, before.arrangements) == (
            state.view,
            state.lanes_by,
            state.arrangements,
        ):
            return
        seen = state.view is ViewKind.TIMELINE
        for command in NEED_LANES:
            self._actions[command].setEnabled(seen)
        self._actions["lane.given_order"].setEnabled(seen and bool(state.arrangements.of(state.lanes_by).order))

    def _show_comparison(self, old: Picture | None, new: Picture) -> None:
        """Show what lies in the tray, and while the comparison is seen what it says."""
        panels, state, before = self._panels, new.state, old.state if old is not None else None
        seen, was_seen = _sees_comparison(state), before is not None and _sees_comparison(before)
        if (old is None or (old.tray, was_seen) != (new.tray, seen)) and (new.tray or panels.tray.made is not None):
            panels.tray.get().set_items(new.tray, seen=not seen)
        if old is None or was_seen is not seen:
            # What says which years and entries are shown says nothing of what is compared.
            for panel in (panels.strip, panels.chips):
                panel.set_seen(seen=not seen)
        told = (new.comparison, new.lives, state.citation)
        changed = old is None or before is None or (old.comparison, old.lives, before.citation) != told
        if seen and (changed or not was_seen):
            panels.compare.get().set_comparison(new.comparison, new.lives, self._references(new))
        if seen and (old is None or not was_seen or old.ready_made != new.ready_made):
            panels.compare.get().set_offers(new.ready_made)
        if seen and (before is None or not was_seen or changed or before.selection != state.selection):
            panels.compare.get().set_selection(state.selection)
        if before is None or before.tray.from_day_zero != state.tray.from_day_zero:
            self._actions["compare.calendar"].setChecked(not state.tray.from_day_zero)
            self._actions["compare.day_zero"].setChecked(state.tray.from_day_zero)
        if changed or before is None or (before.selection, before.tray) != (state.selection, state.tray):
            self._show_what_can_be_compared(new)

    def _show_what_can_be_compared(self, new: Picture) -> None:
        state = new.state
        for command in ("calendar", "day_zero", "align", "copy"):
            self._actions[f"compare.{command}"].setEnabled(new.comparison is not None)
        self._actions["compare.clear"].setEnabled(bool(new.tray))
        self._actions["compare.add"].setEnabled(can_be_compared(self._dossier, state))
        self._actions["compare.add"].setChecked(is_in(state.tray, self._dossier, state.selection))
        first = new.ready_made[0] if new.ready_made else None
        own = first is not None and state.selection in (first.body_id, *first.withdrawals)
        self._actions["compare.body"].setEnabled(own)

    def _references(self, picture: Picture) -> tuple[str, ...]:
        """Return all that is known of the sources of the comparison, in the order of their numbers."""
        if picture.comparison is None:
            return ()
        # Imported late: the first frame needs no citations.
        from withdrawal_timeline.files.exchange.with_sources import full_reference  # noqa: PLC0415

        return tuple(full_reference(cited.source, picture.state.citation) for cited in picture.comparison.sources)

    def _show_view(self, old: Picture | None, new: Picture) -> None:
        """Bring the list up to date while it is seen, and let it be seen only then."""
        state = new.state
        before = old.state if old is not None and old.state.view is ViewKind.LIST else None
        if state.view is ViewKind.LIST:
            list_twin = self._panels.list_twin.get()
            if old is None or before is None or (old.shown, before.left_stance) != (new.shown, state.left_stance):
                from withdrawal_timeline.state.table import rows  # noqa: PLC0415 - a first start shows no list

                list_twin.set_rows(rows(self._dossier, new.shown, self._today, state.left_stance))
            if old is None or before is None or old.hits != new.hits:
                list_twin.set_hits(frozenset(hit.record_id for hit in new.hits))
            if old is None or before is None or old.own != new.own:
                list_twin.set_own(new.own)
            if before is None or before.selection != state.selection:
                list_twin.set_selection(state.selection)
        if old is None or old.state.view is not state.view:
            self._panels.views.set_view(state.view)
            for kind in ViewKind:
                self._actions[f"view.{kind.value}"].setChecked(kind is state.view)
            for command in ("ascending", "descending", "copy"):
                self._actions[f"list.{command}"].setEnabled(state.view is ViewKind.LIST)


def _words_found(query: str, hits: Iterable[Hit]) -> tuple[str, ...]:
    from withdrawal_timeline.query.search import words_found  # noqa: PLC0415 - nothing is sought at a start

    return words_found(query, hits)


def _sees_comparison(state: ViewState) -> bool:
    return state.view is ViewKind.COMPARE
