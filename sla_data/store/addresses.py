"""Addresses that cannot be guessed, and what is stored of them.

``e`` opens a plan to edit, ``v`` to view, ``p`` is the plan itself for those who have a right by
person; then 128 random bits as 22 characters. Of the first two only a digest is stored.
"""

import re
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

from sla_data.store.entries import AddressKind
from sla_data.store.errors import NoSuchPlanError

RANDOM_BYTES = 16
KINDS = {"e": "edit", "v": "view", "p": "person"}
_FIRST: dict[AddressKind, str] = {"edit": "e", "view": "v"}
# The last character holds the last two of 128 bits, and four that are zero.
_ADDRESS = re.compile(r"[evp][A-Za-z0-9_-]{21}[AQgw]")


def new_address(kind: AddressKind) -> str:
    """Return an address that nobody has had before."""
    return _FIRST[kind] + _random()


def new_plan_id() -> str:
    """Return a name for a plan that nobody can guess."""
    return "p" + _random()


def kind_of(address: str) -> str:
    """Return what an address is for: ``"edit"``, ``"view"`` or ``"person"``.

    Raises:
        NoSuchPlanError: it is no address at all, which costs no look into the database.

    >>> kind_of("v" + "A" * 22)
    'view'
    """
    if not _ADDRESS.fullmatch(address):
        raise NoSuchPlanError
    return KINDS[address[0]]


def digest(address: str) -> str:
    """Return what is stored of an address: nobody can find the address from it."""
    return sha256(address.encode()).hexdigest()


def ending(address: str) -> str:
    """Return what one may show of an address, for its holder to recognise it."""
    return address[-4:]


def _random() -> str:
    return urlsafe_b64encode(secrets.token_bytes(RANDOM_BYTES)).decode().rstrip("=")
