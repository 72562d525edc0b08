"""The part of a scroll area in which its content lies, made here."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def own_viewport(area: QAbstractScrollArea) -> QWidget:
    """Give ``area`` a plain viewport in place of the one that Qt made for it, and return it.

    To hand out a widget that Python has not made, PySide6 makes ready every kind of widget there is, as it might be
    any of them: 5 ms for the first. A document of a text edit keeps the viewport that it began with: give the edit
    another one before.
    """
    viewport = QWidget(area)
    viewport.setObjectName("qt_scrollarea_viewport")  # as Qt names it
    area.setViewport(viewport)
    return viewport
