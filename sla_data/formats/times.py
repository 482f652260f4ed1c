"""When a cell says that something was, as an expression that runs where the rows are."""

from datetime import datetime
from typing import cast

import ibis
from ibis.expr import types as ir

from sla_data.formats.amounts import PLAIN
from sla_data.formats.cells import as_number, stripped, trimmed
from sla_data.formats.dates import EXCEL, ISO, OFFSET, day_of, parts, patterns

_SECONDS_A_DAY = 86_400
_ISO_DAY = (
    r"^[0-9]{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])"
    r"([ T]+[0-9]{1,2}:[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?( ?[AaPp][Mm])?"
    r"( ?(Z|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?))?)?$"
)


@ibis.udf.scalar.builtin(name="try_strptime")  # type: ignore[untyped-decorator]
def _try_strptime(text: str, formats: list[str]) -> datetime:
    """Return DuckDB's own answer: the time that one of the formats reads, else NULL."""
    raise NotImplementedError


def as_time(cell: ir.Value, written: str, *, on_duckdb: bool) -> ir.TimestampValue:
    """Return the time that a cell names; times with an offset in UTC, others as they stand.

    Args:
        cell: a column, of text or already of days or times.
        written: the name of its way of writing; see ``sla_data.formats.dates``.
        on_duckdb: whether the engine has ``TRY_CAST`` and ``try_strptime``.
    """
    if cell.type().is_temporal():
        return cast("ir.TimestampValue", cell.cast("timestamp"))
    if written == EXCEL:
        days = as_number(cell, PLAIN, on_duckdb=on_duckdb)
        seconds = (days * _SECONDS_A_DAY).round().cast("int64")
        return cast(
            "ir.TimestampValue", ibis.timestamp("1899-12-30 00:00:00") + seconds.as_interval("s")
        )
    if not on_duckdb:
        return _guarded_time(trimmed(cell), written)

    def read(text: ir.Value) -> ir.Value:
        if written == ISO:
            return text.try_cast("timestamp")
        if written.endswith(OFFSET):
            return _in_utc(_rewritten(cast("ir.StringValue", text), written))
        return cast("ir.Value", _try_strptime(text, list(patterns(written))))

    # Most cells have no blanks around them: looking first saves taking them off.
    return cast("ir.TimestampValue", read(cell).coalesce(read(stripped(cell))))


def _in_utc(iso: ir.StringValue) -> ir.Value:
    # The connection's time zone is UTC, so that the cast back does not move the clock.
    joined = cast("ir.StringValue", iso.re_replace("([0-9]) ([+-][0-9])", r"\1\2"))
    return joined.try_cast("timestamp('UTC')").cast("timestamp")


def _rewritten(text: ir.StringValue, written: str) -> ir.StringValue:
    """Return a time with its day as year-month-day, whatever else stands behind it."""
    if day_of(written) == ISO:
        return text
    pattern, place = parts(written)
    year, month, day = (
        text.re_extract(pattern, place[part]) for part in ("y" if "y" in place else "Y", "M", "D")
    )
    century = "20" if "y" in place else ""
    rest = text.re_replace(pattern, "")
    return cast("ir.StringValue", century + year + "-" + month + "-" + day + rest)


def _guarded_time(text: ir.StringValue, written: str) -> ir.TimestampValue:
    """Convert only what is a day of the calendar: a cast that fails would end the query."""
    iso = _rewritten(text, written)
    looks_right = iso.re_search(_ISO_DAY)
    year, month, day = (
        ibis.ifelse(looks_right, iso.re_extract("^([0-9]+)-([0-9]+)-([0-9]+)", place), "1").cast(
            "int64"
        )
        for place in (1, 2, 3)
    )
    is_leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    last = ibis.cases(
        (month == 2, ibis.ifelse(is_leap, 29, 28)),  # noqa: PLR2004 - February
        (month.isin([4, 6, 9, 11]), 30),
        else_=31,
    )
    kind = "timestamp('UTC')" if written.endswith(OFFSET) else "timestamp"
    sound = ibis.ifelse(looks_right & (day <= last), iso, ibis.null("string"))
    return cast("ir.TimestampValue", sound.cast(kind).cast("timestamp"))
