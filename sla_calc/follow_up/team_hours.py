"""The hours that a team has for marketing's leads: reps, ramp, working days and shares of time."""

from dataclasses import dataclass
from statistics import fmean

from sla_calc.follow_up.working_days import working_days
from sla_calc.model.months import LAST_YEAR, MONTHS_A_YEAR, YearMonth, months_between
from sla_calc.model.plan import Plan
from sla_calc.model.team import SalesTeam


@dataclass(frozen=True, slots=True)
class WeekOfARep:
    """How a rep's paid week divides; the three add up to it [hours/week].

    Attributes:
        elsewhere: meetings, leave, training and administration.
        own_leads: following up on leads that sales finds itself.
        marketings_leads: following up on marketing's leads.
    """

    elsewhere: float
    own_leads: float
    marketings_leads: float


def week_of_a_rep(team: SalesTeam) -> WeekOfARep:
    """Return how a rep's paid week divides.

    >>> week_of_a_rep(SalesTeam(hours_per_week=40, selling_time=0.5, marketing_leads_time=0.75))
    WeekOfARep(elsewhere=20.0, own_leads=5.0, marketings_leads=15.0)
    """
    selling = team.hours_per_week * team.selling_time
    for_marketing = selling * team.marketing_leads_time
    return WeekOfARep(
        elsewhere=team.hours_per_week - selling,
        own_leads=selling - for_marketing,
        marketings_leads=for_marketing,
    )


def hours_a_day(team: SalesTeam) -> float:
    """Return a ramped rep's time for marketing's leads on a working day [hours/rep].

    Hours a week ÷ weekdays worked × selling time × its share for marketing's leads.

    >>> hours_a_day(SalesTeam(hours_per_week=40, selling_time=0.5, marketing_leads_time=0.75))
    3.0
    """
    return week_of_a_rep(team).marketings_leads / len(team.working_days)


def ramped_reps(team: SalesTeam, month: YearMonth) -> float:
    """Return how many ramped reps the team is worth in a month [reps].

    Its reps, and each hire that has started × its productivity in that month of its tenure.

    >>> from sla_calc.model.team import Hire
    >>> team = SalesTeam(reps=6, hires=(Hire(YearMonth(2027, 1), 2),), ramp=(0.25, 0.5))
    >>> [ramped_reps(team, YearMonth(2027, 1) + later) for later in range(3)]
    [6.5, 7.0, 8.0]
    """
    return team.reps + sum(
        hire.reps * _productivity(team, months_between(hire.month, month))
        for hire in team.hires
        if hire.month <= month
    )


def steady_reps(plan: Plan) -> float:
    """Return the ramped reps once everybody who is hired within the plan is ramped [reps].

    >>> steady_reps(Plan())
    6.0
    """
    last = plan.covered_months[-1]
    return plan.team.reps + sum(hire.reps for hire in plan.team.hires if hire.month <= last)


def year_of(plan: Plan) -> tuple[YearMonth, ...]:
    """Return the twelve months from the plan's first one on, over which a month is averaged.

    Where the calendar ends before they do, its last whole year counts.
    """
    first = min(plan.start_month, YearMonth(LAST_YEAR, 1))
    return tuple(first + later for later in range(MONTHS_A_YEAR))


def working_days_of_a_month(plan: Plan) -> float:
    """Return the working days of an average month of the plan's first year [days/month].

    Raises:
        PlanError: the team names a country or region whose holidays are not known.

    >>> working_days_of_a_month(Plan())
    21.75
    """
    return fmean(len(working_days(plan.team, month)) for month in year_of(plan))


def hours_open_a_day(team: SalesTeam) -> float:
    """Return how long the team's working day is by the clock [hours/day].

    >>> hours_open_a_day(SalesTeam(hours=("09:00", "17:30")))
    8.5
    """
    opens, closes = (
        (clock.hour * 60 + clock.minute) * 60 + clock.second + clock.microsecond / 1e6
        for clock in team.hours
    )
    return (closes - opens) / 3_600


def _productivity(team: SalesTeam, tenure: int) -> float:
    return team.ramp[tenure] if tenure < len(team.ramp) else 1.0
