"""What the package offers, and where it stands: the one list, for people, type checkers and Python.

A name is loaded when it is first asked for.
"""

from .calibration.applying import apply_calibration as apply_calibration
from .calibration.calibrate import Calibration as Calibration, calibrate as calibrate
from .calibration.comparison import Comparison as Comparison, compare_with_plan as compare_with_plan
from .calibration.findings import Finding as Finding
from .errors import (
    PlanError as PlanError,
    PlanFileError as PlanFileError,
    PlanLinkError as PlanLinkError,
)
from .follow_up.attempt_worth import (
    AttemptWorth as AttemptWorth,
    CadenceWorth as CadenceWorth,
    attempt_worths as attempt_worths,
    stops_paying as stops_paying,
)
from .follow_up.build_up import (
    FollowUpBuildUp as FollowUpBuildUp,
    FollowUpWeek as FollowUpWeek,
    weekly_load as weekly_load,
)
from .follow_up.cadence import with_attempts as with_attempts
from .follow_up.capacity import (
    FollowUpCapacity as FollowUpCapacity,
    follow_up_capacity as follow_up_capacity,
)
from .follow_up.effort import Effort as Effort, FollowUpLine as FollowUpLine
from .follow_up.response_reps import (
    reps_for_response as reps_for_response,
    response_at as response_at,
)
from .follow_up.team_hours import (
    WeekOfARep as WeekOfARep,
    ramped_reps as ramped_reps,
    steady_reps as steady_reps,
    week_of_a_rep as week_of_a_rep,
)
from .follow_up.working_days import working_days as working_days
from .funnel.demand import (
    DemandLine as DemandLine,
    LeadDemand as LeadDemand,
    lead_demand as lead_demand,
    weighted_close_rate as weighted_close_rate,
)
from .funnel.improvements import improved as improved, without_improvements as without_improvements
from .funnel.targets import (
    StreamTarget as StreamTarget,
    quota_of as quota_of,
    season as season,
    stream_targets as stream_targets,
)
from .model.agreement import Agreement as Agreement
from .model.improvement import Improvement as Improvement
from .model.months import YearMonth as YearMonth
from .model.plan import Plan as Plan
from .model.promise import Attempt as Attempt, FollowUpPolicy as FollowUpPolicy
from .model.schedule_terms import ScheduleTerms as ScheduleTerms
from .model.scoring import LeadScoring as LeadScoring
from .model.streams import LeadType as LeadType, RevenueStream as RevenueStream
from .model.team import Hire as Hire, SalesTeam as SalesTeam
from .saved.file import plan_from_file as plan_from_file, plan_to_file as plan_to_file
from .saved.link import decode_plan as decode_plan, encode_plan as encode_plan
from .schedule.cohorts import CohortMonth as CohortMonth, revenue_by_cohort as revenue_by_cohort
from .schedule.cycles import curve_by_month as curve_by_month, cycle_shares as cycle_shares
from .schedule.forecast import (
    Forecast as Forecast,
    ForecastLine as ForecastLine,
    forecast as forecast,
)
from .schedule.improvement_worth import (
    ImprovementWorth as ImprovementWorth,
    improvement_worths as improvement_worths,
)
from .schedule.in_hand import (
    CreatedLeads as CreatedLeads,
    OpenLeads as OpenLeads,
    measured_pipeline as measured_pipeline,
    steady_pipeline as steady_pipeline,
)
from .schedule.lines import (
    LeadSchedule as LeadSchedule,
    ScheduleLine as ScheduleLine,
    StreamMonth as StreamMonth,
)
from .schedule.load import (
    scheduled_capacity as scheduled_capacity,
    scheduled_demand as scheduled_demand,
    scheduled_load as scheduled_load,
)
from .schedule.measured_cycles import with_measured_cycles as with_measured_cycles
from .schedule.milestones import Milestone as Milestone, milestones as milestones
from .schedule.month_targets import (
    MonthTarget as MonthTarget,
    WeekTarget as WeekTarget,
    month_targets as month_targets,
)
from .schedule.open_counts import (
    OpenCount as OpenCount,
    OpenPipeline as OpenPipeline,
    open_pipeline as open_pipeline,
)
from .schedule.planned import (
    assumed_pipeline as assumed_pipeline,
    month_demand as month_demand,
    planned_schedule as planned_schedule,
    schedule_options as schedule_options,
)
from .schedule.reasons import Shortfall as Shortfall
from .schedule.schedule import lead_schedule as lead_schedule
from .tracking.actuals import (
    DailyCounts as DailyCounts,
    DayCount as DayCount,
    FollowUps as FollowUps,
    ReasonCount as ReasonCount,
)
from .tracking.close_rows import (
    closes_from_rows as closes_from_rows,
    closes_to_rows as closes_to_rows,
)
from .tracking.day_weights import DayWeights as DayWeights, day_weights as day_weights
from .tracking.depth import (
    FollowUpDepth as FollowUpDepth,
    attempts_due as attempts_due,
    follow_up_depth as follow_up_depth,
)
from .tracking.follow_through import OverdueLead as OverdueLead, follow_through as follow_through
from .tracking.goal_lines import goal_line as goal_line
from .tracking.judging import (
    JudgedFollowUps as JudgedFollowUps,
    judge_follow_ups as judge_follow_ups,
)
from .tracking.month_close import (
    MonthClose as MonthClose,
    close_month as close_month,
    with_close as with_close,
)
from .tracking.month_figures import MonthFigures as MonthFigures, month_figures as month_figures
from .tracking.paces import Pace as Pace, needed_per_day as needed_per_day, pace as pace
from .tracking.reasons import ReasonShare as ReasonShare, reason_shares as reason_shares
from .tracking.speeds import (
    ResponseSpeed as ResponseSpeed,
    response_speed as response_speed,
    speed_notices as speed_notices,
)
from .tracking.track import track as track
from .tracking.tracked import (
    OverDelivery as OverDelivery,
    Series as Series,
    TrackedLine as TrackedLine,
    Tracking as Tracking,
)
from .tracking.verdicts import verdict_of as verdict_of
from .tracking.working_clock import (
    clock_minutes as clock_minutes,
    working_minutes as working_minutes,
)
from .value.closing_the_gap import GapClosed as GapClosed, cheapest_to_close as cheapest_to_close
from .value.delivery import (
    DeliveredLine as DeliveredLine,
    Delivery as Delivery,
    delivered as delivered,
)
from .value.lead_values import (
    LeadValue as LeadValue,
    budget_needed as budget_needed,
    lead_values as lead_values,
    worth_in as worth_in,
)
from .what_if.addresses import input_at as input_at, inputs_alike as inputs_alike
from .what_if.beliefs import Between as Between, Counted as Counted, beliefs_from as beliefs_from
from .what_if.best_mix import best_mix as best_mix
from .what_if.changes import (
    Change as Change,
    RevisionsCompared as RevisionsCompared,
    compare_revisions as compare_revisions,
)
from .what_if.compare import PlansCompared as PlansCompared, compare as compare
from .what_if.drawing import DealAmounts as DealAmounts, DealSpread as DealSpread
from .what_if.fan import RevenueFan as RevenueFan, revenue_fan as revenue_fan
from .what_if.goal_seek import solve_for as solve_for
from .what_if.inputs import Input as Input, inputs_of as inputs_of
from .what_if.mix_answer import BestMix as BestMix
from .what_if.moves import with_input as with_input
from .what_if.plausible import (
    plausible_ranges as plausible_ranges,
    uncertain_inputs as uncertain_inputs,
)
from .what_if.results import RESULTS as RESULTS
from .what_if.round_answer import in_round_numbers as in_round_numbers
from .what_if.scenarios import (
    base_best_worst as base_best_worst,
    scenarios_from_file as scenarios_from_file,
    scenarios_to_file as scenarios_to_file,
)
from .what_if.sensitivity import Sensitivity as Sensitivity, sensitivity as sensitivity
from .what_if.simulation import Simulation as Simulation, simulate as simulate
from .what_if.solution import Solution as Solution
