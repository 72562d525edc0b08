"""The strongest of a great many items in a window: by importance, then the longer, the earlier, the first."""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.mass_clock import Clock, Floats, Times, chunks

Indices = npt.NDArray[np.int64]
Lanes = npt.NDArray[np.int16]
Flags = npt.NDArray[np.bool_]

STRENGTHS = 5
"""Importance runs from 1 to this."""
_CLASS_BITS = 5
_CLASSES = 1 << _CLASS_BITS
_POINTS = _CLASSES - 1
# A float's bits without all but one of its fraction: classes of length step by half an octave.
_SHIFT = np.int64(51)
_PER_LANE = STRENGTHS * _CLASSES
_LEADERS = (2_048, 16_384)
_LEADERS_SHARE = 8
_LED_BITS = 32
_LOOKS = (0, 1_024, 4_096, 1 << 62)
_FEW = 1_024
_MARGIN = 128
_COARSE_BITS = 32


@frozen
class Leaders:
    """The strongest items of one lane in order, with the upper bits of their times, so that most questions end here.

    Memory: 12 bytes each.
    """

    index: npt.NDArray[np.int32]
    start: npt.NDArray[np.uint32]
    end: npt.NDArray[np.uint32]


@frozen
class Items:
    """All items as flat arrays; no copies, so they must not change."""

    lane: Lanes
    start: Floats
    end: Floats
    importance: npt.NDArray[np.uint8]


@frozen
class Priority:
    """Items grouped by lane, importance and length, and in a group by start.

    Items of one group that touch a window start in one stretch of time, hardly longer than the window and the
    longest of them: so they stand side by side. Memory: 8 bytes an item, and 12 for one in eight.

    Parameters
    ----------
    keys
        Sorted; of each item from above: its group, the upper bits of its start, its index.
    bounds
        Where each group begins in ``keys``, and the end.
    reach
        For each class of length, days that none of its items exceeds.
    coarse_bits, index_bits
        How many bits of a key are start and index.
    leaders
        One entry a lane.
    items, clock
        What the indices mean, and the times.
    """

    keys: Times
    bounds: Indices
    reach: Floats
    coarse_bits: int
    index_bits: int
    leaders: tuple[Leaders, ...]
    items: Items
    clock: Clock

    @classmethod
    def of(cls, items: Items, lanes: int, clock: Clock) -> Priority:
        """Return the priority of all items."""
        count = len(items.lane)
        index_bits = max(count - 1, 1).bit_length()
        coarse_bits = min(64 - index_bits - (lanes * _PER_LANE).bit_length(), clock.bits, _COARSE_BITS)
        longest = np.float64(
            max((float((items.end[part] - items.start[part]).max()) for part in chunks(count)), default=0.0)
        )
        base = (int(longest.view(np.int64)) >> int(_SHIFT)) - _POINTS
        reach = np.zeros(_CLASSES)
        if longest > 0.0:
            reach[:_POINTS] = (np.arange(base + _CLASSES, base + 1, -1, dtype=np.int64) << _SHIFT).view(np.float64)
        keys: Times = np.empty(count, dtype=np.uint64)
        down, up = np.uint64(clock.bits - coarse_bits), np.uint64(coarse_bits)
        for part in chunks(count):
            key = _groups(items, part, base)
            key <<= up
            key |= clock.times(items.start[part]) >> down
            key <<= np.uint64(index_bits)
            key |= np.arange(part.start, part.start + len(key), dtype=np.uint64)
            keys[part] = key
        keys.sort()
        return cls._of_sorted(keys, items, lanes, clock, reach, (coarse_bits, index_bits))

    def keeping(self, kept: Flags) -> Priority:
        """Return the priority of the items that are flagged; sorted stays sorted, so this is quick."""
        index = (self.keys & np.uint64((1 << self.index_bits) - 1)).view(np.int64)
        keys = self.keys.take(np.flatnonzero(kept.take(index)))
        bits = (self.coarse_bits, self.index_bits)
        return self._of_sorted(keys, self.items, len(self.leaders), self.clock, self.reach, bits)

    @classmethod
    def _of_sorted(
        cls, keys: Times, items: Items, lanes: int, clock: Clock, reach: Floats, bits: tuple[int, int]
    ) -> Priority:
        edges = np.arange(lanes * _PER_LANE + 1, dtype=np.uint64) << np.uint64(sum(bits))
        bounds = np.searchsorted(keys, edges).astype(np.int64)
        mask = np.uint64((1 << bits[1]) - 1)
        leaders = tuple(
            _leaders(keys, mask, bounds[lane * _PER_LANE : (lane + 1) * _PER_LANE + 1], items, clock)
            for lane in range(lanes)
        )
        return cls(keys, bounds, reach, *bits, leaders, items, clock)

    @property
    def nbytes(self) -> int:
        """Memory in bytes, without the items."""
        led = sum(some.index.nbytes + some.start.nbytes + some.end.nbytes for some in self.leaders)
        return self.keys.nbytes + self.bounds.nbytes + self.reach.nbytes + led

    def find(self, lane: int, window: tuple[float, float], times: tuple[int, int], limit: int, found: int) -> Indices:
        """Return the ``limit`` strongest items of a lane that touch a window, strongest first.

        Parameters
        ----------
        lane
            Number of the lane.
        window
            First day and the day after the last.
        times
            The same as times of the clock.
        limit
            How many at most.
        found
            How many items touch the window.
        """
        limit = min(limit, found)
        if limit <= 0:
            return np.empty(0, dtype=np.int64)
        led = self._led(lane, times, limit)
        if led is not None:
            return led
        first = lane * _PER_LANE
        if found <= max(_FEW, 4 * limit):
            return self._ordered(self._touching(first, first + _PER_LANE, window, times))[:limit]
        parts: list[Indices] = []
        for strength in range(STRENGTHS):
            group = first + strength * _CLASSES
            part = self._strongest_of(group, window, times, limit)
            parts.append(part)
            limit -= len(part)
            if limit <= 0:
                break
        return np.concatenate(parts)

    def all_in(self, lane: int, window: tuple[float, float], times: tuple[int, int]) -> Indices:
        """Return all items of a lane that touch a window, by start and index."""
        first = lane * _PER_LANE
        found = self._touching(first, first + _PER_LANE, window, times)
        return found[np.lexsort((found, self.items.start[found]))]

    def _led(self, lane: int, times: tuple[int, int], limit: int) -> Indices | None:
        """Return the answer where the strongest items of the lane hold all of it."""
        leaders = self.leaders[lane]
        down = self.clock.bits - _LED_BITS
        low, high = np.uint32(times[0] >> down), np.uint32(times[1] >> down)
        parts: list[Indices] = []
        for begin, end in itertools.pairwise(_LOOKS):
            index, starts, ends = leaders.index[begin:end], leaders.start[begin:end], leaders.end[begin:end]
            near = np.flatnonzero((starts <= high) & (ends >= low))
            # Nearly all that are near touch the window, so a few more than wanted mostly suffice.
            some = near[: limit + _MARGIN]
            found = index.take(some).astype(np.int64)
            # Only where the upper bits are those of an edge of the window do the lower ones decide.
            if (starts.take(some) == high).any() or (ends.take(some) == low).any():
                found = self._really(found, times)
                if len(found) < limit and len(near) > len(some):
                    found = self._really(index.take(near).astype(np.int64), times)
            parts.append(found[:limit])
            limit -= len(parts[-1])
            if limit <= 0:
                return np.concatenate(parts) if len(parts) > 1 else parts[0]
            if end >= len(leaders.index):
                break
        return None

    def _strongest_of(self, first: int, window: tuple[float, float], times: tuple[int, int], limit: int) -> Indices:
        """Return the strongest items of one importance: class by class, from the longest."""
        groups, begin, end = self._stretches(first, first + _CLASSES, window)
        spans = len(groups) - int(len(groups) > 0 and groups[-1] % _CLASSES == _POINTS)
        sizes = np.cumsum(end - begin)
        parts: list[Indices] = []
        at = 0
        while at < spans and limit > 0:
            wanted = 2 * limit + _MARGIN + (int(sizes[at - 1]) if at else 0)
            until = min(int(np.searchsorted(sizes, wanted)) + 1, spans)
            parts.append(self._ordered(self._checked(begin[at:until], end[at:until], times))[:limit])
            limit -= len(parts[-1])
            at = until
        if limit > 0 and spans < len(groups):
            points = self._first_points(int(begin[spans]), int(end[spans]), times, limit)
            parts.append(self._ordered(points)[:limit])
        return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)

    def _first_points(self, begin: int, end: int, times: tuple[int, int], limit: int) -> Indices:
        """Return at least the ``limit`` first points of a stretch, without a look at the rest."""
        size = limit + _MARGIN
        while True:
            until = min(begin + size, end)
            if until < end:
                # Points whose upper bits agree are in the order of their index, so they are taken all or none.
                last = (int(self.keys[until - 1]) >> self.index_bits) + 1
                until = begin + int(np.searchsorted(self.keys[begin:end], np.uint64(last << self.index_bits)))
            found = self._checked(np.array([begin]), np.array([until]), times)
            if len(found) >= limit or until >= end:
                return found
            size *= 4

    def _touching(self, first: int, last: int, window: tuple[float, float], times: tuple[int, int]) -> Indices:
        """Return all items of groups that touch a window, in no order."""
        _, begin, end = self._stretches(first, last, window)
        return self._checked(begin, end, times)

    def _stretches(self, first: int, last: int, window: tuple[float, float]) -> tuple[Indices, Indices, Indices]:
        """Return for groups with anything near a window: their numbers, and where that begins and ends in keys."""
        groups = first + np.flatnonzero(self.bounds[first + 1 : last + 1] > self.bounds[first:last])
        down = np.uint64(self.clock.bits - self.coarse_bits)
        earliest = self.clock.clipped(window[0] - self.reach[groups % _CLASSES]) >> down
        # One step more, for what rounding takes away in the subtraction.
        earliest -= earliest > 0
        high = np.uint64((self.clock.time(window[1]) >> int(down)) + 1)
        above = groups.astype(np.uint64) << np.uint64(self.coarse_bits)
        wanted = np.concatenate((above + earliest, above + high)) << np.uint64(self.index_bits)
        stretch = self.keys[self.bounds[first] : self.bounds[last]]
        found = np.searchsorted(stretch, wanted) + self.bounds[first]
        begin, end = found[: len(groups)], np.minimum(found[len(groups) :], self.bounds[groups + 1])
        some = begin < end
        return groups[some], begin[some], end[some]

    def _checked(self, begin: Indices, end: Indices, times: tuple[int, int]) -> Indices:
        """Return the items of stretches of keys that really touch the window."""
        sizes = end - begin
        if not len(sizes):
            return np.empty(0, dtype=np.int64)
        offsets = np.cumsum(sizes) - sizes
        at = np.arange(int(sizes.sum())) + np.repeat(begin - offsets, sizes)
        index: Indices = (self.keys[at] & np.uint64((1 << self.index_bits) - 1)).astype(np.int64)
        return self._really(index, times)

    def _really(self, index: Indices, times: tuple[int, int]) -> Indices:
        """Return which of some items touch the window."""
        start = self.clock.times(self.items.start.take(index))
        end = self.clock.times(self.items.end.take(index))
        return index[(start < np.uint64(times[1])) & (end >= np.uint64(times[0]))]

    def _ordered(self, index: Indices) -> Indices:
        return index[order(self.items, index)]


def order(items: Items, index: Indices) -> Indices:
    """Return how to order items, strongest first: by importance, then the longer, the earlier, the first."""
    start = items.start[index]
    length = items.end[index] - start
    by_rank: Indices = np.lexsort((index, start, -length, -items.importance[index].astype(np.int8)))
    return by_rank


def _groups(items: Items, part: slice, base: int) -> Times:
    """Return the group of each item of a part: by lane, from the most important, from the longest; points last."""
    length = items.end[part] - items.start[part]
    classes = length.view(np.int64) >> _SHIFT
    classes -= base
    np.maximum(classes, 1, out=classes)
    classes *= length > 0.0
    groups = items.lane[part].astype(np.int64)
    groups *= STRENGTHS
    groups += STRENGTHS - items.importance[part].astype(np.int64)
    groups *= _CLASSES
    groups += _POINTS
    groups -= classes
    return groups.view(np.uint64)


def _leaders(keys: Times, mask: np.uint64, bounds: Indices, items: Items, clock: Clock) -> Leaders:
    """Return the first of a lane: about one in eight, in exact order."""
    first = int(bounds[0])
    size = int(bounds[-1]) - first
    wanted = min(size, max(_LEADERS[0], min(_LEADERS[1], size // _LEADERS_SHARE)))
    group = int(np.searchsorted(bounds, first + wanted))
    until = int(bounds[group])
    index = (keys[first:until] & mask).astype(np.int64)
    sure = int(bounds[max(group - 1, 0)]) - first
    if len(index) > 2 * wanted:
        # The last group is a crowd: of it only what is clearly ahead of the rest.
        crowd = index[sure:]
        need = wanted - sure
        if group % _CLASSES == 0:
            ahead = items.start[crowd]
            keep = ahead < np.partition(ahead, need)[need]
        else:
            ahead = items.end[crowd] - items.start[crowd]
            keep = ahead > np.partition(ahead, len(ahead) - need)[len(ahead) - need]
        index = np.concatenate((index[:sure], crowd[keep]))
    start, end = items.start.take(index), items.end.take(index)
    turned = _turned(index, start, end, np.minimum(bounds - first, len(index)))
    down = np.uint64(clock.bits - _LED_BITS)
    return Leaders(
        index[turned].astype(np.int32),
        (clock.times(start[turned]) >> down).astype(np.uint32),
        (clock.times(end[turned]) >> down).astype(np.uint32),
    )


def _turned(index: Indices, start: Floats, end: Floats, bounds: Indices) -> Indices:
    """Return how to put items, sorted by their keys up to what these leave out, into exact order."""
    turned: Indices = np.arange(len(index))
    for first in range(0, _PER_LANE, _CLASSES):
        spans = slice(int(bounds[first]), int(bounds[first + _POINTS]))
        if spans.stop > spans.start:
            length = end[spans] - start[spans]
            turned[spans] = spans.start + np.lexsort((index[spans], start[spans], -length))
        points = slice(spans.stop, int(bounds[first + _CLASSES]))
        # Points mostly are in order as they are: only those whose upper bits agree need not be.
        some = start[points]
        if (some[1:] < some[:-1]).any():
            turned[points] = points.start + np.lexsort((index[points], some))
    return turned
