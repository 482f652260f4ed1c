"""Starts the app as a visitor's machine would and waits until it answers.

Shared by the browser tests and the benchmarks.
"""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "127.0.0.1"
SECONDS_TO_START = 60.0
SECONDS_TO_STOP = 10.0


class ServerError(RuntimeError):
    """The app's server ended, or did not answer in time; the message holds its log."""


@dataclass(frozen=True)
class RunningApp:
    """A server that answers: its base URL without trailing slash, and where to look at it."""

    url: str
    pid: int
    log: Path
    seconds_to_healthy: float


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        port: int = probe.getsockname()[1]
        return port


def is_healthy(url: str) -> bool:
    """Whether the server at `url` says that it is well."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or ADDRESS, parts.port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        with connection.getresponse() as response:
            response.read()
            return response.status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_until_healthy(
    url: str,
    process: subprocess.Popen[bytes],
    log: Path,
    timeout: float = SECONDS_TO_START,
) -> None:
    """Returns as soon as the server answers; raises `ServerError` with its log otherwise."""
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        code = process.poll()
        if code is not None:
            raise ServerError(f"The app's server ended with code {code}. {_quoted(log)}")
        if is_healthy(url):
            return
        time.sleep(0.05)
    raise ServerError(f"The app's server did not answer in {timeout:g} s. {_quoted(log)}")


@contextmanager
def running_app(
    *,
    app: str = "serve.py",
    root: Path = ROOT,
    port: int | None = None,
    options: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    timeout: float = SECONDS_TO_START,
) -> Iterator[RunningApp]:
    """A new server of the app for the length of the block.

    Nothing but the address and the folder of saved plans is set here, so that the settings a
    visitor gets are those tested.
    """
    port = port or free_port()
    url = f"http://{ADDRESS}:{port}"
    command = [sys.executable, "-m", "streamlit", "run", app]
    command += ["--server.headless", "true", "--server.address", ADDRESS]
    command += ["--server.port", str(port), *options]
    with tempfile.TemporaryDirectory(prefix="sla-calculator-") as folder:
        # A file, not a pipe: nobody needs to read it while the server writes.
        log = Path(folder, "server.log")
        always = {"PYTHONUNBUFFERED": "1", "SLA_DATA_DIR": folder}
        started = time.monotonic()
        with log.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603 - the command is put together above
                command,
                cwd=root,
                env={**os.environ, **always, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            wait_until_healthy(url, process, log, timeout)
            yield RunningApp(url, process.pid, log, time.monotonic() - started)
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _quoted(log: Path) -> str:
    return f"Its log:\n{log.read_text(encoding='utf-8', errors='replace') or '(empty)'}"
