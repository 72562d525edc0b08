"""The items of crowded lanes on their way: they are indexed, and where that takes a while a note says how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from withdrawal_timeline.ui.look.theme import Palette
from withdrawal_timeline.ui.parts.late import LatePart
from withdrawal_timeline.ui.timeline.canvas import Canvas
from withdrawal_timeline.ui.timeline.indexing import Indexing

if TYPE_CHECKING:
    from withdrawal_timeline.ui.timeline.progress_note import ProgressNote


class ComingItems:
    """Indexes items and tells of it below the header of the timeline.

    Parameters
    ----------
    canvas
        Knows how high the header is.
    over
        Owner; the note lies on it.
    look
        Colours and text scale so far.
    """

    def __init__(self, canvas: Canvas, over: QWidget, look: tuple[Palette, float]) -> None:
        self._canvas, self._over, self._look = canvas, over, look
        self._note = LatePart(self._made_note)
        self.indexing = Indexing(over)
        self.indexing.progressed.connect(self._tell)
        self.indexing.ended.connect(self._hide)

    def set_palette(self, palette: Palette, text_scale: float) -> None:
        """Take over colours and text scale."""
        self._look = palette, text_scale
        if self._note.made is not None:
            self._note.made.set_palette(palette, text_scale)

    def _made_note(self) -> ProgressNote:
        from withdrawal_timeline.ui.timeline.progress_note import ProgressNote  # noqa: PLC0415 - for large dossiers only

        note = ProgressNote(self._over)
        note.set_palette(*self._look)
        return note

    def _tell(self, count: int, share: float) -> None:
        self._note.get().tell(f"Sorting {count:,} entries …", share, self._canvas.header_height)

    def _hide(self) -> None:
        self._note.let_be_seen(False)
