"""How many reps it takes to answer in time."""

from bisect import bisect_left

from sla_calc.follow_up.capacity import follow_up_capacity
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan

MOST_REPS = 100_000


def response_at(plan: Plan, reps: float, month: YearMonth | None = None) -> float | None:
    """Return the share of leads answered in time if there were so many ramped reps [fraction].

    >>> round(response_at(Plan(), 8), 3)
    0.998
    """
    return follow_up_capacity(plan, month).with_reps(reps).response_within_promise


def reps_for_response(plan: Plan, level: float, month: YearMonth | None = None) -> int | None:
    """Return the fewest ramped reps who answer that share of leads in time [reps].

    Args:
        plan: the plan.
        level: share of leads whose first attempt comes within the promised time [fraction].
        month: one month; the steady state if none.

    Returns:
        0 where no lead is owed; ``None`` where not even 100,000 reps suffice.

    >>> [reps_for_response(Plan(), level) for level in (0.80, 0.90, 0.95)]
    [7, 7, 7]
    """
    capacity = follow_up_capacity(plan, month)

    def answered(reps: int) -> float:
        response = capacity.with_reps(reps).response_within_promise
        return 1.0 if response is None else response

    reps = bisect_left(range(MOST_REPS + 1), level, key=answered)
    return reps if reps <= MOST_REPS else None
