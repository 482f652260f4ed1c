"""Two replicas behind nginx with PostgreSQL, one killed while visitors save.

``python -m benchmarks.replicas [--visitors 8] [--saves 300]``

Runs what ``deploy/nginx.conf`` says, with ports of its own: TLS ends there, and each visitor keeps
a replica by a cookie. Every visitor has a saved plan and goes on as a person does: types a quota,
presses *Save*, and counts the save once the page says its revision. After a third of the saves one
replica gets SIGKILL; its visitors come again by their short address, as a browser does by itself.
Then every save that was acknowledged is looked up in the database. Needs nginx and PostgreSQL
(``apt-get install nginx-light postgresql``).
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from websockets.exceptions import WebSocketException

from benchmarks.drawn import ROOT
from benchmarks.report import machine
from benchmarks.session import Session, session
from sla_calc import Plan
from sla_data.store import PlanStore, Visitor
from sla_host.settings import Settings
from tests.data import postgresql
from tests.e2e.server import RunningApp, free_port, running_app

NOBODY = Visitor()
_SAVED = re.compile(r"Saved · revision (\d+)")
LOST_LINE = (OSError, TimeoutError, WebSocketException)


@dataclass
class Saves:
    """What the visitors saw.

    Attributes:
        wanted: so many saves end it.
        acknowledged: by address and revision, the quota that was saved.
        interrupted: saves to which there was no answer.
        longest: the longest that a visitor needed to come again and save [s].
    """

    wanted: int
    acknowledged: dict[tuple[str, int], int] = field(default_factory=dict)
    interrupted: int = 0
    longest: float = 0.0
    refused: list[str] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        """Tell whether there are as many as wanted, or something went wrong."""
        return len(self.acknowledged) >= self.wanted or bool(self.refused)


def visit(url: str, number: int, address: str, saves: Saves) -> None:
    """Save again and again; come again where the line is lost."""
    quota, lost_at = 1_000_000 + 1_000 * number, 0.0
    while not saves.is_done:
        try:
            with session(url, f"at={address}", f"sla_visitor=visitor{number}") as visitor:
                revision = _revision(visitor)
                while not saves.is_done:
                    quota += 50_000
                    visitor.edit("Quota", str(quota))
                    visitor.press(f"Save as revision {revision + 1}")
                    revision = _revision(visitor)
                    saves.acknowledged[address, revision] = quota
                    if lost_at:
                        saves.longest = max(saves.longest, time.monotonic() - lost_at)
                        lost_at = 0.0
        except LOST_LINE:
            saves.interrupted += not lost_at
            lost_at = lost_at or time.monotonic()
            time.sleep(0.1)
        except (KeyError, RuntimeError) as error:
            saves.refused.append(f"visitor {number}: {type(error).__name__} {error}")


def _revision(visitor: Session) -> int:
    found = _SAVED.search("\n".join(visitor.words))
    if found is None:
        raise RuntimeError(f"the page names no revision: {visitor.said or visitor.words}")
    return int(found[1])


@contextmanager
def proxy(replicas: tuple[RunningApp, ...], port: int) -> Iterator[None]:
    """Run the proxy as it is shipped, with a certificate and ports of its own."""
    with TemporaryDirectory(prefix="nginx-") as folder:
        sign = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
        files = ["-keyout", f"{folder}/privkey.pem", "-out", f"{folder}/fullchain.pem"]
        subprocess.run([*sign.split(), *files], check=True, capture_output=True)
        text = (ROOT / "deploy/nginx.conf").read_text("utf-8")
        for number, replica in enumerate(replicas, 1):
            text = text.replace(f"app{number}:8501", replica.url.removeprefix("http://"))
        for theirs, here in {
            "/etc/nginx/tls": folder,
            "/tmp/nginx.pid": f"{folder}/pid",  # noqa: S108 - as it is shipped
            "/dev/stdout": f"{folder}/access.log",
            "/dev/stderr": f"{folder}/error.log",
            "listen 80 ": f"listen 127.0.0.1:{free_port()} ",
            "listen 443 ": f"listen 127.0.0.1:{port} ",
        }.items():
            text = text.replace(theirs, here)
        written = Path(folder, "nginx.conf")
        written.write_text(text, "utf-8")
        command = [shutil.which("nginx") or "/usr/sbin/nginx", "-g", "daemon off;", "-c", written]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
            time.sleep(0.5)
            try:
                yield
            finally:
                running.terminate()


@contextmanager
def everything(visitors: int) -> Iterator[tuple[str, tuple[RunningApp, ...], PlanStore, list[str]]]:
    """Start the database, two replicas and the proxy; save a plan for each visitor."""
    port = free_port()
    with postgresql.server() as database, ExitStack() as stack:
        settings = Settings.model_validate({"database_url": database})
        store = PlanStore.open(settings.store_url.get_secret_value())
        stack.callback(store.close)
        addresses = [store.create(Plan(), NOBODY).edit_address for _ in range(visitors)]
        environment = {
            "SLA_DATABASE_URL": database,
            "SLA_HTTPS": "true",
            "SLA_PUBLIC_ADDRESS": f"https://127.0.0.1:{port}",
        }
        options = ("--server.fileWatcherType", "none")
        replicas = tuple(
            stack.enter_context(running_app(environment=environment, options=options))
            for _ in range(2)
        )
        stack.enter_context(proxy(replicas, port))
        yield f"https://127.0.0.1:{port}", replicas, store, addresses


def main() -> None:
    """Run it, and print what was lost."""
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--visitors", type=int, default=8)
    wanted.add_argument("--saves", type=int, default=300)
    asked = wanted.parse_args()
    saves = Saves(asked.saves)
    with everything(asked.visitors) as (url, replicas, store, addresses):
        threads = [
            threading.Thread(target=visit, args=(url, number, address, saves))
            for number, address in enumerate(addresses)
        ]
        for thread in threads:
            thread.start()
        while not saves.is_done and len(saves.acknowledged) < asked.saves / 3:
            time.sleep(0.01)
        before = len(saves.acknowledged)
        os.kill(replicas[0].pid, signal.SIGKILL)
        for thread in threads:
            thread.join()
        lost = [
            f"{address[-4:]} revision {revision}"
            for (address, revision), quota in saves.acknowledged.items()
            if store.revision(address, NOBODY, revision)[1].quota != quota
        ]
    print(
        f"{len(saves.acknowledged)} saves of {asked.visitors} visitors acknowledged, {before} of "
        f"them before a replica got SIGKILL; {saves.interrupted} lines cut, the last of those "
        f"visitors saved again after {saves.longest:.1f} s; lost: {lost or 'none'}.\n{machine()}"
    )
    print(*saves.refused, sep="\n")
    sys.exit(bool(lost or saves.refused))


if __name__ == "__main__":
    main()
