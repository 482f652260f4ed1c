"""Several plans kept together: a best and a worst case to begin with, and one file for all."""

from collections.abc import Sequence

from sla_calc.errors import PlanError, PlanFileError
from sla_calc.model.plan import Plan
from sla_calc.model.texts import LONGEST_NAME
from sla_calc.saved.documents import DEEPEST, full_document, plan_from
from sla_calc.saved.envelope import unwrapped, wrapped
from sla_calc.what_if.beliefs import Beliefs, believed
from sla_calc.what_if.moves import moved
from sla_calc.what_if.plausible import GOOD_WHEN_LOW, uncertain_inputs

KIND = "sla-scenarios"
MOST_KEPT = 6


def base_best_worst(
    plan: Plan, *, step: float = 0.10, beliefs: Beliefs | None = None
) -> tuple[Plan, Plan, Plan]:
    """Return the plan, and how it would be if everything measured turned out well, or badly.

    Conversion rates, deal sizes and sales cycles go to the better or the worse end of their range:
    the one that is known, or the same relative step for all others. What the two sides decide
    themselves stays. That everything turns out well at once is rarer than for each by itself.

    Args:
        plan: the plan.
        step: how far inputs go that have no range, above 0 and below 1 [fraction of them].
        beliefs: by address, what was counted or is known of an input.

    Raises:
        PlanError: the step is not between 0 and 1, or an address is not known.

    >>> from sla_calc import lead_demand
    >>> [lead_demand(each).leads for each in base_best_worst(Plan())]
    [503, 345, 764]
    """
    if not 0 < step < 1:
        message = f"Inputs are moved by {step:g} of their value; it must be above 0 and below 1."
        raise PlanError(message)
    known = believed(plan, beliefs or {})
    best = worst = plan
    for each in uncertain_inputs(plan):
        ends = each.value * (1 - step), each.value * (1 + step)
        if each.address in known:
            ends = known[each.address][1].interval
        low, high = max(ends[0], each.lowest), min(ends[1], each.highest)
        good, bad = (low, high) if set(GOOD_WHEN_LOW) & set(each.path) else (high, low)
        best, worst = moved(best, each.path, good), moved(worst, each.path, bad)
    return plan, _called(best, "best case"), _called(worst, "worst case")


def scenarios_to_file(plans: Sequence[Plan]) -> str:
    """Return the text of a file that holds several plans.

    Raises:
        PlanError: there are none, or more than six.

    >>> [plan.name for plan in scenarios_from_file(scenarios_to_file([Plan(), Plan(name="B")]))]
    ['Example plan', 'B']
    """
    if not 1 <= len(plans) <= MOST_KEPT:
        message = f"{len(plans)} plans are to be kept; it must be 1 to {MOST_KEPT}."
        raise PlanError(message)
    return wrapped(KIND, plans=list(map(full_document, plans)))


def scenarios_from_file(content: str | bytes) -> tuple[Plan, ...]:
    """Read the plans of such a file.

    Raises:
        PlanFileError: it is not such a file, was saved by a newer version, or one of its plans is
            not acceptable; with a sentence for the user.
    """
    saved, number = unwrapped(content, KIND, "a set of scenarios", DEEPEST + 1)
    found = saved.get("plans")
    if not isinstance(found, list) or not 1 <= len(found) <= MOST_KEPT:
        message = f"This file must hold 1 to {MOST_KEPT} plans."
        raise PlanFileError(message)
    return tuple(_plan(document, number, at) for at, document in enumerate(found, start=1))


def _plan(document: object, number: int, at: int) -> Plan:
    try:
        return plan_from(document, number)
    except PlanError as error:
        message = f"Plan {at} of this file cannot be used:"
        raise PlanFileError(message, *error.problems) from None


def _called(plan: Plan, case: str) -> Plan:
    room = LONGEST_NAME - len(case) - 2
    return plan.changed(name=f"{plan.name[:room]}, {case}")
