"""Whose follow-up is asked for, and the rows of the table that tell it."""

from dataclasses import dataclass
from datetime import tzinfo

import ibis
from ibis.expr import types as ir

from sla_data.counting.clocks import carries_offset
from sla_data.counting.days import Window, between
from sla_data.errors import LeadTableError
from sla_data.formats.cells import trimmed
from sla_data.formats.written import Written
from sla_data.meaning.mapping import Mapping
from sla_data.meaning.readings import FALSE
from sla_data.meaning.typed import completed, lead_rows
from sla_data.places.place import ROW, Place

TIMES = ("handed", "contact", "assigned")
"""When a lead was handed over, first contacted, and given to a rep."""


@dataclass(frozen=True)
class Asked:
    """Whose follow-up is asked for.

    Attributes:
        mapping: what the table's columns mean.
        window: first and last day on which the leads were created; everything by default.
        stage: the place of the stage at which sales takes over.
        zone: where the office is: times that name an offset are brought there.
    """

    mapping: Mapping
    window: Window | None = None
    stage: int = 0
    zone: tzinfo | None = None

    @property
    def columns(self) -> dict[str, str | None]:
        """The column of each of the times."""
        mapping = self.mapping
        names = (mapping.steps[self.stage].day, mapping.first_contact, mapping.assigned)
        return dict(zip(TIMES, names, strict=True))


def asked(mapping: Mapping, window: Window | None, stage: str | None, zone: tzinfo | None) -> Asked:
    """Return what is asked for, if the table can tell it.

    Raises:
        LeadTableError: the table tells nothing of a follow-up, or not when the stage was reached.
    """
    if mapping.shape == "totals":
        raise LeadTableError(
            "A table of totals tells nothing about single leads. Right would be an export with a "
            "row for each lead, and a column with the time of its first attempt."
        )
    if not (mapping.first_contact or mapping.response or mapping.attempts):
        raise LeadTableError(
            "No column tells how leads were followed up. Right would be one with the time of the "
            "first attempt, such as “First contact time”, with how long it took, such as “Lead "
            "response time”, or with the number of attempts."
        )
    dated = {step.stage: place for place, step in enumerate(mapping.steps) if step.day}
    if stage is not None and stage not in dated:
        raise LeadTableError(
            f"The table does not tell when a lead reached “{stage}”. Right would be "
            f"{' or '.join(f'“{name}”' for name in dated) or 'a table with days'}."
        )
    return Asked(mapping, window, dated[stage] if stage is not None else 0, zone)


def follow_up_rows(place: Place, written: Written, what: Asked) -> ir.Table:
    """Return the leads that are asked for, a row for each row of the table."""
    mapping = what.mapping
    table = place.numbered() if place.sketch else place.table.mutate(**{ROW: ibis.literal(-1)})
    nobody = ibis.null("string")
    also = {
        "row": table[ROW] + 1,
        "lead": trimmed(table[mapping.lead_id]) if mapping.lead_id else nobody,
        "owner": trimmed(table[mapping.owner]) if mapping.owner else nobody,
        **{
            f"{time}_offset": carries_offset(table[name]) if name else FALSE
            for time, name in what.columns.items()
        },
    }
    rows = completed(lead_rows(table, mapping, written, **also))
    rows = rows.filter(rows.problem.isnull())
    if mapping.one_per_lead:
        first = rows.at_0.min().over(ibis.window(group_by=rows.lead))
        rows = rows.mutate(created=ibis.ifelse(rows.lead.isnull(), rows.at_0, first))
    else:
        rows = rows.mutate(created=rows.at_0)
    last = len(mapping.steps) - 1
    there = rows.reached >= what.stage
    return between(rows, "created", what.window).select(
        *also,
        *("stream", "lead_type", "response", "attempts", "assigned", "lost"),
        connected=rows.connected.fill_null(FALSE),
        handed=ibis.ifelse(there, rows[f"at_{what.stage}"], None),
        contact=rows.first_contact,
        there=there,
        won=(rows.reached == last) & (last > 0),
    )
