from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.layout.paging import Box, Hold, Sheet, sheets

HEIGHTS = st.lists(st.floats(4, 30), min_size=1, max_size=60)
GAPS = st.floats(0, 20)


def column(heights: list[float], gap: float, top: float = 0) -> list[Box]:
    boxes: list[Box] = []
    for height in heights:
        boxes.append(Box(top, top + height))
        top += height + gap
    return boxes


def whole(sheet: Sheet, box: Box) -> bool:
    return sheet.start - 0.02 <= box.top and box.bottom <= sheet.end + 0.02


@given(HEIGHTS, GAPS, st.floats(40, 300))
def test_every_line_stands_whole_on_exactly_one_page_and_no_page_is_too_long(
    heights: list[float], gap: float, length: float
) -> None:
    boxes = column(heights, gap)
    found = sheets(boxes, (), length)
    for box in boxes:
        assert sum(whole(sheet, box) for sheet in found) == 1
    assert all(0 < sheet.length <= length + 0.02 for sheet in found)
    assert all(earlier.end <= later.start + 0.02 for earlier, later in pairwise(found))
    assert {sheet.start for sheet in found} <= {box.top for box in boxes}


@given(HEIGHTS, HEIGHTS, GAPS, st.floats(100, 300))
def test_lines_side_by_side_are_cut_as_rarely_as_can_be(
    left: list[float], right: list[float], gap: float, length: float
) -> None:
    boxes = [*column(left, 10), *column(right, gap)]
    found = sheets(boxes, (), length)
    for sheet in found:
        through = [box for box in boxes if box.top < sheet.end - 0.02 and box.bottom > sheet.end + 0.02]
        clean = [
            box.bottom
            for box in boxes
            if sheet.start + 0.02 < box.bottom <= sheet.start + length
            and not any(other.top < box.bottom - 0.02 and other.bottom > box.bottom + 0.02 for other in boxes)
        ]
        assert not (through and clean), "a line was cut although the page had a place between lines"


@given(HEIGHTS, st.floats(120, 300))
def test_lines_without_gaps_fill_a_page_as_far_as_they_go(heights: list[float], length: float) -> None:
    found = sheets(column(heights, 0), (), length)
    assert all(sheet.length + 30 > length for sheet in found[:-1])


def test_a_head_goes_with_what_it_heads() -> None:
    boxes = column([10] * 10, 0)
    assert sheets(boxes, (), 55)[0].end == 50
    assert sheets(boxes, [Hold(40, 70)], 55)[0].end == 40


def test_a_light_hold_is_broken_rather_than_leave_much_of_a_page_empty() -> None:
    boxes = column([10] * 20, 0)
    assert sheets(boxes, [Hold(10, 120, weight=30)], 100)[0].end == 100
    assert sheets(boxes, [Hold(10, 120, weight=200)], 100)[0].end == 10


def test_a_hold_that_ends_with_the_page_is_not_broken() -> None:
    boxes = column([10] * 20, 5)
    found = sheets(boxes, [Hold(60, 100)], 101)
    assert found[0].end == 100
    assert found[1].start == 105


def test_what_is_longer_than_a_page_is_cut_where_the_page_ends() -> None:
    assert sheets([Box(0, 250)], [Hold(0, 250)], 100) == (Sheet(0, 100), Sheet(100, 200), Sheet(200, 250))


@pytest.mark.parametrize("boxes", [[], [Box(5, 5)]])
def test_nothing_has_no_pages(boxes: list[Box]) -> None:
    assert sheets(boxes, (), 100) == ()
