"""Every record is found by its id, and what belongs together is together."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier


def test_each_record_is_found_by_its_id(small: Dossier) -> None:
    for records, look_up in (
        (small.sources, small.source),
        (small.bodies, small.body),
        (small.batches, small.batch),
        (small.withdrawals, small.withdrawal),
        (small.claims, small.claim),
        (small.themes, small.theme),
        (small.questions, small.question),
        (small.domains, small.domain),
        (small.administrations, small.administration),
    ):
        assert records
        for record in records:
            assert look_up(record.id) is record
        with pytest.raises(KeyError):
            look_up("nobody")


def test_withdrawals_batches_and_bodies_share_one_look_up(small: Dossier) -> None:
    ids = small.selectable_ids()
    assert len(set(ids)) == len(ids) == 4 + 1 + 3
    for record_id in ids:
        found = small.find(record_id)
        assert found is not None
        assert found.id == record_id
    assert small.find("dirty") is None


def test_withdrawals_of_a_body_stand_in_time_order(small: Dossier) -> None:
    assert [found.id for found in small.withdrawals_of("lake-treaty")] == ["lake-1979", "lake-2028"]
    assert small.withdrawals_of("nobody") == ()


def test_parts_of_a_batch_stand_in_the_order_of_its_lists(small: Dossier) -> None:
    # The list outside the UN comes first, though the file has its body last.
    assert [found.id for found in small.parts_of("the-order")] == ["forum-2029", "river-2029"]
    assert small.parts_of("nobody") == ()


def test_claims_are_found_by_record(small: Dossier) -> None:
    assert [claim.id for claim in small.claims_about("lake-2028")] == ["dirty", "clean"]
    assert [claim.id for claim in small.claims_about("the-order")] == ["clean", "our-check"]
    assert [claim.id for claim in small.claims_about("lake-treaty")] == ["told"]
    assert small.claims_about("nobody") == ()


def test_a_contest_is_known_from_both_sides(small: Dossier) -> None:
    assert small.contesting("dirty") == ("clean",)
    assert small.contesting("clean") == ("dirty",)
    assert small.contesting("told") == ()


def test_the_home_domain_is_the_first(small: Dossier) -> None:
    assert small.domain_of(small.withdrawal("lake-2028")) == "water"


def test_counts_name_every_kind(small: Dossier) -> None:
    assert small.counts() == {
        "sources": 3,
        "bodies": 3,
        "batches": 1,
        "withdrawals": 4,
        "claims": 4,
        "themes": 2,
        "questions": 2,
        "domains": 2,
        "administrations": 2,
        "tour": 2,
    }


def test_records_never_change(small: Dossier) -> None:
    with pytest.raises(FrozenInstanceError):
        small.bodies[0].name = "Another"  # type: ignore[misc]
