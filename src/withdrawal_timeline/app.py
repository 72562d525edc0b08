"""The composition root: gives the process its look, builds window and sitting, and joins them to the settings."""

from __future__ import annotations

import logging
import os
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from withdrawal_timeline import __version__
from withdrawal_timeline.domain.errors import DossierInvalid
from withdrawal_timeline.domain.frozen import replace
from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.files.locate import default_dossier, resources_dir
from withdrawal_timeline.ui.look.program_icon import program_icon
from withdrawal_timeline.ui.look.style import qt_palette, style_sheet
from withdrawal_timeline.ui.look.theme import DARK, LIGHT, Palette, Role, font
from withdrawal_timeline.ui.start.collector import collect_all, set_aside, uncollected
from withdrawal_timeline.ui.start.hand_over import Errand
from withdrawal_timeline.ui.start.quick_start import leave_out_help
from withdrawal_timeline.ui.start.settings import Settings
from withdrawal_timeline.ui.window.main_window import MainWindow
from withdrawal_timeline.ui.window.search_box import SearchBox
from withdrawal_timeline.ui.window.status_bar import StatusBar
from withdrawal_timeline.ui.window.tool_bar import ToolBar

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.options import StartOptions
    from withdrawal_timeline.state.view_state import ViewState
    from withdrawal_timeline.ui.sitting import Sitting

log = logging.getLogger(__name__)

NAME = "Withdrawal Timeline"
IDENTITY = "withdrawal-timeline"
"""Name of the program for the system: command, folders, class of its windows."""
ARGUMENTS = (IDENTITY, "-style", "Fusion")
"""What Qt's application is made with, as if somebody had typed it.

Set later, the style would be the second one that Qt makes, and PySide6 would hand it out: making ready what a style is
takes it 2 ms.
"""
DESKTOP_ENTRY = "org.withdrawaltimeline.WithdrawalTimeline"
"""Name of its desktop entry, as the packages install it."""
USUAL_SIZE = (1440, 900)
"""Of the window at a first start, where the screen has room for it."""
REMEMBERED_AFTER_MS = 2000
"""So long after it was read, the dossier is kept for later starts: when this one is over."""
LARGEST_ICON_AFTER_MS = 1000
"""So long after the window was filled, the system gets the icon in its largest size, too."""
CLOSED_AFTER_MS = 1000
"""So long after another dossier was opened, what is left of the one before is looked for."""


def set_up(application: QApplication) -> None:
    """Give an application that was made with `ARGUMENTS` its names, typeface and icon."""
    application.setApplicationName(IDENTITY)
    application.setApplicationDisplayName(NAME)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(DESKTOP_ENTRY)
    # Without this a style sheet keeps palettes of panels from reaching what lies inside them (Qt 6.11).
    application.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
    fonts = resources_dir() / "fonts"
    # To `glob` takes an expression that is compiled first.
    for file in sorted(each for each in fonts.iterdir() if each.suffix == ".otf") if fonts.is_dir() else ():
        QFontDatabase.addApplicationFont(str(file))
    application.setFont(font(Role.BODY))
    application.setWindowIcon(program_icon(resources_dir() / "icons", largest=False))


class Program(QObject):
    """The window and what is open in it.

    ``window`` can be shown at once; ``begin`` loads the dossier and fills the panes. Without a folder in ``settings``
    nothing is read from or written to the disk but the dossier.

    Parameters
    ----------
    notices
        What the reader should be told once the window is filled.
    store
        Folder that keeps the program's own dossier in a form that is read faster: see ``files.remembered``.
    data
        Folder for what the reader writes: notes, pins, saved views; None keeps that in memory.
    lasts
        Whether somebody will work with the window: then its frames should not wait for the collector.
    """

    def __init__(
        self,
        application: QApplication,
        options: StartOptions,
        settings: Settings,
        notices: tuple[str, ...] = (),
        store: Path | None = None,
        data: Path | None = None,
        *,
        lasts: bool = False,
    ) -> None:
        super().__init__()
        self._notices, self._store, self._data, self._lasts = notices, store, data, lasts
        self._application, self._options, self._settings = application, options, settings
        self._palette: Palette | None = None
        self._scale = 0.0
        self._path = options.dossier or default_dossier()
        self.sitting: Sitting | None = None
        self._theme = options.theme or settings.kept.theme
        self.search = SearchBox()
        self.tool_bar = ToolBar(NAME, application.windowIcon(), self.search)
        self.status_bar = StatusBar()
        self.window = MainWindow(self.tool_bar, self.status_bar)
        self.window.setWindowTitle(NAME)
        self.window.set_side_widths(settings.kept.splitter)
        scale = settings.kept.text_scale
        palette = self.look(self._theme, scale)
        self.tool_bar.set_palette(palette, scale)
        self.search.set_palette(palette, scale)
        self.status_bar.set_palette(palette, scale)
        self.window.set_palette(palette)
        if options.size is not None:
            self.window.setMinimumSize(0, 0)
            self.window.resize(*options.size)
        elif not self.window.set_place(settings.kept.geometry):
            self.window.fit(*USUAL_SIZE)
        self.window.setFocus(Qt.FocusReason.OtherFocusReason)  # until it is filled: Qt would ring its first button
        self.window.closing.connect(self.keep)
        application.styleHints().colorSchemeChanged.connect(self._system_changed)

    def begin(self) -> bool:
        """Load the dossier and fill the window; False if the dossier cannot be used, which is then said."""
        try:
            with uncollected():
                return self._begin()
        finally:
            if self._lasts:
                set_aside()
                QTimer.singleShot(LARGEST_ICON_AFTER_MS, self, self._take_largest_icon)

    def _take_largest_icon(self) -> None:
        self._application.setWindowIcon(program_icon(resources_dir() / "icons", largest=True))

    def _begin(self) -> bool:
        # numpy's library for matrices otherwise starts a thread for every core, for 40 ms; nothing here uses matrices.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        leave_out_help()
        options = self._options
        dossier = options.loaded or self._load()
        if dossier is None:
            return False
        # What is imported here and below takes most of a start; the window is on the screen by now.
        from withdrawal_timeline.files.own import OwnFiles
        from withdrawal_timeline.state import opening

        self._own = OwnFiles(self._data)
        state = replace(self._first_start(dossier), annotations=self._own.annotations.read())
        problems = (*self._settings.problems, *self._own.take_problems())
        asked = options.link or options.select or options.domains or options.start or options.end or options.dossier
        if self._settings.kept.session and not asked:
            from withdrawal_timeline.state import session

            restored = session.read(self._settings.kept.session, state, dossier)
            state, problems = restored.state, (*problems, *restored.problems)
        if options.link:
            from withdrawal_timeline.state.following import followed

            restored = followed(options.link, state, dossier, self._today())
            state, problems = restored.state, (*problems, *restored.problems)
        state = opening.as_asked(
            state,
            dossier,
            self._today(),
            select=options.select,
            domains=options.domains,
            start=options.start,
            end=options.end,
        )
        self._open(dossier, state, (*self._notices, *problems, *self._lacking()))
        return True

    def receive(self, place: str | None) -> None:
        """Take the errands of later starts at ``place``, once the first frame stands; None takes none."""
        self._place = place
        if sys.platform == "darwin":  # a file that was double-clicked comes as an event, perhaps before the frame
            self._meet()
        else:
            self.window.painted.connect(self._meet)

    def _meet(self) -> None:
        try:
            from withdrawal_timeline.ui.start.reception import Reception
        except ImportError as lacking:  # a bare Linux may lack what Qt's network part needs; the rest works without
            log.warning("Later starts open windows of their own: %s", lacking)
            return
        self._reception = Reception(self._place, self)
        self._reception.handed.connect(self.take)
        self._reception.open()
        self._application.aboutToQuit.connect(self._reception.close)
        if sys.platform == "darwin":
            self._application.installEventFilter(self._reception)

    def take(self, errand: Errand) -> None:
        """Do here what another start of the program was asked for, and come to the front."""
        if errand.activation:
            os.environ["XDG_ACTIVATION_TOKEN"] = errand.activation
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if self.sitting is None:  # what `begin` opens
            self._path = _as_dossier(Path(errand.dossier)) if errand.dossier else self._path
            self._options = replace(self._options, link=errand.link or self._options.link)
            return
        if errand.dossier and not self.open_path(Path(errand.dossier)):
            return
        from withdrawal_timeline.domain.dates import PartialDate
        from withdrawal_timeline.state import opening

        dossier, store = self.sitting.dossier, self.sitting.store
        if errand.link:
            from withdrawal_timeline.state.following import followed

            restored = followed(errand.link, store.state, dossier, self._today())
            store.restore(restored.state)
            self._tell(restored.problems)
        known = {domain.id for domain in dossier.domains}
        store.restore(
            opening.as_asked(
                store.state,
                dossier,
                self._today(),
                select=errand.select if dossier.find(errand.select) is not None else None,
                domains=known.intersection(errand.domains),
                start=PartialDate(errand.start) if errand.start else None,
                end=PartialDate(errand.end) if errand.end else None,
            )
        )

    def look(self, theme: str, scale: float) -> Palette:
        """Let the process take over a theme, one of ``system``, ``light`` and ``dark``, and a text scale (0.8 to 2).

        Return the palette of the theme.
        """
        hints = self._application.styleHints()
        self._theme = theme
        if theme == "system":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if theme == "dark" else Qt.ColorScheme.Light)
        dark = theme == "dark" or (theme == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
        palette = DARK if dark else LIGHT
        if (palette, scale) != (self._palette, self._scale):
            self._palette, self._scale = palette, scale
            self._application.setPalette(qt_palette(palette))
            self._application.setStyleSheet(style_sheet(palette, scale))
            self.window.set_text_scale(scale)
        return palette

    def palette(self) -> Palette:
        """Return the palette in use."""
        return self._palette or LIGHT

    def keep(self) -> None:
        """Write what the next start needs: the view, the sizes, the preferences."""
        changes: dict[str, object] = {"geometry": self.window.place(), "splitter": self.window.side_widths()}
        if self.sitting is not None:
            from withdrawal_timeline.state import session

            state = self.sitting.store.state
            changes |= {
                "session": session.write(state),
                "theme": state.theme,
                "left_stance": state.left_stance,
                "reduce_motion": state.reduce_motion,
                "citation": state.citation,
                "text_scale": state.text_scale,
            }
        self._settings.change(**changes)

    def open_another(self) -> None:
        """Let the reader choose a dossier and open it; if it cannot be used, the present one stays."""
        from withdrawal_timeline.ui.parts.dialogs import ask_for_dossier

        chosen = ask_for_dossier(self.window)
        if chosen is not None:
            self.open_path(chosen)

    def open_path(self, path: Path) -> bool:
        """Open a dossier in place of the present one; False if it cannot be used, which is then said."""
        with uncollected():
            opened = self._open_path(path)
        if opened and self._lasts:
            QTimer.singleShot(CLOSED_AFTER_MS, self, collect_all)
        return opened

    def _open_path(self, path: Path) -> bool:
        before, self._path = self._path, _as_dossier(path)
        dossier = self._load()
        if dossier is None:
            self._path = before
            return False
        state = self._first_start(dossier)
        if self.sitting is not None:
            state = replace(state, annotations=self.sitting.store.state.annotations)
        self._open(dossier, state, ())
        return True

    def _load(self) -> Dossier | None:
        try:
            if self._path == default_dossier():
                return self._own_dossier()
            from withdrawal_timeline.files.load import load_dossier

            return load_dossier(self._path)
        except DossierInvalid as invalid:
            log.warning("%s", invalid)
            head, *lines = str(invalid).splitlines()
            from withdrawal_timeline.ui.parts.dialogs import tell_problem

            tell_problem(self.window, "This dossier cannot be opened", head.rstrip(":") + ".", "\n".join(lines))
            return None

    def _own_dossier(self) -> Dossier:
        from withdrawal_timeline.files.remembered import own_dossier, remember

        dossier, key = own_dossier(self._store)
        keeps = not (self._options.picture or self._options.self_test)  # these leave nothing behind
        if key and self._store is not None and keeps:
            QTimer.singleShot(REMEMBERED_AFTER_MS, self, partial(remember, dossier, key, self._store))
        return dossier

    def _first_start(self, dossier: Dossier) -> ViewState:
        from withdrawal_timeline.state import opening

        drawn = self._options.picture is not None  # the same picture every time, and nothing that moves
        left = Stance.JUSTIFIES if drawn else self._settings.left_stance()
        motionless = drawn or self._settings.kept.reduce_motion
        made = opening.first_start(dossier, self._today(), self._theme, left, reduce_motion=motionless)
        kept = self._settings.kept
        return replace(made, citation=kept.citation, text_scale=kept.text_scale)

    def _open(self, dossier: Dossier, state: ViewState, problems: tuple[str, ...]) -> None:
        from withdrawal_timeline.ui.sitting import Sitting

        if self.sitting is not None:
            self.sitting.end()
        self.sitting = Sitting(
            self.window,
            self.tool_bar,
            self.search,
            self.status_bar,
            dossier,
            self._today(),
            state,
            self.look,
            self.palette,
            self.open_another,
            self._own,
        )
        self.window.setWindowTitle(NAME if self._path == default_dossier() else f"{dossier.about.title} – {NAME}")
        self._tell(problems)

    def _tell(self, problems: tuple[str, ...]) -> None:
        """Log sentences that the reader should know, and show them."""
        for problem in problems:
            log.warning("%s", problem)
        if problems:
            self.status_bar.show_messages(problems)

    def _lacking(self) -> tuple[str, ...]:
        """Return what this system lacks for the window to look as it should; nothing of that is in a picture."""
        if self._options.picture is not None:
            return ()
        from withdrawal_timeline.ui.look.typefaces import hint_on_chinese

        hint = hint_on_chinese()
        return (hint,) if hint is not None else ()

    def _today(self) -> date:
        return self._options.today or date.today()  # noqa: DTZ011 - the reader's own day is meant

    def _system_changed(self) -> None:
        if self.sitting is not None and self._theme == "system":
            self.sitting.presenter.refresh_look()


def _as_dossier(path: Path) -> Path:
    """Return the folder of a dossier where one of its files was chosen, else the path itself."""
    return path.parent if path.is_file() and (path.parent / "withdrawals.json").is_file() else path
