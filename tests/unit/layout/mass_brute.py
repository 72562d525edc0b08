"""The questions of the index for scale, answered by looking at every item."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from withdrawal_timeline.layout.mass import MassIndex


@dataclass(frozen=True)
class Brute:
    """Items as flat arrays."""

    lane: npt.NDArray[np.int16]
    start: npt.NDArray[np.float64]
    end: npt.NDArray[np.float64]
    importance: npt.NDArray[np.uint8]
    lanes: int

    def index(self) -> MassIndex:
        return MassIndex.of(self.lane, self.start, self.end, self.importance, self.lanes)

    def touching(self, lane: int, start: float, end: float) -> list[int]:
        hit = (self.lane == lane) & (self.start < end) & (self.end >= start)
        return sorted(np.flatnonzero(hit).tolist(), key=lambda item: (self.start[item], item))

    def rank(self, item: int) -> tuple[float, ...]:
        return (-int(self.importance[item]), self.start[item] - self.end[item], self.start[item], item)

    def strongest(self, lane: int, start: float, end: float, limit: int) -> list[int]:
        return sorted(self.touching(lane, start, end), key=self.rank)[:limit]

    def columns(self, start: float, end: float, width: int) -> npt.NDArray[np.int32]:
        edges = start + np.arange(width + 1) * ((end - start) / width)
        edges[-1] = end
        return np.array(
            [[len(self.touching(lane, edges[at], edges[at + 1])) for at in range(width)] for lane in range(self.lanes)],
            dtype=np.int32,
        )
