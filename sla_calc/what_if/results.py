"""The results of a plan that can be compared, moved and sought, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from sla_calc.errors import PlanError
from sla_calc.model.texts import short
from sla_calc.what_if.outcome import Outcome

Bound = Literal["at most", "at least"]


@dataclass(frozen=True, slots=True)
class Result:
    """One figure that comes of a plan.

    Attributes:
        name: how it is asked for.
        label: what the screen calls it.
        unit: what it is measured in.
        suffices: whether a target for it is met by as much at most, or at least.
        of: works it out; ``None`` where it is undefined.
        in_steps: whether it always counts in whole promised leads.
    """

    name: str
    label: str
    unit: str
    suffices: Bound
    of: Callable[[Outcome], float | None]
    in_steps: bool = False


def _results() -> tuple[Result, ...]:
    most: Bound = "at most"
    least: Bound = "at least"
    return (
        Result("leads", "Leads owed", "leads/month", most, lambda o: o.leads),
        Result("customers", "Customers", "deals/month", most, lambda o: o.customers),
        Result(
            "revenue", "Revenue of marketing's leads", "money/month", least, lambda o: o.revenue
        ),
        Result(
            "revenue_of_held_leads",
            "Revenue of the same leads",
            "money/month",
            least,
            lambda o: o.revenue_of_held_leads,
        ),
        Result("close_rate", "Close rate", "rate", least, lambda o: o.close_rate),
        Result("cost", "Marketing's spend", "money/month", most, lambda o: o.cost),
        Result(
            "cost_per_customer",
            "Spend per customer",
            "money/deal",
            most,
            lambda o: o.cost_per_customer,
        ),
        Result("return_on_spend", "Return on spend", "times", least, lambda o: o.return_on_spend),
        Result("hours_needed", "Hours needed", "hours/month", most, lambda o: o.hours_needed),
        Result(
            "hours_available", "Hours available", "hours/month", least, lambda o: o.hours_available
        ),
        Result("occupancy", "Occupancy", "rate", most, lambda o: o.occupancy),
        Result("reps_needed", "Reps needed", "reps", most, lambda o: o.reps_needed),
        Result(
            "response_within_promise",
            "Answered in time",
            "rate",
            least,
            lambda o: o.response_within_promise,
            in_steps=True,
        ),
    )


RESULTS: Mapping[str, Result] = {result.name: result for result in _results()}
"""Every result by its name."""


def result_named(name: str) -> Result:
    """Return the result of that name.

    Raises:
        PlanError: there is none; the text lists those that there are.

    >>> result_named("leads").label
    'Leads owed'
    """
    if name not in RESULTS:
        message = f"There is no result {short(name)}; known are {', '.join(RESULTS)}."
        raise PlanError(message)
    return RESULTS[name]
