"""Stores to test with: one in a file, one in a PostgreSQL of the tests' own."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from sla_data.store import PlanStore
from tests.data import postgresql

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[postgresql.Server]:
    """A PostgreSQL that may be stopped, if it is started again."""
    if postgresql.programs() is None:
        pytest.skip(postgresql.HOW_TO_GET_IT)
    with postgresql.restartable() as started:
        yield started


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/plans.db"


@pytest.fixture
def postgresql_url(server: postgresql.Server) -> str:
    """A database of its own, empty."""
    name = f"plans_{next(_numbers)}"
    with psycopg.connect(server.address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return server.address.removesuffix("/postgres") + f"/{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """An empty database of each kind."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


class Clock:
    """Says a later minute whenever it is asked."""

    def __init__(self) -> None:
        self.time = datetime(2027, 1, 4, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


@pytest.fixture
def store(url: str) -> Iterator[PlanStore]:
    """A store on each kind of database."""
    opened = PlanStore.open(url, now=Clock())
    yield opened
    opened.close()


@pytest.fixture
def file_store(sqlite_url: str) -> Iterator[PlanStore]:
    """A store in a file, for what no kind of database can change."""
    opened = PlanStore.open(sqlite_url, now=Clock())
    yield opened
    opened.close()
