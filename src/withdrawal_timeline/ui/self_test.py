"""What ``--self-test`` does: it looks whether all parts of the program are there, and walks one journey.

The same journey is walked by the tests from source, and by the packages' checks in the frozen program. It needs
nothing that is only there for tests: events are sent as Qt sends them.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Protocol

import PySide6
from PySide6.QtCore import QEvent, QLibraryInfo, QPoint, QPointF, Qt, qVersion
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QGuiApplication, QIcon, QImageReader, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from withdrawal_timeline import __version__
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.files.locate import default_dossier, licences_dir, resources_dir
from withdrawal_timeline.ui.look.theme import Role, font
from withdrawal_timeline.ui.look.typefaces import has_chinese
from withdrawal_timeline.ui.sitting import Sitting
from withdrawal_timeline.ui.start.hand_over import Errand
from withdrawal_timeline.ui.start.stillness import settle
from withdrawal_timeline.ui.window.main_window import MainWindow

RECORD, QUERY = "who-2025", "World Health"
"""The record that the journey goes to, and what it types to find it."""
NOTCH = 120
"""What Qt calls one step of a wheel."""
LINK = "withdrawal-timeline:?view=compare&compare=who-2020,who-2025&from=2010"
"""The link that the journey follows."""
LEAST_COLOURS = 40
"""A painted window has more than so many colours; one that failed to paint has a few."""


class Subject(Protocol):
    """What is tested: ``app.Program``."""

    window: MainWindow
    sitting: Sitting | None

    def take(self, errand: Errand) -> None:
        """Do what another start was asked for."""


@frozen
class Finding:
    """One line of the report.

    Parameters
    ----------
    name
        What was looked at.
    fine
        Whether it is as it should be; None for what is said, but judged by the reader.
    detail
        What was seen.
    """

    name: str
    fine: bool | None
    detail: str

    def __str__(self) -> str:
        sign = {True: "ok", False: "FAILED", None: "note"}[self.fine]
        return f"{sign:6}  {self.name}: {self.detail}"


def examine(subject: Subject, application: QApplication, complete: str = "") -> list[Finding]:
    """Return what was found at a window that shows the program's own dossier; nothing is kept of the journey.

    Parameters
    ----------
    complete
        How long the start took up to the first complete frame, in words.
    """
    start = (Finding("first complete frame", None, complete),) if complete else ()
    return [*start, *parts(), *journey(subject, application)]


def report(findings: Iterable[Finding]) -> str:
    """Return the findings as text; the last line says whether all is fine."""
    lines = list(findings)
    failed = sum(finding.fine is False for finding in lines)
    verdict = f"{failed} of {len(lines)} checks failed" if failed else "everything is there and works"
    return "\n".join([*map(str, lines), f"Self-test: {verdict}."])


# -- parts ------------------------------------------------------------------------------------------------


def parts() -> Iterator[Finding]:
    """Return whether resources, fonts, plug-ins and licences are there."""
    frozen = bool(getattr(sys, "frozen", False))
    way = "frozen" if frozen else "from source"
    yield Finding("program", None, f"{__version__}, {way}, {platform.platform()}")
    yield Finding(
        "made with", None, f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, Qt {qVersion()}"
    )
    yield _files("dossier", default_dossier(), "*.json", 10)
    yield _files("icons", resources_dir() / "icons", "*.svg", 2)
    yield _files("font files", resources_dir() / "fonts", "*.otf", 4)
    shown = QFontInfo(font(Role.BODY))
    yield Finding("font", shown.exactMatch() and shown.family().startswith("Inter"), f"{shown.family()} is drawn")
    families = len(QFontDatabase.families())
    chinese = "one for Chinese among them" if has_chinese() else "none for Chinese: install fonts-noto-cjk or the like"
    yield Finding("fonts of the system", None, f"{families} families, {chinese}")
    formats = {bytes(name.data()).decode("ascii") for name in QImageReader.supportedImageFormats()}
    yield Finding("image formats", {"svg", "png", "ico"} <= formats, ", ".join(sorted(formats)))
    icon = QIcon(str(resources_dir() / "icons" / "icon.svg")).pixmap(64, 64)
    yield Finding("icon engine", not icon.isNull(), f"{icon.width()} x {icon.height()} from SVG")
    styles = list(QStyleFactory.keys())
    yield Finding("style", "Fusion" in styles, ", ".join(styles))
    yield Finding("display", True, f"{QGuiApplication.platformName()}, {_screen()}")
    yield Finding("language", True, "English, which needs no translation files")
    if frozen:
        yield _files("licences", licences_dir() or Path(), "*.txt", 6)
        plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
        yield _modules(tuple(sys.modules.values()))
        own = resources_dir().parents[1] in plugins.resolve().parents
        yield Finding("own Qt", own, "its plug-ins lie in the program's folder" if own else str(plugins))


def _modules(loaded: Iterable[ModuleType]) -> Finding:
    """Return whether the modules of this start came from the one file that packages have for them."""
    own = [module for module in loaded if module.__name__.startswith("withdrawal_timeline.")]
    others = {module.__name__ for module in own if type(module.__loader__).__name__ != "StartModule"} - {__name__}
    names = f", not {', '.join(sorted(others))}" if others else ""
    return Finding("modules of a start", not others, f"{len(own)} from one file{names}")


def _files(name: str, folder: Path, pattern: str, least: int) -> Finding:
    found = [path for path in folder.glob(pattern) if path.stat().st_size] if folder.is_dir() else []
    return Finding(name, len(found) >= least, f"{len(found)} files")


def _screen() -> str:
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    return f"{size.width()} x {size.height()}, scale {screen.devicePixelRatio():g}"


# -- the journey ------------------------------------------------------------------------------------------


def journey(subject: Subject, application: QApplication) -> Iterator[Finding]:
    """Walk through the program as a reader does and return what each step led to."""
    sitting = subject.sitting
    if sitting is None:
        yield Finding("journey", False, "the dossier did not open")
        return
    store, panels = sitting.store, sitting.panels

    def do(command: str) -> None:
        sitting.actions[command].trigger()
        settle(application)

    def seen() -> str:
        return panels.status_bar.text

    def step(name: str, fine: Callable[[], bool], detail: Callable[[], object]) -> Finding:
        return Finding(name, bool(fine()), str(detail()))

    sitting.wishes.choose(type(store.state.filter)())
    sitting.wishes.end_search()
    sitting.wishes.clear_selection()
    if not store.state.reduce_motion:
        do("motion.reduce")
    subject.window.activateWindow()
    panels.status_bar.clear_message()
    settle(application)
    everything = len(sitting.presenter.picture.tracks.lanes)
    yield step("opens", lambda: seen().startswith("All ") and everything > 1, seen)

    do("view.fit_all")
    whole = store.state.window.days
    yield step("shows all years", lambda: whole > 100 * 365, lambda: f"{whole / 365.25:.0f} years")
    _wheel(panels.timeline, NOTCH * 6)
    settle(application)
    yield step(
        "wheel zooms", lambda: store.state.window.days < whole, lambda: f"{store.state.window.days / 365.25:.0f} years"
    )
    do("view.fit_all")

    do("search.focus")
    panels.search.field.setFocus()
    for letter in QUERY:
        _key(panels.search.field, Qt.Key.Key_unknown, letter)
    settle(application)
    yield step("search finds", lambda: bool(sitting.picture().hits), lambda: f"{len(sitting.picture().hits)} hits")
    _key(panels.search.field, Qt.Key.Key_Return, "\r")
    settle(application)
    yield step("Enter selects a hit", lambda: store.state.selection is not None, lambda: store.state.selection)
    sitting.wishes.end_search()

    sitting.wishes.select(RECORD)
    settle(application)
    reading = panels.detail.reading
    yield step(
        "detail pane shows the record",
        lambda: reading is not None and reading.id == RECORD,
        lambda: reading.title if reading is not None else "nothing",
    )
    yield from _on_demand(sitting, application)
    do("domain.only_3")
    yield step("filter shows one domain", lambda: len(sitting.picture().tracks.lanes) == 1, seen)
    do("filter.clear")
    yield step("filter is cleared", lambda: seen().startswith("All "), seen)

    yield from _ways(subject, sitting, application)
    yield from _colours(subject, sitting, application)


def _on_demand(sitting: Sitting, application: QApplication) -> Iterator[Finding]:
    """Return whether what no start imports is there: a package could lack it, and nobody would see that at first."""
    from withdrawal_timeline.ui.detail.printing import as_pdf  # noqa: PLC0415

    reading = sitting.panels.detail.reading
    sheets = as_pdf(reading, sitting.store.state.citation) if reading is not None else b""
    yield Finding("saves as PDF", sheets.startswith(b"%PDF"), f"{len(sheets)} bytes")
    sitting.actions["plots.open"].trigger()
    settle(application)
    import pyqtgraph  # noqa: PLC0415

    from withdrawal_timeline.ui.plots.sheet import PlotSheet  # noqa: PLC0415

    plots = sitting.panels.tool_bar.window().findChild(PlotSheet)
    yield Finding("plots are drawn", plots is not None and plots.isVisible(), f"pyqtgraph {pyqtgraph.__version__}")
    if plots is not None:
        plots.close()
        settle(application)


def _colours(subject: Subject, sitting: Sitting, application: QApplication) -> Iterator[Finding]:
    """Return whether the window is painted, dark and light."""
    for theme, dark in (("theme.dark", True), ("theme.light", False)):
        sitting.actions[theme].trigger()
        settle(application)
        picture = subject.window.grab().toImage()
        ground = QColor(picture.pixelColor(4, 4)).lightness()
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
        yield Finding(
            f"paints {'dark' if dark else 'light'}",
            (ground < 128) is dark and len(colours) > LEAST_COLOURS,
            f"{len(colours)} colours at {picture.width()} x {picture.height()}",
        )


def _ways(subject: Subject, sitting: Sitting, application: QApplication) -> Iterator[Finding]:
    """Return whether a link, the tour and the axis without quiet years lead where they should."""
    panels, actions = sitting.panels, sitting.actions
    subject.take(Errand(link=LINK))
    settle(application)
    compared = panels.compare.get().table.model().columnCount() - 1
    there = panels.compare.get().table.isVisible() and compared == 2
    yield Finding("a link leads to its view", there, f"{compared} withdrawals compared")
    for command in ("view.timeline", "tour.take"):
        actions[command].trigger()
        settle(application)
    told = panels.tour.get().text.toPlainText() if panels.tour.get().isVisible() else ""
    yield Finding("the tour is told", bool(told), f"{len(told)} characters at the first stop")
    for command in ("tour.take", "view.fit_all", "view.quiet"):
        actions[command].trigger()
        settle(application)
    cuts = sitting.wishes.cuts
    yield Finding("quiet years are compressed", bool(cuts), f"{len(cuts.stretches)} breaks")
    actions["view.quiet"].trigger()
    settle(application)


def _wheel(view: QWidget, turned: int) -> None:
    middle = QPointF(view.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(view.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def _key(target: QWidget, key: Qt.Key, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
