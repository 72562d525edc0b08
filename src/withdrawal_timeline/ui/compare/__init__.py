"""Two to four withdrawals side by side, and the tray in which they are gathered."""

from withdrawal_timeline.ui.compare.tray_bar import TrayBar
from withdrawal_timeline.ui.compare.view import CompareView

__all__ = ["CompareView", "TrayBar"]
