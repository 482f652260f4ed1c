"""Where settings come from, and what is said about those that cannot be used."""

import os
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import streamlit as st
from pydantic import BaseModel, SecretStr, ValidationError

from sla_host.errors import SettingsError

PREFIX = "SLA_"
SECTION = "sla"
NO_SETTINGS = {"SLA_DATA", "SLA_SWEEP"}
"""What the project's own tests are told in the same way."""

AUTO = "auto"
FOR_OTHERS = {"allowed_hosts", "public_address", "embed_in", "https"}
"""Settings that nobody needs on a machine of their own."""

SHORTEST_COOKIE_SECRET = 32
LONGEST_QUOTED = 80

Model = TypeVar("Model", bound=BaseModel)


class Said(NamedTuple):
    """What was said about the settings.

    Attributes:
        environment: the variables of the process.
        secrets: the sections of Streamlit's secrets.
        address: where the server listens; none where nobody said, which is everywhere.
    """

    environment: Mapping[str, str]
    secrets: Mapping[str, Any]
    address: str | None


def said_here() -> Said:
    """Return what was said to this process.

    Raises:
        SettingsError: there are secrets, but they cannot be read.
    """
    given = st.get_option("server.address") or os.environ.get("STREAMLIT_SERVER_ADDRESS")
    return Said(os.environ, _secrets(), given or None)


def read_settings(model: type[Model], said: Said, loopback: Collection[str]) -> Model:
    """Return the settings that were said, the environment's before those of the secrets.

    Raises:
        SettingsError: with a sentence for each that cannot be used.
    """
    section = said.secrets.get(SECTION, {})
    values = {name: value for name, value in section.items() if value != ""}
    told = {name.lower(): f"{name} in [{SECTION}] of the secrets" for name in values}
    for variable, value in said.environment.items():
        if variable.startswith(PREFIX) and variable not in NO_SETTINGS and value.strip():
            name = variable.removeprefix(PREFIX).lower()
            values[name], told[name] = value.strip(), variable
    derived = {"sign_in"}
    known = [name for name in model.model_fields if name not in derived]
    problems = [_unknown(told[name.lower()], name, known) for name in values if name not in known]
    usable = {name: value for name, value in values.items() if name in known}
    problems += _problems_of_sign_in(said.secrets)
    if usable.get("listed") == AUTO:
        alone = said.address in loopback and "auth" not in said.secrets
        usable["listed"] = alone and not usable.keys() & FOR_OTHERS and section.get("listed", True)
    try:
        made = model(**usable, sign_in="auth" in said.secrets)
    except ValidationError as error:
        raise SettingsError(*problems, *_sentences(model, usable, told, error)) from None
    if usable.get("listed") and getattr(made, "listed", False) and said.address not in loopback:
        problems.append(
            f"{told['listed']} shows every plan to whoever opens the app, so it is for one's own "
            f"machine: let the server listen on 127.0.0.1 instead of "
            f"{said.address or 'every address'} (--server.address), or take it away."
        )
    if problems:
        raise SettingsError(*problems)
    return made


def _secrets() -> dict[str, Any]:
    try:
        return st.secrets.to_dict()
    except FileNotFoundError:
        there = [path for path in st.get_option("secrets.files") if Path(path).is_file()]
        if there:  # without them, nobody would have to sign in
            raise SettingsError(
                f"The secrets in {' and '.join(there)} cannot be read: they are written in TOML, "
                f"as deploy/secrets.example.toml shows."
            ) from None
        return {}


def _unknown(where: str, name: str, known: list[str]) -> str:
    near = get_close_matches(name.lower(), known, 1, 0.7)
    meant = f" Is {PREFIX}{near[0].upper()} meant?" if near else ""
    every = ", ".join(f"{PREFIX}{each.upper()}" for each in known)
    return f"{where} is no setting.{meant} There are {every}."


def _problems_of_sign_in(secrets: Mapping[str, Any]) -> list[str]:
    if "auth" not in secrets:
        return []
    section = secrets["auth"]
    problems = []
    if not section.get("redirect_uri"):
        problems.append(
            "[auth] in the secrets has no redirect_uri: it is the app's own address with "
            "/oauth2callback behind it."
        )
    if len(str(section.get("cookie_secret", ""))) < SHORTEST_COOKIE_SECRET:
        problems.append(
            f"cookie_secret in [auth] of the secrets is too short to be safe, or missing: it takes "
            f"{SHORTEST_COOKIE_SECRET} random characters or more."
        )
    return problems


def _sentences(
    model: type[BaseModel],
    values: Mapping[str, object],
    told: Mapping[str, str],
    error: ValidationError,
) -> list[str]:
    """Return what is wrong, with the value where that is no secret."""
    found: list[str] = []
    for problem in error.errors(include_input=False, include_url=False):
        if not problem["loc"]:  # settings that do not go together
            found += str(problem["ctx"]["error"]).splitlines()
            continue
        name = str(problem["loc"][0])
        field = model.model_fields[name]
        hidden = "SecretStr" in repr(field.annotation)
        quoted = "set" if hidden else f'"{_short(values[name])}"'
        found.append(f"{told[name]} is {quoted}, which cannot be used: it takes {field.title}.")
    return list(dict.fromkeys(found))


def _short(value: object) -> str:
    text = str(value.get_secret_value() if isinstance(value, SecretStr) else value)
    return text if len(text) <= LONGEST_QUOTED else f"{text[:LONGEST_QUOTED]}…"
