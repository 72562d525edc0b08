"""Text that fits: shorter forms, cuts at the end of a word, lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.ui.look.fitting import cut, fitting_form, lines, short_forms

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetricsF


class TenPerLetter:
    """Metrics of a typeface in which every letter is ten pixels wide."""

    def horizontalAdvance(self, text: str) -> float:
        return 10.0 * len(text)


@pytest.fixture
def metrics() -> QFontMetricsF:
    return TenPerLetter()  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("title", "forms"),
    [
        ("Health", ("Health",)),
        ("Law and justice", ("Law and justice", "Law, justice", "Law")),
        (
            "Economy, trade and development",
            ("Economy, trade and development", "Economy, trade, development", "Economy, trade", "Economy"),
        ),
    ],
)
def test_shorter_forms_keep_the_first_words(title: str, forms: tuple[str, ...]) -> None:
    assert short_forms(title) == forms


def test_the_longest_form_that_fits_is_taken(metrics: QFontMetricsF) -> None:
    assert fitting_form("Economy, trade and development", metrics, 300) == "Economy, trade and development"
    assert fitting_form("Economy, trade and development", metrics, 140) == "Economy, trade"
    assert fitting_form("Economy, trade and development", metrics, 60) == "Econ…"


@given(st.text("abc ,", max_size=40), st.integers(20, 300))
def test_a_cut_text_fits_and_keeps_the_beginning(text: str, width: int) -> None:
    made = cut(text, TenPerLetter(), width)  # type: ignore[arg-type]
    assert len(made) * 10 <= width
    assert made == text or (made.endswith("…") and text.startswith(made.rstrip("… ")))


def test_a_cut_falls_at_the_end_of_a_word(metrics: QFontMetricsF) -> None:
    assert cut("United Nations system", metrics, 170) == "United Nations …"


def test_lines_hold_every_word_until_the_last_is_cut(metrics: QFontMetricsF) -> None:
    assert lines("one two three four", metrics, 80, 4) == ("one two", "three", "four")
    assert lines("one two three four", metrics, 80, 2) == ("one two", "three …")
    assert lines("participation", metrics, 80, 3) == ("partic…",)
