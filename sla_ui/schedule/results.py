"""The schedule of this session: the plan, with the pipeline in hand that the reader chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from sla_calc import (
    LeadSchedule,
    Plan,
    PlanError,
    assumed_pipeline,
    month_demand,
    open_pipeline,
    planned_schedule,
)
from sla_calc.schedule.planned import is_scheduled
from sla_data import LeadTableError
from sla_ui.schedule.typed import open_leads

if TYPE_CHECKING:
    from sla_calc import LeadDemand, YearMonth
    from sla_calc.schedule.in_hand import InHand
    from sla_data import LeadTable
    from sla_report.numbers.figures import Figures
    from sla_ui.lead_table.state import RecalibrationState
    from sla_ui.schedule.state import ScheduleState, Source


class InHandFrom(NamedTuple):
    """The pipeline in hand.

    Attributes:
        source: where it is from.
        leads: what is in hand.
        unknown: open leads of the table that are of no lead type of the plan [leads].
        problems: what of it cannot be used, as sentences.
    """

    source: Source
    leads: InHand
    unknown: int = 0
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Scheduled:
    """A schedule, and what it rests on."""

    plan: Plan
    in_hand: InHandFrom
    schedule: LeadSchedule


def scheduled(
    asked: ScheduleState, known: RecalibrationState, plan: Plan, figures: Figures
) -> Scheduled:
    """Return the schedule of a plan; worked out once.

    Args:
        asked: what the session knows of the schedule.
        known: the lead table.
        plan: the plan.
        figures: how the reader writes numbers.
    """
    hand = pipeline(asked, known, plan, figures)

    def find() -> Scheduled:
        return Scheduled(plan, hand, planned_schedule(plan, hand.leads))

    return asked.memo.once(("schedule", plan, hand), find)


def due_in(
    asked: ScheduleState, known: RecalibrationState, plan: Plan, figures: Figures, month: YearMonth
) -> LeadDemand:
    """Return the leads that are due in a month: those of the schedule, if the plan has several."""
    if not is_scheduled(plan, month):
        return month_demand(plan, month)
    found = scheduled(asked, known, plan, figures)
    return asked.memo.once(
        ("due", plan, found.in_hand, month), lambda: month_demand(plan, month, found.schedule)
    )


def pipeline(
    asked: ScheduleState, known: RecalibrationState, plan: Plan, figures: Figures
) -> InHandFrom:
    """Return the pipeline in hand, from where the reader wants it.

    What a table cannot tell leaves what the plan's terms assume.
    """
    if asked.own == "typed":
        leads, problems = open_leads(asked.typed, plan, figures)
        return InHandFrom("typed", leads, problems=problems)
    if asked.own == "table" and known.table is not None:
        return _of_table(known, known.table, plan)
    return InHandFrom(plan.schedule.pipeline, assumed_pipeline(plan))


def _of_table(known: RecalibrationState, table: LeadTable, plan: Plan) -> InHandFrom:
    """Return the leads of a table that are open on the eve of the plan's first month."""
    eve = plan.start_month.dates[0] - timedelta(days=1)
    try:
        counts = known.once(f"open leads {eve}", lambda: table.open_leads(eve))
    except LeadTableError as error:
        assumed = assumed_pipeline(plan)
        return InHandFrom(plan.schedule.pipeline, assumed, problems=error.problems)
    try:
        found = open_pipeline(plan, counts, known.matches)
    except PlanError:  # what the reader said is of lead types that the plan no longer has
        found = open_pipeline(plan, counts)
    return InHandFrom("table", found.in_hand, found.unknown)
