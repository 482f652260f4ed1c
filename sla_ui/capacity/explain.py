"""How the follow-up's figures were made, with the plan's own numbers."""

from sla_calc import FollowUpCapacity, FollowUpPolicy, Plan
from sla_calc.follow_up.cadence import chances_made, connect_rates, rep_minutes
from sla_calc.follow_up.effort import FollowUpLine
from sla_calc.follow_up.team_hours import hours_a_day, steady_reps, working_days_of_a_month
from sla_report.numbers.figures import Figures
from sla_ui.drawing.steps import Step
from sla_ui.drawing.text import plain
from sla_ui.numbers.telling import telling

MOST_TERMS = 10


def capacity_steps(plan: Plan, capacity: FollowUpCapacity, figures: Figures) -> list[Step]:
    """Return how occupancy follows from the cadence, the leads and the team."""
    policies: dict[int, FollowUpLine] = {}
    for line in capacity.lines:
        policies.setdefault(id(line.policy), line)
    steps = []
    for line in policies.values():
        own = f" of {plain(line.lead_type, 60)}" if len(policies) > 1 else ""
        steps += _lead_steps(line, own, figures)
    return [*steps, *_hours_steps(plan, capacity, figures)]


def _lead_steps(line: FollowUpLine, own: str, figures: Figures) -> list[Step]:
    """From the cadence to what a lead costs."""
    policy, effort = line.policy, line.effort
    rates = connect_rates(policy, len(policy.cadence))
    made = chances_made(rates)
    terms = [
        f"{figures.rate(chance)} × {figures.number_exact(telling(minutes))}"
        for chance, minutes in zip(made, rep_minutes(policy.cadence), strict=True)
        if minutes
    ]
    talk = f"{figures.rate(effort.reach)} × {figures.number_exact(policy.connected_minutes)}"
    return [
        Step(
            f"Attempts of a lead{own}", _attempts(policy, figures), figures.about(effort.attempts)
        ),
        Step(
            f"Chance to reach the person{own}",
            _reach(policy, figures),
            figures.rate(effort.reach),
        ),
        Step(
            f"A rep's minutes for a lead{own}",
            " + ".join([*_short(terms), f"conversation {talk}"]),
            figures.exact(effort.minutes),
        ),
    ]


def _attempts(policy: FollowUpPolicy, figures: Figures) -> str:
    count, rate = len(policy.cadence), figures.rate_exact(policy.connect_rate)
    if not policy.connect_rate:
        return f"nobody is reached, so all {count} are made"
    if not policy.connect_decline:
        return f"(1 − (1 − {rate})^{count}) ÷ {rate}"
    chances = chances_made(connect_rates(policy, count))
    return " + ".join(_short([figures.rate(chance) for chance in chances]))


def _reach(policy: FollowUpPolicy, figures: Figures) -> str:
    count, rate = len(policy.cadence), figures.rate_exact(policy.connect_rate)
    if not policy.connect_decline:
        return f"1 − (1 − {rate})^{count}"
    rates = [figures.rate(each) for each in connect_rates(policy, count)]
    return "1 − " + " × ".join(_short([f"(1 − {each})" for each in rates]))


def _short(terms: list[str]) -> list[str]:
    return terms if len(terms) <= MOST_TERMS else [*terms[: MOST_TERMS - 1], "…"]


def _hours_steps(plan: Plan, capacity: FollowUpCapacity, figures: Figures) -> list[Step]:
    """From what a lead costs to the reps needed."""
    team, exact, rate = plan.team, figures.exact, figures.rate_exact
    minutes = {line.effort.minutes for line in capacity.lines}
    hours = (
        f"{figures.count(capacity.leads)} leads × {exact(minutes.pop())} ÷ 60"
        if len(minutes) == 1
        else "leads × minutes ÷ 60, added up over the lead types"
    )
    days = working_days_of_a_month(plan)
    per_rep = capacity.hours_per_rep * team.max_occupancy
    steps = [
        Step("Hours needed a month", hours, exact(capacity.hours_needed)),
        Step(
            "Hours of a rep a month",
            f"{figures.number_exact(team.hours_per_week)} h a week × selling time "
            f"{rate(team.selling_time)} × marketing’s leads {rate(team.marketing_leads_time)} "
            f"÷ {len(team.working_days)} days × {exact(days)} working days "
            f"= {exact(hours_a_day(team))} × {exact(days)}",
            exact(capacity.hours_per_rep),
        ),
        Step(
            "Hours there are",
            f"{exact(steady_reps(plan))} ramped reps × {exact(capacity.hours_per_rep)}",
            exact(capacity.hours_available),
        ),
    ]
    if not capacity.hours_available:
        return steps
    return [
        *steps,
        Step(
            "Occupancy",
            f"{exact(capacity.hours_needed)} ÷ {exact(capacity.hours_available)}",
            figures.rate(capacity.occupancy),
        ),
        Step(
            "Reps needed",
            f"{exact(capacity.hours_needed)} ÷ ({exact(capacity.hours_per_rep)} × highest "
            f"occupancy {rate(team.max_occupancy)} = {exact(per_rep)}), rounded up",
            figures.count(capacity.reps_needed),
        ),
        Step(
            "First attempt in time",
            f"Erlang C with {exact(capacity.hours_available / capacity.hours_open)} reps' worth of "
            f"time at once and a load of {exact(capacity.hours_needed / capacity.hours_open)}",
            figures.rate(capacity.response_within_promise),
        ),
    ]
