"""The detail pane: one record with its claims and sources, or the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from withdrawal_timeline.domain.overview import Overview
from withdrawal_timeline.domain.vocabulary import CitationStyle, Stance
from withdrawal_timeline.domain.wording import STANCE
from withdrawal_timeline.ui.detail.found_words import FoundWords
from withdrawal_timeline.ui.detail.jumps import ReadingPlace
from withdrawal_timeline.ui.detail.overview_page import write_overview
from withdrawal_timeline.ui.detail.page import Goal, Link, Page
from withdrawal_timeline.ui.detail.page_view import PageView
from withdrawal_timeline.ui.detail.passages import RECORD, CopyAs, Passage
from withdrawal_timeline.ui.detail.scroll_bar import SlimScrollBar
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.look.theme import LIGHT, Palette
from withdrawal_timeline.ui.parts.late import LatePart

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from withdrawal_timeline.domain.reading import Reading
    from withdrawal_timeline.ui.detail.controls import IconButton
    from withdrawal_timeline.ui.detail.order_switch import OrderButton
    from withdrawal_timeline.ui.detail.reading_parts import ReadingParts
    from withdrawal_timeline.ui.detail.theme_strip import ThemeButton

WIDEST_TEXT = 760
"""Widest text in px at text scale 1; in a wider pane the margins grow."""
MARGIN = 20


class DetailPane(QWidget):
    """Shows a reading, or the overview while there is none. Changes nothing itself: it emits wishes."""

    recordWished = Signal(str)
    """Id of a record to go to; empty for back to the overview."""
    claimWished = Signal(str)
    """Id of a claim that stands with another record."""
    linkWished = Signal(str)
    """An http or https address that the reader has seen and wants opened."""
    pinWished = Signal(str)
    """Id of a record to pin, or to take the pin from."""
    noteWished = Signal(str, str)
    """Id of a record, and the note that it should have."""
    noteLeft = Signal()
    """The reader is done with writing a note."""
    filterWished = Signal(str, str)
    """A value of a facet that is to be shown alone, or with all others again: the facet's name, and the value."""
    yearsWished = Signal(int, int)
    """The first and the last of the years that are to be shown."""
    sidesSwapped = Signal()
    closed = Signal()
    menuWished = Signal(QPoint, object)
    """The menu of a passage of what is read, at a point of the screen."""
    told = Signal(str)
    """Something was done that is not seen in the pane; carries a sentence that says what."""
    tourWished = Signal()
    """The way into the tour was taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style(LIGHT, 1.0)
        self._reading: Reading | None = None
        self._overview: Overview | None = None
        self._pending_claim, self._tour = "", ""
        self._left_at: dict[str, ReadingPlace | None] = {}
        self._left = Stance.JUSTIFIES
        self._citation = CitationStyle.CHICAGO_NOTE
        self._view = PageView(self)
        self._found = FoundWords(self._view)
        self._bar = SlimScrollBar(self._view)
        self._view.set_scroll_bar(self._bar)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._view, 1)
        self._parts = LatePart(self._made_parts)
        self._view.linkFollowed.connect(self._follow)
        self._view.breadthChanged.connect(self._rewrite)
        self._view.scrolled.connect(self._scrolled)
        self._view.menuWished.connect(self._open_menu)
        self.setFocusProxy(self._view)
        self.set_palette(LIGHT, 1.0)

    def _made_parts(self) -> ReadingParts:
        """Return what stands beside the text of a record; it is made, with its modules, for the first one."""
        from withdrawal_timeline.ui.detail.reading_parts import ReadingParts  # noqa: PLC0415 - a first start reads nothing

        parts = ReadingParts(self, self._column, self._view)
        parts.set_style(self._style)
        parts.head.setVisible(self._reading is not None)
        parts.head.say_left(STANCE[self._left])
        parts.head.pin_button.clicked.connect(self._pin)
        parts.head.note_button.clicked.connect(self.edit_note)
        parts.head.swapWished.connect(self.sidesSwapped)
        parts.head.copyWished.connect(self._open_menu_of_record)
        parts.head.closeWished.connect(self._close)
        parts.strip.themeWished.connect(self._show_theme)
        parts.field.narrowed.connect(self._narrow)
        parts.field.orderChosen.connect(self._rewrite)
        parts.buttons.citation.clicked.connect(self.copy_citation)
        parts.buttons.text.clicked.connect(self.copy_text)
        parts.handle.menuWished.connect(self.menuWished)
        parts.note.noteWished.connect(self.noteWished)
        parts.note.left.connect(self.noteLeft)
        parts.link_strip.openWished.connect(self.linkWished)
        parts.link_strip.copyWished.connect(self._copy_address)
        parts.link_strip.left.connect(self._view.setFocus)
        return parts

    # -- what it shows ------------------------------------------------------------------------------------------

    @property
    def reading(self) -> Reading | None:
        """What is read; None while the overview is shown."""
        return self._reading

    @property
    def view(self) -> PageView:
        """The text of the pane, to search or print it."""
        return self._view

    def theme_buttons(self) -> tuple[ThemeButton, ...]:
        """Return the buttons that go to the themes."""
        return self._parts.get().strip.buttons

    def head_buttons(self) -> tuple[IconButton, ...]:
        """Return swap, copy and close."""
        return self._parts.get().head.buttons

    def parts_field(self) -> QLineEdit:
        """Return the field that narrows the parts of a batch."""
        return self._parts.get().field.field

    def order_buttons(self) -> tuple[OrderButton, ...]:
        """Return the positions of the switch that puts the parts in order."""
        return self._parts.get().field.switch.buttons

    def set_reading(self, reading: Reading | None) -> None:
        """Show a reading where it was left, at first from its top; None shows the overview."""
        before = self._reading.id if self._reading is not None else None
        if before is not None:
            self._left_at[before] = self._view.reading_place()
        self._reading = reading
        if reading is None:
            self._pending_claim = ""
        if (reading.id if reading is not None else None) != before and self._parts.made is not None:
            self._parts.made.field.clear()
            self._parts.made.link_strip.leave()
        self._write(keep=reading is not None and reading.id == before)
        at = self._left_at.get(reading.id) if reading is not None and reading.id != before else None
        if at is not None:
            self._view.return_to(at)
        if self._pending_claim and self._view.reveal(Goal.CLAIM, self._pending_claim):
            self._pending_claim = ""

    def set_overview(self, overview: Overview) -> None:
        """Take over what is shown while nothing is selected."""
        self._overview = overview
        if self._reading is None:
            self._write(keep=True)

    def set_tour(self, words: str) -> None:
        """Say what the way into the tour is called in the overview; empty for none."""
        self._tour = words
        if self._reading is None:
            self._write(keep=True)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours, and the text scale (0.8 to 2)."""
        self._style = Style(palette, scale)
        self._view.set_palette(palette, scale)
        self._found.set_palette(palette)
        self._bar.set_palette(palette)
        if self._parts.made is not None:
            self._parts.made.set_style(self._style)
        self._write(keep=True)
        self.update()

    def set_left_stance(self, left: Stance) -> None:
        """Say which side stands left; the columns follow with the next reading."""
        self._left = left
        if self._parts.made is not None:
            self._parts.made.head.say_left(STANCE[left])

    def set_citation_style(self, style: CitationStyle) -> None:
        """Say how sources are cited from now on, where they are hovered and copied."""
        if style is not self._citation:
            self._citation = style
            self._write(keep=True)

    def set_found(self, words: tuple[str, ...]) -> None:
        """Mark these folded words wherever they stand in the text."""
        self._found.set_words(words)

    @property
    def found_words(self) -> FoundWords:
        """The marks of what is searched for."""
        return self._found

    def set_own(self, *, pinned: bool, note: str) -> None:
        """Show the reader's own pin and note on what is read."""
        if self._reading is not None or self._parts.made is not None:
            parts = self._parts.get()
            parts.head.say_own(pinned=pinned, noted=bool(note))
            parts.note.show_note(self._reading.id if self._reading is not None else "", note)

    @property
    def note_text(self) -> str:
        """The reader's note as it stands in the pane; empty where there is none."""
        return self._parts.made.note.text if self._parts.made is not None else ""

    @property
    def pin_button(self) -> IconButton:
        """The button that pins what is read."""
        return self._parts.get().head.pin_button

    def edit_note(self) -> None:
        """Put the cursor into the note on what is read."""
        if self._parts.made is not None:
            self._parts.made.note.edit()

    def commit_note(self) -> None:
        """Wish for the note as it is written so far."""
        if self._parts.made is not None:
            self._parts.made.note.commit()

    def show_claim(self, claim_id: str) -> None:
        """Scroll to a claim, now or as soon as a reading has it."""
        self._pending_claim = "" if self._view.reveal(Goal.CLAIM, claim_id) else claim_id

    def show_source(self, number: int) -> bool:
        """Scroll to a source in the list, by its number; False if there is none such."""
        return self._view.reveal(Goal.SOURCE, str(number))

    def go_to_section(self, name: str) -> None:
        """Go to a section with the keyboard: its first link has the focus then."""
        self._view.go_to_section(name)

    def step_back(self) -> bool:
        """Leave what is held open: the question about a link, else what is typed to narrow the parts.

        Returns
        -------
        bool
            Whether there was something to leave.
        """
        parts = self._parts.made
        if parts is None:
            return False
        if parts.link_strip.address:
            parts.link_strip.leave()
            return True
        if parts.field.field.hasFocus() and parts.field.typed:
            parts.field.field.clear()
            return True
        return False

    # -- writing ------------------------------------------------------------------------------------------------

    def _margins(self) -> tuple[float, float]:
        width = self._view.viewport().width()
        beside = max(float(MARGIN), (width - WIDEST_TEXT * self._style.scale) / 2)
        return beside, max(beside - self._bar.width(), MARGIN - 12.0)

    def _rewrite(self) -> None:
        self._write(keep=True)

    def _write(self, *, keep: bool = False) -> None:
        width, margins = float(self._view.viewport().width()), self._margins()
        if width < 120:
            return
        if self._reading is not None or self._parts.made is not None:
            self._parts.get().head.setVisible(self._reading is not None)
        page = self._page(width, margins)
        if page is None:
            return
        self._view.set_page(page, keep=keep)
        self._found.refresh()
        if page.parts:
            self._narrow(self._parts.get().field.typed)

    def _page(self, width: float, margins: tuple[float, float]) -> Page | None:
        reading = self._reading
        if reading is None:
            if self._overview is None:
                return None
            return write_overview(self._style, self._overview, width, margins, self._tour)
        from withdrawal_timeline.ui.detail.record_page import RecordWriter  # noqa: PLC0415 - a first start reads nothing

        domain, parts = reading.domain, self._parts.get()
        parts.head.show_record(domain.id if domain else "", domain.title if domain else "All domains", reading.title)
        column = width - sum(margins)
        parts.strip.set_themes(reading.themes, self._style, margins)
        return RecordWriter(
            self._style,
            reading,
            width,
            strip_height=parts.strip.height_for(column, self._style),
            field_height=parts.field.height_for(self._style),
            buttons_height=round(self._style.px(28)) + 24,
            margins=margins,
            order=parts.field.switch.order,
            citation=self._citation,
        ).write()

    def _narrow(self, typed: str) -> None:
        page = self._view.page
        if page is not None and page.parts:
            from withdrawal_timeline.ui.detail.parts_page import narrow  # noqa: PLC0415 - nor does it narrow anything

            self._parts.get().field.set_counts(*narrow(page, typed))
            self._view.relaid()

    # -- wishes -------------------------------------------------------------------------------------------------

    def _follow(self, link: Link) -> None:
        match link.goal:
            case Goal.RECORD:
                self.recordWished.emit(link.value)
            case Goal.TOUR:
                self.tourWished.emit()
            case Goal.CLAIM_ELSEWHERE:
                self._pending_claim = link.value
                self.claimWished.emit(link.value)
            case Goal.FILTER:
                facet, _, value = link.value.partition(":")
                self.filterWished.emit(facet, value)
            case Goal.YEARS:
                first, _, last = link.value.partition(":")
                self.yearsWished.emit(int(first), int(last))
            case Goal.ADDRESS:
                self._parts.get().link_strip.ask(link.value)
            case _:
                pass

    def _pin(self) -> None:
        if self._reading is not None:
            self.pinWished.emit(self._reading.id)

    def _close(self) -> None:
        self.closed.emit()
        self.recordWished.emit("")

    # -- copying ------------------------------------------------------------------------------------------------

    def copy(self, passage: Passage, form: CopyAs) -> None:
        """Put a passage of what is read on the clipboard, and say so; nothing while the overview is shown."""
        if self._reading is None:
            return
        from withdrawal_timeline.ui.detail.copies import copied  # noqa: PLC0415 - no start copies anything

        made = copied(self._reading, passage, form, self._citation)
        self._to_clipboard(made.text, made.html, made.told)

    def copy_citation(self) -> None:
        """Put the citation of the record on the clipboard."""
        self.copy(RECORD, CopyAs.CITATION)

    def copy_text(self) -> None:
        """Put the whole record with its numbered sources on the clipboard."""
        self.copy(RECORD, CopyAs.TEXT)

    def copy_marked(self) -> None:
        """Put what is marked on the clipboard; where nothing is, the citation of the record."""
        if self._view.marked():
            self._view.copy()
            self.told.emit("What was marked is on the clipboard.")
        else:
            self.copy_citation()

    def has_marked(self) -> bool:
        """Whether text was marked to be copied."""
        return self._view.marked()

    def _copy_address(self, address: str) -> None:
        self._to_clipboard(address, "", "The address is on the clipboard.")

    def _to_clipboard(self, text: str, html: str, told: str) -> None:
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)
        self.told.emit(told)

    def _open_menu(self, place: QPoint, passage: Passage | None) -> None:
        if self._reading is not None:
            self.menuWished.emit(place, passage or RECORD)

    def _open_menu_of_record(self) -> None:
        button = self._parts.get().head.buttons[1]
        self.menuWished.emit(button.mapToGlobal(QPoint(0, button.height())), RECORD)

    def _show_theme(self, theme_id: str) -> None:
        self._view.reveal(Goal.THEME, theme_id)
        self._parts.get().strip.set_current(theme_id)

    def _scrolled(self) -> None:
        parts = self._parts.made
        if parts is not None:
            at = self._view.verticalScrollBar().value()
            parts.head.show_title(shown=self._reading is not None and at > self._style.px(40))
            parts.strip.set_current(self._view.passed(Goal.THEME))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the pane."""
        QPainter(self).fillRect(self.rect(), QColor(self._style.palette.detail_ground))
