"""What a stream's leads must bring, and within which limits: the task that is to be solved."""

from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

import numpy as np
from numpy.typing import NDArray

from sla_calc.schedule.flow import Array, StreamFlow

LEAST_SHARE = 0.05
"""A month is within reach of leads of which it closes this share or more. To meet a month of which
almost nothing can close yet, one would have to deliver many times the leads of all that follow."""

NOISE = 1e-9
"""What the solver leaves open, in units of the largest target."""

NOTHING = 1e-9
"""[money] less than that is nobody's goal, and nobody misses it."""


@dataclass(frozen=True)
class Task:
    """A stream's months to be met.

    Attributes:
        flow: the stream.
        needs: what its leads must bring, beyond the pipeline in hand [money/month].
        limits: the most that each lead type can deliver [leads/month]; infinite where it has none.
        most: the most leads of the stream in a month [leads/month].
        change: by how much a month's leads may differ from those before [fraction]; None for any.
    """

    flow: StreamFlow
    needs: Array
    limits: tuple[float, ...]
    most: float = inf
    change: float | None = None

    @cached_property
    def months(self) -> int:
        """How many months there are."""
        return len(self.needs)

    @cached_property
    def reaches(self) -> NDArray[np.bool_]:
        """Whether leads of a month bring a fair share in another: of the lead × of the deal."""
        share = self.flow.bundle / self.flow.bundle_value[:, None]
        return share >= LEAST_SHARE * (1 - NOISE)

    @cached_property
    def reachable(self) -> NDArray[np.bool_]:
        """Which months leads can still be created for."""
        return np.asarray(self.reaches.any(axis=0))

    def keeps(self, leads: Array) -> bool:
        """Tell whether leads [lines × months] are within all limits."""
        slack = 1 + NOISE
        in_all = leads.sum(axis=0)
        within = np.all(leads <= np.array(self.limits)[:, None] * slack)
        if not (within and np.all(in_all <= self.most * slack)):
            return False
        if self.change is None:
            return True
        before, after = in_all[:-1], in_all[1:]
        rises = after <= (1 + self.change) * before * slack
        falls = after * slack >= (1 - self.change) * before
        return bool(np.all(rises & falls))

    def relaxed(self, line: int | None = None, **changes: float | None) -> "Task":
        """Return the task without one of its limits."""
        limits = tuple(inf if each == line else most for each, most in enumerate(self.limits))
        return replace(self, limits=limits, **changes)  # type: ignore[arg-type] # a field's type
