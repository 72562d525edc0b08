"""The headers of lanes: chevron, sign, title and what the lane leaves out; where they stand, how they are painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from withdrawal_timeline.layout.drawn import Frame
from withdrawal_timeline.layout.hidden import left_out_in_words
from withdrawal_timeline.layout.panes import Panes
from withdrawal_timeline.layout.plan import Plan, PlannedLane
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.state.tracks import SIGNS
from withdrawal_timeline.ui.look.fitting import short_forms
from withdrawal_timeline.ui.look.line_icons import LineIcon, paint_line_icon
from withdrawal_timeline.ui.timeline.decades import paint_decades
from withdrawal_timeline.ui.timeline.look import Look
from withdrawal_timeline.ui.timeline.scene import CapsuleBox, HeaderBox, Scene

_EDGE = 3.0
"""From the left edge of the view to that of a header's grip."""
_CHEVRON = 14.0
SIGN, _PIN = 11.0, 10.0
_AFTER_SIGN = 6.0
_GAP = 8.0
_REMARK_GAP = 12.0
_NOTE_INSET = 5.0
"""From the edge of the column of what has no date to what is written in it."""
_LEAST_TITLE = 70.0
_MIDDLE = 10.0
"""From the top of a header to the middle of its words."""


def place_headers(
    plan: Plan, frame: Frame, look: Look, panes: Panes, capsules: tuple[CapsuleBox, ...]
) -> tuple[HeaderBox, ...]:
    """Return the headers of all lanes as they stand in their panes, beside the capsules."""
    capsule_of = {box.lane.lane.key: box for box in capsules}
    return tuple(
        _placed(planned, _remark(planned, frame, number), frame.scale, look, panes, capsule_of.get(planned.lane.key))
        for number, planned in enumerate(plan.lanes)
    )


def _placed(
    planned: PlannedLane, remark: str, scale: TimeScale, look: Look, panes: Panes, capsule: CapsuleBox | None
) -> HeaderBox:
    lane = planned.lane
    signed = lane.sign >= 0 or lane.key in look.palette.domains
    before = _CHEVRON + (SIGN + _AFTER_SIGN if signed else 0.0)
    forms = short_forms(lane.title)
    left, end = _EDGE, scale.width - _GAP
    if capsule is not None:
        room = min(end, capsule.x - _GAP) - left - before
        if room < _LEAST_TITLE and look.lane.width(forms[-1]) > room:
            left = capsule.x + capsule.width + _GAP
        else:
            end = min(end, capsule.x - _GAP)
    x = left + before
    wide = look.caption.width(remark) + _REMARK_GAP if remark else 0.0
    # How much a collapsed lane holds and that one is pinned is always said; the rest only where there is room.
    needed = (wide if lane.collapsed else 0.0) + (_GAP + _PIN if lane.pinned else 0.0)
    room = max(end - x - needed, 0.0)
    fitting = next((form for form in forms if look.lane.width(form) <= room), None)
    title = look.lane.elided(forms[-1], room) if fitting is None else fitting
    stop = x + look.lane.width(title)
    if not lane.collapsed and stop + wide + (_GAP + _PIN if lane.pinned else 0.0) > end:
        remark, wide = "", 0.0
    pin = stop + wide + _GAP
    pinnable = lane.pinned or pin + _PIN <= end
    return HeaderBox(
        lane=planned,
        top=planned.header_top(panes.of(planned.top).scroll),
        left=left,
        sign_x=left + _CHEVRON if signed else None,
        x=x,
        title=title,
        remark=remark,
        remark_x=stop + _REMARK_GAP,
        right=(pin + _PIN if pinnable else stop + wide) + 4.0,
        pin_x=pin if pinnable else None,
    )


def _remark(planned: PlannedLane, frame: Frame, number: int) -> str:
    return planned.lane.size if planned.lane.collapsed else left_out_in_words(frame.left_out[number], frame.scale)


def paint_headers(painter: QPainter, scene: Scene) -> None:
    """Paint the headers; one that stays at the top of the view covers the rows beneath it."""
    look, palette = scene.look, scene.look.palette
    look.lane.make_names((header.title, palette.ink2, _ground(scene, header)) for header in scene.headers)
    notes = [_note(scene, header) for header in scene.headers]
    beside = [(header.remark, palette.ink3, _ground(scene, header)) for header in scene.headers]
    beside += [(note, palette.ink3, palette.canvas) for note in notes]
    look.caption.make_names(name for name in beside if name[0])
    for header, note in zip(scene.headers, notes, strict=True):
        planned, ground = header.lane, _ground(scene, header)
        if header.top > planned.top:
            bottom = round(header.top + planned.header)
            painter.fillRect(QRectF(0.0, round(header.top), scene.width, planned.header + 2.0), look.canvas)
            paint_decades(painter, scene, planned, header.top)
            painter.fillRect(0, bottom + 1, round(scene.width), 1, look.line)
        middle = round(header.top + _MIDDLE)
        if scene.gripped == planned.lane.key:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(
                QRectF(header.left, round(header.top) + 1.5, header.right - header.left, planned.header - 1.0), 3.0, 3.0
            )
        chevron = palette.ink2 if scene.gripped == planned.lane.key else palette.ink3
        box = QRectF(header.left + (_CHEVRON - SIGN) / 2.0, middle - SIGN / 2.0, SIGN, SIGN)
        look.draw_kept(painter, box, _paint_chevron, "collapsed" if planned.lane.collapsed else "open", chevron)
        if header.sign_x is not None:
            paint_sign(painter, scene, planned, QRectF(header.sign_x, middle - 5.5, SIGN, SIGN), ground)
        look.lane.draw_name(painter, header.title, header.x, middle, palette.ink2, ground)
        if header.remark:
            look.caption.draw_name(painter, header.remark, header.remark_x, middle, palette.ink3, ground)
        if header.pin_x is not None and (planned.lane.pinned or scene.gripped == planned.lane.key):
            ink = look.ink2 if planned.lane.pinned else look.ink3
            icon = LineIcon.PINNED if planned.lane.pinned else LineIcon.PIN
            paint_line_icon(painter, icon, QRectF(header.pin_x, middle - 5.0, _PIN, _PIN), ink)
        if note:
            x = scene.gutter_left + _NOTE_INSET
            look.caption.draw_name(painter, note, x, middle, palette.ink3, palette.canvas)


def _note(scene: Scene, header: HeaderBox) -> str:
    """Return what is written in the column of what has no date, as far as it has room; empty for nothing."""
    note = header.lane.lane.note
    room = scene.width - scene.gutter_left - _NOTE_INSET - 2.0
    return scene.look.caption.elided(note, room) if note else ""


def _ground(scene: Scene, header: HeaderBox) -> str:
    palette = scene.look.palette
    return palette.hover if scene.gripped == header.lane.lane.key else palette.canvas


def _paint_chevron(painter: QPainter, box: QRectF, lane: str, ink: str) -> None:
    """Paint the chevron: down over an open lane, to the right beside a collapsed one."""
    middle, reach = box.center(), 3.2
    points = [(-reach, -reach / 2), (0.0, reach / 2), (reach, -reach / 2)]
    if lane == "collapsed":
        points = [(-reach / 2, -reach), (reach / 2, 0.0), (-reach / 2, reach)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1.3))
    painter.drawPolyline(QPolygonF([QPointF(middle.x() + right, middle.y() + down) for right, down in points]))


def paint_sign(painter: QPainter, scene: Scene, planned: PlannedLane, box: QRectF, ground: str) -> None:
    """Paint the sign before the title of a lane: that of its status or of its domain."""
    if planned.lane.sign >= 0:
        scene.look.draw_status(painter, SIGNS[planned.lane.sign], box, ground)
    else:
        scene.look.draw_glyph(painter, planned.lane.key, box)
