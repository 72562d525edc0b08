"""Shapes as paths in a 12 x 12 box: marks of milestones, glyphs of domains, signs of a status.

Down points away, up points back; hollow is declared, filled is done. Shape says what happened; colour only repeats
the lane.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.vocabulary import MilestoneKind

BOX = 12.0
"""Side of the box that every path is drawn in."""
STROKE = 1.6
"""Width of strokes and outlines, in units of the box."""
HALO = 1.6
"""Width of the ring in the ground's colour around a mark, in units of the box."""
DASH_WIDTH = 1.7
DASH_PATTERN = (2.6, 1.4)
DASH_OFFSET = 1.3


class Mode(StrEnum):
    """How a part of a shape is painted."""

    FILL = "fill"
    STROKE = "stroke"
    OUTLINE = "outline"
    """A stroke with the ground's colour inside."""
    DASHED_OUTLINE = "dashed_outline"
    GROUND = "ground"
    """A fill in the ground's colour."""
    STROKE_GROUND = "stroke_ground"
    """A stroke in the ground's colour."""


@frozen
class Part:
    """One path of a shape, in the path syntax of SVG (M L H V C A Z, absolute)."""

    mode: Mode
    path: str


MARKS: Mapping[MilestoneKind, tuple[Part, ...]] = {
    MilestoneKind.ANNOUNCED: (Part(Mode.OUTLINE, "M1.5 2.5 H10.5 L6 10 Z"),),
    MilestoneKind.SIGNED: (Part(Mode.FILL, "M1 2 H11 L6 10.5 Z"),),
    MilestoneKind.NOTIFIED: (Part(Mode.FILL, "M6 .5 L11.5 6 L6 11.5 L.5 6 Z"),),
    MilestoneKind.SUSPENDED: (
        Part(Mode.GROUND, "M0 0 H12 V12 H0 Z"),
        Part(Mode.FILL, "M2 1.5 H5 V10.5 H2 Z M7 1.5 H10 V10.5 H7 Z"),
    ),
    MilestoneKind.EFFECTIVE: (Part(Mode.FILL, "M1.5 1.5 H10.5 V10.5 H1.5 Z"),),
    MilestoneKind.FUNDING_ENDED: (
        Part(Mode.OUTLINE, "M6 1.5 A4.5 4.5 0 1 1 5.99 1.5 Z"),
        Part(Mode.STROKE, "M3.6 6 H8.4"),
    ),
    MilestoneKind.REVERSED: (Part(Mode.OUTLINE, "M1.5 9.5 H10.5 L6 2 Z"),),
    MilestoneKind.REJOINED: (Part(Mode.FILL, "M1 10 H11 L6 1.5 Z"),),
    MilestoneKind.COURT_RULING: (
        Part(Mode.FILL, "M6 .8 L11 4.6 V10.8 H1 V4.6 Z"),
        Part(Mode.STROKE_GROUND, "M4.4 6.6 V10.8 M7.6 6.6 V10.8"),
    ),
    MilestoneKind.EXPECTED_EFFECTIVE: (Part(Mode.DASHED_OUTLINE, "M2 2 H10 V10 H2 Z"),),
}

DOMAIN_GLYPHS: Mapping[str, tuple[Part, ...]] = {
    "climate_environment": (
        Part(Mode.FILL, "M2.6 9.4 C1.2 4.6 5 1.6 10.8 1.2 C10.9 6.6 8 10.4 3.6 9.9 Z"),
        Part(Mode.STROKE_GROUND, "M3.4 9 L7.4 4.8"),
        Part(Mode.STROKE, "M1.6 11.2 L3.4 9"),
    ),
    "energy": (Part(Mode.FILL, "M7.4 .8 L2.8 6.9 H5.7 L4.6 11.2 L9.4 4.9 H6.4 Z"),),
    "health": (Part(Mode.FILL, "M4.4 1.2 H7.6 V4.4 H10.8 V7.6 H7.6 V10.8 H4.4 V7.6 H1.2 V4.4 H4.4 Z"),),
    "human_rights_democracy": (
        Part(Mode.FILL, "M6 1 A2.3 2.3 0 1 1 5.99 1 Z M1.6 11 C1.6 7.9 3.6 6.5 6 6.5 C8.4 6.5 10.4 7.9 10.4 11 Z"),
    ),
    "migration": (Part(Mode.STROKE, "M1.2 6 H10.2 M6.8 2.4 L10.4 6 L6.8 9.6"),),
    "peace_security": (Part(Mode.FILL, "M6 .9 L10.6 2.4 V6 C10.6 8.7 8.6 10.3 6 11.3 C3.4 10.3 1.4 8.7 1.4 6 V2.4 Z"),),
    "economy_trade_development": (
        Part(Mode.FILL, "M1.2 7 H3.8 V11 H1.2Z M4.7 4.2 H7.3 V11 H4.7Z M8.2 1.2 H10.8 V11 H8.2Z"),
    ),
    "law_justice": (
        Part(Mode.STROKE, "M6 1 V10.8 M3.4 10.8 H8.6 M2.4 2.8 H9.6"),
        Part(Mode.FILL, "M2.4 2.8 L.4 7.4 H4.4 Z M9.6 2.8 L7.6 7.4 H11.6 Z"),
    ),
    "education_science_culture": (
        Part(
            Mode.FILL,
            "M5.5 2.9 C4.2 1.8 2.4 1.6 .9 2 V9.9 C2.4 9.5 4.2 9.7 5.5 10.8 Z M6.5 2.9 C7.8 1.8 9.6 1.6 11.1 2 V9.9 C9.6 9.5 7.8 9.7 6.5 10.8 Z",
        ),
    ),
    "un_governance": (
        Part(
            Mode.STROKE,
            "M6 1.1 A4.9 4.9 0 1 1 5.99 1.1 Z M1.2 6 H10.8 M6 1.1 C3.4 3.6 3.4 8.4 6 10.9 M6 1.1 C8.6 3.6 8.6 8.4 6 10.9",
        ),
    ),
}
