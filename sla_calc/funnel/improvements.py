"""The plan as it is in a month, with what the team is to have become better at until then."""

from collections.abc import Callable
from fractions import Fraction
from functools import reduce

from sla_calc.funnel.commitments import typed
from sla_calc.model.improvement import Improvement
from sla_calc.model.months import YearMonth, months_between
from sla_calc.model.plan import Plan
from sla_calc.model.streams import LeadType, RevenueStream
from sla_calc.schedule.cycles import stretched

Goal = tuple[str, str, Improvement]
"""Stream, lead type, and what is to improve."""


def improvements_of(plan: Plan) -> tuple[Goal, ...]:
    """Return everything that is to improve, in the plan's order."""
    return tuple(
        (stream.name, kind.name, each)
        for stream in plan.streams
        for kind in stream.lead_types
        for each in kind.improvements
    )


def without_improvements(plan: Plan) -> Plan:
    """Return the plan in which everything stays as it is today."""
    return _with_kinds(plan, lambda _, kind: kind.model_copy(update={"improvements": ()}))


def without_improvement(plan: Plan, goal: Goal) -> Plan:
    """Return the plan in which one figure stays as it is today."""
    stream_name, lead_type, improvement = goal

    def kept(stream: RevenueStream, kind: LeadType) -> LeadType:
        if (stream.name, kind.name) != (stream_name, lead_type):
            return kind
        others = tuple(each for each in kind.improvements if each != improvement)
        return kind.model_copy(update={"improvements": others})

    return _with_kinds(plan, kept)


def improved(plan: Plan, month: YearMonth) -> Plan:
    """Return the plan with the rates, deal sizes and sales cycles that hold in a month.

    From today's value in the plan's first month by the same amount each month to the goal, which
    holds from its month on. A measured or spread sales cycle keeps its shape.

    >>> from sla_calc.edits.plan_edits import with_lead_type
    >>> win_rate = {"quantity": "conversion rate", "step": 3, "value": 0.36, "by": "2027-06"}
    >>> plan = with_lead_type(Plan(), 0, 0, improvements=(win_rate,))
    >>> then = [improved(plan, plan.start_month + later) for later in (0, 1, 5, 6)]
    >>> [each.streams[0].lead_types[0].conversion_rates[2] for each in then]
    [0.3, 0.312, 0.36, 0.36]
    """
    if not improvements_of(plan):
        return plan
    gone = months_between(plan.start_month, month)

    def moved(stream: RevenueStream, kind: LeadType) -> LeadType:
        progress = [(each, _progress(plan, each, gone)) for each in kind.improvements]
        return reduce(lambda so_far, each: _moved(stream, so_far, *each), progress, kind)

    return _with_kinds(plan, moved)


def _progress(plan: Plan, goal: Improvement, gone: int) -> Fraction:
    """Return how much of the way has been gone after so many months [fraction]."""
    whole = months_between(plan.start_month, goal.by)
    return Fraction(1) if gone >= whole else Fraction(max(0, gone), whole)


def _moved(
    stream: RevenueStream, kind: LeadType, goal: Improvement, progress: Fraction
) -> LeadType:
    def between(today: float) -> float:
        return float(typed(today) + (typed(goal.value) - typed(today)) * progress)

    # Between two values that are possible: no need to check them again, 24 times a plan.
    match goal.quantity:
        case "deal size":
            return kind.model_copy(update={"deal_size": between(stream.deal_size_of(kind))})
        case "sales cycle":
            return kind.model_copy(update=_other_cycle(kind, between(kind.sales_cycle_days)))
        case _:
            rates = list(kind.conversion_rates)
            rates[goal.step - 1] = between(rates[goal.step - 1])
            return kind.model_copy(update={"conversion_rates": tuple(rates)})


def _other_cycle(kind: LeadType, days: float) -> dict[str, object]:
    """Return what changes with the mean sales cycle: spread and measured curve in proportion."""
    changes: dict[str, object] = {"sales_cycle_days": days}
    if kind.sales_cycle_days:
        factor = typed(days) / typed(kind.sales_cycle_days)
        if kind.sales_cycle_spread is not None:
            changes["sales_cycle_spread"] = float(typed(kind.sales_cycle_spread) * factor)
        if kind.cycle_curve:
            changes["cycle_curve"] = stretched(kind.cycle_curve, factor)
    return changes


def _with_kinds(plan: Plan, changed: Callable[[RevenueStream, LeadType], LeadType]) -> Plan:
    streams = tuple(
        stream.model_copy(
            update={"lead_types": tuple(changed(stream, kind) for kind in stream.lead_types)}
        )
        for stream in plan.streams
    )
    return plan.model_copy(update={"streams": streams})
