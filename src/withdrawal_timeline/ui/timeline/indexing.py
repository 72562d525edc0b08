"""Indexes the items of crowded lanes without holding up the window: what takes longer than a frame, in a thread."""

from __future__ import annotations

from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from withdrawal_timeline.domain.frozen import replace
from withdrawal_timeline.layout.tracks import Tracks

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from withdrawal_timeline.layout.crowd import Mass
    from withdrawal_timeline.layout.mass_builder import MassBuilder
    from withdrawal_timeline.layout.mass_items import MassItems

PATIENCE = 200
"""So many milliseconds of work pass before it is told of."""
_LOOK_EVERY = 8
"""Milliseconds from one look at the work to the next."""


class _Superseded(Exception):
    """Ends work that nobody wants any more."""


class _Work:
    """Items that are being indexed in the thread, how far that is and was last told, and whether it is wanted."""

    def __init__(self, tracks: Tracks, wanted: MassItems, unwanted: Event) -> None:
        self.tracks = tracks
        self.wanted = wanted
        self.unwanted = unwanted
        self.share = 0.0
        self.told = -1.0
        self.result: Future[Mass] | None = None

    def progress(self, share: float) -> None:
        """Take note of the share that is done; called in the thread."""
        if self.unwanted.is_set():
            raise _Superseded
        self.share = share


class Indexing(QObject):
    """Turns tracks with items into tracks with a mass.

    Newer tracks take the place of those that are still being worked on. The thread touches nothing of Qt: a timer here
    looks whether it is ready, so that the widget may go at any time.

    Signals
    -------
    made(Tracks)
        The tracks with their items indexed; at once where that takes less than a frame.
    progressed(int, float)
        Work has been going on for a while: how many items, and which share is done, 0 to 1.
    ended()
        Nothing is being worked on any more.
    """

    made = Signal(object)
    progressed = Signal(int, float)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: ThreadPoolExecutor | None = None
        self._work: _Work | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self._look)

    @cached_property
    def _builder(self) -> MassBuilder:
        from withdrawal_timeline.layout.mass_builder import MassBuilder  # noqa: PLC0415 - only large dossiers need it

        return MassBuilder()

    @property
    def busy(self) -> bool:
        """Whether items are being indexed in the thread."""
        return self._work is not None

    def index(self, tracks: Tracks) -> None:
        """Index the items of tracks; those that are being worked on are given up."""
        self.give_up()
        wanted = tracks.items
        if wanted is None:
            self.made.emit(tracks)
            return
        if self._builder.is_quick(wanted):
            self.made.emit(replace(tracks, mass=self._builder.build(wanted, lambda _: None)))
            return
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only large dossiers need it

            self._thread = ThreadPoolExecutor(1, "index")
        work = self._work = _Work(tracks, wanted, Event())
        work.result = self._thread.submit(self._builder.build, wanted, work.progress)
        self._since.start()
        self._timer.start()

    def give_up(self) -> None:
        """Work on nothing any more; the thread ends what it has begun at its next step."""
        if self._work is not None:
            self._work.unwanted.set()
            self._end()

    def _end(self) -> None:
        self._work = None
        self._timer.stop()
        self.ended.emit()

    def _look(self) -> None:
        work = self._work
        if work is None or work.result is None:
            return
        if work.result.done():
            self._end()
            self.made.emit(replace(work.tracks, mass=work.result.result()))
        elif self._since.elapsed() >= PATIENCE and work.told != work.share:
            work.told = work.share
            self.progressed.emit(len(work.wanted), work.share)
