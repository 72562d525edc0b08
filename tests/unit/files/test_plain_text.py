"""A record as text holds all that is known of it, every claim once, in columns that fit a terminal."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from withdrawal_timeline.domain.models import Body
from withdrawal_timeline.files.exchange.plain_text import WIDTH, record_text
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier

TODAY = date(2030, 1, 1)


@pytest.fixture(scope="module")
def real() -> Dossier:
    return load_dossier(default_dossier())


def _flat(text: str) -> str:
    """Return text without its line breaks, so that a test need not know where lines end."""
    return re.sub(r"\s+", " ", text)


def test_a_withdrawal_reads_from_title_to_sources(small: Dossier) -> None:
    text = record_text(small, "lake-2028", TODAY)
    assert text.startswith("Second exit from the Lake Treaty\n================================\n")
    order = [
        "Status: In effect since 22 Jan 2029; validity disputed",
        "Left again. [2]",
        "Milestones",
        "22 Jan 2028  Notice given  Notice [1]",
        "Whether the notice was valid is disputed.",
        "Treaty on the Great Lake · GLT · 大湖条约 · Treaty",
        "Article 9: one year's notice.",
        "Note: The treaty has two texts.",
        "Claims: 3 (1 justifies, 1 criticises, 1 explains)",
        "1  Details (2)",
        "Why?",
        "justifies: The Minister (US government), 22 Jan 2028",
        "Text of dirty. “too dirty” [1]",
        "→ contested by The Lake Board",
        "criticises: The Lake Board (the body itself), Feb 2028",
        "2  History (1)",
        "lake-1979  First exit from the Lake Treaty, 1979",
        "The cited passage of every source was read, unless noted. Titles in square brackets",
        "[1] “Report gazette-1,” The Gazette, May 1, 2029,",
        "news · English\n",
        "legal text · Chinese · not read; still to be checked",
        "Facts checked to autumn 2029.",
    ]
    places = [text.find(part) for part in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_what_is_pending_tells_its_date_and_its_batch(small: Dossier) -> None:
    text = record_text(small, "river-2029", TODAY)
    assert "Status: Pending: notice given on 2 Aug 2029 · Expected: 31 Dec 2030, in 364 days" in text
    assert "Also: 2 claims on the memorandum as a whole (id: the-order)." in _flat(text)
    assert "Claims: none found" in text


def test_what_was_due_is_not_a_fact(small: Dossier) -> None:
    text = record_text(small, "river-2029", date(2031, 6, 1))
    assert "was due on 31 Dec 2030, not verified since autumn 2029" in text
    assert "Expected:" not in text


def test_a_missing_side_is_told_alike_for_both(real: Dossier) -> None:
    text = record_text(real, "paris-2025", date(2026, 11, 22))
    for side in ("justifies", "criticises"):
        assert f"{side}: No such answer to this question found in this theme as of spring 2026." in text


def test_an_answer_in_another_theme_is_pointed_to(real: Dossier) -> None:
    text = record_text(real, "jcpoa-2018", date(2026, 11, 22))
    missing = "justifies: No such answer to this question found in this theme as of spring 2026.\n"
    assert f"{missing}       → see 1  Withdrawal details: President Donald Trump" in text


def test_a_batch_lists_its_parts_by_domain(small: Dossier) -> None:
    text = record_text(small, "the-order", TODAY)
    assert "Parts: 2\n--------\n" in text
    assert "Water (1)\n  river-2029  River Office: Pending: notice given on 2 Aug 2029" in text
    assert "Checked against: The Gazette" in text
    assert "This dossier (our own check)" in text


def test_a_body_tells_its_membership_and_lists_its_exits(small: Dossier) -> None:
    text = record_text(small, "lake-treaty", TODAY)
    assert "Also: Lake Treaty · GLT · 大湖条约" in text
    assert "Party from Mar 1951 to 31 Dec 1980; Party again from 1990" in text
    assert "  lake-1979  First exit" in text
    assert "  lake-2028  Second exit" in text
    assert "Milestones" not in text


def test_every_record_of_the_real_dossier_can_be_read(real: Dossier) -> None:
    today = date(2026, 11, 22)
    for record_id in real.selectable_ids():
        text = record_text(real, record_id, today)
        flat = _flat(text)
        for claim in real.claims_about(record_id):
            assert flat.count(_flat(claim.text)) == 1, claim.id
        record = real.find(record_id)
        assert record is not None
        assert _flat(record.note or "") in flat
        if not isinstance(record, Body):
            for step in record.milestones:
                assert _flat(step.what) in flat, record_id
        listed = re.search(r"^Sources\n-+\n(.*)\n\nFacts", text, re.DOTALL | re.MULTILINE)
        assert listed, record_id
        numbers = [int(found) for found in re.findall(r"^\[(\d+)\]", listed[1], re.MULTILINE)]
        assert numbers == list(range(1, len(numbers) + 1))
        cited = {int(found) for found in re.findall(r"\[(\d+)\]", text)}
        assert cited <= set(numbers)
        for line in text.splitlines():
            assert line == line.rstrip()
            assert len(line) <= WIDTH or " " not in line.strip(), line


def test_an_unknown_id_is_a_key_error(small: Dossier) -> None:
    with pytest.raises(KeyError, match="nobody"):
        record_text(small, "nobody", TODAY)


def test_what_was_agreed_has_no_members_and_was_not_founded(real: Dossier) -> None:
    text = record_text(real, "jcpoa", date(2026, 11, 22))
    assert "\nParticipation\n" in text
    assert "Dates from" in text
    assert "\nMembership\n" not in text
    assert "Founded" in record_text(real, "who", date(2026, 11, 22))
