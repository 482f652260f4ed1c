"""What leads of a month bring in which month: the plan's funnels and sales cycles as arrays.

The rate of the last step and the deal size are those of the month in which a deal closes; every
other rate and the sales cycle are those of the month in which its lead was created.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sla_calc.funnel.commitments import typed
from sla_calc.funnel.formulas import close_rate
from sla_calc.funnel.improvements import improved
from sla_calc.funnel.targets import stream_targets
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import MixBasis, Plan
from sla_calc.model.streams import LeadType
from sla_calc.schedule.cycles import cycle_shares, exact_cycle_shares

Array: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class LineFlow:
    """One lead type over months.

    Attributes:
        stream: the stream's name.
        lead_type: the lead type's name.
        kinds: the lead type as it is in each month.
        deals: its deal size in each month [money/deal].
        basis: what the mix is a share of.
    """

    stream: str
    lead_type: str
    kinds: tuple[LeadType, ...]
    deals: tuple[float, ...]
    basis: MixBasis

    @cached_property
    def customers(self) -> Array:
        """Customers by month of the lead × month of the deal [customers/lead]."""
        upper = np.array([close_rate([1.0, *kind.conversion_rates[:-1]]) for kind in self.kinds])
        last = np.array([kind.conversion_rates[-1] for kind in self.kinds])
        found: Array = upper[:, None] * last * _by_lag([cycle_shares(kind) for kind in self.kinds])
        return found

    @cached_property
    def worth(self) -> Array:
        """Revenue by month of the lead × month of the deal [money/lead]."""
        found: Array = self.customers * np.array(self.deals)
        return found

    @cached_property
    def value(self) -> Array:
        """Revenue of a lead once its cycle is over, at the rates of its month [money/lead]."""
        return np.array([close_rate(kind.conversion_rates) for kind in self.kinds]) * self.deals

    @cached_property
    def weights(self) -> Array:
        """Leads of this type for one unit of the stream's mix, by month [leads/unit]."""
        mix = np.array([kind.mix for kind in self.kinds])
        return mix if self.basis == "leads" else mix / self.value

    def exact_weight(self, created: int) -> Fraction:
        """Return the same for one month, exactly."""
        kind = self.kinds[created]
        if self.basis == "leads":
            return typed(kind.mix)
        rates = [typed(rate) for rate in kind.conversion_rates]
        return typed(kind.mix) / (close_rate(rates) * typed(self.deals[created]))

    def exact_worth(self, created: int, closed: int) -> Fraction:
        """Return what a lead of one month brings in another, exactly [money/lead]."""
        shares = exact_cycle_shares(self.kinds[created])
        if closed - created >= len(shares):
            return Fraction(0)
        upper = [typed(rate) for rate in self.kinds[created].conversion_rates[:-1]]
        last = typed(self.kinds[closed].conversion_rates[-1]) * typed(self.deals[closed])
        return close_rate([*upper, last]) * shares[closed - created]


@dataclass(frozen=True)
class StreamFlow:
    """A stream over months.

    Attributes:
        name: of the stream.
        lines: its lead types.
        targets: what marketing owes in each month, exactly [money/month].
    """

    name: str
    lines: tuple[LineFlow, ...]
    targets: tuple[Fraction, ...]

    @cached_property
    def bundle(self) -> Array:
        """Revenue of one unit of the mix by month of the leads × of the deals [money/unit]."""
        parts = [line.weights[:, None] * line.worth for line in self.lines]
        return np.asarray(np.sum(parts, axis=0))

    @cached_property
    def bundle_value(self) -> Array:
        """Revenue of one unit once all its cycles are over [money/unit]."""
        return np.asarray(np.sum([line.weights * line.value for line in self.lines], axis=0))

    def exact_bundle(self, created: int, closed: int) -> Fraction:
        """Return what one unit of the mix brings in a month, exactly [money/unit].

        Shares of the revenue that add up to 1 but for their last decimal count as 1, as in the
        demand of a single month.
        """
        parts = (
            line.exact_weight(created) * line.exact_worth(created, closed) for line in self.lines
        )
        shares = (typed(line.kinds[created].mix) for line in self.lines if line.basis == "revenue")
        return sum(parts, Fraction(0)) / (sum(shares, Fraction(0)) or 1)


def flows(plan: Plan, months: Sequence[YearMonth]) -> tuple[StreamFlow, ...]:
    """Return the plan's streams over so many consecutive months."""
    plans = [improved(plan, month) for month in months]
    owed = [stream_targets(plan, month) for month in months]
    return tuple(
        StreamFlow(
            name=stream.name,
            lines=tuple(
                LineFlow(
                    stream=stream.name,
                    lead_type=kind.name,
                    kinds=tuple(then.streams[number].lead_types[line] for then in plans),
                    deals=tuple(
                        then.streams[number].deal_size_of(then.streams[number].lead_types[line])
                        for then in plans
                    ),
                    basis=plan.mix_basis,
                )
                for line, kind in enumerate(stream.lead_types)
            ),
            targets=tuple(targets[number].exact_marketing_target for targets in owed),
        )
        for number, stream in enumerate(plan.streams)
    )


def _by_lag(shares: Sequence[Sequence[float]]) -> Array:
    """Return the shares by month of the lead × month of the deal."""
    count = len(shares)
    found = np.zeros((count, count))
    for created, own in enumerate(shares):
        fitting = own[: count - created]
        found[created, created : created + len(fitting)] = fitting
    return found
