"""How the server begins: with settings that can be used, or not at all."""

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from sla_host.doors import Gate, WithHeaders
from sla_host.errors import SettingsError
from sla_host.gate import names_of
from sla_host.logs import keep_plans_out, tell
from sla_host.parked_files import ParkedFiles
from sla_host.policy import security_headers
from sla_host.settings import Settings, settings
from sla_host.stopping import end_in_time

NOT_LIKE_THIS = 2
"""The exit code where the settings cannot be used."""


def begin() -> Settings:
    """Return the settings, or end with a sentence for each that cannot be used."""
    try:
        known = settings()
    except SettingsError as error:
        sys.stderr.write("The server cannot start:\n")
        sys.stderr.writelines(f"- {problem}\n" for problem in error.problems)
        sys.stderr.flush()
        raise SystemExit(NOT_LIKE_THIS) from None
    keep_plans_out(known.log_format, known.log_level)
    config.set_option("server.maxUploadSize", known.upload_limit_mb)
    return known


def doors(known: Settings) -> list[Middleware]:
    """Return what stands between the network and the app, the outermost first."""
    names = names_of(known, st.get_option("server.address"))
    return [
        Middleware(WithHeaders, headers=security_headers(known), https=known.https),
        Middleware(Gate, names=names, listed=known.listed),
        Middleware(ParkedFiles, limit_mb=known.upload_limit_mb),
    ]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Say that the server is there, and that it goes."""
    end_in_time()
    tell(logging.INFO, "started", port=st.get_option("server.port"))
    yield
    tell(logging.INFO, "stopped")
