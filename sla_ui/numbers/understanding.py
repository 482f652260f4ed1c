"""Numbers as people write them: understood in the reader's own format, or asked about.

`1.500.000`, `1,500,000`, `1.5m`, `1'500'000` and `1 500 000 €` are one number. What has two
readings raises `AmbiguousNumber`: nothing is guessed.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING

from sla_report.numbers.exact import exactly
from sla_report.numbers.number_style import reader_locale
from sla_ui.numbers.number_problems import AmbiguousNumber, Field, Kind, NumberProblem
from sla_ui.numbers.typed_number import tidy, values

if TYPE_CHECKING:
    from sla_report.numbers.figures import Figures

__all__ = ["AmbiguousNumber", "Kind", "NumberProblem", "in_a_file", "read_number", "read_numbers"]

_LONGEST_LIST = 400
_LINES = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")
_SEPARATOR = re.compile(r"\s*(?:-+>|[;·•|/>→])\s*|,\s")
_SPACE_BETWEEN_NUMBERS = re.compile(r"(?<=[0-9.,])\s+(?=[0-9.,])")


def read_number(text: str, locale: str, *, kind: Kind = "number", currency: str = "") -> float:
    """Return the number a text means in the reader's format; a percentage as a share of one.

    >>> read_number("1.500.000,50 €", "de-DE", kind="money", currency="EUR")
    1500000.5
    >>> read_number("33 %", "en-US", kind="percent")
    0.33

    Args:
        text: what was typed.
        locale: tag of the reader's locale, as the browser sends it.
        kind: what the field asks for.
        currency: ISO code of the currency an amount is in; empty accepts any.

    Raises:
        AmbiguousNumber: the text can mean several numbers.
        NumberProblem: the text is none, or not of this kind.
    """
    field = Field(text, reader_locale(locale), kind, currency)
    meant = tuple(dict.fromkeys(values(field)))
    if not all(isfinite(float(value)) for value in meant):
        raise field.too_large()
    if len(meant) > 1:
        raise field.ambiguous(meant)
    return float(meant[0]) + 0.0  # no negative zero


def read_numbers(
    text: str, locale: str, *, kind: Kind = "percent", currency: str = ""
) -> tuple[float, ...]:
    """Return the numbers typed in one field, such as the rates of several stages.

    Between them stand `;`, `·`, `→`, `>`, `|`, `/`, a percent sign, or a comma or space where it
    cannot belong to a number.

    >>> read_numbers("34 %, 82 %, 23 %", "en-US"), read_numbers("34,5; 82", "de-DE")
    ((0.34, 0.82, 0.23), (0.345, 0.82))

    Args:
        text: what was typed.
        locale: tag of the reader's locale, as the browser sends it.
        kind: what each number is.
        currency: ISO code of the currency amounts are in; empty accepts any.

    Raises:
        AmbiguousNumber: one of them can mean several numbers.
        NumberProblem: one of them is none, or it is unclear where one ends.
    """
    field = Field(text, reader_locale(locale), kind, currency)
    if len(text) > _LONGEST_LIST:
        raise field.too_long(_LONGEST_LIST)
    if not text.strip():
        raise field.empty()
    parts = _parts(text)
    pieces = parts if len(parts) > 1 else _pieces(parts[0], field)
    return tuple(read_number(piece, locale, kind=kind, currency=currency) for piece in pieces)


def _parts(text: str) -> list[str]:
    """Return a list's parts, split wherever a separator is beyond doubt."""
    parts: list[str] = []
    for part in _SEPARATOR.split(tidy(_LINES.sub(";", text.strip())).strip("; ")):
        boundary = r"[,\s]*(?=%)" if part.startswith("%") else r"(?<=%)[,\s]*"
        shares = [share for share in re.split(boundary, part) if share]
        parts += shares or [part]
    return parts


def _pieces(part: str, field: Field) -> list[str]:
    """Return the numbers of a list without separators, split at its spaces or commas.

    Raises:
        NumberProblem: it can be one number or several.
    """
    pieces = _SPACE_BETWEEN_NUMBERS.split(part)
    if field.kind != "percent":
        if len(pieces) == 1 or field.style.group.isspace():
            return [part]
        if _is_one_number(part, field):
            raise field.one_or_several(part)
        return pieces
    if field.style.decimal == ",":
        return pieces
    for piece in pieces:
        if piece.count(",") == 1 and "." not in piece:
            raise field.one_or_several(piece)
    return [number for piece in pieces for number in piece.split(",")]


def _is_one_number(part: str, field: Field) -> bool:
    try:
        read_number(part, field.tag, kind=field.kind, currency=field.currency)
    except AmbiguousNumber:
        return True
    except NumberProblem:
        return False
    return True


def in_a_file(text: str, figures: Figures) -> str:
    r"""Return what was typed as a file has it: the figure itself, or the text where it is none.

    >>> from sla_report.numbers.exact import unit_apart
    >>> from sla_report.numbers.figures import Figures
    >>> german = Figures("de-DE", "EUR")
    >>> unit_apart(in_a_file("1.500,5", german)), in_a_file("many", german)
    (Quantity(number=1500.5, unit=''), 'many')
    """
    try:
        return exactly(figures).count(read_number(text, figures.locale))
    except NumberProblem:
        return text
