"""What the commands of the table do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt

from withdrawal_timeline.domain.dates import Day, to_day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.query.asking import PREFIX
from withdrawal_timeline.query.facets import everything, only, toggled
from withdrawal_timeline.query.filters import Facet, Filter
from withdrawal_timeline.state.arrangement import Arrangements
from withdrawal_timeline.state.resolve import Picture
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.state.view_state import ThemeChoice, TourPlace, ViewKind, ViewState, Window
from withdrawal_timeline.state.windows import centred, days_of, story, whole, with_gutter
from withdrawal_timeline.ui.commands.compare import CompareCommands
from withdrawal_timeline.ui.commands.export import ExportCommands
from withdrawal_timeline.ui.commands.keeping import KeepingCommands
from withdrawal_timeline.ui.commands.lanes import LaneCommands
from withdrawal_timeline.ui.commands.plots import PlotCommands
from withdrawal_timeline.ui.commands.reading import ReadingCommands
from withdrawal_timeline.ui.commands.table import DOMAINS, SPECS
from withdrawal_timeline.ui.commands.tour import TourCommands
from withdrawal_timeline.ui.commands.views import ViewCommands
from withdrawal_timeline.ui.look.theme import Palette
from withdrawal_timeline.ui.panels import Panels
from withdrawal_timeline.ui.travel import Travel
from withdrawal_timeline.ui.window.main_window import MainWindow
from withdrawal_timeline.ui.wishes import Wishes

ZOOM = 1.5
"""By how much one key press lengthens or shortens the window."""
PAN = 0.25
"""By what share of the window one key press moves it."""
PAGE = 0.75
"""By what share of their height in view one key press scrolls lanes."""
_SAME = 1e-6
"""Windows that differ by less than this share of their length are one."""


class DomainCommand(QObject):
    """The two commands of one domain; ``number`` counts from 1 in the order of the lanes."""

    def __init__(self, number: int, dossier: Dossier, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._dossier, self._store = dossier, store
        self._domain = dossier.domains[number - 1].id if number <= len(dossier.domains) else None

    def toggle(self) -> None:
        """Show or hide the domain."""
        if self._domain is not None:
            chosen = toggled(self._dossier, self._store.state.filter, Facet.DOMAIN, self._domain)
            self._store.update(filter=chosen)

    def only(self) -> None:
        """Show the domain alone; if it is alone already, all of them."""
        if self._domain is not None:
            now = self._store.state.filter
            alone = only(now, Facet.DOMAIN, self._domain)
            self._store.update(filter=everything(now, Facet.DOMAIN) if alone == now else alone)


class Commands(QObject):
    """Holds a method for every command of the table.

    Parameters
    ----------
    window, panels
        Some commands put the focus somewhere, or ask the timeline to zoom.
    store, wishes, travel
        Most commands are wishes.
    picture, palette
        Return what is shown now, and in which colours.
    dossier, today
        Facts, and the day that counts as today.
    open_dossier
        Lets the reader choose another dossier.
    parent
        Owner.
    """

    def __init__(
        self,
        window: MainWindow,
        panels: Panels,
        store: Store,
        wishes: Wishes,
        travel: Travel,
        picture: Callable[[], Picture],
        palette: Callable[[], Palette],
        dossier: Dossier,
        today: date,
        open_dossier: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._panels, self._store, self._wishes, self._travel = window, panels, store, wishes, travel
        self._picture, self._palette, self._dossier, self._today = picture, palette, dossier, today
        self._open_dossier = open_dossier
        self.views = ViewCommands(panels, store, wishes, self)
        self.lanes = LaneCommands(panels, store, picture, dossier, self)
        self.reading = ReadingCommands(panels, wishes, self)
        self.tour = TourCommands(panels, store, wishes, picture, dossier, today, self)
        self.compare = CompareCommands(panels, store, wishes, picture, dossier, self)
        self.keeping = KeepingCommands(window, panels, store, wishes, dossier, today, self)
        self.export = ExportCommands(window, panels, picture, dossier, today, self)
        self.plots = PlotCommands(window, panels, store, wishes, picture, palette, dossier, self)
        self._domains = [DomainCommand(number, dossier, store, self) for number in range(1, DOMAINS + 1)]

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return the method of every command by its id."""
        table: dict[str, Callable[[], None]] = {
            "view.zoom_in": self.zoom_in,
            "view.zoom_out": self.zoom_out,
            "view.pan_back": self.pan_back,
            "view.pan_on": self.pan_on,
            "view.scroll_up": self.scroll_up,
            "view.scroll_down": self.scroll_down,
            "view.today": self.go_to_today,
            "view.fit_all": self.fit_all,
            "view.fit_shown": self.fit_shown,
            "view.fit_selection": self.fit_selection,
            "view.choose": self.choose_years,
            "view.opening": self.opening_view,
            "history.back": self._travel.back,
            "history.forward": self._travel.forward,
            "select.next": self.select_next,
            "select.previous": self.select_previous,
            "select.above": self.select_above,
            "select.below": self.select_below,
            "select.first": self.select_first,
            "select.last": self.select_last,
            "hidden.list": self._panels.timeline.list_hidden,
            "pending.next": self.next_pending,
            "pending.previous": self.previous_pending,
            "linked.next": self.next_linked,
            "linked.previous": self.previous_linked,
            "select.clear": self.step_back,
            "capsule.toggle": self.toggle_capsule,
            "detail.swap_sides": self._wishes.swap_sides,
            "search.focus": self.focus_search,
            "search.commands": self.search_commands,
            "search.next": self.next_hit,
            "search.previous": self.previous_hit,
            "filter.focus": self._panels.sidebar.enter,
            "filter.clear": self.clear_filter,
            "domain.all": self.all_domains,
            "theme.system": self.theme_of_system,
            "theme.light": self.theme_light,
            "theme.dark": self.theme_dark,
            "theme.switch": self.switch_theme,
            "text.larger": self._wishes.larger_text,
            "text.smaller": self._wishes.smaller_text,
            "text.usual": self._wishes.usual_text,
            "motion.reduce": self.reduce_motion,
            "window.full_screen": self.full_screen,
            "file.open": self._open_dossier,
            "help.keys": self.show_keys,
            "help.about": self.show_about,
            "app.quit": self.quit,
        }
        table |= {
            **self.views.handlers(),
            **self.lanes.handlers(),
            **self.reading.handlers(),
            **self.keeping.handlers(),
            **self.export.handlers(),
            **self.plots.handlers(),
            **self.tour.handlers(),
            **self.compare.handlers(),
        }
        for number, domain in enumerate(self._domains, start=1):
            table[f"domain.toggle_{number}"] = domain.toggle
            table[f"domain.only_{number}"] = domain.only
        return table

    @property
    def _state(self) -> ViewState:
        return self._store.state

    def zoom_in(self) -> None:
        """Show less time."""
        self._panels.timeline.zoom_by(1.0 / ZOOM)

    def zoom_out(self) -> None:
        """Show more time."""
        self._panels.timeline.zoom_by(ZOOM)

    def pan_back(self) -> None:
        """Move the window towards the past."""
        self._panels.timeline.pan_by(-PAN)

    def pan_on(self) -> None:
        """Move the window towards the future."""
        self._panels.timeline.pan_by(PAN)

    def scroll_up(self) -> None:
        """Scroll the lanes up by most of a page."""
        self._panels.timeline.scroll_by(-PAGE * self._panels.timeline.page)

    def scroll_down(self) -> None:
        """Scroll the lanes down by most of a page."""
        self._panels.timeline.scroll_by(PAGE * self._panels.timeline.page)

    def go_to_today(self) -> None:
        """Put today into the middle."""
        self._wishes.move_to(
            centred(self._state.window, to_day(self._today), self._dossier, self._today, self._wishes.cuts)
        )

    def fit_all(self) -> None:
        """Show the whole span."""
        self._wishes.move_to(whole(self._dossier, self._today))

    def fit_shown(self) -> None:
        """Show the years of what passes the filter."""
        stretches = [days for entry in self._picture().shown if (days := days_of(self._dossier, entry)) is not None]
        if stretches:
            first, last = min(days[0] for days in stretches), max(days[1] for days in stretches)
            self._wishes.move_to(with_gutter(first, Day(last + 31.0)))

    def fit_selection(self) -> None:
        """Put the selected entry into the middle; if it is there already, let its steps fill the window."""
        selected = self._state.selection
        days = days_of(self._dossier, selected) if selected is not None else None
        if selected is None or days is None:
            return
        now = self._state.window
        middle = centred(now, Day((days[0] + days[1]) / 2.0), self._dossier, self._today, self._wishes.cuts)
        if abs(middle.start - now.start) + abs(middle.end - now.end) < _SAME * now.days:
            self._wishes.fit(selected)
        else:
            self._wishes.move_to(middle)

    def choose_years(self) -> None:
        """Open the choice of years under its button."""
        self._panels.years.get().open_below(self._panels.tool_bar.window_button)

    def opening_view(self) -> None:
        """Return to the view of a first start."""
        self._store.update(
            window=story(self._dossier, self._today),
            filter=Filter(),
            query="",
            hit=-1,
            selection=None,
            milestone=None,
            unfolded=frozenset(),
            arrangements=Arrangements(),
            quiet_cut=False,
            view=ViewKind.TIMELINE,
            tour=TourPlace(self._state.tour.stop),
        )

    def select_next(self) -> None:
        """Select the next entry in time."""
        self._select_near(self._picture().shown, 1)

    def select_previous(self) -> None:
        """Select the previous entry in time."""
        self._select_near(self._picture().shown, -1)

    def select_above(self) -> None:
        """Select the entry in the lane above that is nearest in time."""
        self._select_across(-1)

    def select_below(self) -> None:
        """Select the entry in the lane below that is nearest in time."""
        self._select_across(1)

    def _select_across(self, step: int) -> None:
        from withdrawal_timeline.state.neighbours import across  # noqa: PLC0415 - no start goes anywhere

        state = self._state
        found = across(self._dossier, self._picture().tracks, state.selection, state.window, step)
        if found is not None:
            self._wishes.select(found)

    def select_first(self) -> None:
        """Select the earliest entry that is shown."""
        from withdrawal_timeline.state.neighbours import in_time  # noqa: PLC0415 - no start goes anywhere

        for entry in in_time(self._dossier, self._picture().shown)[:1]:
            self._wishes.select(entry)

    def select_last(self) -> None:
        """Select the latest entry that is shown."""
        from withdrawal_timeline.state.neighbours import in_time  # noqa: PLC0415 - no start goes anywhere

        for entry in in_time(self._dossier, self._picture().shown)[-1:]:
            self._wishes.select(entry)

    def next_pending(self) -> None:
        """Select the next entry that is not yet in effect."""
        self._select_near(self._pending(), 1)

    def previous_pending(self) -> None:
        """Select the previous entry that is not yet in effect."""
        self._select_near(self._pending(), -1)

    def next_linked(self) -> None:
        """Select what belongs to the selected entry and comes next in time."""
        self._select_linked(1)

    def previous_linked(self) -> None:
        """Select what belongs to the selected entry and comes before it in time."""
        self._select_linked(-1)

    def _select_linked(self, step: int) -> None:
        selected = self._state.selection
        if selected is None:
            return
        from withdrawal_timeline.domain.reading import reading  # noqa: PLC0415 - no start needs it
        from withdrawal_timeline.state.neighbours import linked_in_time  # noqa: PLC0415 - no start goes anywhere

        read = reading(self._dossier, selected, self._today, self._state.left_stance)
        found = linked_in_time(self._dossier, selected, [link.record_id for link in read.linked], step)
        if found is not None:
            self._wishes.select(found)

    def _pending(self) -> tuple[str, ...]:
        shown = self._picture().shown
        return tuple(entry for entry in shown if self._dossier.withdrawal(entry).status is Status.PENDING)

    def _select_near(self, among: Sequence[str], step: int) -> None:
        from withdrawal_timeline.state.neighbours import neighbour  # noqa: PLC0415 - no start goes anywhere

        found = neighbour(self._dossier, among, self._state.selection, self._state.window, step)
        if found is not None:
            self._wishes.select(found)

    def step_back(self) -> None:
        """Leave what the detail pane holds open; then the pane, if a command led there; tour; search; selection."""
        if self._panels.detail.step_back() or self.reading.leave() or self.tour.leave():
            return
        if self._state.query:
            self._wishes.end_search()
        else:
            self._wishes.clear_selection()
        self._panels.views.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_search(self) -> None:
        """Empty the search and return to the timeline, or the list."""
        self._wishes.end_search()
        self._panels.views.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_capsule(self) -> None:
        """Unfold or fold the capsule in the lane of the selected entry, or in all lanes."""
        selected, tracks = self._state.selection, self._picture().tracks
        lane = tracks.lane_of(selected) if selected is not None else None
        if lane is not None:
            self._wishes.toggle_capsule(lane)
            return
        lanes = frozenset(lane.key for lane in tracks.lanes if lane.capsule is not None)
        self._store.update(unfolded=frozenset() if self._state.unfolded else lanes)

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self._panels.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def search_commands(self) -> None:
        """Put the cursor into the search box, and list the commands there."""
        self._panels.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._panels.search.begin(PREFIX)

    def go_to_date(self, window: Window) -> None:
        """Leave the search, and show the years that were asked for in it."""
        self.leave_search()
        self._wishes.move_to(window)

    def next_hit(self) -> None:
        """Select the next hit."""
        self._wishes.step_to_hit(1)

    def previous_hit(self) -> None:
        """Select the previous hit."""
        self._wishes.step_to_hit(-1)

    def clear_filter(self) -> None:
        """Show every entry again."""
        self._wishes.choose(Filter())

    def all_domains(self) -> None:
        """Show the entries of every domain."""
        self._wishes.choose(everything(self._state.filter, Facet.DOMAIN))

    def theme_of_system(self) -> None:
        """Use the colours that the system uses."""
        self._wishes.use_theme(ThemeChoice.SYSTEM)

    def theme_light(self) -> None:
        """Use the light theme."""
        self._wishes.use_theme(ThemeChoice.LIGHT)

    def theme_dark(self) -> None:
        """Use the dark theme."""
        self._wishes.use_theme(ThemeChoice.DARK)

    def switch_theme(self) -> None:
        """Change from the theme that is seen to the other."""
        self._wishes.use_theme(ThemeChoice.LIGHT if self._palette().dark else ThemeChoice.DARK)

    def reduce_motion(self) -> None:
        """Make moves at once, or animate them again."""
        self._store.update(reduce_motion=not self._state.reduce_motion)

    def full_screen(self) -> None:
        """Fill the screen, or leave it again."""
        self._window.set_full_screen(not self._window.isFullScreen())

    def show_keys(self) -> None:
        """Open the sheet of keys."""
        from withdrawal_timeline.ui.commands.help_keys import KeySheet  # noqa: PLC0415 - no start needs it

        sheet = KeySheet(SPECS, self._palette(), self._state.text_scale, self._window)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def show_about(self) -> None:
        """Open the sheet about program and dossier."""
        from withdrawal_timeline.ui.window.about import AboutSheet  # noqa: PLC0415 - no start needs it

        sheet = AboutSheet(self._dossier, self._palette(), self._state.text_scale, self._window)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def quit(self) -> None:
        """Close the window, and with it the program."""
        self._window.close()
