"""Pictures of the real timeline on the way of one long zoom, to look for jumps, and a table of what moved between them.

``python -m tests.benchmarks.film_strip --out DIR [--size 812x830] [--theme dark]`` zooms from 1919 to 2027 into January
2026. Every tenth of the way is drawn into ``DIR`` as a picture of its own and all of them on one sheet. Between two
pictures the way is gone in small steps: the table says how many lines stand elsewhere on the screen after a step than
before it, how far at most, and how many names leapt to another place beside their line: where the eye
has to be led by easing. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from withdrawal_timeline.state.view_state import Window
    from withdrawal_timeline.ui.timeline.scene import Scene
    from withdrawal_timeline.ui.timeline.view import TimelineView

FROM = (date(1919, 1, 1), date(2027, 10, 1))
INTO = (date(2026, 1, 1), date(2026, 2, 1))
PICTURES = 11
STEPS_BETWEEN = 24
_TODAY = date(2026, 11, 22)
_STILL = 0.5
"""Pixels by which a line may stand elsewhere without having moved."""
_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """What happened between two pictures."""

    changes: int
    lines_moved: int
    furthest: float
    names_leapt: int


def way(share: float) -> Window:
    """Return the window after a share of the way, 0 to 1: every step enlarges by the same ratio about one day."""
    from withdrawal_timeline.domain.dates import Day, to_day
    from withdrawal_timeline.state.view_state import Window

    start, end, into_start, into_end = (to_day(day) for day in (*FROM, *INTO))
    ratio = (into_end - into_start) / (end - start)
    still = (into_start - ratio * start) / (1.0 - ratio)
    length = ratio**share
    return Window(Day(still - (still - start) * length), Day(still + (end - still) * length))


def make_view(width: int, height: int, dark: bool) -> TimelineView:
    """Return the timeline of the real dossier."""
    from withdrawal_timeline.files.load import load_dossier
    from withdrawal_timeline.files.locate import default_dossier
    from withdrawal_timeline.state.tracks import tracks
    from withdrawal_timeline.ui.look.theme import DARK, LIGHT
    from withdrawal_timeline.ui.timeline.view import TimelineView

    dossier = load_dossier(default_dossier())
    view = TimelineView()
    view.resize(width, height)
    view.set_palette(DARK if dark else LIGHT)
    view.set_tracks(tracks(dossier, [act.id for act in dossier.withdrawals], frozenset(), None, _TODAY))
    return view


def scene_at(view: TimelineView, share: float) -> Scene:
    """Show the window after a share of the way and return what is then painted."""
    view.set_window(way(share))
    scene = view.canvas.current()
    if scene is None:
        raise RuntimeError("the timeline shows nothing")
    return scene


def between(view: TimelineView, number: int) -> Stretch:
    """Go from one picture to the next in small steps and return what moved."""
    from withdrawal_timeline.layout.turning import leapt

    first, step = number / (PICTURES - 1), 1.0 / (PICTURES - 1) / STEPS_BETWEEN
    before = scene_at(view, first)
    changes = moved = leaps = 0
    furthest = 0.0
    for place in range(1, STEPS_BETWEEN + 1):
        after = scene_at(view, first + place * step)
        ways = [abs(there - here) for here, there in _lines(before, after)]
        far = [length for length in ways if length > _STILL]
        changes += bool(far)
        moved += len(far)
        furthest = max([furthest, *far])
        leaps += len(leapt(before.frame, after.frame))
        before = after
    return Stretch(changes, moved, round(furthest, 1), leaps)


def _lines(before: Scene, after: Scene) -> list[tuple[float, float]]:
    """Return where the lines that stand in both scenes are on the screen, in the first and in the second."""
    there = {box.key: box.top - after.scroll for box in after.frame.rows}
    return [(box.top - before.scroll, there[box.key]) for box in before.frame.rows if box.key in there]


def save_sheet(pictures: list[Path], out: Path) -> None:
    """Draw all pictures at half their size onto one sheet."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    images = [QImage(str(path)) for path in pictures]
    width, height = images[0].width() // 2, images[0].height() // 2
    lines = -(-len(images) // _COLUMNS)
    sheet = QImage(_COLUMNS * (width + 8), lines * (height + 8), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, image in enumerate(images):
        small = image.scaled(
            width, height, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(number % _COLUMNS * (width + 8), number // _COLUMNS * (height + 8), small)
    painter.end()
    if not sheet.save(str(out)):
        raise OSError(f"{out} could not be written")


def main(arguments: list[str] | None = None) -> int:
    """Draw the strip; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", default="812x830")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    width, height = (int(part) for part in options.size.split("x"))
    options.out.mkdir(parents=True, exist_ok=True)

    from PySide6.QtWidgets import QApplication

    from withdrawal_timeline.app import ARGUMENTS, set_up

    application = QApplication([*ARGUMENTS])
    set_up(application)
    view = make_view(width, height, options.theme == "dark")
    pictures: list[Path] = []
    stretches: list[Stretch] = []
    view.show()
    for number in range(PICTURES):
        scene_at(view, number / (PICTURES - 1))
        application.processEvents()
        pictures.append(options.out / f"{number:02}.png")
        if not view.grab().save(str(pictures[-1])):
            raise OSError(f"{pictures[-1]} could not be written")
        if number + 1 < PICTURES:
            stretches.append(between(view, number))
    view.close()
    save_sheet(pictures, options.out / "sheet.png")
    print(f"{'between':10}{'changes':>9}{'lines moved':>13}{'furthest px':>13}{'names leapt':>14}")
    for number, found in enumerate(stretches):
        print(
            f"{number:>3} and {number + 1:<3}{found.changes:>9}{found.lines_moved:>13}"
            f"{found.furthest:>13}{found.names_leapt:>14}"
        )
    figures = {name: [getattr(found, name) for found in stretches] for name in Stretch.__slots__}
    print(json.dumps({"pictures": len(pictures), "steps_between": STEPS_BETWEEN, **figures}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
