"""The schedule in this browser session."""

from datetime import date

from sla_calc import LeadDemand, Plan, YearMonth
from sla_report.numbers.figures import Figures
from sla_ui.frame.session import of_session
from sla_ui.lead_table.session import recalibration
from sla_ui.lead_table.state import RecalibrationState
from sla_ui.schedule.results import Scheduled, due_in, scheduled
from sla_ui.schedule.state import ScheduleState

_KEY = "sla_schedule"


def schedule_state() -> ScheduleState:
    """Return what the session knows of the schedule."""
    return of_session(_KEY, ScheduleState)


def current_schedule(plan: Plan, figures: Figures) -> Scheduled:
    """Return the schedule of the plan with the session's pipeline in hand."""
    return scheduled(schedule_state(), recalibration(), plan, figures)


def current_demand(plan: Plan, month: YearMonth, figures: Figures) -> LeadDemand:
    """Return the leads that are due in a month, by that schedule where the plan has several."""
    return due_in(schedule_state(), recalibration(), plan, figures, month)


def current_month(plan: Plan, today: date) -> YearMonth:
    """Return the month of today, if the plan has it; otherwise the plan's first."""
    month = YearMonth(today.year, today.month)
    return month if month in plan.covered_months else plan.start_month


def last_calibration(known: RecalibrationState) -> date | None:
    """Return the day of the latest calibration that the session knows of; None where none is."""
    told = [record.as_of or record.made_on for record in known.records]
    if known.accepted and known.table is not None and known.is_counted():  # applied to the plan
        told += filter(None, [known.results(known.table).counts.as_of])
    return max(told, default=None)
