"""The card beside what the pointer rests on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from withdrawal_timeline.layout.crowd_hit import CrowdPlace
from withdrawal_timeline.layout.tracks import Lane, Mark
from withdrawal_timeline.state.rich_words import escaped, strong
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font

_LEAST, _MOST = 240, 330
_AWAY = 12.0
_LISTED = 12
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class HoverCard(QFrame):
    """A small frame with rich text; it never covers the row that it speaks of, and never takes the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("hoverCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 10)
        box.addWidget(self._text)
        self.set_palette(LIGHT, 1.0)
        self.hide()

    @property
    def text(self) -> str:
        """The rich text that it shows."""
        return self._text.text()

    def set_palette(self, palette: Palette, text_scale: float) -> None:
        """Take over colours and text scale."""
        self.setStyleSheet(
            f"#hoverCard {{ background: {palette.raised}; border: 1px solid {palette.line_strong}; "
            "border-radius: 8px; }"
            f"#hoverCard QLabel {{ color: {palette.ink}; background: transparent; }}"
        )
        self._text.setFont(font(Role.BODY, text_scale))

    def show_beside(self, text: str, x: float, row_top: float, row_height: float) -> None:
        """Show rich text below a row, or above it where there is no room below, near ``x`` in the parent's pixels."""
        self._text.setText(text)
        self._text.setFixedWidth(min(max(self._text.sizeHint().width(), _LEAST), _MOST))
        self.adjustSize()
        parent = self._over
        left = min(max(x - self.width() / 4, 4.0), parent.width() - self.width() - 4.0)
        below = row_top + row_height + _AWAY
        top = below if below + self.height() <= parent.height() - 4.0 else row_top - _AWAY - self.height()
        self.move(round(left), round(max(top, 4.0)))
        self.raise_()
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for keys from now on, wherever they go: who types does not read the card, and it may be in the way."""
        super().showEvent(event)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Watch no longer."""
        super().hideEvent(event)
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when a key is pressed, but for those that only change what a click means."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() not in _MODIFIERS:
            self.hide()
        return False

    def crowd_of(self, place: CrowdPlace, names: Sequence[str]) -> str:
        """Return rich text on a place of a strip: how many entries there are, some names, what has no line."""
        head = "One entry here" if place.count == 1 else f"{place.count:,} entries here"
        lines = [strong(head), *map(escaped, names)]
        if place.count > len(names):
            lines.append(f"and {place.count - len(names):,} more")
        lines.append(f"Of {place.total:,} in view {place.shown:,} have a line. Click to zoom in.")
        return "<br>".join(lines)

    def tick_text(self, marks: Sequence[tuple[str, Mark]]) -> str:
        """Return rich text that lists the steps that stand on one tick, each with the name of its track."""
        lines = [strong(f"{len(marks)} steps close together")]
        lines += [escaped(" · ".join((label, *mark.captions[:1]))) for label, mark in marks[:_LISTED]]
        if len(marks) > _LISTED:
            lines.append(f"and {len(marks) - _LISTED} more")
        lines.append("Click to select them in turn.")
        return "<br>".join(lines)

    def lane_text(self, lane: Lane) -> str:
        """Return rich text on a lane: how much it holds, if it is collapsed what, and what can be done with it."""
        lines = [strong(lane.title), escaped(lane.size)]
        if lane.collapsed:
            names = [escaped(track.label) for track in (*lane.tracks, *lane.parts)]
            folded = len(lane.capsule.folded) if lane.capsule is not None else 0
            more = max(len(names) - _LISTED, 0) + folded
            lines += names[:_LISTED]
            if more:
                lines.append(f"and {more} more" if names else "")
        lines.append(f"Click to {'open' if lane.collapsed else 'collapse'} it, drag to move it.")
        return "<br>".join(line for line in lines if line)
