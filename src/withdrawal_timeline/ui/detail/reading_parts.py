"""What stands in the pane beside the text while a record is read: made with the first record that is."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from withdrawal_timeline.ui.detail.controls import WordButton
from withdrawal_timeline.ui.detail.handle import PassageHandle
from withdrawal_timeline.ui.detail.head import PaneHead
from withdrawal_timeline.ui.detail.link_strip import LinkStrip
from withdrawal_timeline.ui.detail.note_field import NoteField
from withdrawal_timeline.ui.detail.page import COPY_BUTTONS, PARTS_FILTER, THEME_STRIP
from withdrawal_timeline.ui.detail.page_view import PageView
from withdrawal_timeline.ui.detail.parts_field import PartsField
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.detail.theme_strip import ThemeStrip


class CopyButtons(QWidget):
    """The buttons at the end of a record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.citation = WordButton("Copy citation", self)
        self.text = WordButton("Copy with sources", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 16, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.citation)
        row.addWidget(self.text)
        row.addStretch(1)

    def set_style(self, style: Style) -> None:
        """Take over colours and text scale."""
        self.citation.set_style(style)
        self.text.set_style(style)


class ReadingParts:
    """Head, note, question about a link, and what stands inside a page; a reader of the overview needs none of it.

    Parameters
    ----------
    pane, column
        What they stand in, and its layout, which so far holds the view.
    view
        Shows the pages.
    """

    def __init__(self, pane: QWidget, column: QVBoxLayout, view: PageView) -> None:
        self.head = PaneHead(pane)
        self.strip, self.field, self.buttons = ThemeStrip(), PartsField(), CopyButtons()
        view.put(COPY_BUTTONS, self.buttons)
        view.put(PARTS_FILTER, self.field)
        view.put(THEME_STRIP, self.strip, sticky=True)
        self.link_strip = LinkStrip(pane)
        self.handle = PassageHandle(view)
        self.note = NoteField(pane)
        column.insertWidget(0, self.head)
        column.insertWidget(1, self.note)
        column.addWidget(self.link_strip)
        self._put_in_order(view)

    def set_style(self, style: Style) -> None:
        """Take over colours and text scale."""
        self.handle.set_palette(style.palette)
        for part in (self.head, self.note, self.field, self.buttons, self.link_strip):
            part.set_style(style)

    def _put_in_order(self, view: PageView) -> None:
        """Let Tab lead from the head to the text and from there on; Qt puts what is made later at the window's end."""
        strip = self.link_strip
        after = (
            *(self.buttons.citation, self.buttons.text, self.field.field, *self.field.switch.buttons),
            *(strip.open_button, strip.copy_button, strip.leave_button, self.note.editor),
        )
        # The text goes behind the head, which was put behind it first: nothing is known of what stands before both.
        order = (view, *self.head.buttons, self.head.pin_button, self.head.note_button, view, *after)
        for before, part in pairwise(order):
            QWidget.setTabOrder(before, part)
