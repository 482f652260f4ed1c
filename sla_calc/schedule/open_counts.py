"""Open leads as a table tells them, taken for the pipeline in hand."""

from collections.abc import Sequence
from typing import NamedTuple

from sla_calc.calibration.matching import Matches, folded
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.schedule.in_hand import OpenLeads
from sla_calc.tracking.placing import place_parts


class OpenCount(NamedTuple):
    """Leads of a table that are neither won nor lost on a day.

    Attributes:
        stream: as the table calls it; None where it does not tell it.
        lead_type: likewise.
        created: the month in which they came.
        stage: the furthest stage that they have reached, as the table's mapping calls it.
        leads: how many [leads].
        lost_are_out: whether the table marks those that were lost, so that they are not among them.
    """

    stream: str | None
    lead_type: str | None
    created: YearMonth
    stage: str
    leads: int
    lost_are_out: bool


class OpenPipeline(NamedTuple):
    """The part of a table's open leads that the plan knows.

    Attributes:
        in_hand: as :func:`~sla_calc.schedule.schedule.lead_schedule` takes it.
        unknown: open leads that are of no lead type of the plan [leads].
    """

    in_hand: tuple[OpenLeads, ...]
    unknown: int


def open_pipeline(
    plan: Plan, counts: Sequence[OpenCount], matches: Matches | None = None
) -> OpenPipeline:
    """Return a table's open leads as the pipeline in hand.

    Lead types match as in tracking. Leads at a stage that the plan does not have count as at its
    first one, which is the least that they can bring.

    Args:
        plan: the plan.
        counts: what the table tells.
        matches: which lead type is which, where names do not tell.

    Raises:
        PlanError: a match names what the plan does not have.
    """
    parts = dict.fromkeys((each.stream, each.lead_type) for each in counts)
    places = place_parts(plan, parts, matches)
    stages = {folded(stage): stage for stage in plan.stages[:-1]}
    found, unknown = [], 0
    for each in counts:
        stream, kind = places[each.stream, each.lead_type]
        if stream is None or kind is None:
            unknown += each.leads
            continue
        stage = stages.get(folded(each.stage), plan.stages[0])
        found.append(
            OpenLeads(stream, kind, each.created, float(each.leads), stage, each.lost_are_out)
        )
    return OpenPipeline(tuple(found), unknown)
