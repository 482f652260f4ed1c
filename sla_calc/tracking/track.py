"""A month held against its goal, day by day: line by line, stream by stream and in all."""

from collections.abc import Sequence
from datetime import date

from sla_calc.calibration.matching import Matches
from sla_calc.funnel.demand import LeadDemand, lead_demand
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.tracking.actuals import DailyCounts
from sla_calc.tracking.day_weights import Calendar, day_weights
from sla_calc.tracking.goals import Basis, Goals, Typed, month_goals
from sla_calc.tracking.leads_by_day import LeadsByDay
from sla_calc.tracking.moment import Moment
from sla_calc.tracking.over_delivery import over_delivery
from sla_calc.tracking.paces import needed_per_day, pace
from sla_calc.tracking.placing import Place, known_lines
from sla_calc.tracking.tallies import EVERYTHING, Measure, Tally, tally
from sla_calc.tracking.track_notices import track_notices
from sla_calc.tracking.tracked import Series, TrackedLine, Tracking, UnmatchedPart
from sla_calc.tracking.verdicts import verdict_of, verdict_sentence
from sla_calc.tracking.waterfall import bars_of, series_of
from sla_calc.value.lead_values import lead_values


def track(
    plan: Plan,
    month: YearMonth,
    daily: DailyCounts | LeadsByDay,
    as_of: date,
    *,
    basis: Basis = "plan",
    typed: Typed | None = None,
    by: Calendar = "calendar days",
    measure: Measure = "leads",
    matches: Matches | None = None,
    owed: LeadDemand | None = None,
) -> Tracking:
    """Return how a month stands against its goal at the end of a day.

    Args:
        plan: the plan.
        month: the month.
        daily: what a table tells of its days, and of those of earlier months; or that added up
            already, as :func:`~sla_calc.tracking.leads_by_day.leads_by_day` does.
        as_of: the last day that counts.
        basis: what the goal is taken from.
        typed: a typed goal in the measure's unit; one for everything is split as the plan's is.
        by: which days the goal is spread over; calendar days where there are none of that kind.
        measure: count leads, their points, or the money that they bring on average.
        matches: what the table's parts are in the plan, where that is known better than by name.
        owed: what the plan owes in the month, where that is not what the month's own quota takes,
            such as :func:`~sla_calc.schedule.planned.month_demand`.

    Raises:
        PlanError: a count or goal is below 0, a match or typed goal names what the plan does not
            have, or the team's holidays are not known.

    >>> from sla_calc.tracking.actuals import DayCount
    >>> rows = [DayCount(date(2027, 4, day), None, None, (15.0,), None) for day in range(1, 16)]
    >>> april = track(Plan(), YearMonth(2027, 4), DailyCounts(("MQL",), tuple(rows)), rows[-1].day)
    >>> april.elapsed, april.total.actual, april.total.pace.projection, april.total.verdict
    (0.5, 225.0, 450.0, 'behind')
    """
    values = lead_values(plan, owed or lead_demand(plan, month))
    counted = tally(plan, daily, values, measure, matches)
    goals = month_goals(plan, month, values, counted, basis=basis, typed=typed)
    weights, why = day_weights(plan.team, month, by, counted.table)
    moment = Moment.of(plan, month, as_of, weights)
    tracked = [_line(plan, counted, goals, moment, place) for place in _places(plan)]
    streams = tracked[1 : len(plan.streams) + 1]
    lines = tracked[len(plan.streams) + 1 :]
    come = counted.table.in_month(month)
    unmatched = _unmatched(counted, moment)
    return Tracking(
        month=month,
        as_of=as_of,
        basis=basis,
        measure=measure,
        calendar="calendar days" if weights is None else by,
        stage=counted.table.stage,
        tolerance=plan.tolerance,
        progress=moment.progress,
        elapsed=moment.elapsed,
        days_left=moment.days_left,
        working_days_left=moment.working_days_left,
        total=tracked[0],
        streams=tuple(streams),
        lines=tuple(lines),
        series=_series(plan, counted, moment, [tracked[0], *streams]),
        bars=bars_of(counted, moment),
        unmatched=unmatched,
        outside=float(counted.table.leads.sum() - come.sum()),
        later=float(come[:, moment.day :].sum()),
        undated=counted.table.undated,
        over_delivery=over_delivery(plan, month, tracked, moment.projected(counted)),
        noticed=(
            *filter(None, (why, goals.why)),
            *track_notices(plan, month, as_of, counted, unmatched),
        ),
    )


def _places(plan: Plan) -> list[Place]:
    """Return everything, then the streams, then the lead types."""
    return [EVERYTHING, *((stream.name, None) for stream in plan.streams), *known_lines(plan)]


def _line(plan: Plan, counted: Tally, goals: Goals, moment: Moment, place: Place) -> TrackedLine:
    leads = counted.leads_in(moment.month, moment.day)
    goal, actual = goals.of(place), counted.amount(place, leads)
    if actual is None:
        untold = "The table does not tell which leads are these."
        return TrackedLine(*place, goal, None, None, None, untold, None, None)
    stands = pace(goal, actual, moment.elapsed, counted.bounds(place, leads))
    verdict = verdict_of(stands, plan.tolerance, ended=moment.progress.ended)
    unit = plan.currency if counted.measure == "money" else counted.measure
    return TrackedLine(
        *place,
        goal=goal,
        actual=actual,
        pace=stands,
        verdict=verdict,
        sentence=verdict_sentence(stands, verdict, moment.progress, unit),
        needed_per_day=needed_per_day(goal, actual, moment.days_left),
        needed_per_working_day=needed_per_day(goal, actual, moment.working_days_left),
    )


def _series(
    plan: Plan, counted: Tally, moment: Moment, lines: Sequence[TrackedLine]
) -> tuple[Series, ...]:
    told = [line for line in lines if line.actual is not None]
    return tuple(series_of(plan, counted, moment, line) for line in told)


def _unmatched(counted: Tally, moment: Moment) -> tuple[UnmatchedPart, ...]:
    leads = counted.leads_in(moment.month, moment.day).tolist()
    rows = zip(counted.table.parts, leads, counted.unmatched(), strict=True)
    found = [UnmatchedPart(*part, leads) for part, leads, no_line in rows if no_line and leads]
    return tuple(sorted(found, key=lambda part: -part.leads))
