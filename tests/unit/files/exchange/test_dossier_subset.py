from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.files.exchange.dossier_subset import subset, subset_json
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.write import dossier_in_one, record_data

if TYPE_CHECKING:
    from pathlib import Path

    from withdrawal_timeline.domain.dossier import Dossier


def reloaded(text: str, folder: Path) -> Dossier:
    path = folder / "chosen.json"
    path.write_text(text, "utf-8")
    return load_dossier(path)


def test_every_withdrawal_alone_makes_a_sound_dossier(real: Dossier, tmp_path: Path) -> None:
    for held in real.withdrawals:
        # The parts of the memorandum all bring the same batch along; some of them are enough.
        if held.part_of is not None and sum(map(ord, held.id)) % 7:
            continue
        text = subset_json(real, [held])
        smaller = reloaded(text, tmp_path)
        assert dossier_in_one(smaller) == text
        assert record_data(smaller.withdrawal(held.id)) == record_data(held)


def test_the_claims_of_what_was_chosen_come_with_what_contests_them(real: Dossier) -> None:
    for held in real.withdrawals:
        smaller = subset(real, [held])
        there = {claim.id for claim in smaller.claims}
        for record in (held.id, held.body):
            assert {claim.id for claim in real.claims_about(record)} <= there
        for claim in smaller.claims:
            assert set(real.contesting(claim.id)) <= there
            assert claim.about, claim.id
            assert claim.contested_by == real.claim(claim.id).contested_by


def test_only_what_is_needed_comes_along(small: Dossier) -> None:
    smaller = subset(small, [small.withdrawal("lake-1979")])
    assert [held.id for held in smaller.withdrawals] == ["lake-1979"]
    assert [held.id for held in smaller.bodies] == ["lake-treaty"]
    assert smaller.batches == ()
    assert smaller.themes == small.themes


def test_all_of_it_is_all_of_it(real: Dossier, tmp_path: Path) -> None:
    smaller = reloaded(subset_json(real, real.withdrawals), tmp_path)
    assert smaller.withdrawals == real.withdrawals
    assert [body.memo_2026 for body in smaller.bodies] == [
        body.memo_2026 for body in real.bodies if real.withdrawals_of(body.id) or real.claims_about(body.id)
    ]


def test_it_says_of_itself_that_it_is_a_selection(real: Dossier) -> None:
    chosen = [held for held in real.withdrawals if held.status is Status.PENDING]
    about = subset(real, chosen, "status Pending.").about
    assert about.title == f"{real.about.title} (selection)"
    assert (about.version, about.licence, about.facts_reach) == (
        real.about.version,
        real.about.licence,
        real.about.facts_reach,
    )
    assert f"of {len(real.withdrawals)} withdrawals" in about.coverage.covers[0]
    assert "Chosen by: status Pending." in about.coverage.covers[0]
    assert set(real.about.coverage.leaves_out) < set(about.coverage.leaves_out)


def test_what_a_contested_claim_brings_along_is_named(real: Dossier) -> None:
    smaller = subset(real, [real.withdrawal("jcpoa-2018")])
    others = [held.id for held in smaller.withdrawals if held.id != "jcpoa-2018"]
    assert others
    first = smaller.about.coverage.covers[0]
    assert first.startswith("A selection of 1 of ")
    assert first.endswith(f"For the sake of a contested claim also: {', '.join(others)}.")


def test_nothing_is_no_dossier(real: Dossier) -> None:
    with pytest.raises(ValueError, match="at least one"):
        subset(real, [])
