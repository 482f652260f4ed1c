"""Text into days, numbers and yes or no, as expressions that run where the rows are.

The same expression runs on every engine that Ibis knows. DuckDB has functions that return nothing
for what they cannot read; elsewhere a text is looked at before it is converted. A column that is
already typed, as in a warehouse or a Parquet file, is taken as it is.

Blank and unreadable both become NULL; ``is_unreadable`` tells them apart.
"""

from datetime import datetime
from typing import cast

import ibis
from ibis.expr import types as ir

from sla_data.amounts import COMMA, PLAIN
from sla_data.dates import EXCEL, ISO, OFFSET, day_of, patterns, rewriting
from sla_data.durations import CLOCK, MINUTES_OF
from sla_data.words import MISSING, NO, YES

_SECONDS_A_DAY = 86_400
_ISO_DAY = (
    r"^[0-9]{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])"
    r"([ T]+[0-9]{1,2}:[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?( ?[AaPp][Mm])?"
    r"( ?(Z|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?))?)?$"
)


@ibis.udf.scalar.builtin(name="try_strptime")
def _try_strptime(text: str, formats: list[str]) -> datetime:
    """DuckDB's own: the time that one of the formats reads, else NULL."""


def trimmed(cell: ir.Value) -> ir.StringValue:
    """Return a cell's text without blanks around it; NULL where nothing is left."""
    text = cast("ir.StringValue", cell if cell.type().is_string() else cell.cast("string"))
    return cast("ir.StringValue", text.strip().nullif(""))


def is_unreadable(cell: ir.Value, converted: ir.Value) -> ir.BooleanValue:
    """Tell whether a cell says something that its conversion did not understand."""
    text = trimmed(cell)
    return cast(
        "ir.BooleanValue",
        cell.notnull() & converted.isnull() & text.notnull() & text.lower().notin(sorted(MISSING)),
    )


def as_time(cell: ir.Value, written: str, *, on_duckdb: bool) -> ir.TimestampValue:
    """Return the time that a cell names; times with an offset in UTC, others as they stand.

    Args:
        cell: a column, of text or already of days or times.
        written: the name of its way of writing; see ``sla_data.dates``.
        on_duckdb: whether the engine has ``TRY_CAST`` and ``try_strptime``.
    """
    if cell.type().is_temporal():
        return cast("ir.TimestampValue", cell.cast("timestamp"))
    text = trimmed(cell)
    if written == EXCEL:
        days = as_number(cell, PLAIN, on_duckdb=on_duckdb)
        seconds = (days * _SECONDS_A_DAY).round().cast("int64")
        return cast(
            "ir.TimestampValue", ibis.timestamp("1899-12-30 00:00:00") + seconds.as_interval("s")
        )
    if not on_duckdb:
        return _guarded_time(text, written)
    if written == ISO:
        return cast("ir.TimestampValue", text.try_cast("timestamp"))
    if written.endswith(OFFSET):
        return cast("ir.TimestampValue", _in_utc(_rewritten(text, written)))
    return cast("ir.TimestampValue", _try_strptime(text, list(patterns(written))))


def _in_utc(iso: ir.StringValue) -> ir.Value:
    # The connection's time zone is UTC, so that the cast back does not move the clock.
    joined = cast("ir.StringValue", iso.re_replace("([0-9]) ([+-][0-9])", r"\1\2"))
    return joined.try_cast("timestamp('UTC')").cast("timestamp")


def _rewritten(text: ir.StringValue, written: str) -> ir.StringValue:
    if day_of(written) == ISO:
        return text
    return cast("ir.StringValue", text.re_replace(*rewriting(written)))


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


def as_number(cell: ir.Value, written: str, *, on_duckdb: bool) -> ir.FloatingValue:
    """Return the number in a cell, without its currency, percent and thousands marks.

    Args:
        cell: a column, of text or already of numbers.
        written: the name of its way of writing; see ``sla_data.amounts``.
        on_duckdb: as for ``as_time``.
    """
    if cell.type().is_numeric():
        return cast("ir.FloatingValue", cell.cast("float64"))
    text = trimmed(cell)
    if written == PLAIN:
        return _float(text, on_duckdb=on_duckdb)
    bare = text.re_replace(r"[^0-9.,()eE+-]|(^|[^0-9])[eE]+($|[^0-9])", "")
    negative = text.re_search(r"^[(].*[)]$|-[^0-9]*$|^[^0-9]*[-−]")
    digits = bare.re_replace(r"[()+-]", "")
    digits = (
        digits.replace(".", "").replace(",", ".") if written == COMMA else digits.replace(",", "")
    )
    number = _float(digits, on_duckdb=on_duckdb)
    return cast("ir.FloatingValue", ibis.ifelse(negative, -number, number))


def _float(text: ir.StringValue, *, on_duckdb: bool) -> ir.FloatingValue:
    if on_duckdb:
        number = text.try_cast("float64")
        # "nan" and "inf" are words to DuckDB, not figures.
        return cast("ir.FloatingValue", ibis.ifelse(number.isnan() | number.isinf(), None, number))
    is_number = text.re_search(r"^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,3})?$")
    return cast(
        "ir.FloatingValue", ibis.ifelse(is_number, text, ibis.null("string")).cast("float64")
    )


def as_minutes(
    cell: ir.Value, written: str, number_written: str, *, on_duckdb: bool
) -> ir.FloatingValue:
    """Return how long something took. [minutes]

    Args:
        cell: a column, of text or already of numbers.
        written: a clock or a unit; see ``sla_data.durations``.
        number_written: how the numbers are written where it is a unit.
        on_duckdb: as for ``as_time``.
    """
    if written != CLOCK:
        return cast(
            "ir.FloatingValue",
            as_number(cell, number_written, on_duckdb=on_duckdb) * MINUTES_OF[written],
        )
    text = trimmed(cell)
    shape = r"^([0-9]{1,6}):([0-5][0-9])(:([0-5][0-9]([.][0-9]+)?))?$"
    sound = ibis.ifelse(text.re_search(shape), text, ibis.null("string"))
    hours, minutes, seconds = (
        sound.re_extract(shape, place).nullif("").cast("float64") for place in (1, 2, 4)
    )
    return cast("ir.FloatingValue", hours * 60 + minutes + seconds.fill_null(0.0) / 60)


def as_yes(cell: ir.Value) -> ir.BooleanValue:
    """Return whether a cell says yes, says no, or neither."""
    if cell.type().is_boolean():
        return cast("ir.BooleanValue", cell)
    word = trimmed(cell).lower()
    return cast(
        "ir.BooleanValue",
        ibis.cases((word.isin(sorted(YES)), True), (word.isin(sorted(NO)), False), else_=None),
    )
