"""A PostgreSQL of the tests' own: started for them, thrown away, reachable from here only."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import ibis
from ibis.backends.sql import SQLBackend

HOW_TO_GET_IT = "PostgreSQL is not installed: apt-get install postgresql"


def programs() -> Path | None:
    """Where initdb and pg_ctl lie, the newest version first; None where they are not installed."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    found = sorted(versions, key=lambda path: float(path.parts[-3]), reverse=True)
    if found:
        return found[0].parent
    somewhere = shutil.which("initdb")
    return Path(somewhere).parent if somewhere else None


@contextmanager
def server() -> Iterator[str]:
    """Start a server, and return the address of its database."""
    with restartable() as started:
        yield started.address


@contextmanager
def restartable() -> Iterator["Server"]:
    """Start a server that can be stopped in between."""
    where = programs()
    if where is None:
        raise FileNotFoundError(HOW_TO_GET_IT)
    # The folders of pytest are closed to everybody but the user who runs the tests.
    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder:
        started = Server(where, Path(folder))
        started.start()
        try:
            yield started
        finally:
            started.stop()


def stored(backend: SQLBackend, name: str, rows: list[dict[str, str | None]]) -> ibis.Table:
    """A table of text in the database."""
    columns = [f'"{column}"' for column in rows[0]]
    with backend.con.cursor() as cursor:
        cursor.execute(f'CREATE TABLE "{name}" ({", ".join(f"{each} TEXT" for each in columns)})')
        with cursor.copy(f'COPY "{name}" FROM STDIN') as copy:
            for row in rows:
                copy.write_row(list(row.values()))
    backend.con.commit()
    return backend.table(name)


class Server:
    """A PostgreSQL that can be stopped and started again, with what was in it."""

    def __init__(self, where: Path, folder: Path) -> None:
        # The server refuses to run as root.
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(folder, self._user)
        self._where, self._folder, self._port = where, folder, _free_port()
        self.address = f"postgres://tests@127.0.0.1:{self._port}/postgres"
        self._run("initdb", *self._data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-sync")

    def start(self) -> None:
        options = f"-p {self._port} -c listen_addresses=127.0.0.1 -c fsync=off -k {self._folder}"
        self._run("pg_ctl", *self._data, "-o", options, "-l", f"{self._folder}/log", "-w", "start")

    def stop(self) -> None:
        """Stop it at once, as a crash would."""
        self._run("pg_ctl", *self._data, "-m", "immediate", "stop")

    @property
    def _data(self) -> list[str]:
        return ["-D", str(self._folder / "data")]

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(  # noqa: S603
            [self._where / program, *arguments],
            check=True,
            user=self._user,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
        )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
