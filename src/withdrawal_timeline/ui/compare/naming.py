"""Names of compared withdrawals in narrow places: the year, which tells one from another, is never cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.ui.look.fitting import cut

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetricsF

    from withdrawal_timeline.domain.ready_made import ShortName


def fitting_name(name: ShortName, metrics: QFontMetricsF, width: float) -> str:
    """Return the longest form of a name that fits; where none does, the shortest, cut before its year."""
    for form in name.forms:
        if metrics.horizontalAdvance(form) <= width:
            return form
    year = f" {name.year}"
    return cut(name.acronym or name.body, metrics, width - metrics.horizontalAdvance(year)) + year


def least_width(name: ShortName, metrics: QFontMetricsF) -> float:
    """Return the width of the shortest form."""
    return min(metrics.horizontalAdvance(form) for form in name.forms)
