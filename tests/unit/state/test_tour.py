"""The tour as part of the state: every stop shows what it speaks of, and the way out leads back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from withdrawal_timeline.domain.annotations import Annotations
from withdrawal_timeline.domain.dates import Day, to_day
from withdrawal_timeline.domain.reading import reading
from withdrawal_timeline.domain.sides import SIDES, Missing, QuestionBlock, opposite
from withdrawal_timeline.domain.vocabulary import Stance, Status
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.state import session
from withdrawal_timeline.state.resolve import Resolver
from withdrawal_timeline.state.tour import at_stop, begun, left, length, tour_in_words
from withdrawal_timeline.state.tour_stops import Spoken, Stop, stops
from withdrawal_timeline.state.view_state import LaneKind, ThemeChoice, TourPlace, ViewKind, ViewState, Window
from withdrawal_timeline.state.windows import days_of

TODAY = date(2026, 11, 22)
REAL = load_dossier(default_dossier())
OWN = ViewState(
    Window(Day(100.0), Day(900.0)),
    filter=Filter(statuses=frozenset({Status.PENDING})),
    query="paris",
    hit=2,
    selection="who-2020",
    milestone=1,
    view=ViewKind.LIST,
    lanes_by=LaneKind.STATUS,
    unfolded=frozenset({"pending"}),
    quiet_cut=True,
)
STOPS = stops(REAL, TODAY, Stance.JUSTIFIES)


@pytest.fixture
def resolver() -> Resolver:
    return Resolver(REAL, TODAY)


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: f"{stop.chapter}-{stop.record_id}-{stop.number}")
def test_a_stop_shows_what_it_speaks_of(stop: Stop, resolver: Resolver) -> None:
    state = at_stop(OWN, REAL, TODAY, stop.number)
    picture = resolver.resolve(state)
    assert picture.stop == stop
    assert state.selection == stop.record_id
    assert state.view is ViewKind.TIMELINE
    days = days_of(REAL, stop.record_id)
    assert days is not None
    assert state.window.start <= days[1]
    assert days[0] <= state.window.end
    tracks = picture.tracks
    assert tracks.lane_of(stop.record_id) is not None or any(seam.key == stop.record_id for seam in tracks.seams)


@pytest.mark.parametrize("side", [Stance.JUSTIFIES, Stance.CRITICISES])
def test_numbers_are_those_of_the_detail_pane(side: Stance) -> None:
    for stop in stops(REAL, TODAY, side):
        listed = {cited.number: cited.source for cited in reading(REAL, stop.record_id, TODAY, side).sources}
        for spoken in stop.spoken:
            assert spoken.cites
            for cite in spoken.cites:
                assert cite.claim_id in spoken.claim_ids
                assert listed[cite.number].id in REAL.claim(cite.claim_id).sources
                assert listed[cite.number].publisher in cite.reference


def test_every_claim_of_a_stop_is_read_in_the_detail_pane() -> None:
    for stop in STOPS:
        read = {said.id for said in reading(REAL, stop.record_id, TODAY).said}
        assert {claim for spoken in stop.spoken for claim in spoken.claim_ids} <= read


def _block(stop: Stop, question: str, side: Stance = Stance.JUSTIFIES) -> QuestionBlock:
    """Return what the detail pane shows of a question in the theme of a stop."""
    themes = reading(REAL, stop.record_id, TODAY, side).themes
    theme = next(found for found in themes if found.theme.id == REAL.tour[stop.chapter].id)
    return next(block for block in theme.questions if block.question.title == question)


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: f"{stop.number + 1}")
def test_every_sentence_stands_under_the_question_that_its_claims_answer(stop: Stop) -> None:
    for told in stop.told:
        for line in told.lines:
            if isinstance(line, Spoken):
                assert {REAL.question(REAL.claim(claim).question).title for claim in line.claim_ids} == {told.question}


@pytest.mark.parametrize("side", [Stance.JUSTIFIES, Stance.CRITICISES])
def test_the_side_that_stands_left_comes_first_and_a_missing_one_is_named_in_its_place(side: Stance) -> None:
    order = [side, opposite(side), Stance.RESPONDS, Stance.EXPLAINS]
    for stop in stops(REAL, TODAY, side):
        for told in stop.told:
            stances = [line.stance if isinstance(line, Missing) else line.stances[0] for line in told.lines]
            assert stances == sorted(stances, key=order.index)
            if told is stop.told[0] or set(SIDES) & set(stances):
                assert stances[0] is side
                assert set(SIDES) <= set(stances), f"stop {stop.number + 1}: {told.question}"


def test_card_and_detail_pane_say_alike_which_side_is_missing() -> None:
    for stop in STOPS:
        for told in stop.told:
            block = _block(stop, told.question)
            known = [column.missing for column in (block.left, block.right) if column.missing is not None]
            named = [line for line in told.lines if isinstance(line, Missing)]
            assert named in (known, [])
    first = STOPS[0].told
    assert [told.question for told in first] == ["Why leave?", "What becomes of cooperation?", "Is it lawful?"]
    assert [line.stance for line in first[0].lines if isinstance(line, Missing)] == [Stance.CRITICISES]


def test_what_contests_a_claim_is_told_as_in_the_detail_pane() -> None:
    told = 0
    for stop in STOPS:
        said = {found.id: found for found in reading(REAL, stop.record_id, TODAY).said}
        for spoken in stop.spoken:
            wanted = {tie for claim in spoken.claim_ids for tie in said[claim].contests}
            assert set(spoken.contests) == wanted
            told += len(wanted)
    assert told > 40


def test_leaving_leads_back_to_where_the_reader_was(resolver: Resolver) -> None:
    state = begun(OWN, REAL, TODAY)
    assert (state.tour.stop, state.tour.is_taken) == (0, True)
    for number in (1, 2, 11):
        state = at_stop(state, REAL, TODAY, number)
    assert resolver.resolve(state).stop == STOPS[11]
    out = left(state)
    assert out == replace(OWN, tour=TourPlace(11))
    assert resolver.resolve(out).stop is None
    assert resolver.resolve(out).tour == ()


def test_coming_back_goes_on_where_it_was_left() -> None:
    out = left(at_stop(OWN, REAL, TODAY, 7))
    elsewhere = replace(out, selection=None, window=Window(Day(0.0), Day(50.0)))
    again = begun(elsewhere, REAL, TODAY)
    assert again.tour.stop == 7
    assert left(again) == elsewhere


def test_what_is_the_readers_own_stays_changed() -> None:
    changed: dict[str, Any] = {
        "theme": ThemeChoice.DARK,
        "left_stance": Stance.CRITICISES,
        "reduce_motion": True,
        "text_scale": 1.5,
        "annotations": Annotations(pinned=frozenset({"who-2025"})),
    }
    assert left(replace(begun(OWN, REAL, TODAY), **changed)) == replace(OWN, **changed)


def test_a_place_beyond_the_ends_is_the_nearest() -> None:
    assert at_stop(OWN, REAL, TODAY, 999).tour.stop == len(STOPS) - 1
    assert at_stop(OWN, REAL, TODAY, -1).tour.stop == 0


def test_leaving_without_a_tour_changes_nothing() -> None:
    assert left(OWN) is OWN


def test_a_dossier_without_a_tour_has_no_way_into_one() -> None:
    plain = replace(REAL, tour=())
    assert length(plain) == 0
    assert begun(OWN, plain, TODAY) is OWN
    assert tour_in_words(plain, 0) == ""
    assert stops(plain, TODAY, Stance.JUSTIFIES) == ()


def test_the_way_in_says_how_long_it_is_or_where_it_goes_on() -> None:
    assert tour_in_words(REAL, 0) == f"Take the tour: 6 chapters, {len(STOPS)} stops"
    assert tour_in_words(REAL, 6) == f"Go on with the tour: stop 7 of {len(STOPS)}"


def test_after_the_last_stop_the_tour_is_offered_again_and_begins_anew() -> None:
    last = len(STOPS) - 1
    assert tour_in_words(REAL, last) == f"Take the tour again: 6 chapters, {len(STOPS)} stops"
    assert begun(left(at_stop(OWN, REAL, TODAY, last)), REAL, TODAY).tour.stop == 0
    assert begun(left(at_stop(OWN, REAL, TODAY, last - 1)), REAL, TODAY).tour.stop == last - 1


def test_a_session_keeps_the_view_before_the_tour_and_the_place_in_it() -> None:
    state = at_stop(replace(OWN, query="", hit=-1), REAL, TODAY, 5)
    restored = session.read(session.write(state), replace(OWN, selection=None, tour=TourPlace()), REAL)
    assert restored.problems == ()
    assert restored.state == replace(OWN, tour=TourPlace(5))


@pytest.mark.parametrize("saved", ['"five"', "true", "1.5", "null", "[3]"])
def test_a_place_that_cannot_be_read_is_said(saved: str) -> None:
    text = session.write(OWN).replace('"tour": 0', f'"tour": {saved}')
    restored = session.read(text, OWN, REAL)
    assert restored.state.tour == OWN.tour
    assert restored.problems == ("How far the tour was taken cannot be read; it begins anew.",)


def test_a_place_of_another_dossier_begins_anew() -> None:
    text = session.write(OWN).replace('"tour": 0', '"tour": 400')
    assert session.read(text, OWN, REAL) == session.Restored(replace(OWN, query="paris", hit=2))


def test_the_windows_of_the_tour_are_what_its_data_says() -> None:
    steps = [step for chapter in REAL.tour for step in chapter.steps]
    for number, step in enumerate(steps):
        window = at_stop(OWN, REAL, TODAY, number).window
        assert window.start == to_day(step.window.start.first)
        assert window.end == step.window.to.end_day


def test_a_tour_filters_by_every_facet_it_names() -> None:
    small = load_dossier(Path(__file__).parents[2] / "data" / "small")
    state = at_stop(OWN, small, date(2030, 1, 1), 2)
    assert state.filter == Filter(
        domains=frozenset({"water"}),
        statuses=frozenset({"reversed", "in_force"}),
        actions=frozenset({"withdrawal"}),
        administrations=frozenset({"first", "second"}),
    )
