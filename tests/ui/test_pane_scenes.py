"""Links where pinned lanes have a pane of their own: each pane draws what it shows, and what crosses into it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.filtering import shown

from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.layout.panes import Pane, Panes, seen_in
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.state.arrangement import LaneArrangement
from withdrawal_timeline.state.tracks import tracks
from withdrawal_timeline.state.view_state import LaneKind
from withdrawal_timeline.state.windows import story
from withdrawal_timeline.ui.look.theme import LIGHT
from withdrawal_timeline.ui.timeline.pane_scenes import parts_of
from withdrawal_timeline.ui.timeline.scene import LinkLine, Scene
from withdrawal_timeline.ui.timeline.view import TimelineView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 22)
PANES = Panes(Pane(0.0, 100.0, 20.0, 0.0, 50.0), Pane(100.0, 200.0, 400.0, 150.0, 700.0), 150.0)
"""The upper pane shows the pixels 20 to 120 of the content, the lower one 400 to 600."""


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    dossier = load_dossier(default_dossier())
    made = TimelineView()
    qtbot.addWidget(made)
    made.resize(812, 700)
    made.set_motion(False)
    made.set_palette(LIGHT)
    pinned = LaneArrangement(pinned=frozenset({"health"}))
    made.set_tracks(tracks(dossier, shown(dossier, Filter()), frozenset(), None, TODAY, LaneKind.DOMAIN, pinned))
    made.set_window(story(dossier, TODAY))
    made.show()
    made.grab()
    return made


def scene(view: TimelineView) -> Scene:
    found = view.canvas.current()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("link", "above", "below"),
    [
        (LinkLine(1.0, 30.0, 2.0, 60.0), (30.0, 60.0), None),
        (LinkLine(1.0, 410.0, 2.0, 500.0), None, (410.0, 500.0)),
        (LinkLine(1.0, 30.0, 2.0, 410.0), (30.0, 130.0), (310.0, 410.0)),
        (LinkLine(1.0, 30.0, 2.0, 390.0), None, None),
        (LinkLine(1.0, 130.0, 2.0, 410.0), None, None),
    ],
)
def test_a_link_is_drawn_where_both_its_ends_are_seen(
    view: TimelineView, link: LinkLine, above: tuple[float, float] | None, below: tuple[float, float] | None
) -> None:
    whole = replace(scene(view), panes=PANES, links=(link,))
    frames = tuple(seen_in(whole.frame, pane) for pane in PANES.all)
    drawn = [[(line.y0, line.y1) for line in part.links] for part in parts_of(whole, frames)]
    assert drawn == [[above] if above else [], [below] if below else []]


def test_a_pixel_belongs_to_the_pane_that_is_seen_there(view: TimelineView) -> None:
    now = scene(view)
    border = now.header + now.panes.rest.top
    assert now.part_at(border - 1.0) is now.parts[0]
    assert now.part_at(border + 1.0) is now.parts[1]
    assert now.part_at(10.0) is now


def test_the_line_between_the_panes_is_shaded_once_lanes_have_gone_beneath(view: TimelineView) -> None:
    x, y = 300, round(scene(view).header + scene(view).panes.rest.top) + 2

    def line() -> list[int]:
        image = view.grab().toImage()
        return [image.pixelColor(x, y + down).lightness() for down in range(5)]

    assert len(set(line())) == 1
    view.scroll_by(3.0)
    shaded = line()
    assert shaded == sorted(shaded)
    assert shaded[0] < shaded[-1]
