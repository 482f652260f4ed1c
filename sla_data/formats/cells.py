"""Text into days, numbers and yes or no, as expressions that run where the rows are.

The same expression runs on every engine that Ibis knows. DuckDB has functions that return nothing
for what they cannot read; elsewhere a text is looked at before it is converted. A column that is
already typed, as in a warehouse or a Parquet file, is taken as it is.

Blank and unreadable both become NULL; ``is_unreadable`` tells them apart.
"""

import re
from datetime import datetime
from typing import cast

import ibis
from ibis.expr import types as ir

from sla_data.formats.amounts import COMMA, PLAIN
from sla_data.formats.dates import EXCEL, ISO, OFFSET, day_of, parts, patterns
from sla_data.formats.durations import CLOCK, MINUTES_OF
from sla_data.formats.words import MISSING, NO, YES

_SECONDS_A_DAY = 86_400
_LARGEST = 1e300
_SAYS_NOTHING = rf"^\s*({'|'.join(sorted(map(re.escape, MISSING)))})?\s*$"
_ISO_DAY = (
    r"^[0-9]{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])"
    r"([ T]+[0-9]{1,2}:[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?( ?[AaPp][Mm])?"
    r"( ?(Z|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?))?)?$"
)


@ibis.udf.scalar.builtin(name="try_strptime")  # type: ignore[untyped-decorator]
def _try_strptime(text: str, formats: list[str]) -> datetime:
    """Return DuckDB's own answer: the time that one of the formats reads, else NULL."""
    raise NotImplementedError


@ibis.udf.scalar.builtin(name="trim")  # type: ignore[untyped-decorator]
def _without_spaces(text: str) -> str:
    """Return DuckDB's own answer: four times as fast as taking off any blank."""
    raise NotImplementedError


def _stripped(cell: ir.Value) -> ir.StringValue:
    return cast("ir.StringValue", cast("ir.StringValue", cell).strip())


def trimmed(cell: ir.Value) -> ir.StringValue:
    """Return a cell's text without blanks around it; NULL where nothing is left."""
    text = cast("ir.StringValue", cell if cell.type().is_string() else cell.cast("string"))
    return cast("ir.StringValue", text.strip().nullif(""))


def bare(cell: ir.Value, *, on_duckdb: bool) -> ir.StringValue:
    """Return a name without spaces around it; NULL where nothing is left."""
    if on_duckdb and cell.type().is_string():
        return cast("ir.StringValue", _without_spaces(cell).nullif(""))
    return trimmed(cell)


def is_unreadable(text: ir.Value, understood: ir.BooleanValue) -> ir.BooleanValue:
    """Tell whether a cell says something that was not understood.

    The words for a blank are looked for only where there is need: by a pattern, since DuckDB makes
    a join of a list of words, for every row.
    """
    says_nothing = cast("ir.StringValue", text).lower().re_search(_SAYS_NOTHING)
    fine = text.isnull() | understood
    return cast("ir.BooleanValue", ibis.ifelse(fine, ibis.literal(value=False), ~says_nothing))


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
    return cast("ir.TimestampValue", read(cell).coalesce(read(_stripped(cell))))


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


def as_number(cell: ir.Value, written: str, *, on_duckdb: bool) -> ir.FloatingValue:
    """Return the number in a cell, without its currency, percent and thousands marks.

    Args:
        cell: a column, of text or already of numbers.
        written: the name of its way of writing; see ``sla_data.formats.amounts``.
        on_duckdb: as for ``as_time``.
    """
    if cell.type().is_numeric():
        return cast("ir.FloatingValue", cell.cast("float64"))
    if written == PLAIN and on_duckdb:
        return cast("ir.FloatingValue", _float(cell).coalesce(_float(_stripped(cell))))
    text = trimmed(cell)
    if written == PLAIN:
        return _guarded_float(text)
    bare = text.re_replace(r"[^0-9.,()eE+-]|(^|[^0-9])[eE]+($|[^0-9])", "")
    negative = text.re_search(r"^[(].*[)]$|-[^0-9]*$|^[^0-9]*[-−]")
    digits = bare.re_replace(r"[()+-]", "")
    digits = (
        digits.replace(".", "").replace(",", ".") if written == COMMA else digits.replace(",", "")
    )
    number = _float(digits) if on_duckdb else _guarded_float(digits)
    return cast("ir.FloatingValue", ibis.ifelse(negative, -number, number))


def _float(text: ir.Value) -> ir.FloatingValue:
    return cast("ir.FloatingValue", text.try_cast("float64"))


def is_figure(number: ir.FloatingValue) -> ir.BooleanValue:
    """Tell whether a number is one: DuckDB takes the words ``nan`` and ``inf`` for numbers, too."""
    within = number.between(-_LARGEST, _LARGEST)
    return cast("ir.BooleanValue", within.fill_null(ibis.literal(value=False)))


def _guarded_float(text: ir.StringValue) -> ir.FloatingValue:
    is_number = text.re_search(r"^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,3})?$")
    sound = ibis.ifelse(is_number, text, ibis.null("string"))
    return cast("ir.FloatingValue", sound.cast("float64"))


def as_minutes(
    cell: ir.Value, written: str, number_written: str, *, on_duckdb: bool
) -> ir.FloatingValue:
    """Return how long something took, in minutes.

    Args:
        cell: a column, of text or already of numbers.
        written: a clock or a unit; see ``sla_data.formats.durations``.
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
