"""What a cell says: its text as a number, a duration or a yes, where the rows are.

The same expression runs on every engine that Ibis knows. DuckDB has functions that return nothing
for what they cannot read; elsewhere a text is looked at before it is converted. A column that is
already typed, as in a warehouse or a Parquet file, is taken as it is.

Blank and unreadable both become NULL; ``is_unreadable`` tells them apart.
"""

import re
from typing import cast

import ibis
from ibis.expr import types as ir

from sla_data.formats.amounts import COMMA, PLAIN
from sla_data.formats.durations import CLOCK, MINUTES_OF
from sla_data.formats.words import MISSING, NO, YES

_LARGEST = 1e300
_SAYS_NOTHING = rf"^\s*({'|'.join(sorted(map(re.escape, MISSING)))})?\s*$"


@ibis.udf.scalar.builtin(name="trim")  # type: ignore[untyped-decorator]
def _without_spaces(text: str) -> str:
    """Return DuckDB's own answer: four times as fast as taking off any blank."""
    raise NotImplementedError


def stripped(cell: ir.Value) -> ir.StringValue:
    """Return a text without blanks around it."""
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


def as_number(cell: ir.Value, written: str, *, on_duckdb: bool) -> ir.FloatingValue:
    """Return the number in a cell, without its currency, percent and thousands marks.

    Args:
        cell: a column, of text or already of numbers.
        written: the name of its way of writing; see ``sla_data.formats.amounts``.
        on_duckdb: whether the engine has ``TRY_CAST``.
    """
    if cell.type().is_numeric():
        return cast("ir.FloatingValue", cell.cast("float64"))
    if written == PLAIN and on_duckdb:
        return cast("ir.FloatingValue", _float(cell).coalesce(_float(stripped(cell))))
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
        on_duckdb: as for ``as_number``.
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
