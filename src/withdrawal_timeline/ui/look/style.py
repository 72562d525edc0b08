"""Qt's palette and the application's style sheet, both made of the colours of the theme."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from withdrawal_timeline.ui.look.theme import TYPE, Palette, Role

RADIUS = 8
"""Radius of the corners of menus and sheets in logical pixels."""


def qt_palette(colours: Palette) -> QPalette:
    """Return the palette that standard widgets paint with."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.panel,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.raised,
        QPalette.ColorRole.AlternateBase: colours.canvas,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.PlaceholderText: colours.ink3,
        QPalette.ColorRole.Button: colours.raised,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.BrightText: colours.ink_inverse,
        QPalette.ColorRole.ToolTipBase: colours.raised,
        QPalette.ColorRole.ToolTipText: colours.ink,
        QPalette.ColorRole.Highlight: colours.focus,
        QPalette.ColorRole.HighlightedText: colours.ink_inverse,
        QPalette.ColorRole.Accent: colours.focus,
        QPalette.ColorRole.Link: colours.focus,
        QPalette.ColorRole.LinkVisited: colours.focus,
        QPalette.ColorRole.Light: colours.raised,
        QPalette.ColorRole.Midlight: colours.line,
        QPalette.ColorRole.Mid: colours.line_strong,
        QPalette.ColorRole.Dark: colours.ink3,
        QPalette.ColorRole.Shadow: colours.ink3,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return made


def style_sheet(colours: Palette, scale: float = 1.0) -> str:
    """Return the style sheet of the application: thin scroll bars, menus, tooltips, fields and buttons.

    Parameters
    ----------
    colours
        The theme.
    scale
        The reader's text scale, 0.8 to 2.
    """
    body = round(TYPE[Role.BODY].px * scale)
    caption = round(TYPE[Role.CAPTION].px * scale)
    c = colours
    return f"""
QToolTip {{
    color: {c.ink}; background: {c.raised}; border: 1px solid {c.line_strong};
    border-radius: 5px; padding: 4px 7px; font-size: {caption}px;
}}
QMenu {{
    color: {c.ink}; background: {c.raised}; border: 1px solid {c.line_strong}; border-radius: {RADIUS}px;
    padding: 6px 0; font-size: {body}px;
}}
QMenu::item {{ padding: 5px 26px 5px 30px; margin: 0 5px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.selected}; color: {c.ink}; }}
QMenu::item:disabled {{ color: {c.faint}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 5px 12px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; border: none; }}
QScrollBar::handle {{ background: {c.line_strong}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.ink3}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; background: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
QSplitter::handle {{ background: {c.line}; }}
QSplitter::handle:hover {{ background: {c.line_strong}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QDialog, QMessageBox {{ background: {c.detail_ground}; }}
QDialog QLabel, QMessageBox QLabel {{ color: {c.ink}; font-size: {body}px; }}
QDialog QPushButton, QMessageBox QPushButton {{
    color: {c.ink}; background: {c.raised}; border: 1px solid {c.line_strong}; border-radius: 6px;
    padding: 5px 14px; min-height: 18px; font-size: {body}px;
}}
QDialog QPushButton:hover, QMessageBox QPushButton:hover {{ background: {c.hover}; }}
QDialog QPushButton:pressed, QMessageBox QPushButton:pressed {{ background: {c.selected}; }}
QDialog QPushButton:focus, QMessageBox QPushButton:focus {{ border: 2px solid {c.focus}; padding: 4px 13px; }}
"""
