"""What is to be compared: putting entries into the tray and taking them out."""

from __future__ import annotations

from collections.abc import Iterable

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.domain.models import Batch, Body, Withdrawal
from withdrawal_timeline.domain.ready_made import MOST, ShortName, short_name
from withdrawal_timeline.state.view_state import Tray, ViewState


@frozen
class TrayItem:
    """One entry in the tray, as it is named there."""

    record_id: str
    name: ShortName
    title: str
    domain_id: str


@frozen
class Put:
    """What became of a wish to put an entry into the tray; ``told`` is a sentence for the reader, or empty."""

    tray: Tray
    told: str = ""


def tray_items(dossier: Dossier, tray: Tray) -> tuple[TrayItem, ...]:
    """Return what lies in the tray, from left to right."""
    acts = [dossier.withdrawal(record_id) for record_id in tray.withdrawals]
    return tuple(TrayItem(act.id, short_name(dossier, act), act.title, dossier.domain_of(act)) for act in acts)


def toggled(tray: Tray, dossier: Dossier, record_id: str) -> Put:
    """Return the tray with a record put in, or taken out if it is in it.

    A body stands for its withdrawals, of which as many are put in as there is room for, the latest first. An act that
    ordered many cannot be compared: its parts can.
    """
    record = dossier.find(record_id)
    if record is None:
        return Put(tray)
    if isinstance(record, Batch):
        return Put(tray, f"“{record.title}” ordered many withdrawals at once; one of them can be compared.")
    acts = dossier.withdrawals_of(record.id) if isinstance(record, Body) else (record,)
    wanted = tuple(act.id for act in acts)
    if set(wanted) <= set(tray.withdrawals):
        return Put(replace(tray, withdrawals=tuple(there for there in tray.withdrawals if there not in wanted)))
    room = MOST - len(tray.withdrawals)
    new = tuple(act for act in wanted if act not in tray.withdrawals)
    if not room:
        return Put(tray, f"{MOST} entries can be compared at once. Take one out first.")
    told = f"{MOST} entries can be compared at once; the earliest were left out." if len(new) > room else ""
    return Put(replace(tray, withdrawals=(*tray.withdrawals, *new[-room:])), told)


def known_withdrawals(dossier: Dossier, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return those of the ids that are withdrawals of a dossier, each once, as many as can be compared."""
    found = (record_id for record_id in dict.fromkeys(wanted) if isinstance(dossier.find(record_id), Withdrawal))
    return tuple(found)[:MOST]


def is_in(tray: Tray, dossier: Dossier, record_id: str | None) -> bool:
    """Whether a withdrawal, or every withdrawal from a body, lies in the tray."""
    if record_id is None:
        return False
    acts = dossier.withdrawals_of(record_id)
    return {act.id for act in acts} <= set(tray.withdrawals) if acts else record_id in tray.withdrawals


def without(tray: Tray, withdrawal_id: str) -> Tray:
    """Return the tray with one withdrawal taken out."""
    return replace(tray, withdrawals=tuple(there for there in tray.withdrawals if there != withdrawal_id))


def can_be_compared(dossier: Dossier, state: ViewState) -> bool:
    """Whether what is selected can be put into the tray."""
    record = dossier.find(state.selection) if state.selection is not None else None
    return record is not None and not isinstance(record, Batch)
