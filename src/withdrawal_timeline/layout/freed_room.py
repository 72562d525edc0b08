"""What becomes of the room that collapsed lanes leave: it goes to the lanes beneath them.

A lane that is collapsed or opened so moves nothing above it, and its header stays where it was clicked. Only a lane
that is open alone gets all the room.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from withdrawal_timeline.layout import crowd
from withdrawal_timeline.layout.draft import Draft
from withdrawal_timeline.layout.sizes import RowSizes


def hand_on(
    drafts: list[Draft], folded: Mapping[int, Draft], height: float, share: float, sizes: RowSizes, pitch: float
) -> None:
    """Put collapsed lanes into the places of the open ones, and give what they leave to quiet rows beneath.

    Parameters
    ----------
    drafts
        All lanes as if they were open, with the quiet rows that there was room for; changed in place.
    folded
        The collapsed ones, by their places.
    height
        Height of the view.
    share
        What an open lane has of the left-over height.
    sizes, pitch
        Heights of rows and headers, and of a row with its caption.
    """
    # What does not fit into the view is paid for first.
    room = min(height - sum(draft.usual_height(sizes, pitch) + share for draft in drafts), 0.0)
    alone = len(drafts) - len(folded) == 1
    for number, draft in enumerate(drafts):
        if number in folded:
            room += draft.usual_height(sizes, pitch) + share - folded[number].usual_height(sizes, pitch)
            drafts[number] = folded[number]
        elif not alone:
            room -= _give(draft, room, sizes, pitch)
    if alone:
        lane = next(draft for number, draft in enumerate(drafts) if number not in folded)
        _give(lane, height - sum(draft.usual_height(sizes, pitch) for draft in drafts) - share, sizes, pitch)


def _give(draft: Draft, room: float, sizes: RowSizes, pitch: float) -> float:
    """Let a lane keep more of its quiet rows, the most important first; return the height that they take."""
    waiting = sorted(draft.quiet.keys() - draft.admitted, key=lambda row: (-draft.quiet[row], row))
    kept = waiting[: max(math.floor(room / pitch), 0)]
    draft.admit(draft.admitted | frozenset(kept))
    taken = len(kept) * pitch
    if draft.crowd_rows:
        most = crowd.ROWS + crowd.MORE_ROWS - draft.crowd_rows
        more = min(max(math.floor((room - taken) / sizes.row), 0), most)
        draft.crowd_rows += more
        taken += more * sizes.row
    return taken
