"""What the package offers, and where it stands: the one list, for people, type checkers and Python.

A name is loaded when it is first asked for: DuckDB and Ibis take more than a second.
"""

from .errors import LeadTableError as LeadTableError
from .leads import LeadTable as LeadTable
from .meaning.mapping import (
    Mapping as Mapping,
    Step as Step,
    mapping_from_json as mapping_from_json,
    mapping_to_json as mapping_to_json,
)
from .reading import read_leads as read_leads
