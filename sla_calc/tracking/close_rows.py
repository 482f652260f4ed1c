"""Closed months as flat rows of a table, and back: the history that a team keeps as a file.

A month is one row, followed by one for each stream and lead type. What can be worked out from the
other columns is written for the reader and passed over when it is read again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import isnan, nan
from typing import Any

from sla_calc.errors import PlanError
from sla_calc.model.months import YearMonth
from sla_calc.model.texts import LONGEST_NAME, short
from sla_calc.tracking.month_close import ClosedLine, MonthClose, in_order

MOST_ROWS = 50_000
HIGHEST = 1e18

Row = dict[str, str | float]
"""A cell is text or a number; the empty text where nothing is told."""

LINE_COLUMNS = ("goal", "actual")
NUMBERS = (
    *LINE_COLUMNS,
    "first_response_minutes",
    "first_response_kept",
    "attempts_kept",
    "customers",
    "revenue",
    "total_revenue",
    "sales_cycle_days",
)
ANSWERS = ("marketing_kept", "sales_kept")
WORKED_OUT = ("attainment", "close_rate", "deal_size", "marketing_share")
SHARES = ("first_response_kept", "attempts_kept")
COLUMNS = (
    *("month", "stream", "lead_type", "goal", "actual", "attainment", "marketing_kept"),
    *("first_response_minutes", "first_response_kept", "attempts_kept", "sales_kept"),
    *("customers", "revenue", "total_revenue", "close_rate", "deal_size", "marketing_share"),
    "sales_cycle_days",
)
"""Of a history's rows, in order."""


def closes_to_rows(closes: Iterable[MonthClose]) -> list[Row]:
    """Return closed months as rows, in order; each has every column of ``COLUMNS``."""
    rows = []
    for close in in_order(closes):
        own = {name: getattr(close, name) for name in (*NUMBERS, *ANSWERS, *WORKED_OUT)}
        rows.append(_row({**own, "month": str(close.month)}))
        for line in close.lines:
            parts = {name: getattr(line, name) for name in (*LINE_COLUMNS, "attainment")}
            names = {"month": str(close.month), "stream": line.stream, "lead_type": line.lead_type}
            rows.append(_row({**parts, **names}))
    return rows


def closes_from_rows(rows: Iterable[Mapping[str, object]]) -> tuple[MonthClose, ...]:
    """Read closed months from rows; of a month that is there twice the last one counts.

    Columns that are missing are told by nobody; further ones are passed over.

    Args:
        rows: by column, text or number.

    Raises:
        PlanError: a row is not acceptable; the text names the row, counted from 1 without the
            header, and what would be right.
    """
    closes: dict[YearMonth, MonthClose] = {}
    lines: dict[YearMonth, list[ClosedLine]] = {}
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            message = f"The history has more than {MOST_ROWS:,} rows; that is no history of months."
            raise PlanError(message)
        month = _month(row, number)
        stream, lead_type = _name(row, "stream", number), _name(row, "lead_type", number)
        if stream is None and lead_type is None:
            closes[month] = _close(row, month, number)
            lines[month] = []
        elif stream is None:
            raise _wrong(number, "stream is empty, but lead_type is not; name the stream")
        elif month not in closes:
            raise _wrong(number, f"{month} has no row of its own before those of its streams")
        else:
            goal, actual = (_number(row, name, number) for name in LINE_COLUMNS)
            lines[month].append(ClosedLine(stream, lead_type, goal, actual))
    return in_order(replace(close, lines=tuple(lines[month])) for month, close in closes.items())


def _row(told: Mapping[str, object]) -> Row:
    """Return a row with every column."""
    return {column: _cell(told.get(column)) for column in COLUMNS}


def _cell(value: object) -> str | float:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str | float | int) else ""


def _close(row: Mapping[str, object], month: YearMonth, number: int) -> MonthClose:
    told: dict[str, Any] = {name: _number(row, name, number) for name in NUMBERS}
    told |= {name: _answer(row, name, number) for name in ANSWERS}
    return MonthClose(month=month, **told)


def _month(row: Mapping[str, object], number: int) -> YearMonth:
    text = _text(row, "month")
    try:
        return YearMonth.read(text)
    except ValueError:
        raise _wrong(number, f"month is {_shown(text)}; write it as 2027-03") from None


def _name(row: Mapping[str, object], column: str, number: int) -> str | None:
    text = _text(row, column)
    if len(text) > LONGEST_NAME:
        raise _wrong(number, f"{column} is longer than {LONGEST_NAME} characters")
    return text or None


def _number(row: Mapping[str, object], column: str, number: int) -> float | None:
    text = _text(row, column)
    if not text:
        return None
    highest = 1.0 if column in SHARES else HIGHEST
    try:
        value = float(text)
    except ValueError:
        value = nan
    if not 0 <= value <= highest:
        right = "a share between 0 and 1" if column in SHARES else "a number, 0 or more"
        raise _wrong(number, f"{column} is {_shown(text)}; it must be {right}")
    return value


def _answer(row: Mapping[str, object], column: str, number: int) -> bool | None:
    text = _text(row, column).casefold()
    if text not in ("", "yes", "no"):
        raise _wrong(number, f"{column} is {_shown(text)}; it must be yes, no or empty")
    return text == "yes" if text else None


def _text(row: Mapping[str, object], column: str) -> str:
    value = row.get(column)
    blank = value is None or (isinstance(value, float) and isnan(value))
    return "" if blank else str(value).strip()


def _shown(text: str) -> str:
    return short(text) or "empty"


def _wrong(number: int, what: str) -> PlanError:
    return PlanError(f"Row {number} of the history: {what}.")
