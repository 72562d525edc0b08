"""Pins and notes as a value."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.annotations import LONGEST_NOTE, NO_ANNOTATIONS, Annotations

IDS = st.sampled_from(("a", "b", "c", "d"))
ANNOTATIONS = st.builds(Annotations.made, st.frozensets(IDS), st.dictionaries(IDS, st.text()))


@given(ANNOTATIONS, IDS)
def test_a_second_pin_takes_the_first_away(own: Annotations, record_id: str) -> None:
    once = own.toggling_pin(record_id)
    assert (record_id in once.pinned) != (record_id in own.pinned)
    assert once.notes == own.notes
    assert once.toggling_pin(record_id) == own


@given(ANNOTATIONS, IDS, st.text())
def test_a_note_is_kept_without_white_space_around_it_and_others_stay(
    own: Annotations, record_id: str, text: str
) -> None:
    noted = own.noting(record_id, text)
    assert noted.note(record_id) == text.strip()[:LONGEST_NOTE]
    assert (record_id in noted.noted) == bool(text.strip())
    assert noted.noting(record_id, "") == own.noting(record_id, "")
    assert all(noted.note(other) == own.note(other) for other in "abcd" if other != record_id)
    assert noted.pinned == own.pinned


def test_nothing_is_nothing() -> None:
    assert not NO_ANNOTATIONS
    assert Annotations.made((), {"a": "  \n"}) == NO_ANNOTATIONS
    assert Annotations.made(("a",), {"b": "x"}).ids == {"a", "b"}
    assert hash(Annotations.made((), {"a": "1", "b": "2"})) == hash(Annotations.made((), {"b": "2", "a": "1"}))
