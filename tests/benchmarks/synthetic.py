"""Any number of made-up items for measurements: the same ones on every machine, and quick to make.

Every property of item ``i`` comes from a hash of ``i``, the seed and the property, so that neither the order nor the
number of items matters: the first thousand of a million are the thousand.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

LANES = 12
FIRST_DAY = -9131.0
"""1945-01-01, in days since 1970."""
LAST_DAY = 20454.0
"""2026-01-01."""
TITLE_LENGTH = 40
_CHUNK = 1 << 15
_MINUTES = 1440.0
_STAGE = 0x9E3779B97F4A7C15

_BEGINNINGS = ("Framework", "Protocol", "Convention", "Agreement", "Commission", "Council", "Treaty", "Memorandum")
_MIDDLES = ("on shared rivers", "for air traffic", "on grain trade", "of postal unions", "for sea charts", "on metals")


@dataclass(frozen=True, slots=True)
class Synthetic:
    """Made-up items as flat arrays, and their titles as one piece of UTF-8.

    The title of item ``i`` is ``titles[offsets[i]:offsets[i + 1]]``.
    """

    lane: npt.NDArray[np.int16]
    start: npt.NDArray[np.float64]
    end: npt.NDArray[np.float64]
    importance: npt.NDArray[np.uint8]
    titles: bytes
    offsets: npt.NDArray[np.int64]

    def title(self, index: int) -> str:
        """Return the title of an item."""
        return self.titles[self.offsets[index] : self.offsets[index + 1]].decode()


def synthetic(count: int, seed: int = 1, *, whole_days: bool = False, titles: bool = True) -> Synthetic:
    """Return ``count`` items in 12 lanes from 1945 to 2026, with titles of 40 characters, a third of them spans.

    Lanes are of unequal size and every year has more items than the one before, as in real collections. Spans last
    from a month to thirty years, short ones more often. One item in 31 has importance 5, each step below is twice
    as frequent.

    Parameters
    ----------
    count
        How many items, up to 4e9.
    seed
        Another seed gives other items.
    whole_days
        Times at midnight, as in a dossier; otherwise to the minute.
    titles
        Make titles; otherwise they are empty.
    """
    lane = np.empty(count, dtype=np.int16)
    start = np.empty(count)
    end = np.empty(count)
    importance = np.empty(count, dtype=np.uint8)
    lanes, strengths = _tables()
    grain = 1.0 if whole_days else _MINUTES
    for begin in range(0, count, _CHUNK):
        part = slice(begin, min(begin + _CHUNK, count))
        bits = _hash(np.arange(part.start, part.stop, dtype=np.uint64), seed, 0)
        lane[part] = lanes[(bits & np.uint64(1023)).view(np.int64)]
        importance[part] = strengths[((bits >> np.uint64(10)) & np.uint64(1023)).view(np.int64)]
        spans = (bits >> np.uint64(20)) % np.uint64(3) == 0
        # Between uniform and twice as many at the end: (1 + x) / 1.5, by the inverse of its integral.
        uniform = _unit(_hash(bits, seed, 1))
        share = np.sqrt(1.0 + 3.0 * uniform) - 1.0
        start[part] = np.floor((FIRST_DAY + share * (LAST_DAY - FIRST_DAY)) * grain) / grain
        ratio = _unit(_hash(bits, seed, 2))
        # A rational curve instead of a power, whose last bit differs between machines: 30 to 10957 days.
        days = 30.0 + 10927.0 * ratio * ratio / (10.0 - 9.0 * ratio)
        length = np.floor(days * grain) / grain * spans
        end[part] = np.minimum(start[part] + length, np.maximum(start[part], LAST_DAY))
    blob, offsets = _titles(count, seed) if titles else (b"", np.zeros(count + 1, dtype=np.int64))
    return Synthetic(lane, start, end, importance, blob, offsets)


def mixed(values: npt.NDArray[np.uint64], seed: int = 1) -> npt.NDArray[np.uint64]:
    """Return 64 well mixed bits of each value, to make up further properties from."""
    return _hash(values, seed, 7)


def _tables() -> tuple[npt.NDArray[np.int16], npt.NDArray[np.uint8]]:
    """Return lane and importance for each of 1024 lots."""
    weights = np.arange(LANES + 6, 6, -1)
    lanes = np.searchsorted(np.cumsum(weights) * 1024 // weights.sum(), np.arange(1024), side="right")
    strengths = 1 + np.searchsorted(np.array([528, 792, 924, 990]), np.arange(1024), side="right")
    return lanes.astype(np.int16), strengths.astype(np.uint8)


def _hash(values: npt.NDArray[np.uint64], seed: int, stage: int) -> npt.NDArray[np.uint64]:
    """Return 64 well mixed bits of each value: the finisher of SplitMix64."""
    mixed = values + np.uint64((_STAGE * (seed * 8 + stage + 1)) & 0xFFFFFFFFFFFFFFFF)
    mixed ^= mixed >> np.uint64(30)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def _unit(bits: npt.NDArray[np.uint64]) -> npt.NDArray[np.float64]:
    """Return numbers from 0 to below 1."""
    return (bits >> np.uint64(11)).astype(np.float64) * 2.0**-53


def _titles(count: int, seed: int) -> tuple[bytes, npt.NDArray[np.int64]]:
    """Return all titles, each of 40 characters: words, then a number that makes them differ."""
    words = [f"{first} {second}" for first in _BEGINNINGS for second in _MIDDLES]
    patterns = np.array([word.ljust(TITLE_LENGTH - 9)[: TITLE_LENGTH - 9] + " " * 9 for word in words], dtype="S40")
    letters = np.frombuffer(patterns.tobytes(), dtype=np.uint8).reshape(len(words), TITLE_LENGTH)
    blob = np.empty((count, TITLE_LENGTH), dtype=np.uint8)
    for begin in range(0, count, _CHUNK):
        part = slice(begin, min(begin + _CHUNK, count))
        number = np.arange(part.start, part.stop, dtype=np.uint64)
        choice = (_hash(number, seed, 3) >> np.uint64(32)) % np.uint64(len(words))
        rows = blob[part]
        rows[:] = letters[choice.view(np.int64)]
        rest = number.astype(np.uint32)
        for place in range(TITLE_LENGTH - 1, TITLE_LENGTH - 9, -1):
            rest, digit = np.divmod(rest, np.uint32(10))
            rows[:, place] = digit + 48
    return blob.tobytes(), np.arange(count + 1, dtype=np.int64) * TITLE_LENGTH
