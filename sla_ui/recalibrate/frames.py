"""What a lead table says, as tidy frames: by age, by month, over records, and in tables."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from sla_calc.calibration.drift import RateHistory
from sla_calc.calibration.measured import Measured, MeasuredRate
from sla_calc.calibration.survival import ConversionCurve
from sla_data.files.layout import SetAside
from sla_data.formats.csv_file import csv_file
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.text import distinct, plain

PERCENT = 100
LONGEST_CELL = 1_000


def by_age(curve: ConversionCurve, rate: MeasuredRate, figures: Figures) -> pd.DataFrame:
    """Return the share of leads that got there by each age.

    Columns: ``days``, ``reached``, ``low``, ``high`` [%], ``counted`` (the naive rate, [%]), and
    ``share``, ``interval`` as text. It begins at 0 days with nobody.
    """
    rows = [(0, 0.0, 0.0, 0.0), *zip(curve.days, curve.reached, curve.low, curve.high, strict=True)]
    return pd.DataFrame(
        {
            "days": [row[0] for row in rows],
            "reached": [row[1] * PERCENT for row in rows],
            "low": [row[2] * PERCENT for row in rows],
            "high": [row[3] * PERCENT for row in rows],
            "counted": [_percent(rate.rate)] * len(rows),
            "share": [figures.rate(row[1]) for row in rows],
            "interval": [between(row[2], row[3], figures) for row in rows],
        }
    )


def over_time(
    history: RateHistory, plan_rate: float | None, figures: Figures, *, by_month: bool
) -> pd.DataFrame:
    """Return a rate month by month, or record by record.

    Columns: ``when`` (as text, in order), ``position``, ``rate``, ``low``, ``high``, ``mean``,
    ``plan`` [%], ``verdict``, and ``shown``, ``interval``, ``n`` as text.
    """
    points = history.points
    return pd.DataFrame(
        {
            "position": range(len(points)),
            "when": distinct([when(point.day, figures, by_month=by_month) for point in points]),
            "rate": [point.rate * PERCENT for point in points],
            "low": [_percent(point.low) for point in points],
            "high": [_percent(point.high) for point in points],
            "mean": [_percent(history.mean)] * len(points),
            "plan": [_percent(plan_rate)] * len(points),
            "verdict": [point.verdict for point in points],
            "shown": [figures.rate(point.rate) for point in points],
            "interval": [between(point.low, point.high, figures) for point in points],
            "n": [figures.count(point.n) for point in points],
        }
    )


def when(day: date, figures: Figures, *, by_month: bool) -> str:
    """Return the month, or the day on which a record was made."""
    return figures.month(day.year, day.month, short=True) if by_month else day.isoformat()


def between(low: float | None, high: float | None, figures: Figures) -> str:
    """Return an interval of shares as text."""
    if low is None or high is None:
        return NOTHING
    return f"{figures.rate(low)} – {figures.rate(high)}"


def measured(rows: Sequence[Measured], columns: dict[str, Any]) -> pd.DataFrame:
    """Return measured figures as text, one row for each lead type, stream, and all.

    Args:
        rows: what was measured.
        columns: by its name in the frame, what writes a row's cell.
    """
    return pd.DataFrame(
        {
            "stream": [named(row.stream) for row in rows],
            "lead_type": [named(row.lead_type) for row in rows],
            **{name: [write(row) for row in rows] for name, write in columns.items()},
        }
    )


def named(name: str | None) -> str:
    """Return the name of a stream or lead type in a table; ``all`` for all of them."""
    return "all" if name is None else plain(name, 60)


def first_rows(rows: Sequence[dict[str, str | None]], columns: Iterable[str]) -> pd.DataFrame:
    """Return rows as they stand in the file; columns ``column_0`` … so that no name is a field."""
    return pd.DataFrame(
        {
            f"column_{place}": [_cell(row.get(name)) for row in rows]
            for place, name in enumerate(columns)
        }
    )


def set_aside(rows: Iterable[SetAside]) -> pd.DataFrame:
    """Return the rows that are not used. Columns: ``line``, ``reason``, ``text``."""
    rows = list(rows)
    return pd.DataFrame(
        {
            "line": [str(row.line) for row in rows],
            "reason": [plain(row.reason, 200) for row in rows],
            "text": [plain(row.text, 300) for row in rows],
        }
    )


def set_aside_csv(rows: Iterable[SetAside]) -> bytes:
    r"""Return the rows that are not used as a CSV file, in which no cell is a formula.

    >>> set_aside_csv([SetAside(2, "=1+1;x", "no day")])[3:]
    b"line,reason,text\r\n2,no day,'=1+1;x\r\n"
    """
    lines = ((row.line, row.reason, row.text) for row in rows)
    return csv_file(("line", "reason", "text"), lines)


def _cell(value: object) -> str:
    return "" if value is None else plain(str(value)[:LONGEST_CELL], 200)


def _percent(share: float | None) -> float | None:
    return None if share is None else share * PERCENT
