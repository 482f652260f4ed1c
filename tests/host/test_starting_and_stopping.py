"""How the server begins, and how it ends when it is told to."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from benchmarks.session import session
from tests.e2e.server import ROOT, running_app
from tests.host.asking import SESSIONS, UPGRADE

RESTARTING = 1012
UNWATCHED = ("--server.fileWatcherType", "none")


def test_a_setting_that_cannot_be_used_keeps_the_server_from_starting(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - the command stands here
        [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(ROOT / "serve.py"),
            "--server.headless=true",
        ],
        cwd=tmp_path,
        env={
            **os.environ,
            "SLA_DATABASE_URL": "mysql://user:hunter2@host/plans",
            "SLA_UPLOAD_LIMT_MB": "5",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "SLA_UPLOAD_LIMT_MB is no setting. Is SLA_UPLOAD_LIMIT_MB meant?" in done.stderr
    assert "SLA_DATABASE_URL is set, which cannot be used: it takes" in done.stderr
    assert "hunter2" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout


def test_told_to_stop_it_tells_its_sessions_and_goes() -> None:
    with running_app(options=UNWATCHED) as app:
        line = f"{app.url.replace('http', 'ws', 1)}{SESSIONS}"
        with connect(line, subprotocols=["streamlit"]) as visitor, deaf_visitor(app.url):
            began = time.monotonic()
            os.kill(app.pid, signal.SIGTERM)
            with suppress(ConnectionClosed):
                for _ in visitor:  # until the server ends it
                    pass
            assert visitor.close_code == RESTARTING
            wait_until_gone(app.url)
        assert time.monotonic() - began < 10
        assert "stopping" in app.log.read_text("utf-8")


def deaf_visitor(url: str) -> socket.socket:
    """Open a session's line and never read from it again, as a visitor does whose line is dead."""
    parts = urlsplit(url)
    line = socket.create_connection((parts.hostname or "", parts.port or 0))
    given = {"Host": parts.netloc, **UPGRADE}
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    line.sendall(f"GET {SESSIONS} HTTP/1.1\r\n{head}\r\n".encode())
    assert b"101" in line.recv(64)
    return line


def wait_until_gone(url: str) -> None:
    parts = urlsplit(url)
    while True:
        try:
            socket.create_connection((parts.hostname or "", parts.port or 0), timeout=1).close()
        except ConnectionRefusedError:
            return
        time.sleep(0.1)


def test_the_app_answers_under_its_old_entry_as_well() -> None:
    with running_app(app="app.py", options=UNWATCHED) as app, session(app.url) as visitor:
        assert visitor.headline
