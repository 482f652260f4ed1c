"""What may turn out otherwise than planned, and within which ranges it plausibly lies."""

from sla_calc.errors import PlanError
from sla_calc.model.plan import Plan
from sla_calc.what_if.beliefs import Between
from sla_calc.what_if.inputs import Input, inputs_of

GOOD_WHEN_HIGH = ("conversion_rates", "deal_size")
GOOD_WHEN_LOW = ("sales_cycle_days",)


def uncertain_inputs(plan: Plan) -> tuple[Input, ...]:
    """Return what neither side decides: conversion rates, deal sizes and sales cycles.

    >>> len(uncertain_inputs(Plan())), uncertain_inputs(Plan())[0].address
    (26, 'streams.0.deal_size')
    """
    measurable = {*GOOD_WHEN_HIGH, *GOOD_WHEN_LOW}
    return tuple(each for each in inputs_of(plan) if measurable & set(each.path))


def plausible_ranges(plan: Plan, width: float) -> dict[str, Between]:
    """Return a range around everything uncertain, by its address, for want of a better one.

    The plan's figure stays in the middle: next to a bound, such as 100 %, the range is narrower.

    Args:
        plan: the plan.
        width: how far it reaches to either side, relative to the figure, from 0 to 1 [fraction].

    Raises:
        PlanError: the width is not between 0 and 1.

    >>> plausible_ranges(Plan(), 0.5)["streams.0.deal_size"].interval
    (3000.0, 9000.0)
    """
    if not 0 <= width <= 1:
        message = f"A range reaches {width:g} of its figure to either side; it must be 0 to 1."
        raise PlanError(message)
    found = {}
    for each in uncertain_inputs(plan):
        reach = min(width * each.value, each.value - each.lowest, each.highest - each.value)
        low, high = each.value - reach, each.value + reach
        found[each.address] = Between(max(low, each.lowest), min(high, each.highest))
    return found
