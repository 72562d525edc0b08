"""Refuses to build a version of which its users would read nothing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from identity import ROOT

CHANGELOG = ROOT / "CHANGELOG.md"
METAINFO = ROOT / "packaging" / "linux" / "metainfo.xml"


def released_on(version: str, changelog: Path = CHANGELOG, metainfo: Path = METAINFO) -> str:
    """Return the day on which both the list of changes and the AppStream metadata say that ``version`` came out.

    Raises
    ------
    ValueError
        With a sentence for each of them that does not name the version, or that the two days differ.
    """
    heading = re.search(
        rf"^## {re.escape(version)} \((\d\d\d\d-\d\d-\d\d)\)$", changelog.read_text("utf-8"), re.MULTILINE
    )
    releases = ET.parse(metainfo).getroot().iterfind("releases/release")
    dates = [release.get("date") for release in releases if release.get("version") == version]
    problems = []
    if heading is None:
        problems.append(f"{changelog.name} has no heading “## {version} (YYYY-MM-DD)”; write what changed below one.")
    if not dates:
        problems.append(f"{metainfo.name} has no release {version}; add it with what changed.")
    if not problems and heading is not None and dates != [heading[1]]:
        problems.append(f"{changelog.name} dates {version} to {heading[1]}, {metainfo.name} to {dates[0]}.")
    if problems:
        raise ValueError("\n".join(problems))
    assert heading is not None
    return heading[1]
