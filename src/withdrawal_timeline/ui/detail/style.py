"""Formats of the page: each role, colour and spacing made once per theme and text scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QBrush, QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat, QTextOption

from withdrawal_timeline.ui.look.theme import TYPE, Palette, Role, font

FIXED_HEIGHT = QTextBlockFormat.LineHeightTypes.FixedHeight.value
DRAWING_PROPERTY = QTextFormat.Property.UserProperty.value + 1
"""Holds the place of a drawing in its page."""
DRAWING_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
"""Object type of every drawing in the text."""
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""The letter that a drawing is in the text."""


class Style:
    """Colours and formats of one theme at one text scale.

    Parameters
    ----------
    palette
        Colours of the theme.
    scale
        The reader's text scale, 0.8 to 2.
    paper
        Whether the page is printed: letters keep their exact widths at any resolution, source numbers are raised
        figures, and only addresses are links.
    """

    def __init__(self, palette: Palette, scale: float, *, paper: bool = False) -> None:
        self.palette = palette
        self.scale = scale
        self.paper = paper
        self.characters = lru_cache(maxsize=256)(self._characters)
        self.paragraph = lru_cache(maxsize=256)(self._paragraph)

    def px(self, length: float) -> float:
        """Return a length that grows with the text."""
        return length * self.scale

    def line(self, role: Role) -> int:
        """Return the line height of a role in px."""
        return round(TYPE[role].line * self.scale)

    def font(self, role: Role, *, italic: bool = False) -> QFont:
        """Return the font of a role."""
        made = font(role, self.scale)
        made.setItalic(italic)
        if self.paper:
            made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            # Qt writes into a PDF which letter a glyph stands for, but not for one that a feature puts in its place:
            # figures of equal width, and hyphens between them, could neither be searched nor copied.
            for feature in ("tnum", "calt"):
                made.setFeature(QFont.Tag(feature), 0)
        return made

    def _characters(
        self, role: Role, colour: str, weight: int = 0, italic: bool = False, href: str = "", raised: bool = False
    ) -> QTextCharFormat:
        """Return the format of a run of text; with ``href`` it is a link, ``raised`` a small figure above the line."""
        made = QTextCharFormat()
        face = self.font(role, italic=italic)
        if weight:
            face.setWeight(QFont.Weight(weight))
        made.setFont(face)
        made.setForeground(QBrush(QColor(colour)))
        if href:
            made.setAnchor(True)
            made.setAnchorHref(href)
            made.setFontUnderline(False)
        if raised:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        return made

    def _paragraph(
        self,
        role: Role,
        before: float = 0,
        after: float = 0,
        left: float = 0,
        right: float = 0,
        hang: float = 0,
        tabs: tuple[tuple[float, bool], ...] = (),
    ) -> QTextBlockFormat:
        """Return the format of a paragraph.

        Parameters
        ----------
        before, after, left, right
            Margins in px, not scaled.
        hang
            How far the first line stands left of the others, in px.
        tabs
            Tab stops in px from the left edge of the column; True aligns the text before it to the right.
        """
        made = QTextBlockFormat()
        made.setLineHeight(self.line(role), FIXED_HEIGHT)
        made.setTopMargin(before)
        made.setBottomMargin(after)
        made.setLeftMargin(left + hang)
        made.setRightMargin(right)
        made.setTextIndent(-hang)
        if tabs:
            made.setTabPositions([_tab(at, right_aligned=aligned) for at, aligned in tabs])
        return made


def _tab(at: float, *, right_aligned: bool) -> QTextOption.Tab:
    kind = QTextOption.TabType.RightTab if right_aligned else QTextOption.TabType.LeftTab
    return QTextOption.Tab(at, kind)
