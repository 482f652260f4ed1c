"""Small tables of leads in the hands of sales, and their follow-ups as plain lists."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from sla_calc.tracking.actuals import FollowUps
from sla_data import Mapping, Step

HEADER = (
    *("Lead ID", "Source", "Region", "Created", "SQL on", "Won on", "Status", "Amount"),
    *("Owner", "Assigned", "First contact", "Attempts", "Reached", "Lost reason", "Unfit reason"),
)
TRACKED = Mapping(
    steps=(
        Step(stage="MQL", day="Created"),
        Step(stage="SQL", day="SQL on"),
        Step(stage="Customer", day="Won on"),
    ),
    status="Status",
    meanings={"Won": "Customer", "Lost": "lost", "New": "open"},
    lead_type="Source",
)
"""What their columns mean, as far as every test asks for it."""


def as_csv(rows: Iterable[dict[str, str]], header: Sequence[str] = HEADER) -> bytes:
    """A file of such leads; what a row does not say is blank."""
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def as_lists(found: FollowUps, *without: str) -> dict[str, Any]:
    """Everything that was found, comparable: no number and no time are None."""
    names = [name for name in FollowUps.__dataclass_fields__ if name not in without]
    return {name: _plain(getattr(found, name)) for name in names}


def _plain(value: Any) -> Any:
    if not isinstance(value, np.ndarray):
        return value
    if value.dtype.kind == "M":
        return [None if np.isnat(each) else str(each) for each in value]
    return [None if each != each else each for each in value.tolist()]  # noqa: PLR0124 - NaN
