"""The month against its goal as tidy frames: the goal waterfall, and line by line."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from math import isnan
from typing import Any

import pandas as pd

from sla_calc import Series, TrackedLine, Tracking
from sla_calc.tracking.tracked import DayPart
from sla_report.drawing.roles import MARKETING
from sla_report.month.words import amount, day_of, marked, rate_a_day
from sla_report.numbers.figures import NOTHING, Figures
from sla_report.plain_text import distinct, plain

MOST_PARTS = 7
"""So many lead types are told apart in the bars; the rest are taken together."""
NO_TYPE = "no lead type told"
HALF_A_BAR = 0.38
"""[days]"""


def waterfall(
    tracking: Tracking, stream: str | None, figures: Figures, *, begun: bool = True
) -> pd.DataFrame:
    """Return the goal waterfall of everything, or of a stream, and its bars day by day.

    Columns: ``kind`` (day or bar), ``role`` (of a day: marketing), ``number`` (day of the month),
    ``when`` (the day, as text). Of a day ``goal``, ``low``, ``high``, ``actual``, ``projection``,
    with their texts, ``as_of`` (what stands at the as-of day, with its height), and of the last day
    ``above`` and ``below`` (what stands at the ends of the lines) with their heights. Of a bar
    ``start``, ``end``, ``part`` (lead type), ``position``, ``from``, ``to``, ``amount_text``.

    Args:
        tracking: the month.
        stream: whose; everything if none.
        figures: how figures are written.
        begun: whether there are actuals at all.
    """
    found = next((each for each in tracking.series if each.stream == stream), None)
    rows = [] if found is None else _days(tracking, found, figures, begun=begun)
    bars = _bars(tracking, stream, figures) if begun else []
    return pd.DataFrame([*rows, *bars], columns=COLUMNS)


COLUMNS = [
    *("kind", "role", "number", "when", "goal", "low", "high", "actual", "projection"),
    *("goal_text", "band_text", "actual_text", "projection_text", "as_of", "as_of_at"),
    *("above", "above_at", "below", "below_at"),
    *("start", "end", "part", "position", "from", "to", "amount_text"),
]


def by_line(tracking: Tracking, figures: Figures) -> pd.DataFrame:
    """Return how each stream and lead type stands.

    Columns: ``stream``, ``lead_type``, and as text ``verdict``, ``actual``, ``goal``, ``expected``,
    ``needed`` (a working day), ``projection``, ``chance``.
    """
    several = len(tracking.streams) > 1
    lines = [*(tracking.streams if several else ()), *tracking.lines]
    lines.sort(key=lambda line: _order(tracking, line))
    return pd.DataFrame([_line(tracking, line, figures) for line in (tracking.total, *lines)])


def _order(tracking: Tracking, line: TrackedLine) -> tuple[int, int]:
    """Return a place after the line's own stream."""
    streams = [each.stream for each in tracking.streams]
    kinds = [(each.stream, each.lead_type) for each in tracking.lines]
    key = (line.stream, line.lead_type)
    return streams.index(line.stream), kinds.index(key) + 1 if line.lead_type else 0


def _line(tracking: Tracking, line: TrackedLine, figures: Figures) -> dict[str, str]:
    measure, stands = tracking.measure, line.pace
    ended = tracking.progress.ended

    def text(x: float | None) -> str:
        return amount(x, measure, figures)

    low, high = (stands.low, stands.high) if stands else (None, None)
    return {
        "stream": "all" if line.stream is None else plain(line.stream, 60),
        "lead_type": "all" if line.lead_type is None else plain(line.lead_type, 60),
        "verdict": marked(line.verdict),
        "actual": text(line.actual),
        "goal": text(line.goal),
        "expected": text(stands.expected if stands else None),
        "needed": NOTHING
        if ended or stands is None
        else rate_a_day(line.needed_per_working_day, measure, figures),
        "projection": text(stands.projection if stands else None),
        "chance": NOTHING if ended or low is None else f"{text(low)} – {text(high)}",
    }


def _days(
    tracking: Tracking, series: Series, figures: Figures, *, begun: bool
) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for at, day in enumerate(series.days):
        told = {
            name: _told(getattr(series, name)[at])
            for name in ("goal", "low", "high", "actual", "projection")
        }
        if not begun:
            told["actual"] = told["projection"] = None
        text = {name: amount(x, tracking.measure, figures) for name, x in told.items()}
        is_today = begun and day == tracking.as_of and not tracking.progress.ended
        rows.append(
            {
                "kind": "day",
                "role": MARKETING,
                "number": day.day,
                "when": day_of(day, figures),
                **told,
                "goal_text": text["goal"],
                "band_text": f"{text['low']} – {text['high']}" if told["low"] is not None else "–",
                "actual_text": text["actual"],
                "projection_text": text["projection"],
                "as_of": day_of(day, figures) if is_today else None,
                # in the lower right corner the lines are not; early in the month they are
                "as_of_at": 0.0 if at > len(series.days) / 4 else _top(series),
            }
        )
    if rows:
        rows[-1] |= _ends(rows[-1], ended=tracking.progress.ended)
    return rows


def _ends(last: dict[str, Any], *, ended: bool) -> dict[str, Any]:
    """Return what stands at the ends of the lines: the upper one above, the lower one below."""
    leads_to = "actual" if ended else "projection"
    word = "came" if ended else "heading for"
    told = [
        (last[name], f"{said} {last[f'{name}_text']}")
        for name, said in (("goal", "goal"), (leads_to, word))
        if last[name] is not None
    ]
    told.sort(key=lambda each: -each[0])
    names = ("above", "below")
    return {
        key: value
        for name, (height, text) in zip(names, told, strict=False)
        for key, value in ((name, text), (f"{name}_at", height))
    }


def _top(series: Series) -> float:
    heights = [x for x in (*series.high.tolist(), *series.projection.tolist()) if not isnan(x)]
    return max(heights, default=0.0)


def _told(x: float) -> float | None:
    return None if isnan(x) else float(x)


def _bars(tracking: Tracking, stream: str | None, figures: Figures) -> list[dict[str, Any]]:
    own = [bar for bar in tracking.bars if stream is None or bar.stream == stream]
    position, names = _parts(own)
    by_day = defaultdict[date, dict[int, float]](lambda: defaultdict(float))
    for bar in own:
        by_day[bar.day][position[bar.lead_type]] += bar.amount
    rows: list[dict[str, Any]] = []
    for day, amounts in sorted(by_day.items()):
        low = 0.0
        for at in sorted(amounts):
            high = low + amounts[at]
            rows.append(
                {
                    "kind": "bar",
                    "number": day.day,
                    "when": day_of(day, figures),
                    "start": day.day - HALF_A_BAR,
                    "end": day.day + HALF_A_BAR,
                    "part": names[at],
                    "position": at,
                    "from": low,
                    "to": high,
                    "amount_text": amount(amounts[at], tracking.measure, figures),
                }
            )
            low = high
    return rows


def _parts(bars: Sequence[DayPart]) -> tuple[dict[str | None, int], list[str]]:
    """Return the place of each lead type, the largest first, and what the places are called."""
    whole: dict[str | None, float] = defaultdict(float)
    for bar in bars:
        whole[bar.lead_type] += bar.amount
    order = sorted(whole, key=lambda kind: (-whole[kind], kind or ""))
    shown = order if len(order) <= MOST_PARTS else order[: MOST_PARTS - 1]
    names = [NO_TYPE if kind is None else plain(kind, 40) for kind in shown]
    if len(order) > len(shown):
        names.append("all others")
    position = {kind: min(at, len(names) - 1) for at, kind in enumerate(order)}
    return position, distinct(names)
