from __future__ import annotations

import pytest

from withdrawal_timeline.state.text_scale import SCALES, USUAL, larger, smaller


def test_steps_go_up_and_down_the_same_way_and_end_at_the_bounds() -> None:
    up = [SCALES[0]]
    while larger(up[-1]) > up[-1]:
        up.append(larger(up[-1]))
    down = [SCALES[-1]]
    while smaller(down[-1]) < down[-1]:
        down.append(smaller(down[-1]))
    assert up == list(SCALES) == down[::-1]
    assert USUAL in SCALES
    assert (SCALES[0], SCALES[-1]) == (0.8, 2.0)


@pytest.mark.parametrize(
    ("scale", "above", "below"), [(1.05, 1.1, 1.0), (0.8, 0.9, 0.8), (2.0, 2.0, 1.75), (3, 2.0, 2.0)]
)
def test_a_size_between_two_steps_goes_to_the_nearest_in_that_direction(
    scale: float, above: float, below: float
) -> None:
    assert (larger(scale), smaller(scale)) == (above, below)
