"""The choice of years: ready-made stretches, decades, and two fields for dates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from withdrawal_timeline.domain.wording import day_in_words
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.state.years import Preset, between, date_from_words, first_and_last
from withdrawal_timeline.ui.look.rounded import RoundSheet
from withdrawal_timeline.ui.look.theme import TYPE, Palette, Role, font

_COLUMNS = 4


class WindowPopup(RoundSheet):
    """A small sheet below the window button; it closes when a stretch was chosen, or on Esc or a click outside."""

    windowWished = Signal(object)
    """A ``Window`` was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("windowPopup")
        self.setAccessibleName("Choose years")
        self._stretches: dict[QPushButton, Window] = {}
        self._presets = QHBoxLayout()
        self._presets.setSpacing(6)
        self._decades = QGridLayout()
        self._decades.setSpacing(6)
        self._heads = [QLabel("Years", self), QLabel("Decades with entries", self), QLabel("From and to", self)]
        self._first, self._last = QLineEdit(self), QLineEdit(self)
        self._first.setAccessibleName("From")
        self._last.setAccessibleName("To")
        self._first.setPlaceholderText("2015")
        self._last.setPlaceholderText("May 2018")
        self._show = QPushButton("Show", self)
        self._problem = QLabel(self)
        self._problem.setWordWrap(True)
        self._problem.hide()

        fields = QHBoxLayout()
        fields.setSpacing(6)
        fields.addWidget(self._first, 1)
        self._dash = QLabel("–", self)
        fields.addWidget(self._dash)
        fields.addWidget(self._last, 1)
        fields.addWidget(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(8)
        for head, part in zip(self._heads, (self._presets, self._decades, fields), strict=True):
            column.addWidget(head)
            column.addLayout(part)
            column.addSpacing(6)
        column.addWidget(self._problem)

        self._first.returnPressed.connect(self._take_dates)
        self._last.returnPressed.connect(self._take_dates)
        self._show.clicked.connect(self._take_dates)

    def set_choices(self, presets: Sequence[Preset], decades: Sequence[Preset]) -> None:
        """Offer these stretches; what was offered before goes."""
        for button in self._stretches:
            button.hide()
            button.deleteLater()
        self._stretches = {}
        for preset in presets:
            self._presets.addWidget(self._button(preset))
        for place, decade in enumerate(decades):
            self._decades.addWidget(self._button(decade), *divmod(place, _COLUMNS))

    def set_window(self, window: Window) -> None:
        """Write a stretch into the two fields."""
        first, last = first_and_last(window)
        self._first.setText(day_in_words(first))
        self._last.setText(day_in_words(last))

    @property
    def problem(self) -> str:
        """What was wrong with the dates that were written last; empty if nothing was."""
        return self._problem.text()

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        c, px = palette, round(TYPE[Role.BODY].px * scale)
        for head in self._heads:
            head.setFont(font(Role.LANE, scale))
        self._problem.setFont(font(Role.CAPTION, scale))
        self.setStyleSheet(f"""
            QLabel {{ color: {c.ink2}; }}
            QPushButton {{ color: {c.ink}; background: {c.panel}; border: 1px solid {c.line}; border-radius: 6px;
                padding: 4px 10px; font-size: {px}px; }}
            QPushButton:hover {{ background: {c.hover}; border-color: {c.line_strong}; }}
            QPushButton:pressed {{ background: {c.selected}; }}
            QPushButton:focus {{ border: 2px solid {c.focus}; padding: 3px 9px; }}
            QLineEdit {{ color: {c.ink}; background: {c.raised}; border: 1px solid {c.line_strong}; border-radius: 6px;
                padding: 4px 8px; font-size: {px}px; selection-background-color: {c.focus};
                selection-color: {c.ink_inverse}; }}
            QLineEdit:focus {{ border: 2px solid {c.focus}; padding: 3px 7px; }}
        """)
        self._problem.setStyleSheet(f"color: {c.now};")

    def open_below(self, anchor: QWidget) -> None:
        """Show the sheet under ``anchor``, inside the screen, with the cursor in the first field."""
        self._say("")
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 6))
        screen = anchor.screen().availableGeometry()
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        self.move(corner)
        self.show()
        self._first.setFocus(Qt.FocusReason.PopupFocusReason)
        self._first.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Let the sheet fit its content when fonts change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.adjustSize()

    def _button(self, preset: Preset) -> QPushButton:
        button = QPushButton(preset.name, self)
        button.setAutoDefault(False)
        button.clicked.connect(self._take_preset)
        self._stretches[button] = preset.window
        return button

    def _take_preset(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton) and button in self._stretches:
            self._wish(self._stretches[button])

    def _take_dates(self) -> None:
        try:
            first = date_from_words(self._first.text())
            last = date_from_words(self._last.text()) if self._last.text().strip() else first
            window = between(first, last)
        except ValueError as problem:
            self._say(str(problem))
            return
        self._wish(window)

    def _wish(self, window: Window) -> None:
        self.close()
        self.windowWished.emit(window)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.adjustSize()
