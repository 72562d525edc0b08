"""Turns the withdrawals that pass the filter into lanes and tracks for the timeline."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from withdrawal_timeline.domain.dates import Day, to_day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.lifeline import StretchKind, lifeline, middle
from withdrawal_timeline.domain.models import Batch, Body, Domain, Withdrawal
from withdrawal_timeline.domain.vocabulary import MilestoneKind, Status
from withdrawal_timeline.domain.wording import date_in_words, plural
from withdrawal_timeline.layout.tracks import Band, Capsule, Lane, Mark, Seam, Span, Track, Tracks

MARK_STYLES = tuple(MilestoneKind)
"""Mark styles by number."""
SPAN_STYLES = tuple(StretchKind)
"""Span styles by number."""
SIGNS = (Status.IN_FORCE, Status.PARTIALLY_IMPLEMENTED, Status.PENDING, Status.UNCLEAR, Status.REVERSED)
"""Signs by number, in the order in which shares of a capsule are drawn."""

_STRENGTH = (
    MilestoneKind.EFFECTIVE,
    MilestoneKind.REJOINED,
    MilestoneKind.REVERSED,
    MilestoneKind.EXPECTED_EFFECTIVE,
    MilestoneKind.NOTIFIED,
    MilestoneKind.FUNDING_ENDED,
    MilestoneKind.SUSPENDED,
    MilestoneKind.COURT_RULING,
    MilestoneKind.SIGNED,
    MilestoneKind.ANNOUNCED,
)
_STRENGTH_OF = {kind: strength for strength, kind in enumerate(_STRENGTH)}
_STYLE_OF = {kind: style for style, kind in enumerate(MARK_STYLES)}
_SIGN_OF = {status: sign for sign, status in enumerate(SIGNS)}
_AFTERWARDS = timedelta(days=275)
"""How far past today, or past the last expected date, the axis can be followed."""


def seam_day(batch: Batch) -> Day:
    """Return the day on which a batch was signed; its first milestone if none was."""
    signed = next((step for step in batch.milestones if step.kind is MilestoneKind.SIGNED), batch.milestones[0])
    return middle(signed.date)


def has_own_dates(part: Withdrawal, batch: Batch) -> bool:
    """Return whether a part of a batch has taken a dated step of its own after the batch."""
    signed = seam_day(batch)
    return any(middle(step.date) > signed for step in part.milestones)


def tracks(
    dossier: Dossier, shown: Iterable[str], unfolded: frozenset[str], selection: str | None, today: date
) -> Tracks:
    """Return the lanes of the timeline.

    Parameters
    ----------
    dossier
        All records.
    shown
        Ids of the withdrawals that pass the filter.
    unfolded
        Ids of the domains whose capsule is unfolded.
    selection
        The selected record; a folded part that is selected gets a track of its own.
    today
        Where open stretches end.
    """
    passing = [dossier.withdrawal(withdrawal_id) for withdrawal_id in shown]
    by_body: defaultdict[str, list[Withdrawal]] = defaultdict(list)
    for withdrawal in passing:
        by_body[withdrawal.body].append(withdrawal)
    in_lane: defaultdict[str, list[Body]] = defaultdict(list)
    for body in dossier.bodies:
        if body.id in by_body:
            in_lane[body.home_domain].append(body)
    passing_ids = {withdrawal.id for withdrawal in passing}
    hidden = [withdrawal for withdrawal in dossier.withdrawals if withdrawal.id not in passing_ids]
    faded: defaultdict[str, list[float]] = defaultdict(list)
    for withdrawal in hidden:
        faded[dossier.domain_of(withdrawal)].extend(middle(step.date) for step in withdrawal.milestones)
    now = to_day(today)
    lanes = [
        _lane(dossier, domain, in_lane[domain.id], by_body, faded[domain.id], unfolded, selection, now)
        for domain in dossier.domains
        if in_lane[domain.id]
    ]
    return Tracks(
        lanes=tuple(lanes),
        seams=tuple(_seams(dossier, passing)),
        bands=tuple(_bands(dossier, today)),
        today=now,
        first=first_day(dossier),
        last=last_day(dossier, today),
        every_lane=tuple(domain.id for domain in dossier.domains),
        faded=tuple(tuple(sorted(faded[domain.id])) for domain in dossier.domains),
    )


def first_day(dossier: Dossier) -> Day:
    """Return the first day of the axis: the beginning of the year before the first milestone's."""
    earliest = min(step.date.first for act in (*dossier.withdrawals, *dossier.batches) for step in act.milestones)
    return to_day(date(earliest.year - 1, 1, 1))


def last_day(dossier: Dossier, today: date) -> Day:
    """Return the last day of the axis: some months after today and after all that is expected."""
    latest = max(step.date.last for act in (*dossier.withdrawals, *dossier.batches) for step in act.milestones)
    return to_day(max(latest, today) + _AFTERWARDS)


def _lane(
    dossier: Dossier,
    domain: Domain,
    bodies: Sequence[Body],
    by_body: dict[str, list[Withdrawal]],
    faded: Sequence[float],
    unfolded: frozenset[str],
    selection: str | None,
    now: Day,
) -> Lane:
    own: list[Track] = []
    parts: list[tuple[Withdrawal, Track]] = []
    in_batch: list[Withdrawal] = []
    open_lane = domain.id in unfolded
    for body in bodies:
        found = sorted(by_body[body.id], key=lambda withdrawal: middle(withdrawal.milestones[0].date))
        part = next((withdrawal for withdrawal in found if withdrawal.part_of is not None), None)
        if part is None or part.part_of is None:
            own.append(_track(body, found, now))
            continue
        in_batch.append(part)
        batch = dossier.batch(part.part_of)
        if open_lane:
            parts.append((part, _track(body, found, now)))
        elif len(found) > 1 or has_own_dates(part, batch) or selection in (part.id, body.id):
            own.append(_track(body, found, now))
    place = {
        withdrawal.id: number
        for batch in dossier.batches
        for number, withdrawal in enumerate(dossier.parts_of(batch.id))
    }
    parts.sort(key=lambda item: (-item[0].importance, place[item[0].id]))
    pending = sum(withdrawal.status is Status.PENDING for body in bodies for withdrawal in by_body[body.id])
    return Lane(
        key=domain.id,
        title=domain.title,
        tracks=tuple(sorted(own, key=_top_first)),
        parts=tuple(track for _, track in parts),
        capsule=_capsule(dossier, domain, in_batch, unfolded=open_lane) if in_batch else None,
        note=f"{pending} pending" if pending else "",
        faded=tuple(sorted(faded)),
    )


def _top_first(track: Track) -> tuple[int, float, str]:
    """Order tracks so that headlines stand on top, and below them what happened last."""
    return (0 if track.importance >= 5 else 1, -track.marks[-1].day, track.key)


def _capsule(dossier: Dossier, domain: Domain, shown: Sequence[Withdrawal], *, unfolded: bool) -> Capsule:
    batch = dossier.batch(str(shown[0].part_of))
    everything = dossier.parts_of(batch.id)
    in_lane = sum(dossier.domain_of(part) == domain.id for part in everything)
    of = len(everything) if len(shown) == in_lane else in_lane
    counts = Counter(withdrawal.status for withdrawal in shown)
    return Capsule(
        seam=batch.id,
        day=seam_day(batch),
        text=f"{len(shown)} of {of}",
        short=str(len(shown)),
        shares=tuple((sign, counts[status]) for sign, status in enumerate(SIGNS) if counts[status]),
        unfolded=unfolded,
    )


def _track(body: Body, withdrawals: Sequence[Withdrawal], now: Day) -> Track:
    line = lifeline(body, withdrawals, now)
    return Track(
        key=body.id,
        label=body.short_name,
        short=body.acronym if body.acronym and len(body.acronym) < len(body.short_name) else body.short_name,
        importance=max(withdrawal.importance for withdrawal in withdrawals),
        spans=tuple(
            Span(int(found.kind), found.start, found.end, found.start_known, found.end_known, found.open_end)
            for found in line.stretches
        ),
        marks=tuple(
            Mark(
                step.withdrawal,
                step.index,
                _STYLE_OF[step.kind],
                _STRENGTH_OF[step.kind],
                step.date.first_day,
                step.date.end_day,
                step.undone,
            )
            for step in line.steps
        ),
        sign=_SIGN_OF[withdrawals[-1].status],
        without_date=line.without_date,
        remark=line.remark,
    )


def _seams(dossier: Dossier, passing: Sequence[Withdrawal]) -> Iterable[Seam]:
    for batch in dossier.batches:
        count = sum(withdrawal.part_of == batch.id for withdrawal in passing)
        if not count:
            continue
        whole = len(dossier.parts_of(batch.id))
        day = seam_day(batch)
        written = date_in_words(next(step.date for step in batch.milestones if middle(step.date) == day))
        number = plural(count, "body", "bodies") if count == whole else f"{count} of {whole} bodies"
        yield Seam(batch.id, day, f"{batch.title.split()[0]} of {written}: {number}", f"{written}: {number}")


def _bands(dossier: Dossier, today: date) -> Iterable[Band]:
    for number, term in enumerate(dossier.administrations):
        end = term.to.last_day if term.to is not None else last_day(dossier, today)
        plain = term.president.split(" (")[0]
        names = (term.president.replace(" (", ", ").rstrip(")"), plain, plain.split()[-1])
        yield Band(term.start.first_day, end, tuple(dict.fromkeys(names)), shaded=number % 2 == 1)
