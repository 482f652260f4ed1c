"""What a schedule is asked for, checked: its months, and the limits of its deliveries."""

from dataclasses import dataclass
from math import isfinite

from sla_calc.errors import PlanError
from sla_calc.model.months import LAST_YEAR, MONTHS_A_YEAR, YearMonth, months_between
from sla_calc.model.plan import Plan

MOST_BEYOND = 36


@dataclass(frozen=True, slots=True)
class Asked:
    """What a schedule is asked for.

    Attributes:
        months: all that are looked at, those beyond the plan included.
        planned: how many of them are the plan's.
        surge: a stream's leads of a month are at most so many times those of an average month.
        change: and differ from those of the month before by at most this share.
    """

    months: tuple[YearMonth, ...]
    planned: int
    surge: float | None
    change: float | None

    @classmethod
    def checked(
        cls,
        plan: Plan,
        *,
        first: YearMonth | None,
        beyond: int = 0,
        surge: float | None = None,
        change: float | None = None,
    ) -> "Asked":
        """Return what is asked for.

        Raises:
            PlanError: it is not possible; the text says what would be.
        """
        *_, last = covered = plan.covered_months
        first = first or plan.start_month
        if first not in covered:
            message = f"The first month is {first}; it must be one of {covered[0]} to {last}."
            raise PlanError(message)
        if not 0 <= beyond <= MOST_BEYOND:
            message = (
                f"{beyond} months are looked at beyond the plan; possible are 0 to {MOST_BEYOND}."
            )
            raise PlanError(message)
        if surge is not None and not (isfinite(surge) and surge > 0):
            message = f"At most {surge:g} times the leads of an average month; it must be above 0."
            raise PlanError(message)
        if change is not None and not (isfinite(change) and change >= 0):
            message = f"Leads may differ from month to month by {change:g}; it must be 0 or more."
            raise PlanError(message)
        planned = months_between(first, last) + 1
        left = months_between(first, YearMonth(LAST_YEAR, MONTHS_A_YEAR)) + 1
        return cls(
            months=tuple(first + later for later in range(min(planned + beyond, left))),
            planned=planned,
            surge=surge,
            change=change,
        )
