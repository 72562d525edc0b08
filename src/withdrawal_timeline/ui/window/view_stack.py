"""The centre of the window: the same entries in one of several views, of which one is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from withdrawal_timeline.ui.parts.tab_order import come_after

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from withdrawal_timeline.state.view_state import ViewKind
    from withdrawal_timeline.ui.look.theme import Palette


class ViewStack(QStackedWidget):
    """Shows one of the views, and hands the focus that it is given, or that a view had, to the one that is seen.

    Parameters
    ----------
    views
        The views by their kind; each is asked for when it is to be seen first.
    """

    def __init__(self, views: Mapping[ViewKind, Callable[[], QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewStack")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._views = dict(views)
        self._first: QWidget | None = None

    def begin_with(self, first: QWidget) -> None:
        """Let one of the views be seen until another one is asked for; best make it as a child of this widget."""
        self._first = first
        self.addWidget(first)
        self.setFocusProxy(first)

    def set_view(self, kind: ViewKind) -> None:
        """Let this view be seen."""
        before, after = self.currentWidget(), self._views[kind]()
        if after is before:
            return
        if self.indexOf(after) < 0:
            self.addWidget(after)
            if self._first is not None:
                come_after(after, self._first)
        focus = before.focusWidget() if before is not None else None
        had_focus = focus is not None and focus.hasFocus()
        self.setCurrentWidget(after)
        self.setFocusProxy(after)
        if had_focus:
            after.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        """Ask for no more than is needed: all free height comes here anyway, and what stands below keeps its own."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take nothing over: the views fill everything, and are told their colours themselves."""
