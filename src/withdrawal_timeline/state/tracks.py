"""Turns the withdrawals that pass the filter into lanes and tracks for the timeline."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.axis import axis_end, axis_start
from withdrawal_timeline.domain.dates import Day, to_day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import replace
from withdrawal_timeline.domain.lifeline import STRENGTH, Step, is_without_date, lifeline
from withdrawal_timeline.domain.models import Batch, Milestone, Withdrawal
from withdrawal_timeline.domain.vocabulary import MilestoneKind, Status
from withdrawal_timeline.domain.wording import MILESTONE, date_in_words, plural
from withdrawal_timeline.layout.cuts import NO_CUTS, Cuts, quiet
from withdrawal_timeline.layout.sizes import HEADLINE
from withdrawal_timeline.layout.tracks import Band, Capsule, Lane, Mark, Seam, Span, Track, Tracks
from withdrawal_timeline.state.arrangement import AS_GIVEN, LaneArrangement
from withdrawal_timeline.state.grouping import Group, Grouping, grouping
from withdrawal_timeline.state.view_state import LaneKind

if TYPE_CHECKING:
    from withdrawal_timeline.layout.mass_items import MassItems

MARK_STYLES = tuple(MilestoneKind)
"""Mark styles by number."""
SIGNS = (Status.IN_FORCE, Status.PARTIALLY_IMPLEMENTED, Status.PENDING, Status.UNCLEAR, Status.REVERSED)
"""Signs by number, in the order in which shares of a capsule are drawn."""
_STYLE_OF = {kind: style for style, kind in enumerate(MARK_STYLES)}
_SIGN_OF = {status: sign for sign, status in enumerate(SIGNS)}


def seam_day(batch: Batch) -> Day:
    """Return the day on which a batch was signed; its first milestone if none was."""
    signed = next((step for step in batch.milestones if step.kind is MilestoneKind.SIGNED), batch.milestones[0])
    return signed.date.middle


def act_in_words(batch: Batch) -> str:
    """Return a batch by kind and day: ``Memorandum of 7 Jan 2026``."""
    day = seam_day(batch)
    written = date_in_words(next(step.date for step in batch.milestones if step.date.middle == day))
    return f"{batch.title.split()[0]} of {written}"


def telling_step(withdrawal: Withdrawal) -> Milestone:
    """Return the step that stands for a withdrawal where there is room for one only; the latest of the strongest."""
    return min(withdrawal.milestones, key=lambda step: (STRENGTH[step.kind], -step.date.middle))


def has_own_dates(part: Withdrawal, batch: Batch) -> bool:
    """Return whether a part of a batch has taken a dated step of its own after the batch."""
    signed = seam_day(batch)
    return any(step.date.middle > signed for step in part.milestones)


def tracks(
    dossier: Dossier,
    shown: Iterable[str],
    unfolded: frozenset[str],
    selection: str | None,
    today: date,
    lanes_by: LaneKind = LaneKind.DOMAIN,
    arrangement: LaneArrangement = AS_GIVEN,
) -> Tracks:
    """Return the lanes of the timeline.

    Parameters
    ----------
    dossier
        All records.
    shown
        Ids of the withdrawals that pass the filter.
    unfolded
        Keys of the lanes whose capsule is unfolded; in a collapsed lane it is folded.
    selection
        The selected record; a folded part that is selected gets a track of its own.
    today
        Where open stretches end.
    lanes_by
        What the lanes stand for.
    arrangement
        In which order they stand, which are collapsed, and which are pinned.
    """
    passing_ids = frozenset(shown)
    passing = [withdrawal for withdrawal in dossier.withdrawals if withdrawal.id in passing_ids]
    groups = grouping(dossier, lanes_by)
    every = arrangement.ordered([group.key for group in groups.groups])
    in_group: defaultdict[str, list[Withdrawal]] = defaultdict(list)
    for withdrawal in passing:
        in_group[groups.key_of(withdrawal)].append(withdrawal)
    faded: defaultdict[str, list[float]] = defaultdict(list)
    for withdrawal in dossier.withdrawals:
        if withdrawal.id not in passing_ids:
            faded[groups.key_of(withdrawal)].extend(step.date.middle for step in withdrawal.milestones)
    builder = LaneBuilder(dossier, groups, unfolded - arrangement.collapsed, selection, to_day(today))
    group_of = {group.key: group for group in groups.groups}
    lanes = [builder.lane(group_of[key], in_group[key], faded[key]) for key in every if in_group[key]]
    steps = ((step.date.first_day, step.date.end_day) for withdrawal in passing for step in withdrawal.milestones)
    return around(
        dossier,
        today,
        arranged(lanes, arrangement),
        passing,
        every,
        faded=tuple(tuple(sorted(faded[key])) for key in every),
        cuts=quiet((*steps, (to_day(today), to_day(today) + 1.0))),
    )


def arranged(lanes: Iterable[Lane], arrangement: LaneArrangement) -> tuple[Lane, ...]:
    """Return lanes with the marks of the reader's arrangement: which are collapsed, and which are pinned."""
    return tuple(
        replace(lane, collapsed=lane.key in arrangement.collapsed, pinned=lane.key in arrangement.pinned)
        if lane.key in arrangement.collapsed or lane.key in arrangement.pinned
        else lane
        for lane in lanes
    )


def around(
    dossier: Dossier,
    today: date,
    lanes: tuple[Lane, ...],
    passing: Sequence[Withdrawal],
    every: tuple[str, ...],
    *,
    faded: tuple[tuple[float, ...], ...] = (),
    cuts: Cuts = NO_CUTS,
    items: MassItems | None = None,
) -> Tracks:
    """Return lanes with all that stands around them: seams, bands, the ends of the axis.

    Parameters
    ----------
    dossier
        All records.
    today
        Where the line of today stands.
    lanes
        Those in which something is shown.
    passing
        The withdrawals that are shown; seams count them.
    every, faded, cuts, items
        As ``every_lane``, ``faded``, ``quiet`` and ``items`` of ``Tracks``.
    """
    return Tracks(
        lanes=lanes,
        seams=tuple(_seams(dossier, passing)),
        bands=tuple(_bands(dossier, today)),
        today=to_day(today),
        first=first_day(dossier),
        last=last_day(dossier, today),
        every_lane=every,
        faded=faded,
        items=items,
        quiet=cuts,
    )


@lru_cache(maxsize=1)
def first_day(dossier: Dossier) -> Day:
    """Return the first day of the axis: the beginning of the year before the first milestone's."""
    return axis_start((*dossier.withdrawals, *dossier.batches))


@lru_cache(maxsize=1)
def last_day(dossier: Dossier, today: date) -> Day:
    """Return the last day of the axis: some months after today and after all that is expected."""
    return axis_end((*dossier.withdrawals, *dossier.batches), today)


class LaneBuilder:
    """Makes the lanes of one grouping."""

    def __init__(
        self, dossier: Dossier, groups: Grouping, unfolded: frozenset[str], selection: str | None, now: Day
    ) -> None:
        self._dossier, self._groups = dossier, groups
        self._unfolded, self._selection, self._now = unfolded, selection, now
        self._place = {
            part.id: number for batch in dossier.batches for number, part in enumerate(dossier.parts_of(batch.id))
        }

    def lane(self, group: Group, withdrawals: Sequence[Withdrawal], faded: Sequence[float]) -> Lane:
        """Return the lane of a group: tracks of their own, and the parts of a batch in a capsule or unfolded."""
        pending = sum(map(is_without_date, withdrawals))
        note = f"{pending} pending" if pending else ""
        size = plural(len(withdrawals), "entry", "entries")
        left_out = tuple(sorted(faded))
        by_body = [sorted(found, key=_began) for found in _by_body(withdrawals)]
        if self._groups.flat:
            rows = [self._track(group, found) for found in by_body]
            rows.sort(key=lambda track: track.label.casefold())
            return Lane(group.key, group.title, (), tuple(rows), note=note, faded=left_out, size=size)
        own: list[Track] = []
        parts: list[tuple[Withdrawal, Track]] = []
        in_batch: list[Withdrawal] = []
        folded: list[Withdrawal] = []
        for found in by_body:
            part = next((withdrawal for withdrawal in found if withdrawal.part_of is not None), None)
            if part is None:
                own.append(self._track(group, found))
                continue
            in_batch.append(part)
            if group.key in self._unfolded:
                parts.append((part, self._track(group, found)))
            elif len(found) > 1 or has_own_dates(part, self._dossier.batch(str(part.part_of))):
                own.append(self._track(group, found))
            elif self._selection in (part.id, part.body):
                own.append(self._track(group, found, guest=True))
            else:
                folded.append(part)
        parts.sort(key=lambda item: (-item[0].importance, self._place[item[0].id]))
        return Lane(
            key=group.key,
            title=group.title,
            tracks=tuple(sorted(own, key=_top_first)),
            parts=tuple(track for _, track in parts),
            capsule=self._capsule(group, in_batch, folded) if in_batch else None,
            note=note,
            faded=left_out,
            sign=-1 if group.status is None else _SIGN_OF[group.status],
            size=size,
        )

    def tracks_of(self, group: Group, withdrawals: Sequence[Withdrawal]) -> tuple[Track, ...]:
        """Return the track of each body of some withdrawals, as guests in the lane of a group."""
        return tuple(self._track(group, found, guest=True) for found in _by_body(withdrawals))

    def _capsule(self, group: Group, shown: Sequence[Withdrawal], folded: Sequence[Withdrawal]) -> Capsule:
        batch = self._dossier.batch(str(shown[0].part_of))
        of = len(self._dossier.parts_of(batch.id))
        counts = Counter(withdrawal.status for withdrawal in shown)
        return Capsule(
            seam=batch.id,
            day=seam_day(batch),
            text=f"{len(shown)} of {of}",
            short=str(len(shown)),
            shares=tuple((sign, counts[status]) for sign, status in enumerate(SIGNS) if counts[status]),
            unfolded=group.key in self._unfolded,
            members=frozenset(key for part in shown for key in (part.id, part.body)),
            folded=tuple(part.id for part in sorted(folded, key=lambda part: (-part.importance, self._place[part.id]))),
        )

    def _track(self, group: Group, withdrawals: Sequence[Withdrawal], *, guest: bool = False) -> Track:
        body = self._dossier.body(withdrawals[0].body)
        line = lifeline(body, withdrawals, self._now)
        return Track(
            key=body.id if self._groups.whole_bodies else f"{group.key}/{body.id}",
            label=body.short_name,
            short=body.acronym if body.acronym and len(body.acronym) < len(body.short_name) else body.short_name,
            importance=max(withdrawal.importance for withdrawal in withdrawals),
            spans=tuple(
                Span(int(found.kind), found.start, found.end, found.start_known, found.end_known, found.open_end)
                for found in line.stretches
            ),
            marks=tuple(map(_mark, line.steps)),
            subject=body.id,
            hue=body.home_domain,
            sign=_SIGN_OF[withdrawals[-1].status],
            without_date=line.without_date,
            remark=line.remark,
            guest=guest,
        )


def _by_body(withdrawals: Iterable[Withdrawal]) -> Iterable[list[Withdrawal]]:
    """Return the withdrawals from each body."""
    found: defaultdict[str, list[Withdrawal]] = defaultdict(list)
    for withdrawal in withdrawals:
        found[withdrawal.body].append(withdrawal)
    return found.values()


def _began(withdrawal: Withdrawal) -> Day:
    return withdrawal.milestones[0].date.middle


def _mark(step: Step) -> Mark:
    when = date_in_words(step.date)
    return Mark(
        step.withdrawal,
        step.index,
        _STYLE_OF[step.kind],
        STRENGTH[step.kind],
        step.date.first_day,
        step.date.end_day,
        step.undone,
        (f"{when} · {MILESTONE[step.kind]}", when),
    )


def _top_first(track: Track) -> tuple[int, float, str]:
    """Order tracks so that headlines stand on top, and below them what happened last."""
    return (0 if track.importance >= HEADLINE else 1, -track.marks[-1].day, track.key)


def _seams(dossier: Dossier, passing: Sequence[Withdrawal]) -> Iterable[Seam]:
    for batch in dossier.batches:
        count = sum(withdrawal.part_of == batch.id for withdrawal in passing)
        if not count:
            continue
        whole = len(dossier.parts_of(batch.id))
        day = seam_day(batch)
        written = date_in_words(next(step.date for step in batch.milestones if step.date.middle == day))
        number = plural(count, "body", "bodies") if count == whole else f"{count} of {whole} bodies"
        yield Seam(batch.id, day, f"{act_in_words(batch)}: {number}", f"{written}: {number}")


def _bands(dossier: Dossier, today: date) -> Iterable[Band]:
    for number, term in enumerate(dossier.administrations):
        end = term.to.last_day if term.to is not None else last_day(dossier, today)
        plain = term.president.split(" (")[0]
        names = (term.president.replace(" (", ", ").rstrip(")"), plain, plain.split()[-1])
        yield Band(term.start.first_day, end, tuple(dict.fromkeys(names)), shaded=number % 2 == 1)
