"""The parts of one typed number: sign, currency, digits, power of ten, percent sign."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import TYPE_CHECKING
from unicodedata import category, decimal, normalize

from sla_ui.numbers.currency_signs import folded, is_a_currency, signs_of
from sla_ui.numbers.digits import readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_ui.numbers.number_problems import Field

LONGEST = 60
"""Characters a number has at most."""

_EXACT = Context(prec=200, Emax=9999, Emin=-9999)
_NUMBER = re.compile(
    r"(?P<before>[^0-9]*?)"
    r"(?P<body>[.,٫]?[0-9](?:[0-9.,٫ ']*[0-9])?[.,٫]?)"
    r"(?:e(?P<power>[+-]?[0-9]{1,3}))?"
    r"(?P<after>[^0-9]*)",
    re.IGNORECASE,
)
_ONE_SIGN_FOR_ALL = str.maketrans(
    dict.fromkeys("_’‘´`ʼ٬", "'") | dict.fromkeys("−–‐‑—", "-") | {"،": ",", "٪": "%"}
)
_MULTIPLIERS = {
    3: "k tsd tausend thousand",
    5: "lakh lakhs lac",
    6: "m mm mn mio mln mill million millions millionen",
    7: "cr crore crores",
    9: "b bn mrd billion billions milliarde milliarden milliard milliards",
}
_POWERS = {"": 0} | {word: power for power, words in _MULTIPLIERS.items() for word in words.split()}
_LONG_SCALE = {"billion": 12, "billions": 12}  # a million million, but for English
_PERCENT = {"%", "percent", "per cent", "pct", "prozent"}


def values(field: Field) -> list[Decimal]:
    """Return every value a text can mean, a percentage as a share of one.

    Args:
        field: the text and what is asked for.

    Raises:
        NumberProblem: the text is no number of this kind.
    """
    typed = _typed(field)
    body = _before(field, typed["before"], typed["body"])
    powers = _after(field, typed["after"], body)
    exponent = int(typed["power"] or 0)
    share = field.kind == "percent"
    scaled = exponent != 0 or powers != {0}
    found = readings(body, field.style, scaled=scaled, share=share)
    if not found:
        raise field.badly_grouped()
    if "-" in typed["before"]:
        found = tuple(value.copy_negate() for value in found)
    values = [_EXACT.scaleb(value, exponent + power) for value in found for power in powers]
    if not share:
        return values
    signed = "%" in typed["before"] or folded(typed["after"])
    as_typed = [] if signed else [value for value in values if 0 < abs(value) < 1]
    return [_EXACT.scaleb(value, -2) for value in values] + as_typed


def _typed(field: Field) -> re.Match[str]:
    """Return a text's parts: what stands before the digits, they, and what stands after."""
    if not field.typed.strip():
        raise field.empty()
    if len(field.typed) > LONGEST:
        raise field.too_long(LONGEST)
    match = _NUMBER.fullmatch(tidy(field.typed))
    if not match or any(category(character) in {"No", "Nl"} for character in field.typed):
        raise field.not_a_number()
    return match


def tidy(text: str) -> str:
    r"""Return a text with one kind of digit, space, apostrophe and minus.

    >>> tidy("１ ５００٫٥"), tidy("1’500\u2009−")
    ('1 500٫5', "1'500 -")
    """
    text = normalize("NFKC", text.translate(_ONE_SIGN_FOR_ALL)).translate(_ONE_SIGN_FOR_ALL)
    text = "".join(
        str(decimal(character)) if character.isdecimal() else character
        for character in text
        if category(character) != "Cf"
    )
    return re.sub(r"\s+", " ", text).strip()


def _before(field: Field, before: str, body: str) -> str:
    """Check what stands before the digits; return them without the dot of a currency's name."""
    word = re.sub("[+-]", "", before, count=1).strip()
    if before.endswith(word) and word[-1:].isalpha() and not body[0].isdigit():
        if body[0] != "." or folded(f"{word}.") not in signs_of("", field.tag):
            raise field.not_a_number()
        word, body = f"{word}.", body[1:]
    allowed = {"%"} if field.kind == "percent" else _signs(field)
    if word and folded(word) not in allowed:
        raise field.stray_word(word)
    return body


def _after(field: Field, after: str, body: str) -> set[int]:
    """Return the powers of ten that what stands after the digits can mean."""
    word = folded(after)
    if field.kind == "percent":
        powers = {0} if not word or word in _PERCENT else set()
    else:
        if field.kind == "money" and not body[-1].isdigit():
            word = re.sub("^-{1,2}", "", word).strip()  # 500,- € and 500.-- CHF
        signs = _signs(field) | {""}
        # MMK is the kyat, whatever its "mm" could mean
        powers = (
            {0}
            if word in {"", field.currency.casefold()} & signs
            else set(_powers(word, signs, field.tag))
        )
    if not powers:
        raise field.stray_word(_without_multiplier(word, field.tag))
    return powers


def _signs(field: Field) -> frozenset[str]:
    return signs_of(field.currency, field.tag) if field.kind == "money" else frozenset()


def _powers(word: str, signs: frozenset[str], tag: str) -> Iterator[int]:
    """Yield every power of ten a word can mean, with a currency's sign before or after it."""
    for name, power in _POWERS.items():
        if any(rest in signs for rest in _rests(word, name)):
            yield power
            if name in _LONG_SCALE and not tag.startswith("en"):
                yield _LONG_SCALE[name]


def _rests(word: str, name: str) -> Iterator[str]:
    """Yield what is left of a word without a multiplier at its beginning or end."""
    for written in (name, f"{name}.") if len(name) > 1 else (name,):
        if word.startswith(written):
            yield word.removeprefix(written).strip()
        if word.endswith(written):
            yield word.removesuffix(written).strip()


def _without_multiplier(word: str, tag: str) -> str:
    rests = (rest for name in _POWERS for rest in _rests(word, name))
    return next((rest for rest in rests if rest and is_a_currency(rest, tag)), word)
