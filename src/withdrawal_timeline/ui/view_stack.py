"""The centre of the window: the same entries in one of several views, of which one is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from withdrawal_timeline.state.view_state import ViewKind
    from withdrawal_timeline.ui.theme import Palette


class ViewStack(QStackedWidget):
    """Shows one of the views, and hands the focus that it is given, or that a view had, to the one that is seen.

    Parameters
    ----------
    views
        The views by their kind; the first is seen until another is asked for.
    """

    def __init__(self, views: Mapping[ViewKind, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewStack")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._views = dict(views)
        for view in self._views.values():
            self.addWidget(view)
        self.setFocusProxy(next(iter(self._views.values())))

    def set_view(self, kind: ViewKind) -> None:
        """Let this view be seen."""
        before, after = self.currentWidget(), self._views[kind]
        if after is before:
            return
        focus = before.focusWidget() if before is not None else None
        had_focus = focus is not None and focus.hasFocus()
        self.setCurrentWidget(after)
        self.setFocusProxy(after)
        if had_focus:
            after.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take nothing over: the views fill everything, and are told their colours themselves."""
