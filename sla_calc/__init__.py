"""What marketing and sales owe each other, worked out of one revenue quota.

Pure calculation: no screen, no file, no clock, no randomness without a seed. Everything that a
function needs arrives as an argument.

>>> from sla_calc import Plan, lead_demand
>>> lead_demand(Plan()).leads
503

Names of the rooms that few callers need are loaded when they are first asked for; ``later`` lists
them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from sla_calc.errors import PlanError, PlanFileError, PlanLinkError
from sla_calc.follow_up.attempt_worth import (
    AttemptWorth,
    CadenceWorth,
    attempt_worths,
    stops_paying,
)
from sla_calc.follow_up.build_up import FollowUpBuildUp, FollowUpWeek, weekly_load
from sla_calc.follow_up.cadence import with_attempts
from sla_calc.follow_up.capacity import FollowUpCapacity, follow_up_capacity
from sla_calc.follow_up.effort import Effort, FollowUpLine
from sla_calc.follow_up.response_reps import reps_for_response, response_at
from sla_calc.follow_up.team_hours import WeekOfARep, ramped_reps, steady_reps, week_of_a_rep
from sla_calc.follow_up.working_days import working_days
from sla_calc.funnel.demand import DemandLine, LeadDemand, lead_demand, weighted_close_rate
from sla_calc.funnel.improvements import improved, without_improvements
from sla_calc.funnel.targets import StreamTarget, quota_of, season, stream_targets
from sla_calc.later import LOADED_LATER
from sla_calc.model.agreement import Agreement
from sla_calc.model.improvement import Improvement
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.model.promise import Attempt, FollowUpPolicy
from sla_calc.model.schedule_terms import ScheduleTerms
from sla_calc.model.scoring import LeadScoring
from sla_calc.model.streams import LeadType, RevenueStream
from sla_calc.model.team import Hire, SalesTeam
from sla_calc.saved.file import plan_from_file, plan_to_file
from sla_calc.saved.link import decode_plan, encode_plan
from sla_calc.value.closing_the_gap import GapClosed, cheapest_to_close
from sla_calc.value.delivery import DeliveredLine, Delivery, delivered
from sla_calc.value.lead_values import LeadValue, budget_needed, lead_values, worth_in

if TYPE_CHECKING:
    from sla_calc.calibration.applying import apply_calibration
    from sla_calc.calibration.calibrate import Calibration, calibrate
    from sla_calc.calibration.comparison import Comparison, compare_with_plan
    from sla_calc.calibration.findings import Finding
    from sla_calc.schedule.cohorts import CohortMonth, revenue_by_cohort
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
    from sla_calc.schedule.open_counts import OpenCount, OpenPipeline, open_pipeline
    from sla_calc.schedule.planned import (
        assumed_pipeline,
        month_demand,
        planned_schedule,
        schedule_options,
    )
    from sla_calc.schedule.reasons import Shortfall
    from sla_calc.schedule.schedule import lead_schedule
    from sla_calc.tracking.actuals import DailyCounts, DayCount, FollowUps, ReasonCount
    from sla_calc.tracking.close_rows import closes_from_rows, closes_to_rows
    from sla_calc.tracking.day_weights import DayWeights, day_weights
    from sla_calc.tracking.depth import FollowUpDepth, attempts_due, follow_up_depth
    from sla_calc.tracking.follow_through import OverdueLead, follow_through
    from sla_calc.tracking.goal_lines import goal_line
    from sla_calc.tracking.judging import JudgedFollowUps, judge_follow_ups
    from sla_calc.tracking.month_close import MonthClose, close_month, with_close
    from sla_calc.tracking.month_figures import MonthFigures, month_figures
    from sla_calc.tracking.paces import Pace, needed_per_day, pace
    from sla_calc.tracking.reasons import ReasonShare, reason_shares
    from sla_calc.tracking.speeds import ResponseSpeed, response_speed, speed_notices
    from sla_calc.tracking.track import track
    from sla_calc.tracking.tracked import OverDelivery, Series, TrackedLine, Tracking
    from sla_calc.tracking.verdicts import verdict_of
    from sla_calc.tracking.working_clock import clock_minutes, working_minutes
    from sla_calc.what_if.addresses import input_at, inputs_alike
    from sla_calc.what_if.beliefs import Between, Counted, beliefs_from
    from sla_calc.what_if.best_mix import best_mix
    from sla_calc.what_if.changes import Change, RevisionsCompared, compare_revisions
    from sla_calc.what_if.compare import PlansCompared, compare
    from sla_calc.what_if.drawing import DealAmounts, DealSpread
    from sla_calc.what_if.fan import RevenueFan, revenue_fan
    from sla_calc.what_if.goal_seek import solve_for
    from sla_calc.what_if.inputs import Input, inputs_of
    from sla_calc.what_if.mix_answer import BestMix
    from sla_calc.what_if.moves import with_input
    from sla_calc.what_if.plausible import plausible_ranges, uncertain_inputs
    from sla_calc.what_if.results import RESULTS
    from sla_calc.what_if.round_answer import in_round_numbers
    from sla_calc.what_if.scenarios import base_best_worst, scenarios_from_file, scenarios_to_file
    from sla_calc.what_if.sensitivity import Sensitivity, sensitivity
    from sla_calc.what_if.simulation import Simulation, simulate
    from sla_calc.what_if.solution import Solution

__all__ = [
    "RESULTS", "Agreement", "Attempt", "AttemptWorth", "BestMix", "Between", "CadenceWorth",
    "Calibration", "Change", "CohortMonth", "Comparison", "Counted", "CreatedLeads", "DailyCounts",
    "DayCount", "DayWeights", "DealAmounts", "DealSpread", "DeliveredLine", "Delivery",
    "DemandLine", "Effort", "Finding", "FollowUpBuildUp", "FollowUpCapacity", "FollowUpDepth",
    "FollowUpLine", "FollowUpPolicy", "FollowUpWeek", "FollowUps", "Forecast", "ForecastLine",
    "GapClosed", "Hire", "Improvement", "ImprovementWorth", "Input", "JudgedFollowUps",
    "LeadDemand", "LeadSchedule", "LeadScoring", "LeadType", "LeadValue", "Milestone",
    "MonthClose", "MonthFigures", "MonthTarget", "OpenCount", "OpenLeads", "OpenPipeline",
    "OverDelivery", "OverdueLead", "Pace", "Plan", "PlanError", "PlanFileError", "PlanLinkError",
    "PlansCompared", "ReasonCount", "ReasonShare", "ResponseSpeed", "RevenueFan", "RevenueStream",
    "RevisionsCompared", "SalesTeam", "ScheduleLine", "ScheduleTerms", "Sensitivity", "Series",
    "Shortfall", "Simulation", "Solution", "StreamMonth", "StreamTarget", "TrackedLine",
    "Tracking", "WeekOfARep", "WeekTarget", "YearMonth", "apply_calibration", "assumed_pipeline",
    "attempt_worths", "attempts_due", "base_best_worst", "beliefs_from", "best_mix",
    "budget_needed", "calibrate", "cheapest_to_close", "clock_minutes", "close_month",
    "closes_from_rows", "closes_to_rows", "compare", "compare_revisions", "compare_with_plan",
    "curve_by_month", "cycle_shares", "day_weights", "decode_plan", "delivered", "encode_plan",
    "follow_through", "follow_up_capacity", "follow_up_depth", "forecast", "goal_line", "improved",
    "improvement_worths", "in_round_numbers", "input_at", "inputs_alike", "inputs_of",
    "judge_follow_ups", "lead_demand", "lead_schedule", "lead_values", "measured_pipeline",
    "milestones", "month_demand", "month_figures", "month_targets", "needed_per_day",
    "open_pipeline", "pace", "plan_from_file", "plan_to_file", "planned_schedule",
    "plausible_ranges", "quota_of", "ramped_reps", "reason_shares", "reps_for_response",
    "response_at", "response_speed", "revenue_by_cohort", "revenue_fan", "scenarios_from_file",
    "scenarios_to_file", "schedule_options", "scheduled_capacity", "scheduled_demand",
    "scheduled_load", "season", "sensitivity", "simulate", "solve_for", "speed_notices",
    "steady_pipeline", "steady_reps", "stops_paying", "stream_targets", "track",
    "uncertain_inputs", "verdict_of", "week_of_a_rep", "weekly_load", "weighted_close_rate",
    "with_attempts", "with_close", "with_input", "with_measured_cycles", "without_improvements",
    "working_days", "working_minutes", "worth_in",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Load a name of a room that is loaded later."""
    if name not in LOADED_LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{LOADED_LATER[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return all names, those that are not loaded yet among them."""
    return sorted({*globals(), *__all__})
