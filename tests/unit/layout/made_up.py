"""Made-up tracks and windows for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.account import LaneAccount, lane_account
from withdrawal_timeline.layout.drawn import Frame
from withdrawal_timeline.layout.frame import make_frame
from withdrawal_timeline.layout.levels import days_of_page, page_of, scale_step
from withdrawal_timeline.layout.plan import Plan, make_plan
from withdrawal_timeline.layout.sizes import RowSizes
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Lane, Mark, Span, Track, Tracks

WIDTH = 780.0
TODAY = 20_000.0


def measure(text: str, strong: bool) -> float:
    return len(text) * (6.6 if strong else 6.2)


def track(key: str, first: float, steps: tuple[float, ...], importance: int = 3, *, member: bool = False) -> Track:
    marks = tuple(Mark(f"{key}-act", place, 0, place % 10, day, day + 1.0) for place, day in enumerate(steps))
    spans = (Span(5, first, steps[-1] + 0.5, first, steps[-1] + 0.5),) if member else ()
    return Track(key, f"Name of {key}", key[:4], importance, spans, marks)


@st.composite
def many_tracks(draw: st.DrawFn, numbers: tuple[int, ...] = (1, 2, 4, 5)) -> Tracks:
    """Draw tracks in few lanes, which have room for everything, or in so many that small marks share a row."""
    lanes = []
    for lane in range(draw(st.sampled_from(numbers))):
        tracks = []
        for place in range(draw(st.integers(1, 8))):
            first = draw(st.integers(-15_000, 19_000))
            steps = sorted(draw(st.lists(st.integers(0, 4000), min_size=1, max_size=5, unique=True)))
            days = tuple(float(first + step) for step in steps)
            importance, member = draw(st.integers(1, 5)), draw(st.booleans())
            tracks.append(track(f"t{lane}{place}", days[0] - 900.0, days, importance, member=member))
        lanes.append(Lane(f"lane{lane}", f"Lane {lane}", tuple(tracks)))
    return Tracks(tuple(lanes), (), (), TODAY, -18_000.0, 20_400.0)


@st.composite
def windows(draw: st.DrawFn) -> TimeScale:
    start = draw(st.floats(min_value=-18_000, max_value=19_000))
    return TimeScale(Day(start), Day(start + draw(st.floats(min_value=60, max_value=38_000))), WIDTH)


def marks_on(owner: str, *days: float) -> tuple[Mark, ...]:
    return tuple(Mark(owner, place, 0, 0, day, day + 1.0) for place, day in enumerate(days))


def plan_at(tracks: Tracks, scale: TimeScale, promoted: frozenset[str] = frozenset()) -> Plan:
    step = scale_step(scale.px_per_day)
    days = days_of_page(page_of((scale.start + scale.end) / 2, step, WIDTH), step, WIDTH)
    return make_plan(tracks, step, 700.0, RowSizes(), measure, promoted, days)


def seen(tracks: Tracks, scale: TimeScale) -> tuple[Plan, Frame]:
    plan = plan_at(tracks, scale)
    return plan, make_frame(plan, scale, tracks.today, measure, measure)


def account(plan: Plan, frame: Frame) -> tuple[LaneAccount, ...]:
    """Return what became of everything in each lane."""
    return tuple(lane_account(plan, frame, number) for number in range(len(plan.lanes)))
