"""The months side by side: leads due, customers and revenue, as text and as a file."""

from collections.abc import Callable, Iterator
from typing import Literal, get_args

import pandas as pd

from sla_calc import LeadSchedule, Plan, ScheduleLine, StreamMonth
from sla_data.formats.csv_file import csv_file, short
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.text import plain

What = Literal["leads due", "customers", "revenue"]
WHATS: tuple[What, ...] = get_args(What)

Row = tuple[str, str, list[float | None]]
"""Stream, lead type or what else, and a figure for each month."""

_OF_LINE: dict[What, Callable[[ScheduleLine], float]] = {
    "leads due": lambda line: float(line.committed[0]),
    "customers": lambda line: line.customers,
    "revenue": lambda line: line.revenue,
}
_OF_STREAM: dict[str, Callable[[StreamMonth], float | None]] = {
    "in hand": lambda each: each.revenue_in_hand,
    "owed": lambda each: each.target,
    "short": lambda each: each.shortfall or None,
}


def month_table(plan: Plan, schedule: LeadSchedule, what: What, figures: Figures) -> pd.DataFrame:
    """Return one figure of each stream and lead type, months across, as text.

    Columns: ``stream``, ``lead_type``, ``month_0`` ….
    """
    write = {"leads due": figures.count, "customers": figures.about, "revenue": figures.money}[what]
    return pd.DataFrame(
        [
            {
                "stream": plain(stream, 60),
                "lead_type": plain(kind, 60),
                **{
                    f"month_{at}": NOTHING if x is None else write(x) for at, x in enumerate(months)
                },
            }
            for stream, kind, months in month_rows(plan, schedule, what)
        ]
    )


def month_csv(plan: Plan, schedule: LeadSchedule) -> bytes:
    """Return all of it as a CSV file, with every digit, in which no cell is a formula."""
    rows = (
        (_named(what, plan), stream, kind, *(None if x is None else short(x) for x in months))
        for what in WHATS
        for stream, kind, months in month_rows(plan, schedule, what)
    )
    return csv_file(["What", "Stream", "Lead type", *map(str, schedule.months)], rows)


def _named(what: What, plan: Plan) -> str:
    return f"{what}, {plan.currency}" if what == "revenue" else what


def month_rows(plan: Plan, schedule: LeadSchedule, what: What) -> Iterator[Row]:
    """Yield each lead type, what they add up to, and what of revenue is owed and short."""
    lines = [(stream.name, kind.name) for stream in plan.streams for kind in stream.lead_types]
    by_line = [
        [_OF_LINE[what](line) for line in schedule.lines[number :: len(lines)]]
        for number in range(len(lines))
    ]
    for (stream, kind), months in zip(lines, by_line, strict=True):
        yield stream, kind, list(months)
    if len(lines) > 1:
        yield "all", "all", [sum(months) for months in zip(*by_line, strict=True)]
    if what != "revenue":
        return
    for name, figure in _OF_STREAM.items():
        for number, each in enumerate(plan.streams):
            own = schedule.by_stream[number :: len(plan.streams)]
            told = [figure(month) for month in own]
            if any(told):
                yield each.name, name, told
