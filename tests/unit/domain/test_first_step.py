"""With which step an entry begins."""

from __future__ import annotations

from dataclasses import replace

from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.domain.first_step import first_step
from withdrawal_timeline.domain.models import Withdrawal
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier

DOSSIER = load_dossier(default_dossier())


def on(*dates: str) -> Withdrawal:
    """Return an entry of the first term of Donald Trump, from 20 January 2017, with steps on these dates."""
    act = DOSSIER.withdrawal("jcpoa-2018")
    step = act.milestones[0]
    return replace(act, milestones=tuple(replace(step, date=PartialDate(text)) for text in dates))


def test_it_is_the_earliest_and_of_equals_the_most_exact() -> None:
    assert str(first_step(DOSSIER, on("2018-10-03", "2018-10")).date) == "2018-10"
    assert str(first_step(DOSSIER, on("2018", "2018-01-01", "2018-01")).date) == "2018-01-01"


def test_what_an_earlier_president_did_is_none_of_it() -> None:
    assert str(first_step(DOSSIER, on("2015-07-14", "2018-05-08")).date) == "2018-05-08"
    assert str(first_step(DOSSIER, on("2017", "2018-05-08")).date) == "2017", "it may lie in the term"
    assert str(first_step(DOSSIER, on("2015-07-14", "2016")).date) == "2015-07-14", "nothing else is known"


def test_no_entry_of_the_dossier_begins_under_another_president_than_it_is_told_under() -> None:
    for act in DOSSIER.withdrawals:
        step, term = first_step(DOSSIER, act), DOSSIER.administration(act.administration)
        assert step.date.last >= term.start.first, act.id
        assert term.to is None or step.date.first <= term.to.last, act.id
