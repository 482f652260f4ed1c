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
    where = programs()
    if where is None:
        raise FileNotFoundError(HOW_TO_GET_IT)
    # The folders of pytest are closed to everybody but the user who runs the tests.
    with (
        tempfile.TemporaryDirectory(prefix="postgresql-") as folder,
        _started(where, Path(folder)) as address,
    ):
        yield address


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


@contextmanager
def _started(where: Path, folder: Path) -> Iterator[str]:
    # The server refuses to run as root.
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    port = _free_port()
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        subprocess.run(  # noqa: S603
            [where / program, *arguments],
            check=True,
            user=user,
            cwd=folder,
            stdout=subprocess.DEVNULL,
        )

    run("initdb", "-D", str(data), "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {folder}"
    run("pg_ctl", "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        yield f"postgres://tests@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
