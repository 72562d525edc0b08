"""Where Tab leads in a window whose parts are not all made at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def come_after(panel: QWidget, before: QWidget) -> None:
    """Let Tab lead from the last part of ``before`` to a panel that has come into its window later.

    Qt puts what comes later behind everything that is in the window. Inside a panel Tab follows the order in which its
    parts were made.
    """
    last = [before, *_parts(before)][-1]
    for part in _parts(panel):
        QWidget.setTabOrder(last, part)
        last = part


def _parts(panel: QWidget) -> list[QWidget]:
    """Return what takes the focus in a panel, itself included.

    Not by ``nextInFocusChain``: PySide6 believes that what it returns belongs to somebody else, and leaves it behind.
    """
    parts = [panel, *panel.findChildren(QWidget)]
    return [part for part in parts if part.focusPolicy() is not Qt.FocusPolicy.NoFocus and part.focusProxy() is None]
