"""The leads that marketing owes: the plan taken upward through its funnels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property, partial

from sla_calc.funnel.commitments import commitment, commitments_by_stage, typed
from sla_calc.funnel.formulas import (
    close_rate,
    leads_by_share_of_leads,
    leads_by_share_of_revenue,
    revenue_from_leads,
    stage_volumes,
)
from sla_calc.funnel.improvements import improved
from sla_calc.funnel.targets import StreamTarget, stream_targets
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.model.streams import RevenueStream


@dataclass(frozen=True, slots=True)
class DemandLine:
    """What one lead type of one stream owes.

    Attributes:
        stream: the stream's name.
        lead_type: the lead type's name.
        close_rate: lead → customer [fraction].
        deal_size: [money/deal].
        volumes: how many at each stage, top to bottom, unrounded [count/month].
        committed: the promise at each stage, in whole numbers [count/month].
        revenue: what the unrounded leads bring [money/month].
    """

    stream: str
    lead_type: str
    close_rate: float
    deal_size: float
    volumes: tuple[float, ...]
    committed: tuple[int, ...]
    revenue: float


@dataclass(frozen=True)
class LeadDemand:
    """The demand of a month: one line per stream and lead type, and what they add up to.

    Attributes:
        targets: per stream, from the quota to marketing's target.
        lines: per stream and lead type, in the plan's order.
    """

    targets: tuple[StreamTarget, ...]
    lines: tuple[DemandLine, ...]

    @cached_property
    def total_volumes(self) -> tuple[float, ...]:
        """Unrounded count at each stage, over all lines."""
        return tuple(map(sum, zip(*(line.volumes for line in self.lines), strict=True)))

    @cached_property
    def total_committed(self) -> tuple[int, ...]:
        """Promised count at each stage, over all lines: the sum of what each line promises."""
        return tuple(map(sum, zip(*(line.committed for line in self.lines), strict=True)))

    @property
    def leads(self) -> int:
        """Committed leads in all."""
        return self.total_committed[0]

    @property
    def revenue(self) -> float:
        """What marketing's leads bring [money/month]."""
        return sum(line.revenue for line in self.lines)

    @property
    def close_rate(self) -> float | None:
        """Share of all leads that become customers, or ``None`` where no lead is owed."""
        leads, customers = self.total_volumes[0], self.total_volumes[-1]
        return customers / leads if leads else None


def lead_demand(plan: Plan, month: YearMonth | None = None) -> LeadDemand:
    """Return the leads that marketing owes in a month, by stream and lead type.

    Per stream: new business = quota × share − retained revenue; marketing's target = new
    business × marketing's share; from there upward through the funnel of each lead type.

    Args:
        plan: the plan.
        month: the month whose quota and improvements count; an average month as things are today if
            none.

    >>> demand = lead_demand(Plan())
    >>> demand.leads, demand.total_committed[-1]
    (503, 33)
    """
    targets = stream_targets(plan, month)
    then = plan if month is None else improved(plan, month)
    lines = [
        line
        for stream, target in zip(then.streams, targets, strict=True)
        for line in _lines(plan, stream, target.exact_marketing_target)
    ]
    return LeadDemand(targets=targets, lines=tuple(lines))


def weighted_close_rate(plan: Plan, stream_name: str) -> float:
    """Return a stream's close rate over all its lead types [fraction].

    Σ share of leads × close rate. Where the mix is given by revenue, the shares of leads follow
    from it. It does not depend on the quota.

    Raises:
        PlanError: the plan has no such stream.

    >>> round(weighted_close_rate(Plan(), "Small business"), 6)
    0.064162
    """
    stream = plan.stream(stream_name)
    rates = [close_rate(kind.conversion_rates) for kind in stream.lead_types]
    leads = _LEADS_BY[plan.mix_basis](
        1.0, [kind.mix for kind in stream.lead_types], rates, _deal_sizes(stream)
    )
    return sum(n * r for n, r in zip(leads, rates, strict=True)) / sum(leads)


_LEADS_BY = {"leads": leads_by_share_of_leads, "revenue": leads_by_share_of_revenue}


def _deal_sizes(stream: RevenueStream) -> list[float]:
    return [stream.deal_size_of(kind) for kind in stream.lead_types]


def _lines(plan: Plan, stream: RevenueStream, target: Fraction) -> list[DemandLine]:
    leads_by = _LEADS_BY[plan.mix_basis]
    mix = [kind.mix for kind in stream.lead_types]
    rates = [close_rate(kind.conversion_rates) for kind in stream.lead_types]
    deals = _deal_sizes(stream)
    leads = leads_by(float(target), mix, rates, deals)

    @cache
    def exact_leads(line: int) -> Fraction:
        exact_rates = [close_rate(_typed(kind.conversion_rates)) for kind in stream.lead_types]
        return leads_by(target, _typed(mix), exact_rates, _typed(deals))[line]

    lines = []
    for i, kind in enumerate(stream.lead_types):
        volumes = stage_volumes(leads[i], kind.conversion_rates)
        committed = promised_by_stage(plan, volumes, kind.conversion_rates, partial(exact_leads, i))
        lines.append(
            DemandLine(
                stream=stream.name,
                lead_type=kind.name,
                close_rate=rates[i],
                deal_size=deals[i],
                volumes=volumes,
                committed=committed,
                revenue=revenue_from_leads(leads[i], rates[i], deals[i]),
            )
        )
    return lines


def promised_by_stage(
    plan: Plan,
    volumes: tuple[float, ...],
    conversion_rates: Sequence[float],
    exact_leads: Callable[[], Fraction],
) -> tuple[int, ...]:
    """Return a line's volumes rounded up, in the plan's convention.

    Args:
        plan: the plan, for its rounding.
        volumes: how many at each stage, top to bottom [count].
        conversion_rates: stage to next [fraction].
        exact_leads: computes the first of the volumes exactly; called where floats cannot tell.
    """

    def exact_volume(stage: int) -> Fraction:
        return exact_leads() * close_rate([Fraction(1), *_typed(conversion_rates[:stage])])

    if plan.rounding == "each stage":
        last = len(conversion_rates)
        customers = commitment(volumes[last], partial(exact_volume, last))
        return commitments_by_stage(customers, conversion_rates)
    return tuple(
        commitment(volume, partial(exact_volume, stage)) for stage, volume in enumerate(volumes)
    )


def _typed(values: Sequence[float]) -> list[Fraction]:
    return [typed(value) for value in values]
