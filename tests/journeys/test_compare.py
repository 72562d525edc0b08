"""A reader compares withdrawals, and finds out how the three UNESCO exits differ."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from tests.journeys.journey import Journey

from withdrawal_timeline.state.view_state import Tray, ViewKind

UNESCO = ("unesco-1984", "unesco-2017", "unesco-2025")


def row(journey: Journey, head: str) -> list[str]:
    """Return what a line of the comparison shows for each withdrawal, on the screen."""
    model = journey.panels.compare.get().table.model()
    for place in range(model.rowCount()):
        if model.index(place, 0).data() == head:
            return [str(model.index(place, column).data()) for column in range(1, model.columnCount())]
    raise AssertionError(f"there is no line {head}")


def test_how_do_the_three_unesco_exits_differ_by_keys(journey: Journey) -> None:
    journey.key(Qt.Key.Key_Slash)
    journey.type("UNESCO")
    journey.key(Qt.Key.Key_Return)
    journey.key(Qt.Key.Key_Escape)
    journey.key(Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier, on=journey.program.window)
    assert journey.panels.compare.get().offers.isVisible()
    journey.key(Qt.Key.Key_Return)  # on what is offered first: the body that was found
    assert journey.state.tray.withdrawals == UNESCO
    assert journey.panels.compare.get().table.isVisible()
    assert journey.panels.compare.get().table.hasFocus()
    assert row(journey, "President") == ["Ronald Reagan", "Donald Trump, first term", "Donald Trump, second term"]
    assert row(journey, "From notice to the end") == [
        "1 year 3 days",
        "1 year 2 months 19 days",
        "1 year 5 months 9 days, expected",
    ]
    assert [text.split("\n")[0] for text in row(journey, "Rejoined")] == [
        "1 Oct 2003",
        "10 Jul 2023",
        "None known as of spring 2026",
    ]
    assert not journey.panels.strip.isVisible()
    before = [mark.x for mark in journey.panels.compare.get().drawing.placed()]
    journey.key(Qt.Key.Key_D)
    assert journey.state.tray.from_day_zero
    assert [mark.x for mark in journey.panels.compare.get().drawing.placed()] != before
    journey.key(Qt.Key.Key_Right)
    assert journey.selected() in UNESCO
    assert journey.panels.detail.reading is not None
    assert journey.panels.detail.reading.id == journey.selected()
    journey.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().startswith("Field\tFirst withdrawal from UNESCO\t")
    assert "\nSources\n[1]\t" in copied.text()
    assert "<table" in copied.html()
    assert "on the clipboard, with" in journey.status
    journey.key(Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    assert journey.state.view is ViewKind.TIMELINE
    assert journey.panels.timeline.hasFocus()
    assert [chip.item.record_id for chip in journey.panels.tray.get().chips] == list(UNESCO)


def test_the_same_by_clicks(journey: Journey) -> None:
    timeline = journey.panels.timeline
    journey.do("view.fit_all")
    journey.key(Qt.Key.Key_9)  # hides a domain, to see that the comparison does not mind
    for act in ("unesco-2017", "unesco-2025"):
        journey.program.sitting.wishes.select(act)  # type: ignore[union-attr]  # it is there
        journey.do("compare.add")
    assert journey.panels.tray.get().isVisible()
    journey.click(journey.panels.tray.get().open_button)
    compare = journey.panels.compare.get()
    assert [head.subject.record_id for head in compare.heads.heads] == ["unesco-2017", "unesco-2025"]
    assert not timeline.isVisible()
    for button, from_day_zero in ((compare.bar.zero_button, True), (compare.bar.calendar_button, False)):
        journey.click(button)
        assert journey.state.tray.from_day_zero is from_day_zero
    journey.click(compare.heads.heads[0].remove_button)
    assert [head.subject.record_id for head in compare.heads.heads] == ["unesco-2025"]
    journey.click(compare.bar.clear_button)
    assert compare.offers.isVisible()
    journey.click(compare.offers.buttons[0])
    assert [head.subject.record_id for head in compare.heads.heads] == list(UNESCO)
    journey.click(compare.bar.copy_button)
    assert "Notice given\t28 Dec 1983 (day 0)" in QGuiApplication.clipboard().text()


def test_ctrl_and_click_in_the_timeline_puts_an_entry_into_the_tray_and_takes_it_out(journey: Journey) -> None:
    journey.key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier, on=journey.program.window)
    timeline = journey.panels.timeline
    scene = timeline.canvas.current()
    assert scene is not None
    mark = next(mark for mark in scene.frame.marks if mark.mark.owner == "who-2025")
    place = QPoint(round(mark.x), round(scene.header + mark.y - scene.scroll))
    for expected in (("who-2025",), ()):
        QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
        journey.settle()
        assert journey.state.tray.withdrawals == expected
        assert journey.selected() is None
    assert not journey.panels.tray.get().isVisible()


def test_the_menu_of_an_entry_compares_it_with_the_others_of_its_body(journey: Journey) -> None:
    journey.program.sitting.wishes.select("paris-2025")  # type: ignore[union-attr]  # it is there
    journey.do("compare.body")
    assert journey.state.tray.withdrawals == ("paris-2017", "paris-2025")
    assert journey.state.view is ViewKind.COMPARE
    assert row(journey, "Out until the return") == ["3 months 15 days", "No return known as of spring 2026"]


def test_a_fifth_entry_is_refused_with_a_word_and_nothing_is_lost(journey: Journey) -> None:
    for act in ("who-2020", "who-2025", "paris-2017", "paris-2025", "inf-2019"):
        journey.program.sitting.wishes.select(act)  # type: ignore[union-attr]  # it is there
        journey.key(Qt.Key.Key_X, on=journey.program.window)
    assert journey.state.tray.withdrawals == ("who-2020", "who-2025", "paris-2017", "paris-2025")
    assert journey.status == "4 entries can be compared at once. Take one out first."


def test_the_list_adds_too_and_closing_returns_to_it(journey: Journey) -> None:
    journey.do("view.list")
    twin = journey.panels.list_twin.get()
    twin.setFocus()
    journey.key(Qt.Key.Key_Home)
    journey.key(Qt.Key.Key_Down)
    menu = twin.context_menu()
    next(action for action in menu.actions() if action.text().startswith("Add to the comparison")).trigger()
    journey.settle()
    assert journey.state.tray.withdrawals == (journey.selected(),)
    for view in (ViewKind.COMPARE, ViewKind.LIST):
        journey.do("compare.open")
        assert journey.state.view is view
    menu.close()


def test_the_next_start_shows_the_comparison_again(begin: Callable[..., Journey]) -> None:
    first = begin()
    first.program.sitting.wishes.select("who-2025")  # type: ignore[union-attr]  # it is there
    first.do("compare.body")
    first.do("compare.day_zero")
    second = begin()
    assert second.state.tray == Tray(("who-2020", "who-2025"), from_day_zero=True)
    assert second.panels.compare.get().table.isVisible()
    second.do("compare.open")
    assert second.state.view is ViewKind.TIMELINE


def test_swapping_the_sides_swaps_the_counts(journey: Journey) -> None:
    journey.program.sitting.wishes.select("who-2025")  # type: ignore[union-attr]  # it is there
    journey.do("compare.body")
    before = [line.head for line in journey.picture.comparison.lines if line.head.startswith("Claims that")]  # type: ignore[union-attr]  # it is shown
    journey.do("detail.swap_sides")
    after = [line.head for line in journey.picture.comparison.lines if line.head.startswith("Claims that")]  # type: ignore[union-attr]  # it is shown
    assert (before[0], before[1]) == (after[1], after[0])
