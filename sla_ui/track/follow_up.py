"""Sales' half on the page *Track*: how soon, how often, by whom, and what is past the promise."""

from functools import partial
from typing import get_args
from zoneinfo import available_timezones

import streamlit as st

from sla_calc import (
    FollowUpDepth,
    ResponseSpeed,
    follow_up_depth,
    response_speed,
    speed_notices,
)
from sla_calc.tracking.parts_of_leads import Period
from sla_report.month import follow_up_frames as frames
from sla_report.month import follow_up_words as words
from sla_report.month import share_charts as track_share_charts
from sla_report.month.boxes import follow_up_boxes
from sla_report.numbers.figures import Figures
from sla_ui.drawing.boxes import show_boxes
from sla_ui.drawing.show import show_chart
from sla_ui.frame.messages import remark, remark_each, sentence
from sla_ui.frame.page_body import drawer
from sla_ui.track.follow_up_lists import by_rep, past_the_promise
from sla_ui.track.followed import Followed
from sla_ui.track.results import Month
from sla_ui.track.sales_half import SalesHalf, grouped
from sla_ui.track.state import TrackState

PERIODS: tuple[Period, ...] = get_args(Period)
MOST_PERIODS = 31
AS_IT_STANDS = "as the table has it"


def show_sales_half(watched: TrackState, looked: Month, half: SalesHalf, figures: Figures) -> None:
    """Draw sales' half of the agreement."""
    st.subheader("Sales’ half", anchor=False)
    told = half.told
    if isinstance(told, tuple):
        remark_each(told)
        return
    _choices(watched)
    if half.speed is None:
        month = figures.month(looked.asked.month.year, looked.asked.month.month)
        remark(f"No lead was handed over in {month} by then.")
    else:
        _headline(half.speed, half.depth, figures, by_clock=watched.by_clock)
        _say_verdict(watched, looked, half.speed, half.depth, figures)
    _charts(watched, looked, told, figures)
    by_rep(watched, looked, half, figures)
    drawer("How sales’ half is counted", lambda: _counted(watched, looked, half, figures))
    past_the_promise(half.overdue or (), figures)


def _say_verdict(
    watched: TrackState,
    looked: Month,
    speed: ResponseSpeed,
    depth: FollowUpDepth | None,
    figures: Figures,
) -> None:
    """Say in words and colour whether sales keeps its half."""
    target = 1 - looked.plan.tolerance
    verdict = words.verdict(speed, depth, target, figures, by_clock=watched.by_clock)
    if verdict is None:
        return
    kept, said = verdict
    show, icon = (st.success, "check_circle") if kept else (st.error, "report")
    show(sentence(said), icon=f":material/{icon}:")


def _counted(watched: TrackState, looked: Month, half: SalesHalf, figures: Figures) -> None:
    """Say of which leads the figures are, and which are left out."""
    if half.speed is not None:
        remark(
            words.of_whom(
                half.speed, looked.plan, looked.asked.month, figures, by_clock=watched.by_clock
            )
        )
        remark(words.delays(half.speed, figures, by_clock=watched.by_clock))
    if not isinstance(half.told, tuple):
        judged = half.told.judged
        remark_each([*judged.follow_ups.noticed, *speed_notices(judged)])


def _choices(watched: TrackState) -> None:
    """Draw how time is counted, and by which periods."""
    key = f"{watched.drawing}"
    with st.container(horizontal=True, gap="small", vertical_alignment="top"):
        st.segmented_control(
            "Time counted",
            [False, True],
            default=watched.by_clock,
            required=True,
            format_func=lambda each: "by the clock" if each else "in working hours",
            key=f"track clock {key}",
            on_change=partial(_take, watched, "by_clock", f"track clock {key}"),
        )
        st.segmented_control(
            "Period",
            PERIODS,
            default=watched.period,
            required=True,
            key=f"track period {key}",
            on_change=partial(_take, watched, "period", f"track period {key}"),
        )
        zones = [AS_IT_STANDS, *_zones()]
        st.selectbox(
            "Times of the office in",
            zones,
            index=zones.index(watched.zone or AS_IT_STANDS),
            key=f"track zone {key}",
            width=220,
            help="Times with an offset are brought there, and its summer time is kept to.",
            on_change=partial(_take, watched, "zone", f"track zone {key}"),
        )


@st.cache_resource(show_spinner=False)
def _zones() -> list[str]:
    return sorted(zone for zone in available_timezones() if "/" in zone and zone[:3] != "Etc")


def _take(watched: TrackState, name: str, key: str) -> None:
    chosen = st.session_state[key]
    if chosen is not None:
        setattr(watched, name, None if chosen == AS_IT_STANDS else chosen)


def _headline(
    speed: ResponseSpeed, depth: FollowUpDepth | None, figures: Figures, *, by_clock: bool
) -> None:
    """Draw sales' half in large figures."""
    show_boxes(follow_up_boxes(speed, depth, figures, by_clock=by_clock))


def _charts(watched: TrackState, looked: Month, told: Followed, figures: Figures) -> None:
    """Draw speed and depth period by period, against what is tolerated."""
    period, target = watched.period, 1 - looked.plan.tolerance
    speeds = grouped(told, "all", period, response_speed)
    depths = grouped(told, "all", period, follow_up_depth)
    kept = frames.speed_kept(speeds, figures, by_clock=watched.by_clock)
    deep = frames.depth_kept(depths, figures)
    said = words.target(target, period, figures)
    with st.grid(2, gap="medium", min_column_width=420):
        for shares, title, axis in (
            (kept, "Speed: leads contacted within the promise", "Of all leads, %"),
            (deep, "Depth: attempts made on leads not reached", "Of attempts due, %"),
        ):
            if any(share is not None for _, share, *_ in shares):
                with st.container(gap="small"):
                    show_chart(
                        frames.kept_by_period(shares[-MOST_PERIODS:], target, period, figures),
                        track_share_charts.kept_by_period(title, axis, figures),
                        said,
                    )
