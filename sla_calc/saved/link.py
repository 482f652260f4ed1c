"""The plan as the text of a link: format number, compressed data, checksum.

``1.<raw deflate of JSON, base64url>.<CRC-32 of what stands before it, base64url>``
"""

import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping

from sla_calc.errors import PlanError, PlanLinkError
from sla_calc.model.plan import Plan
from sla_calc.saved.documents import FORMATS, NEWEST, Format, parse, plan_from, short_document

LONGEST_TEXT = 60_000
LONGEST_DATA = 200_000
WIDEST = 20_000

_LINK = re.compile(r"([0-9]{1,4})\.([A-Za-z0-9_-]*)\.([A-Za-z0-9_-]{6})", re.ASCII)
_BEGINS_LIKE_A_LINK = re.compile(r"[0-9]{1,4}\.[A-Za-z0-9_-]*", re.ASCII)

_FOREIGN = "This link does not hold a plan. Copy it again, or open the plan from its file."
_DAMAGED = (
    "The plan in this link is cut off or was changed on its way. Copy the whole link again, "
    "or open the plan from its file."
)


def encode_plan(plan: Plan) -> str:
    """Return the plan as text that fits into a link.

    The same plan always gives the same text.

    Raises:
        PlanLinkError: the plan is too large for a link; a file holds it.

    >>> decode_plan(encode_plan(Plan(quota=750_000))).quota
    750000.0
    """
    document = short_document(plan)
    data = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    press = zlib.compressobj(9, wbits=-15, zdict=FORMATS[NEWEST].dictionary)
    body = f"{NEWEST}.{_base64(press.compress(data) + press.flush())}"
    text = f"{body}.{_checksum(body)}"
    if len(data) > LONGEST_DATA or len(text) > LONGEST_TEXT:
        message = "This plan is too large for a link. Keep it as a file, and pass that on."
        raise PlanLinkError(message)
    return text


def decode_plan(text: str, formats: Mapping[int, Format] = FORMATS) -> Plan:
    """Return the plan that a link's text holds.

    Bounded in time and memory whatever the text: its length, the length of what it unpacks to,
    and the depth of that are limited.

    Args:
        text: what stands in the link.
        formats: the formats that can be read.

    Raises:
        PlanLinkError: the text is foreign, cut off, damaged, from a newer version, or its plan
            is not acceptable; with a sentence for the user.
    """
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        message = f"This link is too long for a plan: {len(text):,} of {LONGEST_TEXT:,} characters."
        raise PlanLinkError(message)
    number, packed = _opened(text, newest=max(formats))
    if number not in formats:
        raise PlanLinkError(_FOREIGN)
    try:
        document = parse(_unpacked(packed, formats[number].dictionary).decode(), WIDEST)
    except (ValueError, zlib.error):
        raise PlanLinkError(_DAMAGED) from None
    try:
        return plan_from(document, number, formats)
    except PlanError as error:
        message = "The plan in this link cannot be used:"
        raise PlanLinkError(message, *error.problems) from None


def _opened(text: str, newest: int) -> tuple[int, bytes]:
    """Return the format's number and the packed data of a link that is whole."""
    link = _LINK.fullmatch(text)
    if not link:
        raise PlanLinkError(_DAMAGED if _BEGINS_LIKE_A_LINK.match(text) else _FOREIGN)
    number, body, checksum = link.groups()
    if _checksum(f"{number}.{body}") != checksum:
        raise PlanLinkError(_DAMAGED)
    if int(number) > newest:
        message = (
            f"This link was made by a newer version of the calculator (format {int(number)}; this "
            f"one reads up to {newest}). Open it there, or have this one updated."
        )
        raise PlanLinkError(message)
    try:
        return int(number), urlsafe_b64decode(body + "=" * (-len(body) % 4))
    except ValueError:
        raise PlanLinkError(_DAMAGED) from None


def _unpacked(packed: bytes, dictionary: bytes) -> bytes:
    """Decompress, but never more than ``LONGEST_DATA``.

    Raises:
        zlib.error: when it is not whole, or longer than that.
    """
    press = zlib.decompressobj(-15, zdict=dictionary)
    data = press.decompress(packed, LONGEST_DATA + 1)
    if not press.eof or len(data) > LONGEST_DATA:
        raise zlib.error
    return data


def _base64(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def _checksum(text: str) -> str:
    return _base64(zlib.crc32(text.encode()).to_bytes(4, "big"))
