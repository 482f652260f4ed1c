"""How a cell looks: by what it holds, and whether it is to be changed."""

from typing import Any, Literal

from babel.core import UnknownLocaleError
from babel.numbers import get_currency_symbol

Kind = Literal[
    "title", "heading", "note", "aside", "head", "head_right", "month_head", "text", "verdict",
    "money", "count", "volume", "decimal", "small", "number", "rate", "month", "day", "date",
]  # fmt: skip
"""What a cell holds."""

YELLOW, RED, GREEN = "#fff3b0", "#f8d0cb", "#d3ecdc"
INK, BLUE, PALE, LINE = "#1d2733", "#1f5fbf", "#e8eef7", "#d8dee6"
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 18, "font_color": BLUE},
    "heading": {"bold": True, "font_size": 13, "font_color": BLUE},
    "note": {"font_color": "#5b6878", "italic": True},
    "aside": {"font_color": "#5b6878", "italic": True, "indent": 1},
    "head": {"bold": True, "bg_color": PALE, "bottom": 1, "bottom_color": LINE}
    | {"text_wrap": True, "valign": "bottom"},
    "head_right": {"bold": True, "bg_color": PALE, "bottom": 1, "bottom_color": LINE}
    | {"text_wrap": True, "valign": "bottom", "align": "right"},
    "text": {},
    "count": {"num_format": "#,##0"},
    "volume": {"num_format": "#,##0.0"},
    "decimal": {"num_format": "#,##0.00"},
    "small": {"num_format": "0.000000"},
    "number": {"num_format": "General"},
    "rate": {"num_format": "0.0#%"},
    "month_head": {"bold": True, "bg_color": PALE, "bottom": 1, "bottom_color": LINE}
    | {"num_format": "mmm yyyy", "align": "right"},
    "month": {"num_format": "mmm yyyy", "align": "right"},
    "day": {"num_format": "ddd d mmm", "align": "left"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "verdict": {"bold": True, "align": "right"},
}


def money_format(currency: str) -> str:
    """Return the number format of amounts: cents below 100.

    >>> money_format("EUR"), money_format("CHF")
    ('[<100][$€]#,##0.00;[$€]#,##0', '[<100][$CHF] #,##0.00;[$CHF] #,##0')
    """
    try:
        sign = get_currency_symbol(currency, locale="en")
    except (UnknownLocaleError, ValueError):
        sign = currency
    sign = f"[${sign}]" + (" " if sign[-1].isalpha() else "")
    return f"[<100]{sign}#,##0.00;{sign}#,##0"
