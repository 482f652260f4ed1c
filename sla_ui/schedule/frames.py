"""The schedule as tidy frames: its chart, and its months side by side."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Literal, get_args

import pandas as pd

from sla_calc import FollowUpCapacity, LeadSchedule, Plan, revenue_by_cohort
from sla_report.drawing.roles import FOUND
from sla_report.numbers.figures import Figures
from sla_ui.demand.frames import line_names
from sla_ui.drawing.text import distinct, plain
from sla_ui.schedule.words import month as month_name
from sla_ui.schedule.words import occupancy_of

By = Literal["lead type", "stream", "month of the leads"]
BY: tuple[By, ...] = get_args(By)

IN_HAND, FROM_PLAN = "from the pipeline in hand", "from leads due in the plan"
REVENUE_PARTS = (IN_HAND, FROM_PLAN)

MOST_PARTS = 7
"""So many lead types are told apart in the bars; the rest are taken together."""

MOST_NAMED = 12
"""In so many months at most, each shortfall has its figure beside it."""

COLUMNS = [
    *("kind", "position", "month", "part", "part_position", "from", "to", "amount", "whole"),
    *("target", "target_text", "revenue", "short", "short_text"),
]


def months_chart(plan: Plan, schedule: LeadSchedule, by: By, figures: Figures) -> pd.DataFrame:
    """Return the leads due and the revenue closed, month by month, as pieces of bars.

    Columns: ``kind`` (leads, hand, revenue or target), ``position`` and ``month``. Of a piece
    ``part`` (lead type, stream, month of the leads, or where revenue comes from),
    ``part_position``, ``from``, ``to``, ``amount`` and ``whole`` (the bar's, both as text). Of a
    target ``target``, ``revenue``, and where that is less ``short`` (what stands there).
    """
    rows = [*_leads(plan, schedule, by, figures), *_revenue(plan, schedule, by, figures)]
    return pd.DataFrame([*rows, *_targets(schedule, figures)], columns=COLUMNS)


def month_names(schedule: LeadSchedule, figures: Figures) -> list[str]:
    """Return what the months are called where there is little room."""
    return [month_name(each, figures, short=True) for each in schedule.months]


def capacity(
    months: Sequence[FollowUpCapacity], names: Sequence[str], figures: Figures
) -> pd.DataFrame:
    """Return the follow-up of each month's leads.

    Columns: ``position``, ``month``, ``role``, ``needed``, ``available``, ``fine`` (what may be
    planned), ``top`` (the highest of them) [hours], ``occupancy``, ``hours``, ``reps`` as text.
    """
    return pd.DataFrame(
        {
            "position": range(len(names)),
            "month": list(names),
            "needed": [each.hours_needed for each in months],
            "available": [each.hours_available for each in months],
            "fine": [each.hours_available * each.max_occupancy for each in months],
            "role": [FOUND] * len(names),
            "top": [max(each.hours_needed, each.hours_available) for each in months],
            "occupancy": [occupancy_of(each, figures) for each in months],
            "hours": [
                f"{figures.about(each.hours_needed)} of {figures.about(each.hours_available)}"
                for each in months
            ],
            "reps": [
                f"{figures.count(each.reps_needed)} of {figures.about(each.reps)}"
                for each in months
            ],
        }
    )


def _leads(
    plan: Plan, schedule: LeadSchedule, by: By, figures: Figures
) -> Iterator[dict[str, Any]]:
    for position, (when, whole) in enumerate(zip(schedule.months, schedule.leads, strict=True)):
        name = month_name(when, figures, short=True)
        parts = (
            [(name, position, whole)]
            if by == "month of the leads"
            else _leads_by(plan, schedule, by, position)
        )
        low = 0.0
        for part, part_position, leads in parts:
            yield {
                "kind": "leads",
                "position": position,
                "month": name,
                "part": part,
                "part_position": part_position,
                "from": low,
                "to": low + leads,
                "amount": figures.count(leads),
                "whole": figures.count(whole),
            }
            low += leads


def _leads_by(plan: Plan, schedule: LeadSchedule, by: By, at: int) -> list[tuple[str, int, int]]:
    """Return a month's promised leads by lead type or by stream, the smallest types together."""
    lines = schedule.of_month(schedule.months[at])
    if by == "stream":
        streams = [stream.name for stream in plan.streams]
        keys, names = [streams.index(line.stream) for line in lines], list(map(plain, streams))
    else:
        keys, names = list(range(len(lines))), line_names(plan, lines)
    shown = len(names) if len(names) <= MOST_PARTS else MOST_PARTS - 1
    leads: dict[int, int] = defaultdict(int)
    for key, line in zip(keys, lines, strict=True):
        leads[min(key, shown)] += line.committed[0]
    told = distinct([*names[:shown], "all others"])
    return [(told[key], key, number) for key, number in sorted(leads.items())]


def _revenue(
    plan: Plan, schedule: LeadSchedule, by: By, figures: Figures
) -> Iterator[dict[str, Any]]:
    hand: dict[Any, float] = defaultdict(float)
    for each in schedule.by_stream:
        hand[each.month] += each.revenue_in_hand
    created: dict[Any, dict[Any, float]] = defaultdict(lambda: defaultdict(float))
    if by == "month of the leads":
        for cohort in revenue_by_cohort(plan, schedule):
            created[cohort.closed][cohort.created] += cohort.revenue
    for position, (when, whole) in enumerate(zip(schedule.months, schedule.revenue, strict=True)):
        parts = [(IN_HAND, 0, hand[when])]
        if by == "month of the leads":
            parts += [
                (month_name(then, figures, short=True), schedule.months.index(then), money)
                for then, money in sorted(created[when].items())
            ]
        else:
            parts.append((FROM_PLAN, 1, max(0.0, whole - hand[when])))
        low = 0.0
        for part, part_position, money in parts:
            yield {
                "kind": "hand" if part == IN_HAND else "revenue",
                "position": position,
                "month": month_name(when, figures, short=True),
                "part": part,
                "part_position": part_position,
                "from": low,
                "to": low + money,
                "amount": figures.money(money),
                "whole": figures.money(whole),
            }
            low += money


def _targets(schedule: LeadSchedule, figures: Figures) -> Iterator[dict[str, Any]]:
    named = len(schedule.months) <= MOST_NAMED
    both = zip(schedule.months, schedule.targets, schedule.revenue, schedule.shortfall, strict=True)
    for position, (when, target, revenue, short) in enumerate(both):
        yield {
            "kind": "target",
            "position": position,
            "month": month_name(when, figures, short=True),
            "target": target,
            "target_text": figures.money(target),
            "whole": figures.money(revenue),
            "revenue": max(0.0, target - short),
            "short": short or None,
            "short_text": f"−{figures.money(short)}" if short and named else "▼" if short else "",
        }
