"""One dossier on screen: its store, panels, presenter, wishes and commands, joined to each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QMenu, QWidget

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.files.own import OwnFiles
from withdrawal_timeline.layout.hidden import Section
from withdrawal_timeline.state.resolve import Picture, Resolver
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.state.view_state import ThemeChoice, ViewKind, ViewState
from withdrawal_timeline.ui import late_panels
from withdrawal_timeline.ui.commands.actions import build_actions, shown_key
from withdrawal_timeline.ui.commands.commands import Commands
from withdrawal_timeline.ui.commands.menus import (
    MENUS,
    ON_ENTRY,
    ON_GROUND,
    ON_LANE,
    VIEWS,
    Menu,
    build_menu,
    fill,
    join_choices,
)
from withdrawal_timeline.ui.commands.saved_views import SavedViewCommands
from withdrawal_timeline.ui.commands.table import SPECS, Where
from withdrawal_timeline.ui.detail import DetailPane
from withdrawal_timeline.ui.detail.passages import Passage
from withdrawal_timeline.ui.keeper import Keeper
from withdrawal_timeline.ui.look.theme import Palette
from withdrawal_timeline.ui.panels import Panels
from withdrawal_timeline.ui.parts.late import LatePart
from withdrawal_timeline.ui.presenter import Presenter
from withdrawal_timeline.ui.sidebar import Sidebar
from withdrawal_timeline.ui.timeline.overview_strip import OverviewStrip
from withdrawal_timeline.ui.timeline.view import TimelineView
from withdrawal_timeline.ui.travel import Travel
from withdrawal_timeline.ui.window.chips import ChipBar
from withdrawal_timeline.ui.window.main_window import MainWindow
from withdrawal_timeline.ui.window.search_box import SearchBox
from withdrawal_timeline.ui.window.status_bar import StatusBar
from withdrawal_timeline.ui.window.tool_bar import ToolBar
from withdrawal_timeline.ui.window.view_stack import ViewStack
from withdrawal_timeline.ui.wishes import Wishes

if TYPE_CHECKING:
    from withdrawal_timeline.ui.list_twin import ListTwin


class Sitting(QObject):
    """Everything between a dossier and the window that shows it.

    It lives as long as the dossier is open; after ``end`` nothing of it acts any more, and the next one may take
    over the window.

    Parameters
    ----------
    window, tool_bar, search, status_bar
        What stands from the first frame on.
    dossier, today
        Facts, and the day that counts as today.
    state
        What is looked at first.
    look, palette
        Let the process take over a theme and a text scale; return the palette in use.
    open_dossier
        Lets the reader choose another dossier.
    own
        Where the reader's notes, pins and saved views are kept.
    """

    def __init__(
        self,
        window: MainWindow,
        tool_bar: ToolBar,
        search: SearchBox,
        status_bar: StatusBar,
        dossier: Dossier,
        today: date,
        state: ViewState,
        look: Callable[[ThemeChoice, float], Palette],
        palette: Callable[[], Palette],
        open_dossier: Callable[[], None],
        own: OwnFiles,
    ) -> None:
        super().__init__(window)
        self._window, self._tool_bar = window, tool_bar
        self.dossier, self._today = dossier, today
        self.store = Store(state)
        list_twin, compare = LatePart(late_panels.list_twin), LatePart(late_panels.compare)
        # Each panel is made in its place, in the order in which Tab leads through them.
        room = window.make_room()
        sidebar, strip, chips = Sidebar(room), OverviewStrip(room.centre), ChipBar(room.centre)
        views = ViewStack(
            {ViewKind.TIMELINE: lambda: timeline, ViewKind.LIST: list_twin.get, ViewKind.COMPARE: compare.get},
            room.centre,
        )
        timeline = TimelineView(views)
        views.begin_with(timeline)
        self.panels = panels = Panels(
            tool_bar=tool_bar,
            years=LatePart(partial(late_panels.years_in, window)),
            hidden=LatePart(partial(late_panels.hidden_in, window)),
            search=search,
            sidebar=sidebar,
            strip=strip,
            chips=chips,
            views=views,
            timeline=timeline,
            list_twin=list_twin,
            compare=compare,
            tray=LatePart(partial(late_panels.tray_in, window)),
            tour=LatePart(partial(late_panels.tour_in, window)),
            detail=DetailPane(room),
            status_bar=status_bar,
        )
        # The panes get their sizes before their content, so that the timeline can scroll to what is selected.
        window.railWished.connect(panels.sidebar.set_rail)
        panels.sidebar.wholeWished.connect(window.unfold_sidebar)
        window.set_panes(room, panels.sidebar, (panels.strip, panels.chips, panels.views), panels.detail)
        self.travel = Travel(self.store, self)
        self.wishes = Wishes(self.store, dossier, today, self.picture, self.animated, self)
        self._commands = Commands(
            window,
            panels,
            self.store,
            self.wishes,
            self.travel,
            self.picture,
            palette,
            dossier,
            today,
            open_dossier,
            self,
        )
        self.keeper = Keeper(self.store, own.annotations, dossier, self)
        self.saved = SavedViewCommands(window, self.store, dossier, today, own.views, palette, self.animated, self)
        self.actions = build_actions(SPECS, {**self._commands.handlers(), **self.saved.handlers()}, self)
        join_choices(self.actions, self)
        self.menu = LatePart(self._made_menu)
        self._resolver = Resolver(dossier, today)
        resolve = self._resolver.resolve
        self.presenter = Presenter(self.store, panels, self.actions, dossier, today, resolve, look, self)
        self.presenter.find_among(self.saved.names)
        self._place_actions()
        self._connect()
        panels.views.setFocus(Qt.FocusReason.OtherFocusReason)

    def picture(self) -> Picture:
        """Return what is shown now."""
        return self.presenter.picture

    def animated(self) -> AbstractContextManager[None]:
        """Return a context in which changes move the timeline by an animation."""
        return self.presenter.animated()

    def end(self) -> None:
        """Take the commands out of the window; the panes stay until the next sitting replaces them."""
        for action in self.actions.values():
            self._window.removeAction(action)
        for popup in (self.menu.made, self.panels.years.made, self.panels.hidden.made):
            if popup is not None:
                popup.deleteLater()
        self.deleteLater()

    def _place_actions(self) -> None:
        """Let keys act: most in the whole window, some only while the timeline or the list has the focus."""
        panels = self.panels
        for home, panel in (
            (Where.WINDOW, self._window),
            (Where.CANVAS, panels.timeline),
            (Where.DETAIL, panels.detail),
        ):
            self._add_actions(home, panel)
        panels.list_twin.when_made(partial(self._add_actions, Where.LIST))
        panels.compare.when_made(partial(self._add_actions, Where.COMPARE))
        self._tool_bar.set_actions(self.actions, self.menu.get)
        panels.tour.when_made(lambda card: card.set_actions(self.actions))
        panels.tray.when_made(lambda tray: tray.set_actions(self.actions))
        panels.compare.when_made(lambda compare: compare.set_actions(self.actions))
        self._show_history()

    def _add_actions(self, home: Where, panel: QWidget) -> None:
        for spec in SPECS:
            if spec.where is home:
                panel.addAction(self.actions[spec.id])

    def _connect_search(self) -> None:
        search, wishes = self.panels.search, self.wishes
        search.queryWished.connect(wishes.search)
        search.hitWished.connect(wishes.go_to_hit)
        search.stepWished.connect(wishes.step_to_hit)
        search.windowWished.connect(self._commands.go_to_date)
        search.commandWished.connect(self._run)
        search.savedViewWished.connect(self._open_saved)
        search.revealWished.connect(wishes.reveal_hits)
        search.entered.connect(self._prepare_search, Qt.ConnectionType.QueuedConnection)
        search.dismissed.connect(self._commands.leave_search)

    def _connect(self) -> None:
        self._connect_search()
        panels, wishes = self.panels, self.wishes
        panels.tool_bar.yearsWished.connect(self._commands.choose_years)
        panels.years.when_made(lambda years: years.windowWished.connect(wishes.move_to))
        panels.hidden.when_made(lambda hidden: hidden.recordWished.connect(wishes.select))
        panels.timeline.hiddenWished.connect(self._list_hidden)
        wishes.told.connect(panels.status_bar.show_message)
        self.keeper.told.connect(panels.status_bar.show_message)
        self.saved.told.connect(panels.status_bar.show_message)
        panels.sidebar.filterWished.connect(wishes.choose)
        panels.chips.filterWished.connect(wishes.choose)
        panels.chips.fitWished.connect(self._commands.fit_shown)
        panels.strip.windowWished.connect(wishes.show_window)
        panels.timeline.windowWished.connect(wishes.show_window)
        panels.timeline.recordWished.connect(wishes.select)
        panels.timeline.milestoneWished.connect(wishes.select_milestone)
        panels.timeline.capsuleWished.connect(wishes.toggle_capsule)
        panels.timeline.batchWished.connect(wishes.select)
        panels.timeline.selectionCleared.connect(wishes.clear_selection)
        panels.timeline.fitWished.connect(wishes.fit)
        panels.timeline.wholeWished.connect(wishes.show_quiet_years)
        panels.timeline.menuWished.connect(self._open_timeline_menu)
        panels.timeline.laneMenuWished.connect(self._open_lane_menu)
        panels.timeline.laneToggleWished.connect(self._commands.lanes.toggle)
        panels.timeline.lanePinWished.connect(self._commands.lanes.toggle_pin)
        panels.timeline.lanePlaceWished.connect(self._commands.lanes.place)
        panels.list_twin.when_made(self._connect_list)
        panels.detail.recordWished.connect(self._show_record)
        panels.detail.claimWished.connect(self._show_claim)
        panels.detail.linkWished.connect(self._open_link)
        panels.detail.filterWished.connect(wishes.show_alone)
        panels.detail.yearsWished.connect(wishes.show_years)
        panels.detail.sidesSwapped.connect(wishes.swap_sides)
        panels.detail.closed.connect(wishes.clear_selection)
        panels.detail.told.connect(panels.status_bar.show_message)
        panels.detail.menuWished.connect(self._open_passage_menu)
        panels.detail.pinWished.connect(wishes.toggle_pin)
        panels.detail.noteWished.connect(wishes.write_note)
        panels.detail.noteLeft.connect(self._commands.keeping.leave_note)
        self._window.closing.connect(panels.detail.commit_note)
        self._window.backWished.connect(self.travel.back)
        self._window.forwardWished.connect(self.travel.forward)
        self.travel.changed.connect(self._show_history)
        self._commands.tour.connect_panels()
        self._commands.compare.connect_panels()

    def _connect_list(self, list_twin: ListTwin) -> None:
        list_twin.recordWished.connect(self.wishes.select)
        list_twin.readWished.connect(self._commands.reading.read)
        list_twin.fitWished.connect(self._commands.views.show_in_timeline)

    def _prepare_search(self) -> None:
        """Index what can be searched before the first letter is typed."""
        self._resolver.prepare_search()

    def _run(self, command: str) -> None:
        """Leave the search, and give the command that was found by it."""
        self._commands.leave_search()
        self.actions[command].trigger()

    def _open_saved(self, name: str) -> None:
        """Leave the search, and show the saved view that was found by it."""
        self._commands.leave_search()
        self.saved.open(name)

    def _show_history(self) -> None:
        self.actions["history.back"].setEnabled(self.travel.can_go_back)
        self.actions["history.forward"].setEnabled(self.travel.can_go_forward)

    def _made_menu(self) -> QMenu:
        """Return the menu of the tool bar, with all that lies in it: twenty widgets, made when it is opened first."""
        menu = build_menu(MENUS, self.actions, self._window)
        menu.aboutToShow.connect(self._name_lane_commands)
        self.saved.join_menu(next(part for part in menu.findChildren(QMenu) if part.title() == VIEWS.title))
        return menu

    def _open_timeline_menu(self, place: QPoint, record_id: str) -> None:
        """Open the menu of an entry, which is selected by that, or of the timeline itself."""
        if record_id:
            self.wishes.select(record_id)
        self._open_menu(place, ON_ENTRY if record_id else ON_GROUND, None)

    def _open_lane_menu(self, place: QPoint, lane: str) -> None:
        """Open the menu of a lane."""
        self._open_menu(place, ON_LANE, lane)

    def _open_menu(self, place: QPoint, entries: Sequence[str | Menu | None], lane: str | None) -> None:
        """Open a menu; until it has closed, commands on lanes mean ``lane``, or the one in hand now."""
        from withdrawal_timeline.ui.look.rounded import RoundMenu  # noqa: PLC0415 - no start opens a menu

        lanes = self._commands.lanes
        lanes.take(lane)
        menu = RoundMenu(parent=self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.destroyed.connect(lanes.let_go)
        self._name_lane_commands()
        fill(menu, entries, self.actions)
        menu.popup(place)

    def _name_lane_commands(self) -> None:
        """Let commands on a lane say what they would do with the one in hand; a menu that shows them opens."""
        names = self._commands.lanes.names()
        for spec in SPECS:
            if spec.id.startswith("lane."):
                self.actions[spec.id].setText(names.get(spec.id, spec.text))

    def _open_passage_menu(self, place: QPoint, passage: Passage) -> None:
        """Open the menu of a passage of what is read."""
        from withdrawal_timeline.ui.commands.passage_menu import passage_menu  # noqa: PLC0415 - no start opens a menu

        menu = passage_menu(self.panels.detail, passage, self.actions, self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _list_hidden(self, about: QRect, found: tuple[Section, ...]) -> None:
        """List what the timeline shows without a place of its own, beside the part of the screen that it is about."""
        from withdrawal_timeline.state.listing import listing  # noqa: PLC0415 - no start lists anything

        parts = listing(self.dossier, self._today, found)
        if parts:
            self.panels.hidden.get().open_beside(parts, about)
        else:
            key = shown_key(next(spec.keys[0] for spec in SPECS if spec.id == "view.switch"))
            self.panels.status_bar.show_message(f"Nothing is folded or left out here. {key} lists every entry.")

    def _open_link(self, address: str) -> None:
        """Open an address that the pane has shown; anything but a web address is refused."""
        from withdrawal_timeline.ui.parts.dialogs import open_in_browser  # noqa: PLC0415 - no start needs it

        if not open_in_browser(address):
            self.panels.status_bar.show_message("This address could not be opened in a browser.")

    def _show_record(self, record_id: str) -> None:
        if record_id:
            self.wishes.select(record_id)
        else:
            self.wishes.clear_selection()

    def _show_claim(self, claim_id: str) -> None:
        """Go to the record that a claim is about, and to the claim there."""
        self.wishes.select_for_claim(claim_id)
        self.panels.detail.show_claim(claim_id)
