"""Draw the icon in the sizes that systems ask for, and as ``.ico`` and ``.icns``.

``icons.py OUT`` needs PySide6 and no display. OUT then holds ``SIZE.png`` for the theme folders of Linux and what
Windows and macOS put into their programs. Both of those formats are here a table of PNG pictures.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parents[1] / "resources" / "icons"
THEME_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {"icp4": 16, "icp5": 32, "icp6": 64, "ic07": 128, "ic08": 256, "ic09": 512, "ic11": 32, "ic12": 64,
              "ic13": 256, "ic14": 512}  # fmt: skip
SMALL_BELOW = 22
"""Below so many pixels the drawing for small sizes is used."""


def png(side: int) -> bytes:
    """Return the icon as a PNG picture of ``side`` by ``side`` pixels."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE / ("icon-16.svg" if side < SMALL_BELOW else "icon.svg"))).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # PySide6's stub has no device here
        raise RuntimeError("Qt could not write a PNG picture")
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return an icon file of Windows: six bytes, sixteen for every picture, the pictures."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    entries = b""
    for side, data in pictures.items():
        entries += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), place)
        place += len(data)
    return head + entries + b"".join(pictures.values())


def icns(pictures: dict[str, bytes]) -> bytes:
    """Return an icon file of macOS: pictures by their type of four letters, each with its length before it."""
    body = b"".join(struct.pack(">4sI", kind.encode(), 8 + len(data)) + data for kind, data in pictures.items())
    return struct.pack(">4sI", b"icns", 8 + len(body)) + body


def main(target: Path) -> None:
    """Write all of them into ``target``."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(sys.argv[:1])
    target.mkdir(parents=True, exist_ok=True)
    for side in THEME_SIZES:
        (target / f"{side}.png").write_bytes(png(side))
    (target / "icon.ico").write_bytes(ico({side: png(side) for side in ICO_SIZES}))
    (target / "icon.icns").write_bytes(icns({kind: png(side) for kind, side in ICNS_TYPES.items()}))
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
