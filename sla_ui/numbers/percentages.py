"""Percentages in the calculation's sentences, written as the reader's other figures are."""

import re
from decimal import Decimal

from sla_report.numbers.figures import Figures

_QUOTED = re.compile(r"(“[^”]*”)")
_PERCENTAGE = re.compile(r"(?<![\w.,])(\d{1,9}(?:\.\d{1,9})?) %(?!\w)", re.ASCII)


def in_readers_percent(text: str, figures: Figures) -> str:
    r"""Return a sentence with its percentages in the reader's form; what it quotes stays.

    >>> in_readers_percent("4.89 % become 5.5 % of “50 % off”.", Figures("en-US", "USD"))
    '4.89% become 5.5% of “50 % off”.'
    >>> in_readers_percent("4.89 % become 5.5 %.", Figures("de-DE", "EUR"))
    '4,89\xa0% become 5,5\xa0%.'
    """

    def written(found: re.Match[str]) -> str:
        return figures.rate_exact(float(Decimal(found[1]) / 100))

    parts = _QUOTED.split(text)
    return "".join(
        part if place % 2 else _PERCENTAGE.sub(written, part) for place, part in enumerate(parts)
    )
