"""The pictures by which AppStream and the README show the program: ``screenshots.py``, in an environment to run it.

    python3 run.py --version && .venv-run/bin/python packaging/screenshots.py

draws them anew into ``resources/screenshots``. AppStream asks for PNG, for sides of 16 to 9, and for a caption that
says what is seen. The day that counts as today is that of the release, so that nothing changes but what was changed.
"""

from __future__ import annotations

import os
import struct
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from identity import ROOT, SCHEME, version
from release_check import released_on

FOLDER = ROOT / "resources" / "screenshots"
SIZE = 1440, 810


@dataclass(frozen=True, slots=True)
class Screenshot:
    """One picture.

    Parameters
    ----------
    name
        Of its file, without the ending.
    caption
        What is seen.
    link
        The view, as a link holds it, without the scheme.
    colours
        ``light`` or ``dark``.
    commands
        What is chosen from the menu in that view.
    theme
        Id of the theme whose claims the details are scrolled to; empty for their beginning.
    """

    name: str
    caption: str
    link: str = ""
    colours: str = "light"
    commands: tuple[str, ...] = ()
    theme: str = ""

    @property
    def file(self) -> Path:
        """Where the picture lies."""
        return FOLDER / f"{self.name}.png"


SCREENSHOTS = (
    Screenshot("opening", "The window as it opens: filters, timeline, overview"),
    Screenshot(
        "claims",
        "What opposing sides say of the same step, question by question, with the sources",
        "sel=who-2025&from=2018&to=2027-06",
        theme="global_cooperation",
    ),
    Screenshot(
        "compare",
        "Withdrawals side by side, each counted from its own day 0",
        "view=compare&compare=jcpoa-2018,who-2025,unesco-2025&aligned=day-0&sel=unesco-2025",
    ),
    Screenshot(
        "tour",
        "A stop of the tour, in dark colours: who says what about one question, on both sides",
        colours="dark",
        commands=("tour.take", *("tour.next",) * 18),
    ),
)


def size_of(picture: Path) -> tuple[int, int]:
    """Return width and height of a PNG file in pixels."""
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    return width, height


def main() -> None:
    """Draw all of them."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT / "src"))
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - what builds the packages has no Qt

    from withdrawal_timeline.app import ARGUMENTS, Program, set_up  # noqa: PLC0415
    from withdrawal_timeline.options import StartOptions  # noqa: PLC0415
    from withdrawal_timeline.ui.detail.page import Goal  # noqa: PLC0415
    from withdrawal_timeline.ui.detail.page_view import PageView  # noqa: PLC0415
    from withdrawal_timeline.ui.start.settings import Settings  # noqa: PLC0415
    from withdrawal_timeline.ui.start.stillness import settle  # noqa: PLC0415

    application = QApplication([*ARGUMENTS])
    set_up(application)
    today = date.fromisoformat(released_on(version()))
    for shot in SCREENSHOTS:
        link = f"{SCHEME}:?{shot.link}" if shot.link else None
        # What is to be a picture looks the same every time: which side stands left is not left to chance.
        options = StartOptions(link=link, theme=shot.colours, size=SIZE, today=today, picture=shot.file)
        program = Program(application, options, Settings(None))
        program.window.show()
        if not program.begin() or program.sitting is None:
            raise RuntimeError("the dossier did not open")
        settle(application)
        for command in shot.commands:
            program.sitting.actions[command].trigger()
            settle(application)
        page = program.window.findChild(PageView)
        if shot.theme and page is not None:
            page.reveal(Goal.THEME, shot.theme)
            settle(application)
        program.window.grab().save(str(shot.file))
        print(f"{shot.file.name}: {shot.caption}")
        program.window.close()
        program.sitting.end()


if __name__ == "__main__":
    main()
