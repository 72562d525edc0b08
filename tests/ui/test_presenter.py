"""The presenter calls the setters of what differs, and only those."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QObject, Signal

from withdrawal_timeline.domain.annotations import Annotations
from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.vocabulary import CitationStyle, Stance
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.state.resolve import Resolver
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.state.view_state import LaneKind, ThemeChoice, TourPlace, Tray, ViewKind, ViewState, Window
from withdrawal_timeline.ui.commands.actions import build_actions
from withdrawal_timeline.ui.commands.table import SPECS
from withdrawal_timeline.ui.look.theme import DARK, LIGHT
from withdrawal_timeline.ui.panels import Panels
from withdrawal_timeline.ui.parts.late import LatePart
from withdrawal_timeline.ui.presenter import Presenter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from withdrawal_timeline.ui.look.theme import Palette

TODAY = date(2026, 11, 22)
DOSSIER = load_dossier(default_dossier())
STATE = ViewState(Window(Day(16436.0), Day(21000.0)))
WHO = "who-2025"
LATE = ("years", "hidden", "list_twin", "compare", "tray", "tour")


class Recorder(QObject):
    """Stands for a panel: remembers which setters were called, and wishes for something in each of them."""

    wished = Signal()

    def __init__(self, name: str, calls: list[str]) -> None:
        super().__init__()
        self._name, self._calls = name, calls
        self.arguments: dict[str, tuple[Any, ...]] = {}

    def __getattr__(self, setter: str) -> Callable[..., None]:
        if not setter.startswith("set_"):
            raise AttributeError(setter)

        def call(*arguments: object, **named: object) -> None:
            self._calls.append(f"{self._name}.{setter}")
            self.arguments[setter] = (*arguments, *named.values())
            self.wished.emit()

        return call


class Deaf(QObject):
    def hear(self) -> None:
        pass


class Stage:
    """A presenter before panels that only remember; unless otherwise said, all of them were made already."""

    def __init__(self, state: ViewState = STATE, *, all_made: bool = True) -> None:
        self.calls: list[str] = []
        self.panels = {item.name: Recorder(item.name, self.calls) for item in fields(Panels)}
        self.late = {name: LatePart(partial(self.panels.__getitem__, name)) for name in LATE}
        self.store = Store(state)
        self.owner, deaf = QObject(), Deaf()
        self.actions: dict[str, QAction] = build_actions(SPECS, {spec.id: deaf.hear for spec in SPECS}, self.owner)
        self.looks: list[ThemeChoice] = []
        self.scales: list[float] = []
        self.presenter = Presenter(
            self.store,
            Panels(**cast("dict[str, Any]", {**self.panels, **self.late})),
            self.actions,
            DOSSIER,
            TODAY,
            Resolver(DOSSIER, TODAY).resolve,
            self.look,
        )
        if all_made:
            for late in self.late.values():
                late.get()

    def look(self, theme: ThemeChoice, scale: float) -> Palette:
        self.looks.append(theme)
        self.scales.append(scale)
        return DARK if theme is ThemeChoice.DARK else LIGHT

    def after(self, **changes: object) -> list[str]:
        """Return the setters that are called by a change of the state."""
        self.calls.clear()
        self.store.update(**changes)
        return sorted(self.calls)


@pytest.fixture
def stage(qapp: object) -> Stage:
    return Stage()


def test_at_the_beginning_every_panel_is_told_everything(stage: Stage) -> None:
    assert {call.split(".")[0] for call in stage.calls} == {item.name for item in fields(Panels)}
    assert "detail.set_overview" in stage.calls
    assert "detail.set_reading" not in stage.calls
    assert set(stage.looks) == {ThemeChoice.SYSTEM}


def test_a_panel_that_comes_late_is_told_what_it_has_missed(qapp: object) -> None:
    stage = Stage(all_made=False)
    assert not {call.split(".")[0] for call in stage.calls} & set(LATE)
    assert not [late for late in stage.late.values() if late.made is not None]
    calls = stage.after(view=ViewKind.LIST, theme=ThemeChoice.DARK)
    assert "list_twin.set_palette" in calls
    assert stage.panels["list_twin"].arguments["set_palette"] == (DARK, 1.0)
    assert "list_twin.set_rows" in calls
    stage.after(window=Window(Day(0.0), Day(900.0)))
    stage.late["years"].get()
    assert stage.panels["years"].arguments["set_window"] == (Window(Day(0.0), Day(900.0)),)
    assert {name for name, late in stage.late.items() if late.made is not None} == {"list_twin", "years"}


def test_a_panel_that_comes_late_is_not_heard_while_it_is_told(qapp: object) -> None:
    stage = Stage(all_made=False)
    heard = list[str]()
    stage.late["list_twin"].when_made(lambda made: made.wished.connect(lambda: heard.append("wish")))
    stage.after(view=ViewKind.LIST)
    assert "list_twin.set_rows" in stage.calls
    assert heard == []
    stage.panels["list_twin"].wished.emit()
    assert heard == ["wish"], "afterwards it is"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"window": Window(Day(0.0), Day(900.0))},
            "timeline.set_window strip.set_window tool_bar.set_years years.set_window chips.set_outside",
        ),
        ({"hit": 3}, "search.set_hits"),
        ({"selection": WHO}, "timeline.set_selection detail.set_reading detail.set_own timeline.set_links"),
        (
            {"annotations": Annotations.made((WHO,))},
            "detail.set_own sidebar.set_own sidebar.set_filter timeline.set_own",
        ),
        ({"left_stance": Stance.CRITICISES}, "detail.set_left_stance"),
        ({"reduce_motion": True}, "timeline.set_motion"),
        ({"tray": Tray((WHO,))}, "tray.set_items"),
        (
            {"tray": Tray((WHO,)), "view": ViewKind.COMPARE},
            "views.set_view tray.set_items strip.set_seen chips.set_seen"
            " compare.set_comparison compare.set_offers compare.set_selection",
        ),
        ({"tour": TourPlace(3)}, "detail.set_tour"),
        ({"tour": TourPlace(0, STATE)}, "tour.set_stop"),
        ({"tour": TourPlace(3, STATE)}, "tour.set_stop detail.set_tour"),
        ({"lanes_by": LaneKind.STATUS}, "timeline.set_tracks strip.set_tracks"),
        (
            {"filter": Filter(domains=frozenset({"health"}))},
            "sidebar.set_filter chips.set_chips chips.set_outside status_bar.set_counts detail.set_overview"
            " timeline.set_tracks strip.set_tracks",
        ),
        (
            {"view": ViewKind.LIST},
            "views.set_view list_twin.set_rows list_twin.set_hits list_twin.set_selection list_twin.set_own",
        ),
        ({"unfolded": frozenset({"health"})}, "timeline.set_tracks strip.set_tracks"),
        ({"query": "paris"}, "search.set_query search.set_hits detail.set_found timeline.set_hits strip.set_hits"),
        ({"query": "   "}, "search.set_query detail.set_found"),
    ],
    ids=[
        "window",
        "hit",
        "selection",
        "pin",
        "sides",
        "motion",
        "tray",
        "comparison",
        "place in the tour",
        "tour",
        "tour further on",
        "lanes",
        "filter",
        "list",
        "capsule",
        "query",
        "query that finds nothing",
    ],
)
def test_a_change_calls_the_setters_of_what_differs(stage: Stage, changes: dict[str, object], expected: str) -> None:
    assert stage.after(**changes) == sorted(expected.split())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"filter": Filter(domains=frozenset({"health"}))}, {"set_rows"}),
        ({"selection": WHO}, {"set_selection"}),
        ({"annotations": Annotations.made((WHO,))}, {"set_own"}),
        ({"query": "paris"}, {"set_hits"}),
        ({"left_stance": Stance.CRITICISES}, {"set_rows"}),
        ({"window": Window(Day(0.0), Day(900.0))}, set()),
        ({"unfolded": frozenset({"health"})}, set()),
    ],
    ids=["filter", "selection", "pin", "query", "sides", "window", "capsule"],
)
def test_the_list_is_told_what_differs_while_it_is_seen(
    qapp: object, changes: dict[str, object], expected: set[str]
) -> None:
    seen = Stage(replace(STATE, view=ViewKind.LIST)).after(**changes)
    assert {call for call in seen if call.startswith("list_twin.")} == {f"list_twin.{name}" for name in expected}
    assert not any(call.startswith("list_twin.") for call in Stage().after(**changes))


def test_a_list_that_was_away_is_told_what_it_missed(qapp: object) -> None:
    stage = Stage(replace(STATE, view=ViewKind.LIST))
    stage.after(view=ViewKind.TIMELINE)
    stage.after(selection=WHO, filter=Filter(domains=frozenset({"health"})))
    stage.after(view=ViewKind.LIST)
    told = stage.panels["list_twin"].arguments
    assert len(told["set_rows"][0]) == 9
    assert told["set_selection"] == (WHO,)
    assert stage.panels["views"].arguments["set_view"] == (ViewKind.LIST,)


def test_the_commands_of_the_list_can_be_chosen_while_it_is_seen(stage: Stage) -> None:
    assert stage.actions["view.timeline"].isChecked()
    assert not stage.actions["list.copy"].isEnabled()
    stage.after(view=ViewKind.LIST)
    assert stage.actions["view.list"].isChecked()
    assert not stage.actions["view.timeline"].isChecked()
    for command in ("list.copy", "list.ascending", "list.descending"):
        assert stage.actions[command].isEnabled()


def test_another_theme_reaches_every_panel_and_nothing_else_is_told(stage: Stage) -> None:
    assert stage.after(theme=ThemeChoice.DARK) == sorted(f"{item.name}.set_palette" for item in fields(Panels))
    assert stage.panels["timeline"].arguments["set_palette"][0] is DARK
    assert stage.actions["theme.dark"].isChecked()
    assert not stage.actions["theme.system"].isChecked()


def test_an_equal_state_calls_nothing(stage: Stage) -> None:
    assert stage.after(query="", window=Window(STATE.window.start, STATE.window.end)) == []


def test_a_filter_that_changes_nothing_shown_leaves_the_timeline_alone(qapp: object) -> None:
    everything = frozenset(domain.id for domain in DOSSIER.domains)
    called = Stage().after(filter=Filter(domains=everything))
    assert "timeline.set_tracks" not in called
    assert "detail.set_overview" not in called


def test_swapping_the_sides_writes_the_reading_anew(qapp: object) -> None:
    stage = Stage(replace(STATE, selection=WHO))
    assert stage.after(left_stance=Stance.CRITICISES) == [
        "detail.set_left_stance",
        "detail.set_reading",
        "timeline.set_links",
    ]
    assert stage.panels["detail"].arguments["set_reading"][0].left is Stance.CRITICISES


def test_clearing_the_selection_brings_the_overview(qapp: object) -> None:
    stage = Stage(replace(STATE, selection=WHO))
    assert stage.after(selection=None) == [
        "detail.set_overview",
        "detail.set_own",
        "detail.set_reading",
        "timeline.set_links",
        "timeline.set_selection",
    ]
    assert stage.panels["detail"].arguments["set_reading"] == (None,)


def test_only_moves_made_inside_animated_are_animated_and_none_under_reduced_motion(stage: Stage) -> None:
    def animated() -> bool:
        return bool(stage.panels["timeline"].arguments["set_window"][-1])

    stage.after(window=Window(Day(0.0), Day(900.0)))
    assert not animated()
    with stage.presenter.animated():
        stage.after(window=Window(Day(10.0), Day(910.0)))
    assert animated()
    stage.after(window=Window(Day(20.0), Day(920.0)))
    assert not animated()
    stage.after(reduce_motion=True)
    with stage.presenter.animated():
        stage.after(window=Window(Day(30.0), Day(930.0)))
    assert not animated()


def test_what_a_panel_wishes_while_it_is_told_something_is_not_heard(stage: Stage) -> None:
    heard: list[str] = []
    for name, panel in stage.panels.items():
        panel.wished.connect(lambda name=name: heard.append(name))
    stage.after(filter=Filter(domains=frozenset({"health"})), query="who", selection=WHO, theme=ThemeChoice.DARK)
    assert heard == []
    stage.panels["timeline"].wished.emit()
    assert heard == ["timeline"]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (Filter(), "All 127 entries shown · In the dossier: 116 bodies, 587 claims, 772 sources"),
        (Filter(domains=frozenset({"health"})), "9 of 127 entries shown · In the dossier: 116 bodies"),
        (Filter(domains=frozenset()), "0 of 127 entries shown"),
    ],
    ids=["all", "health", "none"],
)
def test_the_status_bar_says_how_many_entries_are_shown(qapp: object, chosen: Filter, said: str) -> None:
    stage = Stage(replace(STATE, filter=chosen))
    assert stage.panels["status_bar"].arguments["set_counts"][0].startswith(said)


def test_switches_and_commands_follow_the_state(stage: Stage) -> None:
    titles = [stage.actions[f"domain.toggle_{number}"].text() for number in range(1, 11)]
    assert titles == [domain.title for domain in DOSSIER.domains]
    assert not stage.actions["filter.clear"].isEnabled()
    stage.after(filter=Filter(domains=frozenset({"health"})), selection=WHO)
    checked = [number for number in range(1, 11) if stage.actions[f"domain.toggle_{number}"].isChecked()]
    assert [DOSSIER.domains[number - 1].id for number in checked] == ["health"]
    for command in ("filter.clear", "domain.all", "view.fit_selection", "detail.swap_sides"):
        assert stage.actions[command].isEnabled()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"selection": "inf-2019"}, {"set_selection"}),
        ({"tray": Tray((WHO, "who-2020"))}, {"set_comparison", "set_selection"}),
        ({"tray": Tray((WHO,), from_day_zero=True)}, {"set_comparison", "set_selection"}),
        ({"citation": CitationStyle.APA}, {"set_comparison", "set_selection"}),
        ({"window": Window(Day(0.0), Day(900.0))}, set()),
        ({"filter": Filter(domains=frozenset({"health"}))}, set()),
    ],
    ids=["selection", "tray", "day 0", "citation", "window", "filter"],
)
def test_the_comparison_is_told_what_differs_while_it_is_seen(
    qapp: object, changes: dict[str, object], expected: set[str]
) -> None:
    stage = Stage(replace(STATE, view=ViewKind.COMPARE, tray=Tray((WHO,))))
    calls = stage.after(**changes)
    assert {call.removeprefix("compare.") for call in calls if call.startswith("compare.")} == expected


def test_what_can_be_compared_follows_the_selection(stage: Stage) -> None:
    add, body = stage.actions["compare.add"], stage.actions["compare.body"]
    assert not add.isEnabled()
    stage.after(selection=WHO)
    assert (add.isEnabled(), add.isChecked(), body.isEnabled()) == (True, False, True)
    stage.after(tray=Tray((WHO,)))
    assert add.isChecked()
    stage.after(selection="inf-2019")
    assert (add.isEnabled(), add.isChecked(), body.isEnabled()) == (True, False, False)
    stage.after(selection="memorandum-66-2026")
    assert (add.isEnabled(), body.isEnabled()) == (False, False)
