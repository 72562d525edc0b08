"""The visual language as one table: colours of both themes, type, sizes and motion.

Contrast was computed for every pair in use (text at least 4.5 : 1); the domain hues keep a CIEDE2000 distance of at
least 11 from each other under the common colour-vision deficiencies. Hues are for marks and surfaces, never for text.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from PySide6.QtGui import QColor, QFont

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.vocabulary import Stance, Status


@frozen
class Palette:
    """All colours of one theme, as ``#RRGGBB``; the names say what a colour is for."""

    dark: bool
    canvas: str
    panel: str
    raised: str
    band: str
    line: str
    line_strong: str
    ink: str
    ink2: str
    ink3: str
    faint: str
    focus: str
    now: str
    hover: str
    selected: str
    ink_inverse: str
    search_hit: str
    stance_justifies: str
    stance_criticises: str
    stance_other: str
    status_in_force: str
    status_pending: str
    status_reversed: str
    status_partial: str
    status_unclear: str
    detail_ground: str
    domains: Mapping[str, str]
    bar_tint: float
    badge_tint: float
    outline_tint: float = 0.62
    hatch_ground_tint: float = 0.10
    link_tint: float = 0.60
    ghost_tint: float = 0.55
    unclear_tint: float = 0.22

    def status(self, status: Status) -> str:
        """Return the colour of a status."""
        return {
            Status.IN_FORCE: self.status_in_force,
            Status.PENDING: self.status_pending,
            Status.REVERSED: self.status_reversed,
            Status.PARTIALLY_IMPLEMENTED: self.status_partial,
            Status.UNCLEAR: self.status_unclear,
        }[status]

    def stance(self, stance: Stance) -> str:
        """Return the colour of a stance; responses and explanations share one grey."""
        return {Stance.JUSTIFIES: self.stance_justifies, Stance.CRITICISES: self.stance_criticises}.get(
            stance, self.stance_other
        )

    def domain(self, domain_id: str) -> str:
        """Return the hue of a domain; a domain that the palette does not know gets the secondary ink."""
        return self.domains.get(domain_id, self.ink2)


LIGHT = Palette(
    dark=False,
    canvas="#FBFAF8",
    panel="#F3F1ED",
    raised="#FFFFFF",
    band="#F4F2EE",
    line="#E2DFD9",
    line_strong="#C4C0B8",
    ink="#1C1F24",
    ink2="#474C55",
    ink3="#676C75",
    faint="#B9B6AF",
    focus="#1D5FBF",
    now="#A83E0C",
    hover="#F1EEE7",
    selected="#EEEBE3",
    ink_inverse="#FFFFFF",
    search_hit="#F6D66B",
    stance_justifies="#5E4C9C",
    stance_criticises="#75581F",
    stance_other="#555B64",
    status_in_force="#333A45",
    status_pending="#A83E0C",
    status_reversed="#3D6187",
    status_partial="#655E54",
    status_unclear="#676C75",
    detail_ground="#FFFFFF",
    domains={
        "climate_environment": "#22593B",
        "energy": "#7E5C00",
        "health": "#408799",
        "human_rights_democracy": "#5F2251",
        "migration": "#B2776D",
        "peace_security": "#434194",
        "economy_trade_development": "#788E0D",
        "law_justice": "#7E72DE",
        "education_science_culture": "#701806",
        "un_governance": "#676767",
    },
    bar_tint=0.34,
    badge_tint=0.16,
)

DARK = Palette(
    dark=True,
    canvas="#16191D",
    panel="#1B1F24",
    raised="#23282E",
    band="#1A1E23",
    line="#2D333A",
    line_strong="#4A525C",
    ink="#E9EAEC",
    ink2="#BCC1C8",
    ink3="#8F969F",
    faint="#4F5660",
    focus="#86AEF7",
    now="#F2935C",
    hover="#262B31",
    selected="#2A3037",
    ink_inverse="#16191D",
    search_hit="#6B5A12",
    stance_justifies="#B5A6F0",
    stance_criticises="#D3B26A",
    stance_other="#A9AFB8",
    status_in_force="#D5D9DF",
    status_pending="#F2935C",
    status_reversed="#92B8DF",
    status_partial="#B9B0A3",
    status_unclear="#8F969F",
    detail_ground="#1B1F24",
    domains={
        "climate_environment": "#38B682",
        "energy": "#ECCF5D",
        "health": "#56F2E4",
        "human_rights_democracy": "#BC96B3",
        "migration": "#D08E2D",
        "peace_security": "#90BAFA",
        "economy_trade_development": "#D1E7BD",
        "law_justice": "#9464BD",
        "education_science_culture": "#B66140",
        "un_governance": "#797979",
    },
    bar_tint=0.4,
    badge_tint=0.24,
)


def mix(ink: str, ground: str, share: float) -> QColor:
    """Return the opaque colour that ``share`` (0 to 1) of ``ink`` over ``ground`` gives."""
    above, below = QColor(ink), QColor(ground)

    def channel(over: int, under: int) -> int:
        return round(over * share + under * (1.0 - share))

    return QColor(
        channel(above.red(), below.red()),
        channel(above.green(), below.green()),
        channel(above.blue(), below.blue()),
    )


class Role(StrEnum):
    """What a text is for; each role has one size and weight."""

    NUMBER = "number"
    TITLE = "title"
    SHEET = "sheet"
    SECTION = "section"
    LEAD = "lead"
    BODY = "body"
    SPEAKER = "speaker"
    STRONG = "strong"
    LABEL = "label"
    LABEL_TOP = "label_top"
    LANE = "lane"
    CAPTION = "caption"
    STANCE = "stance"
    CHIP = "chip"
    STRIP_YEAR = "strip_year"


@frozen
class TypeSize:
    """Size and line height in logical pixels, weight on the CSS scale."""

    px: int
    weight: int
    line: int


TYPE: Mapping[Role, TypeSize] = {
    Role.NUMBER: TypeSize(26, 600, 32),
    Role.TITLE: TypeSize(20, 600, 26),
    Role.SHEET: TypeSize(15, 600, 20),
    Role.SECTION: TypeSize(13, 600, 18),
    Role.LEAD: TypeSize(13, 400, 19),
    Role.BODY: TypeSize(12, 400, 17),
    Role.SPEAKER: TypeSize(12, 600, 16),
    Role.STRONG: TypeSize(12, 600, 17),
    Role.LABEL: TypeSize(12, 400, 14),
    Role.LABEL_TOP: TypeSize(12, 600, 14),
    Role.LANE: TypeSize(11, 600, 14),
    Role.CAPTION: TypeSize(11, 400, 15),
    Role.STANCE: TypeSize(11, 500, 15),
    Role.CHIP: TypeSize(10, 500, 14),
    Role.STRIP_YEAR: TypeSize(10, 400, 12),
}

FAMILY = "Inter"
"""Bundled typeface (SIL Open Font License); Qt falls back to the system's fonts for other scripts."""


def font(role: Role, scale: float = 1.0) -> QFont:
    """Return the font of a role, with figures of equal width, at the reader's text scale (0.8 to 2)."""
    return QFont(_made_font(role, scale))  # a copy, as whoever asks may change it


@cache
def _made_font(role: Role, scale: float) -> QFont:
    """Return the one font of which all others of a role and scale are copies: a start asks for some hundred."""
    size = TYPE[role]
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(size.px * scale)))
    made.setWeight(QFont.Weight(size.weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@frozen
class Sizes:
    """Sizes of fixed parts in logical pixels."""

    tool_bar: int = 48
    status_bar: int = 26
    overview_strip: int = 66
    chip_bar: int = 36
    sidebar_row: int = 27
    facet_row: int = 24
    badge: int = 18
    sidebar_rail: int = 48
    sidebar_normal: int = 208
    sidebar_wide: int = 232
    detail_small: int = 360
    detail_normal: int = 420
    detail_wide: int = 460
    detail_max: int = 560
    narrow_below: int = 1280
    small_below: int = 1320
    wide_from: int = 1800
    huge_from: int = 2600


@frozen
class Motion:
    """Durations of moves in milliseconds; all are zero when motion is reduced."""

    hover_delay: int = 250
    fade: int = 120
    select: int = 120
    pan: int = 300
    unfold: int = 220
    filter: int = 220


SIZES = Sizes()
MOTION = Motion()
