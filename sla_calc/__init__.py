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
from sla_calc.model.agreement import Agreement
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.model.promise import Attempt, FollowUpPolicy
from sla_calc.model.scoring import LeadScoring
from sla_calc.model.streams import LeadType, RevenueStream
from sla_calc.model.team import Hire, SalesTeam
from sla_calc.response_reps import reps_for_response, response_at
from sla_calc.saved.file import plan_from_file, plan_to_file
from sla_calc.saved.link import decode_plan, encode_plan
from sla_calc.targets import StreamTarget, season, stream_targets
from sla_calc.team_hours import WeekOfARep, ramped_reps, steady_reps, week_of_a_rep
from sla_calc.value import LeadValue, budget_needed, lead_values, worth_in
from sla_calc.what_if.addresses import input_at, inputs_alike
from sla_calc.what_if.beliefs import Between, Counted, beliefs_from
from sla_calc.what_if.best_mix import best_mix
from sla_calc.what_if.compare import PlansCompared, compare
from sla_calc.what_if.drawing import DealAmounts, DealSpread
from sla_calc.what_if.fan import RevenueFan, revenue_fan
from sla_calc.what_if.goal_seek import solve_for
from sla_calc.what_if.inputs import Input, inputs_of
from sla_calc.what_if.mix_answer import BestMix
from sla_calc.what_if.moves import with_input
from sla_calc.what_if.results import RESULTS
from sla_calc.what_if.scenarios import base_best_worst, scenarios_from_file, scenarios_to_file
from sla_calc.what_if.sensitivity import Sensitivity, sensitivity
from sla_calc.what_if.simulation import Simulation, simulate
from sla_calc.what_if.solution import Solution
from sla_calc.working_days import working_days

__all__ = [
    "RESULTS",
    "Agreement",
    "Attempt",
    "AttemptWorth",
    "BestMix",
    "Between",
    "CadenceWorth",
    "Calibration",
    "Comparison",
    "Counted",
    "DealAmounts",
    "DealSpread",
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
    "GapClosed",
    "Hire",
    "Input",
    "LeadDemand",
    "LeadScoring",
    "LeadType",
    "LeadValue",
    "Plan",
    "PlanError",
    "PlanFileError",
    "PlanLinkError",
    "PlansCompared",
    "RevenueFan",
    "RevenueStream",
    "SalesTeam",
    "Sensitivity",
    "Simulation",
    "Solution",
    "StreamTarget",
    "WeekOfARep",
    "YearMonth",
    "apply_calibration",
    "attempt_worths",
    "base_best_worst",
    "beliefs_from",
    "best_mix",
    "budget_needed",
    "calibrate",
    "cheapest_to_close",
    "compare",
    "compare_with_plan",
    "decode_plan",
    "delivered",
    "encode_plan",
    "follow_up_capacity",
    "input_at",
    "inputs_alike",
    "inputs_of",
    "lead_demand",
    "lead_values",
    "plan_from_file",
    "plan_to_file",
    "ramped_reps",
    "reps_for_response",
    "response_at",
    "revenue_fan",
    "scenarios_from_file",
    "scenarios_to_file",
    "season",
    "sensitivity",
    "simulate",
    "solve_for",
    "steady_reps",
    "stops_paying",
    "stream_targets",
    "week_of_a_rep",
    "weekly_load",
    "weighted_close_rate",
    "with_attempts",
    "with_input",
    "working_days",
    "worth_in",
]
