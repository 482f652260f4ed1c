r"""What comes from outside: lead exports and warehouses.

>>> from sla_data import read_leads
>>> with read_leads(b"Created,Won\n2024-01-31,yes\n2024-02-01,no\n") as table:
...     table.report.rows_used
2
"""

from typing import TYPE_CHECKING

from sla_data.errors import LeadTableError
from sla_data.meaning.mapping import Mapping, Step, mapping_from_json, mapping_to_json

if TYPE_CHECKING:
    from sla_data.leads import LeadTable
    from sla_data.reading import read_leads

__all__ = [
    "LeadTable",
    "LeadTableError",
    "Mapping",
    "Step",
    "mapping_from_json",
    "mapping_to_json",
    "read_leads",
]


def __getattr__(name: str) -> object:
    """Load what reads only when it is asked for: DuckDB and Ibis take more than a second."""
    if name == "read_leads":
        from sla_data.reading import read_leads  # noqa: PLC0415

        return read_leads
    if name == "LeadTable":
        from sla_data.leads import LeadTable  # noqa: PLC0415

        return LeadTable
    raise AttributeError(name)
