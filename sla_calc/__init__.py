"""What marketing and sales owe each other, worked out of one revenue quota.

Pure calculation: no screen, no file, no clock, no randomness without a seed. Everything that a
function needs arrives as an argument.

>>> from sla_calc import Plan, lead_demand
>>> lead_demand(Plan()).leads
503
"""

from sla_calc.attempt_worth import AttemptWorth, CadenceWorth, attempt_worths, stops_paying
from sla_calc.build_up import FollowUpBuildUp, FollowUpWeek, weekly_load
from sla_calc.cadence import with_attempts
from sla_calc.calibration.applying import apply_calibration
from sla_calc.calibration.calibrate import Calibration, calibrate
from sla_calc.calibration.comparison import Comparison, compare_with_plan
from sla_calc.calibration.findings import Finding
from sla_calc.capacity import (
    FollowUpCapacity,
    follow_up_capacity,
)
from sla_calc.closing_the_gap import GapClosed, cheapest_to_close
from sla_calc.delivery import DeliveredLine, Delivery, delivered
from sla_calc.demand import (
    DemandLine,
    LeadDemand,
    lead_demand,
    weighted_close_rate,
)
from sla_calc.errors import PlanError, PlanFileError, PlanLinkError
from sla_calc.follow_up import Effort, FollowUpLine
from sla_calc.improvements import improved, without_improvements
from sla_calc.model.agreement import Agreement
from sla_calc.model.improvement import Improvement
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.model.promise import Attempt, FollowUpPolicy
from sla_calc.model.scoring import LeadScoring
from sla_calc.model.streams import LeadType, RevenueStream
from sla_calc.model.team import Hire, SalesTeam
from sla_calc.response_reps import reps_for_response, response_at
from sla_calc.saved.file import plan_from_file, plan_to_file
from sla_calc.saved.link import decode_plan, encode_plan
from sla_calc.schedule.cycles import curve_by_month, cycle_shares
from sla_calc.schedule.forecast import Forecast, ForecastLine, forecast
from sla_calc.schedule.improvement_worth import ImprovementWorth, improvement_worths
from sla_calc.schedule.in_hand import (
    CreatedLeads,
    OpenLeads,
    measured_pipeline,
    steady_pipeline,
)
from sla_calc.schedule.lines import LeadSchedule, ScheduleLine, StreamMonth
from sla_calc.schedule.load import scheduled_capacity, scheduled_demand, scheduled_load
from sla_calc.schedule.measured_cycles import with_measured_cycles
from sla_calc.schedule.milestones import Milestone, milestones
from sla_calc.schedule.month_targets import MonthTarget, WeekTarget, month_targets
from sla_calc.schedule.reasons import Shortfall
from sla_calc.schedule.schedule import lead_schedule
from sla_calc.targets import StreamTarget, quota_of, season, stream_targets
from sla_calc.team_hours import WeekOfARep, ramped_reps, steady_reps, week_of_a_rep
from sla_calc.value import LeadValue, budget_needed, lead_values, worth_in
from sla_calc.working_days import working_days

__all__ = [
    "Agreement",
    "Attempt",
    "AttemptWorth",
    "CadenceWorth",
    "Calibration",
    "Comparison",
    "CreatedLeads",
    "DeliveredLine",
    "Delivery",
    "DemandLine",
    "Effort",
    "Finding",
    "FollowUpBuildUp",
    "FollowUpCapacity",
    "FollowUpLine",
    "FollowUpPolicy",
    "FollowUpWeek",
    "Forecast",
    "ForecastLine",
    "GapClosed",
    "Hire",
    "Improvement",
    "ImprovementWorth",
    "LeadDemand",
    "LeadSchedule",
    "LeadScoring",
    "LeadType",
    "LeadValue",
    "Milestone",
    "MonthTarget",
    "OpenLeads",
    "Plan",
    "PlanError",
    "PlanFileError",
    "PlanLinkError",
    "RevenueStream",
    "SalesTeam",
    "ScheduleLine",
    "Shortfall",
    "StreamMonth",
    "StreamTarget",
    "WeekOfARep",
    "WeekTarget",
    "YearMonth",
    "apply_calibration",
    "attempt_worths",
    "budget_needed",
    "calibrate",
    "cheapest_to_close",
    "compare_with_plan",
    "curve_by_month",
    "cycle_shares",
    "decode_plan",
    "delivered",
    "encode_plan",
    "follow_up_capacity",
    "forecast",
    "improved",
    "improvement_worths",
    "lead_demand",
    "lead_schedule",
    "lead_values",
    "measured_pipeline",
    "milestones",
    "month_targets",
    "plan_from_file",
    "plan_to_file",
    "quota_of",
    "ramped_reps",
    "reps_for_response",
    "response_at",
    "scheduled_capacity",
    "scheduled_demand",
    "scheduled_load",
    "season",
    "steady_pipeline",
    "steady_reps",
    "stops_paying",
    "stream_targets",
    "week_of_a_rep",
    "weekly_load",
    "weighted_close_rate",
    "with_attempts",
    "with_measured_cycles",
    "without_improvements",
    "working_days",
    "worth_in",
]
