"""What each improvement that the team owes spares the plan."""

from dataclasses import dataclass
from typing import Any

from sla_calc.funnel.improvements import improvements_of, without_improvement
from sla_calc.model.improvement import Improvement
from sla_calc.model.plan import Plan
from sla_calc.schedule.in_hand import InHand
from sla_calc.schedule.lines import LeadSchedule
from sla_calc.schedule.schedule import lead_schedule


@dataclass(frozen=True, slots=True)
class ImprovementWorth:
    """One improvement, and the schedule as if it did not come.

    Attributes:
        stream: the stream's name.
        lead_type: the lead type's name.
        improvement: what is to improve.
        today: the figure's value today.
        leads: promised over all months with it [leads].
        leads_without: promised if everything else improved and this did not [leads].
        shortfall: what cannot be reached with it, over all months [money].
        shortfall_without: and without it [money].
    """

    stream: str
    lead_type: str
    improvement: Improvement
    today: float
    leads: int
    leads_without: int
    shortfall: float
    shortfall_without: float


def improvement_worths(
    plan: Plan,
    schedule: LeadSchedule,
    in_hand: InHand = (),
    **options: Any,  # noqa: ANN401 - those of lead_schedule
) -> tuple[ImprovementWorth, ...]:
    """Return what the plan would need without each of its improvements.

    Args:
        plan: the plan.
        schedule: its schedule.
        in_hand: the pipeline in hand, as for the schedule.
        **options: those with which it was made, see :func:`lead_schedule`.

    Raises:
        PlanError: as :func:`lead_schedule` does.
    """
    found = []
    for stream, kind, each in improvements_of(plan):
        without = lead_schedule(without_improvement(plan, (stream, kind, each)), in_hand, **options)
        found.append(
            ImprovementWorth(
                stream=stream,
                lead_type=kind,
                improvement=each,
                today=_today(plan, stream, kind, each),
                leads=sum(schedule.leads),
                leads_without=sum(without.leads),
                shortfall=sum(schedule.shortfall),
                shortfall_without=sum(without.shortfall),
            )
        )
    return tuple(found)


def _today(plan: Plan, stream_name: str, lead_type: str, improvement: Improvement) -> float:
    stream = plan.stream(stream_name)
    kind = next(kind for kind in stream.lead_types if kind.name == lead_type)
    match improvement.quantity:
        case "deal size":
            return stream.deal_size_of(kind)
        case "sales cycle":
            return kind.sales_cycle_days
        case _:
            return kind.conversion_rates[improvement.step - 1]
