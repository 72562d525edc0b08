"""What the command line asks of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from withdrawal_timeline.domain.dates import PartialDate
    from withdrawal_timeline.domain.dossier import Dossier


@frozen
class StartOptions:
    """How the window is to open; what is None or empty was not asked for.

    Parameters
    ----------
    dossier
        A folder or file other than the dossier that comes with the program.
    link
        A link to a view, as ``state.link`` writes it; what it says comes before the options below.
    select
        Id of a withdrawal, batch or body; it is known to exist.
    domains
        Ids of the only domains to show; they are known to exist.
    start, end
        First and last date of the stretch of time on screen.
    theme
        ``light``, ``dark`` or ``system``.
    size
        Width and height of the window in device-independent pixels.
    today
        The day that counts as today.
    picture
        File to draw the window into, instead of showing it.
    profile
        Folder for settings and session, instead of the user's own.
    self_test
        Whether to look if all parts of the program are there and work, and to end.
    loaded
        The dossier that is meant, where checking the other options already needed it.
    """

    dossier: Path | None = None
    link: str | None = None
    select: str | None = None
    domains: tuple[str, ...] = ()
    start: PartialDate | None = None
    end: PartialDate | None = None
    theme: str | None = None
    size: tuple[int, int] | None = None
    today: date | None = None
    picture: Path | None = None
    profile: Path | None = None
    self_test: bool = False
    loaded: Dossier | None = None
