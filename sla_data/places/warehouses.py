"""A table of leads in a database that Ibis knows: its rows stay where they are."""

from typing import Any
from urllib.parse import urlsplit

import ibis
from ibis.expr import types as ir

from sla_data.errors import LeadTableError


def open_warehouse(url: str, *, table: str | None = None, query: str | None = None) -> ir.Table:
    """Return a table, or the result of a query, to be read by ``read_leads``.

    Args:
        url: where the database is, as ``ibis.connect`` takes it, such as
            ``postgresql://user:password@host/database``.
        table: the table's name, with its schema before a point where it needs one.
        query: a SELECT statement, in the place of a table.

    Raises:
        LeadTableError: the database cannot be asked; the password is never in the text.

    >>> open_warehouse("duckdb://", query="SELECT 7 AS leads").columns
    ('leads',)
    """
    if (table is None) == (query is None):
        raise LeadTableError("A lead source needs a table or a query, and not both.")
    try:
        connection = ibis.connect(url)
        if query is not None:
            return _result(connection, query)
        *schema, name = (table or "").split(".")
        return connection.table(name, database=".".join(schema) or None)
    except Exception as error:  # noqa: BLE001 - each engine has its own errors
        kind = type(error).__name__
        # Without its cause: an engine's message may quote the address with the password.
        raise LeadTableError(
            f"The {_engine(url)} database cannot be asked ({kind}). Right would be an address, a "
            f"user and a {'query' if query else 'table'} that work: see the server's secrets."
        ) from None


def _result(connection: Any, query: str) -> ir.Table:  # noqa: ANN401 - any of Ibis' engines
    """Return the result of a query. Ibis 12 asks DuckDB 2 for it by a name that is gone."""
    if connection.name != "duckdb":
        return connection.sql(query)
    connection.raw_sql(f"CREATE TEMP VIEW asked_for AS {query}")
    return connection.table("asked_for")


def _engine(url: str) -> str:
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        scheme = ""
    return scheme if scheme.isalnum() else "named"
