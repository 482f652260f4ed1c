"""How this server was set up: by the environment (``SLA_…``), else by Streamlit's secrets."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from sla_host.reading import Said, read_settings, said_here
from sla_host.setting_kinds import (
    DatabaseUrl,
    Domains,
    EmailAddresses,
    Folder,
    Hosts,
    Origins,
    WebAddress,
)

ROOT = Path(__file__).resolve().parents[1]
LOOPBACK = ("localhost", "127.0.0.1", "::1")
ANYBODY = "*"
DATABASE_FILE = "plans.sqlite"


class Settings(BaseModel):
    """How this server was set up. Each field is ``SLA_`` and its name in the environment.

    What a field is for and what it takes stands here once; the docs and the sentences about a
    value that cannot be used are made of that.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    store: bool = Field(
        default=True,
        title="true or false",
        description="Whether plans can be saved here. Off where the disk does not last.",
    )
    database_url: DatabaseUrl | None = Field(
        default=None,
        title="an address such as postgresql://user:password@host/database, or sqlite:///FILE",
        description="Where saved plans are. Without it, a file in the data folder.",
    )
    data_dir: Folder = Field(
        default=ROOT / ".data",
        title="a folder that the server may write to",
        description="Where the file of saved plans is.",
    )
    listed: bool = Field(
        default=False,
        title="true, false, or auto: where the server listens on this machine alone and nothing "
        "says that others come",
        description="Whether all plans without an owner are listed to whoever opens the app: for "
        "one person's own machine alone.",
    )
    allowed_domains: Domains = Field(
        default=(),
        title="domains such as example.com with commas between them, or * for whoever can sign in",
        description="Whose e-mail addresses may come in, where people sign in.",
    )
    allowed_addresses: EmailAddresses = Field(
        default=(),
        title="e-mail addresses with commas between them",
        description="Who else may come in, where people sign in.",
    )
    allowed_hosts: Hosts = Field(
        default=(),
        title="names such as sla.example.com or *.example.com with commas between them",
        description="The names under which the app is asked for, beside this machine's own and "
        "that of the public address.",
    )
    embed_in: Origins = Field(
        default=(),
        title="addresses such as https://intranet.example.com with commas between them",
        description="The sites that may show the app in a frame. Without any, none may.",
    )
    https: bool = Field(
        default=False,
        title="true or false",
        description="Whether visitors come by https alone; their browsers are then told so.",
    )
    public_address: WebAddress | None = Field(
        default=None,
        title="an address such as https://sla.example.com",
        description="Where visitors find the app: the beginning of short links.",
    )
    upload_limit_mb: int = Field(
        default=200,
        ge=1,
        le=2_000,
        title="a whole number from 1 to 2000",
        description="The largest file that can be dropped, in MB. A session may park twice that.",
    )
    log_format: Literal["text", "json"] = Field(
        default="text",
        title="text or json",
        description="How a line of the log is written: for people, or for a program.",
    )
    log_level: Literal["info", "warning", "error"] = Field(
        default="info",
        title="info, warning or error",
        description="The least that a line of the log has to be.",
    )
    sign_in: bool = Field(
        default=False,
        exclude=True,
        title="derived",
        description="Whether people sign in: so where the secrets have a section [auth].",
    )

    @property
    def store_url(self) -> SecretStr:
        """Where saved plans are, as SQLAlchemy takes it."""
        if self.database_url is not None:
            return self.database_url
        return SecretStr(f"sqlite:///{self.data_dir / DATABASE_FILE}")

    def lets_in(self, email: str) -> bool:
        """Tell whether somebody who signed in with a verified address may come in.

        >>> Settings(sign_in=True, allowed_domains="example.com").lets_in("ann@Example.com")
        True
        >>> Settings(sign_in=True, allowed_domains="example.com").lets_in("ann@an-example.com")
        False
        """
        address = email.strip().casefold()
        name, at, domain = address.rpartition("@")
        if not (name and at and domain):
            return False
        known = domain in self.allowed_domains or address in self.allowed_addresses
        return known or ANYBODY in self.allowed_domains

    @model_validator(mode="after")
    def _agree(self) -> Self:
        """Refuse settings each of which is possible, but not together."""
        problems = list(_contradictions(self))
        if problems:
            raise ValueError("\n".join(problems))
        return self


@cache
def settings() -> Settings:
    """Return how this server was set up; read once.

    Raises:
        SettingsError: with a sentence for each setting that cannot be used.
    """
    return read(said_here())


def read(said: Said) -> Settings:
    """Return the settings that were said.

    Raises:
        SettingsError: with a sentence for each setting that cannot be used.
    """
    return read_settings(Settings, said, LOOPBACK)


def _contradictions(said: Settings) -> Iterator[str]:
    may_enter = bool(said.allowed_domains or said.allowed_addresses)
    if said.listed and said.sign_in:
        yield (
            "SLA_LISTED shows every plan to whoever opens the app, and [auth] in the secrets has "
            "people sign in: take one of them away."
        )
    if may_enter and not said.sign_in:
        yield (
            "SLA_ALLOWED_DOMAINS and SLA_ALLOWED_ADDRESSES say who may sign in, but nobody is "
            "asked to: add the section [auth] to the secrets, or take them away."
        )
    if said.sign_in and not may_enter:
        yield (
            "[auth] in the secrets has people sign in, but nobody may come in: say whose addresses "
            "may in SLA_ALLOWED_DOMAINS, such as example.com; * is everybody whom the identity "
            "provider knows."
        )
    if said.https and (said.public_address or "").startswith("http:"):
        yield (
            f"SLA_HTTPS says that visitors come by https, and SLA_PUBLIC_ADDRESS is "
            f"{said.public_address}: let it begin with https://."
        )
