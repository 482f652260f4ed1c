"""Words from users, made harmless for where they are shown.

`plain` is for places that show text as it is: options, chart values, table cells. `as_markdown` is
for everything Streamlit renders as Markdown: labels, metrics, captions, messages, help.
"""

from __future__ import annotations

import re
from unicodedata import bidirectional

from sla_report.plain_text import NO_NAME, WORD_JOINER, distinct, plain

__all__ = ["NO_NAME", "arrow", "as_markdown", "distinct", "plain"]

LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"

_PUNCTUATION = re.compile(r"[\\`*_~\[\]<>#|$&!:]")
_LIST_OR_RULE = re.compile(rf"^([-+=])(?=\s|[-+={WORD_JOINER}]|$)")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)", re.ASCII)
_FOUND_AFTER_UNESCAPING = re.compile(
    r":(?=[A-Za-z/]|[\w+-]+:)"  # :streamlit:, :material/home:, :smile:, http://
    r"|(?i:www)(?=\.)"
    r"|\S(?=@)"
    r"|[-<>~](?=[-=>])",  # -> <- <-> -- >= <= ~= become typographic signs
    re.ASCII,
)


def as_markdown(text: str, limit: int = 300) -> str:
    r"""Return Markdown that shows a text exactly as typed: no link, picture, formula or emoji code.

    Every name passes through here before it reaches Markdown of Streamlit. Backslashes stop what
    the parser finds; an invisible U+2060 stops what Streamlit looks for after unescaping.

    >>> as_markdown("Webinar *2027*"), as_markdown("€1,500"), as_markdown("$1,500")
    ('Webinar \\*2027\\*', '€1,500', '\\$1,500')

    Args:
        text: what a user typed or uploaded, or a figure.
        limit: characters at most [-], as in `plain`.
    """
    shown = plain(text, limit)
    broken = _FOUND_AFTER_UNESCAPING.sub(rf"\g<0>{WORD_JOINER}", shown)
    escaped = _PUNCTUATION.sub(r"\\\g<0>", broken)
    return _NUMBERED.sub(r"\1\\\2", _LIST_OR_RULE.sub(r"\\\1", escaped))


def arrow(before: str, after: str) -> str:
    """Return ``before → after``, in that order also where the names run from right to left.

    Args:
        before: a name that is harmless already.
        after: another.

    >>> arrow("MQL", "SQL")
    'MQL → SQL'
    """
    runs_left = any(bidirectional(character) in {"R", "AL"} for character in before + after)
    mark = LEFT_TO_RIGHT if runs_left else ""
    return f"{mark}{before}{mark} → {mark}{after}{mark}"
