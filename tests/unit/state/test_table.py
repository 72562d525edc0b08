"""The entries as a table: what rows say, in which order they stand, which one is typed for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.first_step import first_step
from withdrawal_timeline.domain.models import Milestone
from withdrawal_timeline.domain.vocabulary import MilestoneKind, Stance
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state.table import Column, Row, as_text, in_order, rows, spoken, typed

TODAY = date(2026, 11, 22)
DOSSIER = load_dossier(default_dossier())
EVERY = tuple(act.id for act in DOSSIER.withdrawals)
ROWS = rows(DOSSIER, EVERY, TODAY)
WHO = "who-2025"


def row_of(record_id: str, found: tuple[Row, ...] = ROWS) -> Row:
    return next(row for row in found if row.record_id == record_id)


def with_first_steps(*dates: str) -> Dossier:
    """Return a dossier whose withdrawals have one step each, on these dates."""
    body, source = DOSSIER.bodies[0], DOSSIER.sources[0].id
    acts = tuple(
        replace(
            DOSSIER.withdrawals[0],
            id=f"act-{number}",
            title=f"Act {number}",
            body=body.id,
            part_of=None,
            milestones=(
                Milestone(kind=MilestoneKind.ANNOUNCED, date=PartialDate(text), what="Said.", sources=(source,)),
            ),
        )
        for number, text in enumerate(dates)
    )
    held = {name: getattr(DOSSIER, name) for name in ("about", "sources", "bodies", "batches", "claims")}
    more = {name: getattr(DOSSIER, name) for name in ("themes", "questions", "domains", "administrations")}
    return Dossier(withdrawals=acts, **held, **more)


def test_a_row_is_read_out_with_place_body_domain_status_and_claims() -> None:
    assert spoken(row_of(WHO), 2, 41) == (
        "3 of 41, WHO, Health, in effect since 22 Jan 2026; validity disputed, 22 claims"
    )
    silent = next(row for row in ROWS if not row.claims)
    assert spoken(silent, 0, 1).startswith("1 of 1, ")
    assert spoken(silent, 0, 1).endswith(", no claims")


def test_every_cell_has_words_and_shorter_forms_never_come_first() -> None:
    for row in ROWS:
        assert len(row.forms) == len(Column)
        for forms in row.forms:
            assert all(forms)
            assert all(len(form) >= len(shorter) for form, shorter in pairwise(forms))


def test_a_disputed_end_is_said_in_every_form() -> None:
    assert all("disputed" in form for form in row_of(WHO).forms[Column.STATUS])


def test_presidents_stay_apart_in_every_form() -> None:
    for form in (0, -1):
        names = {(row.forms[Column.PRESIDENT][form], row.orders[Column.PRESIDENT]) for row in ROWS}
        assert len({name for name, _ in names}) == len(names)
    assert row_of(WHO).forms[Column.PRESIDENT] == (
        "Donald Trump (second term)",
        "D. Trump (second term)",
        "D. Trump (2nd)",
    )


def test_claims_are_counted_per_side_and_the_left_side_is_named_first() -> None:
    count = {stance: sum(c.stance is stance for c in DOSSIER.claims_about(WHO)) for stance in Stance}
    other = count[Stance.RESPONDS] + count[Stance.EXPLAINS]
    said = row_of(WHO).words(Column.CLAIMS)
    assert said == f"{count[Stance.JUSTIFIES]} justify, {count[Stance.CRITICISES]} criticise, {other} other"
    swapped = row_of(WHO, rows(DOSSIER, (WHO,), TODAY, Stance.CRITICISES)).words(Column.CLAIMS)
    assert swapped.startswith(f"{count[Stance.CRITICISES]} criticise, {count[Stance.JUSTIFIES]} justify")
    assert any("1 justifies" in row.words(Column.CLAIMS) for row in ROWS)


def test_partial_dates_stand_where_they_may_begin_after_what_is_known_better() -> None:
    wanted = ("2017-12-31", "2018-01-01", "2018-01", "2018-01/2018-03", "2018", "2018-01-02", "2018-02", "2019")
    dossier = with_first_steps(*reversed(wanted))
    made = rows(dossier, [act.id for act in dossier.withdrawals], TODAY)
    for found in (in_order(made, Column.DATE), in_order(reversed(made), Column.DATE)):
        assert [str(first_step(dossier, dossier.withdrawal(row.record_id)).date) for row in found] == list(wanted)
    down = in_order(made, Column.DATE, descending=True)
    assert [str(first_step(dossier, dossier.withdrawal(row.record_id)).date) for row in down] == list(reversed(wanted))


def test_dates_are_written_with_the_precision_that_is_known() -> None:
    dossier = with_first_steps("2018-05-08", "2018-05", "2018", "2017-10/2018-02")
    made = rows(dossier, [act.id for act in dossier.withdrawals], TODAY)
    assert [row.words(Column.DATE) for row in made] == [
        "8 May 2018",
        "May 2018",
        "2018",
        "between Oct 2017 and Feb 2018",
    ]
    assert made[3].forms[Column.DATE][1:] == ("Oct 2017 – Feb 2018", "2017 – 2018")


@given(st.sampled_from(Column), st.booleans(), st.permutations(range(len(ROWS))))
def test_an_order_depends_on_the_rows_alone_and_loses_none(column: Column, descending: bool, mixed: list[int]) -> None:
    found = in_order([ROWS[place] for place in mixed], column, descending=descending)
    assert found == in_order(ROWS, column, descending=descending)
    assert sorted(row.record_id for row in found) == sorted(EVERY)
    keys = [row.orders[column] for row in found]
    assert keys == sorted(keys, reverse=descending)


def test_equal_rows_stand_by_date_in_both_directions() -> None:
    for descending in (False, True):
        found = in_order(ROWS, Column.STATUS, descending=descending)
        for one, other in pairwise(found):
            if one.status == other.status:
                assert one.orders[Column.DATE] <= other.orders[Column.DATE]


@pytest.mark.parametrize(
    ("text", "body"),
    [("WHO", "WHO"), ("paris", "Paris Agreement"), ("Iran d", "Iran deal (JCPOA)"), ("jcpoa", "Iran deal (JCPOA)")],
)
def test_typing_finds_the_body_by_name_or_acronym(text: str, body: str) -> None:
    place = typed(ROWS, text, 0)
    assert place is not None
    assert ROWS[place].words(Column.BODY) == body


def test_a_beginning_comes_before_a_later_word_and_the_search_goes_round() -> None:
    named = [replace(ROWS[0], names=(name,)) for name in (" law of the sea ", " court of law ", " treaty ")]
    assert typed(named, "law", 0) == 0
    assert typed(named, "law", 1) == 0
    assert typed(named, "co", 2) == 1
    assert typed(named, "aw", 0) is None
    assert typed(named, "of", 0) == 0


@pytest.mark.parametrize("text", ["", "  ", "…", "zzz"])
def test_typing_nothing_that_is_there_finds_nothing(text: str) -> None:
    assert typed(ROWS, text, 0) is None
    assert typed((), "who", 0) is None


def test_text_for_a_spreadsheet_has_a_line_per_row_and_a_cell_per_column() -> None:
    lines = as_text(ROWS).splitlines()
    assert len(lines) == len(ROWS) + 1
    assert {line.count("\t") for line in lines} == {len(Column) - 1}
    assert lines[0].startswith("First step\tEntry\tBody")
    assert as_text(ROWS[:1], heads=False).splitlines() == [lines[1]]


def test_tabs_and_line_breaks_in_the_dossier_do_not_break_the_text() -> None:
    dossier = with_first_steps("2018")
    hostile = replace(dossier.withdrawals[0], title="One\ttwo\nthree\u2028four <b>")
    held = {name: getattr(dossier, name) for name in ("about", "sources", "bodies", "batches", "claims")}
    more = {name: getattr(dossier, name) for name in ("themes", "questions", "domains", "administrations")}
    made = rows(Dossier(withdrawals=(hostile,), **held, **more), (hostile.id,), TODAY)
    assert made[0].words(Column.ENTRY) == "One two three four <b>"
    assert len(as_text(made).splitlines()) == 2


def test_rows_belong_to_their_body_and_to_the_act_that_ordered_them() -> None:
    part = next(row for row in ROWS if row.batch_id is not None)
    assert part.belongs_to(part.record_id)
    assert part.belongs_to(part.body_id)
    assert part.belongs_to(part.batch_id)
    assert not part.belongs_to(None)
    assert not row_of(WHO).belongs_to(None)
