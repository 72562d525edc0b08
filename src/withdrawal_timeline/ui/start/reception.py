"""Where the open window takes what later starts hand over."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from withdrawal_timeline.state.link import is_link
from withdrawal_timeline.ui.start.hand_over import ANSWER, LONGEST, Errand


class Reception(QObject):
    """Takes the errands of later starts, and on macOS the files and links that the desktop wants to have opened.

    Parameters
    ----------
    place
        What `address` returned; None takes no errands.
    """

    handed = Signal(object)
    """An ``Errand`` came."""

    def __init__(self, place: str | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._server: QLocalServer | None = None

    def open(self) -> bool:
        """Take errands from now on, whatever an earlier start left behind; False if that cannot be."""
        if self._place is None:
            return False
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._meet)
        QLocalServer.removeServer(self._place)
        self._server = server
        return server.listen(self._place)

    def close(self) -> None:
        """Take no more errands."""
        if self._server is not None:
            self._server.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a file or a link from the desktop of macOS; everything else passes."""
        if not isinstance(event, QFileOpenEvent):
            return False
        link = bytes(event.url().toEncoded().data()).decode("ascii", "replace")
        if is_link(link):
            self.handed.emit(Errand(link=link))
        elif event.file():
            self.handed.emit(Errand(dossier=event.file()))
        else:
            return False
        return True

    def _meet(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()) is not None:
            caller.setParent(self)
            caller.readyRead.connect(self._read)
            caller.disconnected.connect(caller.deleteLater)
        self._read()

    def _read(self) -> None:
        for caller in self.findChildren(QLocalSocket):
            if not caller.canReadLine():
                if caller.bytesAvailable() > LONGEST:
                    caller.abort()
                continue
            line = bytes(caller.readLine().data())
            try:
                errand = Errand.from_line(line)
            except ValueError:
                caller.abort()
                continue
            caller.write(ANSWER)
            caller.flush()
            self.handed.emit(errand)
