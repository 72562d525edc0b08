"""The six themes as a row of buttons with counts and stances; stays at the top while claims are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.domain.wording import STANCE, plural
from withdrawal_timeline.ui.detail.plots import paint_stances
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.look.theme import LIGHT, Role

if TYPE_CHECKING:
    from withdrawal_timeline.domain.sides import ThemeBlock

SHORT_TITLES = {
    "withdrawal_details": "Details",
    "historical_context": "History",
    "global_cooperation": "Cooperation",
    "domestic_politics": "Politics",
    "economic_considerations": "Economy",
    "global_impact": "World",
}
"""Names that fit a sixth of a narrow pane; a theme that is not here shows as much of its title as fits."""
CELL_HEIGHT = 44
ROW_GAP = 2


class ThemeButton(QAbstractButton):
    """One theme: short name, number of claims, and a square per claim in the colour of its stance."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = Style(LIGHT, 1.0)
        self._counts: tuple[tuple[Stance, int], ...] = ()
        self.theme_id = ""
        # Not exclusive by itself: of such buttons one always stays checked, also where no theme is being read.
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_theme(self, block: ThemeBlock, style: Style) -> None:
        """Show a theme; one without claims cannot be gone to."""
        self._style, self._counts = style, block.counts
        self.theme_id = block.theme.id
        self.setText(SHORT_TITLES.get(block.theme.id, block.theme.title))
        words = ", ".join(f"{count} {STANCE[stance]}" for stance, count in block.counts if count)
        told = f"{block.theme.title}: {plural(block.total, 'claim')}"
        self.setToolTip(f"{told} ({words})" if words else told)
        self.setAccessibleName(self.toolTip())
        self.setEnabled(block.total > 0)
        self.update()

    @property
    def natural_width(self) -> float:
        """Width of the name with some air, in px."""
        return QFontMetricsF(self._style.font(Role.CAPTION)).horizontalAdvance(self.text()) + self._style.px(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, name, count, stances and the focus ring."""
        painter = QPainter(self)
        style, palette = self._style, self._style.palette
        box = QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selected))
            painter.drawRoundedRect(box, 4, 4)
        elif self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.hover))
            painter.drawRoundedRect(box, 4, 4)
        font = style.font(Role.CAPTION)
        if self.isChecked():
            font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(palette.ink if self.isChecked() else palette.ink2 if self.isEnabled() else palette.ink3))
        line = style.line(Role.CAPTION)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        name = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width() - 2)
        painter.drawText(QRectF(0, style.px(4), box.width(), line), centre, name)
        painter.setFont(style.font(Role.CAPTION))
        painter.setPen(QColor(palette.ink2 if self.isEnabled() else palette.ink3))
        total = sum(count for _, count in self._counts)
        painter.drawText(QRectF(0, style.px(4) + line - 1, box.width(), line), centre, str(total))
        stances = [stance for stance, count in self._counts for _ in range(count)]
        if stances:
            room = box.width() - style.px(8)
            pitch = min(style.px(4.4), room / len(stances))
            left = (box.width() - pitch * len(stances)) / 2
            paint_stances(painter, style, stances, QPointF(left, box.height() - style.px(8)), pitch)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)


class ThemeStrip(QWidget):
    """All themes in one row, or in two where the pane is too narrow for one."""

    themeWished = Signal(str)
    """Id of a theme that the reader wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style(LIGHT, 1.0)
        self._buttons: list[ThemeButton] = []
        self._margins = (20.0, 20.0)
        self.setAccessibleName("Themes")

    @property
    def buttons(self) -> tuple[ThemeButton, ...]:
        """A button for each theme."""
        return tuple(self._buttons)

    def set_themes(self, themes: Sequence[ThemeBlock], style: Style, margins: tuple[float, float]) -> None:
        """Show the themes of a reading; ``margins`` are those of the page, in px."""
        self._style, self._margins = style, margins
        while len(self._buttons) < len(themes):
            button = ThemeButton(self)
            button.clicked.connect(self._wish)
            button.show()
            self._buttons.append(button)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(themes))
            if place < len(themes):
                button.show_theme(themes[place], style)
        self._arrange()
        self.update()

    def set_current(self, theme_id: str) -> None:
        """Mark the theme that is being read."""
        for button in self._buttons:
            button.setChecked(button.theme_id == theme_id)

    def height_for(self, column: float, style: Style) -> int:
        """Return the height that the strip needs over a text of ``column`` px."""
        metrics = QFontMetricsF(style.font(Role.CAPTION))
        natural = sum(metrics.horizontalAdvance(title) + style.px(8) for title in SHORT_TITLES.values())
        rows = 1 if natural <= column else 2
        return round(rows * style.px(CELL_HEIGHT) + (rows - 1) * ROW_GAP + 8)

    def _arrange(self) -> None:
        shown = [button for button in self._buttons if not button.isHidden()]
        if not shown:
            return
        left, column = self._margins[0], self.width() - sum(self._margins)
        natural = [button.natural_width for button in shown]
        rows = [shown] if sum(natural) <= column else [shown[: (len(shown) + 1) // 2], shown[(len(shown) + 1) // 2 :]]
        height = self._style.px(CELL_HEIGHT)
        for place, row in enumerate(rows):
            widths = [button.natural_width for button in row]
            spare = (column - sum(widths)) / len(row)
            x = left
            for button, width in zip(row, widths, strict=True):
                end = x + width + spare
                button.setGeometry(
                    round(x), round(4 + place * (height + ROW_GAP)), round(end) - round(x), round(height)
                )
                x = end

    def _wish(self) -> None:
        button = self.sender()
        if isinstance(button, ThemeButton):
            self.themeWished.emit(button.theme_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from theme to theme."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        able = [button for button in self._buttons if button.isEnabled() and not button.isHidden()]
        focused = next((place for place, button in enumerate(able) if button.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        able[(focused + step) % len(able)].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: object) -> None:
        """Share the width out anew."""
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and a hairline while the strip lies over the text."""
        painter = QPainter(self)
        palette = self._style.palette
        painter.fillRect(self.rect(), QColor(palette.detail_ground))
        if self.property("stuck"):
            painter.setPen(QPen(QColor(palette.line), 1))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def sizeHint(self) -> QSize:
        """Return the size of one row."""
        return QSize(320, round(self._style.px(CELL_HEIGHT)) + 8)
