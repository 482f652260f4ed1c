"""How the server begins: with settings that can be used, or not at all."""

import logging
import os
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from sla_host.doors import HEALTH, Gate, WithHeaders
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
        make_room(known)
    except SettingsError as error:
        sys.stderr.write("The server cannot start:\n")
        sys.stderr.writelines(f"- {problem}\n" for problem in error.problems)
        sys.stderr.flush()
        raise SystemExit(NOT_LIKE_THIS) from None
    keep_plans_out(known.log_format, known.log_level)
    config.set_option("server.maxUploadSize", known.upload_limit_mb)
    return known


def make_room(known: Settings) -> None:
    """Make the folder of saved plans, where they are kept in one.

    Raises:
        SettingsError: it cannot be written to.
    """
    if not known.store or known.database_url is not None:
        return
    folder = known.data_dir
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise SettingsError(
            f"Saved plans would be kept in {folder}, where this server may not write: let "
            "SLA_DATA_DIR be a folder where it may, give it a database in SLA_DATABASE_URL, or "
            "switch saving off with SLA_STORE=false."
        )


def doors(known: Settings) -> list[Middleware]:
    """Return what stands between the network and the app, the outermost first."""
    names = names_of(known, st.get_option("server.address"))
    folder = str(st.get_option("server.baseUrlPath") or "").strip("/")
    health = f"/{folder}{HEALTH}" if folder else HEALTH
    return [
        Middleware(WithHeaders, headers=security_headers(known), https=known.https),
        Middleware(Gate, names=names, listed=known.listed, health=health),
        Middleware(ParkedFiles, limit_mb=known.upload_limit_mb),
    ]


def lifespan(warm: Callable[[], None]) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """Return what happens when the server is there, and when it goes.

    Args:
        warm: done once beside the first answers, so that no visitor waits for it.
    """

    @asynccontextmanager
    async def living(_app: object) -> AsyncIterator[None]:
        end_in_time()
        tell(logging.INFO, "started", port=st.get_option("server.port"))
        threading.Thread(target=warm, name="warm up", daemon=True).start()
        yield
        tell(logging.INFO, "stopped")

    return living
