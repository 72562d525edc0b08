"""Which scripts the fonts of this system cannot show."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

CHINESE = (QFontDatabase.WritingSystem.SimplifiedChinese, QFontDatabase.WritingSystem.TraditionalChinese)


def has_chinese() -> bool:
    """Return whether a font for Chinese is installed; the program brings Inter, which has none."""
    return any(QFontDatabase.families(system) for system in CHINESE)


def hint_on_chinese() -> str | None:
    """Return what to tell a reader whose system cannot show Chinese names, or None if it can."""
    if has_chinese():
        return None
    return (
        "No font for Chinese is installed, so Chinese names show as boxes. "
        "Installing one, such as Noto Sans CJK (package fonts-noto-cjk), mends it."
    )
