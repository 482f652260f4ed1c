"""What a setting can be: lists of names, addresses of the web, of mail and of databases."""

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, SecretStr

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"{_LABEL}(\.{_LABEL})*")
_MAILBOX = re.compile(r"[^\s@,;<>()\"]{1,64}")
_WITH_DRIVER = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
    "sqlite": "sqlite",
}
"""The databases that can be used, and how SQLAlchemy calls each with its driver."""


def split(value: object) -> object:
    """Return the parts of a text with commas, or what is a list already.

    >>> split("example.com, example.org")
    ('example.com', 'example.org')
    """
    if isinstance(value, str):
        return tuple(part for part in (each.strip() for each in value.split(",")) if part)
    return tuple(value) if isinstance(value, list) else value


def domains(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return domains in small letters; an asterisk stands for all."""
    return tuple(name if name == "*" else _domain(name) for name in names)


def hosts(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names of machines in small letters; they may begin with ``*.``."""
    return tuple("*." + _host(name[2:]) if name.startswith("*.") else _host(name) for name in names)


def addresses(given: tuple[str, ...]) -> tuple[str, ...]:
    """Return e-mail addresses in small letters."""
    for address in given:
        mailbox, _, domain = address.rpartition("@")
        if not _MAILBOX.fullmatch(mailbox):
            raise ValueError
        _domain(domain)
    return tuple(address.casefold() for address in given)


def origins(given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the beginnings of addresses: how, who, and at which port, but no path."""
    for origin in given:
        if _web_address(origin.replace("://*.", "://", 1)).count("/") != 2:  # noqa: PLR2004
            raise ValueError
    return tuple(origin.rstrip("/").lower() for origin in given)


def database_url(secret: SecretStr) -> SecretStr:
    """Return the address of a database with the driver that is installed."""
    scheme, found, rest = secret.get_secret_value().partition("://")
    parts = urlsplit(f"{scheme}://{rest}")
    known = found and scheme in _WITH_DRIVER and " " not in rest
    if not known or len(parts.path) <= 1 or (scheme == "sqlite" and parts.netloc):
        raise ValueError
    return SecretStr(f"{_WITH_DRIVER[scheme]}://{rest}")


def _domain(name: str) -> str:
    if "." not in name:
        raise ValueError
    return _host(name)


def _host(name: str) -> str:
    small = name.lower()
    if not _NAME.fullmatch(small):
        raise ValueError
    return small


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    _ = parts.port  # raises what is no port
    if parts.scheme not in {"http", "https"} or parts.username or parts.query or parts.fragment:
        raise ValueError
    _host(parts.hostname or "")
    if not re.fullmatch(r"[!-~]+", text) or any(letter in text for letter in "\\;'\"<>"):
        raise ValueError
    return text.rstrip("/")


def _folder(path: Path) -> Path:
    return path.expanduser().resolve()


Domains = Annotated[tuple[str, ...], BeforeValidator(split), AfterValidator(domains)]
Hosts = Annotated[tuple[str, ...], BeforeValidator(split), AfterValidator(hosts)]
EmailAddresses = Annotated[tuple[str, ...], BeforeValidator(split), AfterValidator(addresses)]
Origins = Annotated[tuple[str, ...], BeforeValidator(split), AfterValidator(origins)]
DatabaseUrl = Annotated[SecretStr, AfterValidator(database_url)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Folder = Annotated[Path, AfterValidator(_folder)]
