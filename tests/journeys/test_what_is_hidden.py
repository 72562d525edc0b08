"""What has no place of its own over a century is reached by hover, key, menu and click, without zooming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from withdrawal_timeline.state.rich_words import strong

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from tests.journeys.journey import Journey

    from withdrawal_timeline.layout.drawn import DrawnCluster
    from withdrawal_timeline.ui.timeline.scene import Scene


def scene(journey: Journey) -> Scene:
    found = journey.panels.timeline.canvas.current()
    assert found is not None
    return found


def cluster_in(journey: Journey, lane: str) -> DrawnCluster:
    now = scene(journey)
    number = next(place for place, planned in enumerate(now.plan.lanes) if planned.lane.key == lane)
    return next(cluster for cluster in now.frame.clusters if cluster.cluster.lane == number)


def point_of(journey: Journey, cluster: DrawnCluster) -> QPoint:
    now = scene(journey)
    return QPoint(round(cluster.x), round(cluster.y - now.scroll + now.header))


def listed(journey: Journey) -> list[str]:
    return [row.text for row in journey.panels.hidden.get().rows if row.line is not None]


def leave(journey: Journey) -> None:
    """Take the pointer off the timeline."""
    QTest.mouseMove(journey.panels.sidebar)
    journey.panels.timeline._hovering.leave()
    journey.settle()


def test_over_a_cluster_the_key_lists_its_members_and_the_return_key_takes_one(journey: Journey) -> None:
    journey.do("view.fit_all")
    timeline, hidden = journey.panels.timeline, journey.panels.hidden.get()
    cluster = cluster_in(journey, "health")
    QTest.mouseMove(timeline, point_of(journey, cluster))
    window = journey.state.window
    journey.key(Qt.Key.Key_E, on=timeline)

    assert hidden.isVisible()
    assert hidden.rows[0].text == "3 close together"
    assert listed(journey) == ["Pandemic Agreement", "Gavi", "2024 IHR amendments"]
    journey.key(Qt.Key.Key_Down, on=hidden.view)
    journey.key(Qt.Key.Key_Return, on=hidden.view)
    assert not hidden.isVisible()
    assert journey.state.selection == "gavi-2025"
    assert journey.state.window == window
    now = scene(journey)
    assert now.selected in {planned.track.key for planned in now.plan.own}


def test_escape_closes_the_list_and_changes_nothing(journey: Journey) -> None:
    journey.do("view.fit_all")
    QTest.mouseMove(journey.panels.timeline, point_of(journey, cluster_in(journey, "health")))
    before = journey.state
    journey.key(Qt.Key.Key_E, on=journey.panels.timeline)
    journey.key(Qt.Key.Key_Escape, on=journey.panels.hidden.get().view)

    assert not journey.panels.hidden.get().isVisible()
    assert journey.state == before
    assert journey.panels.timeline.hasFocus()


def test_without_a_pointer_the_key_lists_the_lane_of_the_selection(journey: Journey) -> None:
    journey.do("view.fit_all")
    journey.panels.timeline.recordWished.emit("who-2025")
    leave(journey)
    journey.key(Qt.Key.Key_E, on=journey.panels.timeline)

    heads = [row.text for row in journey.panels.hidden.get().rows if row.line is None]
    assert heads == ["3 close together"]
    assert set(listed(journey)) >= {"Gavi", "Pandemic Agreement"}


def test_with_nothing_selected_everything_hidden_is_listed_with_its_lane(journey: Journey) -> None:
    journey.do("view.fit_all")
    leave(journey)
    journey.key(Qt.Key.Key_E, on=journey.panels.timeline)

    heads = [row.text for row in journey.panels.hidden.get().rows if row.line is None]
    assert "Health · 3 close together" in heads
    assert "Energy · 6 folded · Memorandum of 7 Jan 2026" in heads
    assert len(listed(journey)) > 70


def test_where_nothing_is_hidden_the_status_bar_says_so(journey: Journey) -> None:
    journey.do("domain.only_5")
    journey.do("capsule.toggle")
    leave(journey)
    journey.key(Qt.Key.Key_E, on=journey.panels.timeline)

    assert not journey.panels.hidden.get().isVisible()
    assert journey.status == "Nothing is folded or left out here. L lists every entry."


def test_the_menu_of_a_cluster_lists_it(journey: Journey) -> None:
    journey.do("view.fit_all")
    timeline = journey.panels.timeline
    at = point_of(journey, cluster_in(journey, "migration"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, timeline.mapToGlobal(at))
    QApplication.sendEvent(timeline, event)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    journey.do("hidden.list")

    assert listed(journey) == ["Migration compact", "Refugee compact"]


def test_the_words_that_count_what_goes_on_name_it_on_hover_and_list_it_on_click(
    journey: Journey, qtbot: QtBot
) -> None:
    now, timeline = scene(journey), journey.panels.timeline
    header = next(box for box in now.headers if box.lane.lane.key == "energy")
    assert header.remark == "1 more goes on unchanged"
    at = QPoint(round(header.remark_x + 20), round(header.top + 8 - now.scroll + now.header))
    QTest.mouseMove(timeline, at)
    card = timeline._hovering.card
    qtbot.waitUntil(card.isVisible, timeout=2000)
    assert strong("IAEA") in card.text
    journey.click(timeline, at)

    assert [row.text for row in journey.panels.hidden.get().rows[:2]] == ["1 goes on unchanged", "IAEA"]
    assert not any(planned.lane.collapsed for planned in scene(journey).plan.lanes)
    journey.key(Qt.Key.Key_Return, on=journey.panels.hidden.get().view)
    assert journey.state.selection == "iaea-1982"
    assert "iaea" in {planned.track.key for planned in scene(journey).plan.own}


def test_the_card_of_a_cluster_says_date_kind_and_status_of_each_member(journey: Journey, qtbot: QtBot) -> None:
    journey.do("view.fit_all")
    timeline = journey.panels.timeline
    QTest.mouseMove(timeline, point_of(journey, cluster_in(journey, "migration")))
    card = timeline._hovering.card
    qtbot.waitUntil(card.isVisible, timeout=2000)

    assert "2 close together" in card.text
    assert f"{strong('Migration compact')}<br>2 Dec 2017 · Notice given · In effect" in card.text
    assert "E lists them" in card.text


def test_the_arrows_walk_through_members_of_clusters_and_no_row_of_their_lane_moves(journey: Journey) -> None:
    journey.do("view.fit_all")
    journey.panels.timeline.recordWished.emit("jcpoa-2018")
    leave(journey)
    now = scene(journey)
    clustered = {mark.owner for one in now.frame.clusters for member in one.cluster.members for mark in member.marks}
    rows = {planned.track.key: (planned.lane, planned.row) for planned in now.plan.own}
    met = set()
    for _ in range(14):
        journey.key(Qt.Key.Key_Right, on=journey.panels.timeline)
        now = scene(journey)
        met.add(journey.state.selection)
        assert now.selected in {planned.track.key for planned in now.plan.own}
        for planned in now.plan.own:
            if planned.track.key in rows:
                assert rows[planned.track.key] == (planned.lane, planned.row)

    assert met & clustered
