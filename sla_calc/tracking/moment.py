"""Where in its month a day is: what is due by then, and what is left."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sla_calc.follow_up.working_days import working_days
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.tracking.goal_lines import shares_due
from sla_calc.tracking.placing import Place
from sla_calc.tracking.tallies import Tally
from sla_calc.tracking.verdicts import Progress


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in its month a day is.

    Attributes:
        month: the month.
        day: days of the month up to then [days].
        due: share of the goal that is due by the end of each day [fraction].
        progress: in days of the calendar.
        days_left: in the calendar.
        working_days_left: of the team.
    """

    month: YearMonth
    day: int
    due: NDArray[np.float64]
    progress: Progress
    days_left: int
    working_days_left: int

    @classmethod
    def of(
        cls, plan: Plan, month: YearMonth, as_of: date, weights: NDArray[np.float64] | None
    ) -> "Moment":
        """Return where a day is in a month whose days have these weights, or count alike."""
        day = sum(each <= as_of for each in month.dates)
        counts = np.ones(month.days) if weights is None else weights
        gone, left = (int((part > 0).sum()) for part in (counts[:day], counts[day:]))
        return cls(
            month=month,
            day=day,
            due=shares_due(month.dates, counts),
            progress=Progress(gone, gone + left, ended=day == month.days),
            days_left=left,
            working_days_left=sum(each > as_of for each in working_days(plan.team, month)),
        )

    @property
    def elapsed(self) -> float:
        """Share of the goal that is due by now [fraction]."""
        return float(self.due[self.day - 1]) if self.day else 0.0

    def projected(self, counted: Tally) -> Callable[[Place], float]:
        """Return what says how many leads a place ends with if it goes on like this."""
        leads = counted.leads_in(self.month, self.day) / (self.elapsed or 1.0)
        return lambda place: float(leads[counted.within(place)].sum())
