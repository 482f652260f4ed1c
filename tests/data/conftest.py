"""What the tests of lead tables share."""

from collections.abc import Iterator

import ibis
import pytest
from ibis.backends.sql import SQLBackend

from tests.data import postgresql


@pytest.fixture(scope="session")
def database() -> Iterator[SQLBackend]:
    """A PostgreSQL of our own; each test stores its rows under a name of its own."""
    if postgresql.programs() is None:
        pytest.skip(postgresql.HOW_TO_GET_IT)
    with postgresql.server() as address:
        backend = ibis.connect(address)
        yield backend
        backend.disconnect()
