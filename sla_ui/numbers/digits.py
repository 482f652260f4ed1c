"""Which mark in a number is the decimal one: the rules that make "1.234" a question.

Works on text whose digits are 0-9 and whose grouping signs are a space or an apostrophe
(`sla_ui.numbers.understanding` prepares it so).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sla_report.numbers.number_style import NumberStyle

_DIGITS = re.compile("[0-9]+")
_SOFT_GROUPS = frozenset(" '")
_MARKS = ".,٫"
_ALWAYS_DECIMAL = "٫"
_GROUP = 3
_INDIAN = (3, 2)


def readings(
    typed: str, style: NumberStyle, *, scaled: bool = False, share: bool = False
) -> tuple[Decimal, ...]:
    """Return what digits can mean: one value, two if they are ambiguous, none if malformed.

    >>> from sla_report.numbers.number_style import number_style
    >>> english = number_style("en-US")
    >>> [[str(value) for value in readings(text, english)] for text in ("1.5", "1.234", "1.50.000")]
    [['1.5'], ['1234', '1.234'], []]

    Args:
        typed: digits with their marks.
        style: how the reader's locale writes numbers.
        scaled: a multiplier or power of ten follows, as in 1.234 m.
        share: the number is a percentage, where thousands are never meant.
    """
    soft = set(typed) & _SOFT_GROUPS
    marks = [sign for sign in typed if sign in _MARKS]
    if soft:
        if len(soft) > 1 or len(marks) > 1:
            return ()
        return _value(typed, style, group=soft.pop(), decimal="".join(marks))
    if len(marks) == 1:
        return _with_one_mark(typed, marks[0], style, scaled=scaled, share=share)
    if len(set(marks)) <= 1:
        return _value(typed, style, group=marks[0] if marks else "", decimal="")
    last = marks[-1]
    if len(set(marks)) > 2 or marks.count(last) > 1:  # noqa: PLR2004 - a group's and a decimal one
        return ()
    return _value(typed, style, group=marks[0], decimal=last)


def _with_one_mark(
    typed: str, mark: str, style: NumberStyle, *, scaled: bool, share: bool
) -> tuple[Decimal, ...]:
    """Return what a number with a single point or comma can mean."""
    whole, _, fraction = typed.partition(mark)
    as_decimal = _value(typed, style, group="", decimal=mark)
    looks_grouped = len(fraction) == _GROUP and 1 <= len(whole) <= _GROUP and whole[0] != "0"
    if share or mark == _ALWAYS_DECIMAL or not looks_grouped:
        return as_decimal
    if mark == style.decimal and scaled:
        return as_decimal
    as_grouped = _value(typed, style, group=mark, decimal="")
    if mark == style.group and not scaled:
        return as_grouped
    return as_grouped + as_decimal


def _value(typed: str, style: NumberStyle, *, group: str, decimal: str) -> tuple[Decimal, ...]:
    whole, _, fraction = typed.partition(decimal) if decimal else (typed, "", "")
    if group:
        if not _well_grouped(whole.split(group), style) or group == _ALWAYS_DECIMAL:
            return ()
        whole = whole.replace(group, "")
    if not _DIGITS.fullmatch(whole + fraction):
        return ()
    return (Decimal(f"{whole or 0}.{fraction}"),)


def _well_grouped(groups: list[str], style: NumberStyle) -> bool:
    first, *others = (len(group) for group in groups)
    if not others or groups[0].startswith("0") or others[-1] != _GROUP:
        return False
    if 1 <= first <= _GROUP and set(others) == {_GROUP}:
        return True
    indian = style.sizes == _INDIAN
    return indian and 1 <= first <= _INDIAN[1] and set(others[:-1]) <= {_INDIAN[1]}
