"""The tables of a warehouse that the server's secrets name, in sections ``[leads.NAME]``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

SECTION = "leads"


@dataclass(frozen=True)
class LeadSource:
    """A table in a database. The address may hold a password, so it is never written out.

    Attributes:
        url: where the database is.
        table: the table's name.
        query: a SELECT statement in its place.
    """

    url: str = field(repr=False)
    table: str | None = None
    query: str | None = field(default=None, repr=False)


def lead_sources() -> dict[str, LeadSource]:
    """Return the sources by name; none where the server has no secrets."""
    try:
        sections = st.secrets.get(SECTION, {})
    except FileNotFoundError:
        return {}
    return {
        str(name): LeadSource(str(source["url"]), source.get("table"), source.get("query"))
        for name, source in sections.items()
        if isinstance(source, Mapping) and "url" in source
    }


def open_source(source: LeadSource) -> Any:  # noqa: ANN401 - a table of Ibis, loaded only now
    """Return the table, to be read by ``read_leads``.

    Raises:
        LeadTableError: the database cannot be asked.
    """
    from sla_data.places.warehouses import open_warehouse  # noqa: PLC0415 - Ibis takes a second

    return open_warehouse(source.url, table=source.table, query=source.query)
