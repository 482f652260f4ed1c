"""How a figure was made: the formula with the plan's own numbers in it."""

from dataclasses import dataclass

from sla_calc import DemandLine, LeadDemand, LeadType, Plan, YearMonth, quota_of, season
from sla_calc.funnel.formulas import entrants_needed, revenue_per_lead
from sla_calc.funnel.targets import retained_revenue_of
from sla_calc.model.months import months_between
from sla_ui.drawing.text import plain
from sla_ui.numbers.figures import Figures
from sla_ui.numbers.telling import need_of, telling


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a calculation.

    Attributes:
        what: the quantity.
        formula: how it follows, with the plan's numbers.
        result: its value.
    """

    what: str
    formula: str
    result: str


def demand_steps(
    plan: Plan,
    demand: LeadDemand,
    stream: int,
    lead_type: int,
    figures: Figures,
    *,
    month: YearMonth | None = None,
) -> list[Step]:
    """Return how one line's leads follow from the quota.

    Args:
        plan: the plan.
        demand: its demand in that month.
        stream: the stream's index.
        lead_type: the lead type's index in the stream.
        figures: how figures are written.
        month: the month, or an average one if none.
    """
    before = sum(len(other.lead_types) for other in plan.streams[:stream])
    line = demand.lines[before + lead_type]
    kind = plan.streams[stream].lead_types[lead_type]
    return [
        *_target_steps(plan, demand, stream, figures, month),
        *_lead_steps(plan, demand, (stream, lead_type), line, figures),
        *_stage_steps(plan, kind, line, figures),
    ]


def _target_steps(
    plan: Plan, demand: LeadDemand, stream: int, figures: Figures, month: YearMonth | None
) -> list[Step]:
    """From the quota to what marketing's leads of the stream must bring."""
    money, rate = figures.money_exact, figures.rate_exact
    source, target = plan.streams[stream], demand.targets[stream]
    quota = telling(float(quota_of(plan, month)))
    made = _quota_made(plan, month, figures)
    named = f"Quota of {'the' if month else 'an average'} month"
    steps = [Step(named, made, money(quota))] if made else []
    new = target.sales_target + target.marketing_target
    kept = float(retained_revenue_of(plan, source, month))
    return [
        *steps,
        Step(
            f"New business of {plain(target.stream, 60)}",
            f"quota {money(quota)} × share {rate(source.quota_share)} "
            f"− existing customers {money(telling(kept))}",
            money(telling(new))
            if new or not kept
            else f"{money(0)}: existing customers bring it all",
        ),
        Step(
            "Owed from marketing’s leads",
            f"{money(telling(new))} × marketing’s share {rate(source.marketing_share)}",
            money(telling(target.marketing_target)),
        ),
    ]


def _quota_made(plan: Plan, month: YearMonth | None, figures: Figures) -> str:
    """Return how a month's quota follows; nothing where it is the plan's."""
    if month is None:
        moves = plan.quota_growth or plan.monthly_quotas
        return "the mean of the plan’s months, their seasons apart" if moves else ""
    later = months_between(plan.start_month, month)
    if 0 <= later < len(plan.monthly_quotas) and plan.monthly_quotas[later] is not None:
        return "as typed for it"
    size, made = float(season(plan, month)), [f"quota {figures.money_exact(plan.quota)}"]
    if size != 1:
        made.append(f"season {figures.number_exact(telling(size))}")
    if plan.quota_growth and later > 0:
        made.append(f"(1 + {figures.rate_exact(plan.quota_growth)})^{later}")
    return " × ".join(made) if len(made) > 1 else ""


def _lead_steps(
    plan: Plan, demand: LeadDemand, place: tuple[int, int], line: DemandLine, figures: Figures
) -> list[Step]:
    """From that target to the leads of one type."""

    def money(amount: float) -> str:
        return figures.money_exact(telling(amount))

    def rate(fraction: float) -> str:
        return figures.rate_exact(telling(fraction))

    number = figures.exact
    stream, lead_type = place
    source, owed = plan.streams[stream], demand.targets[stream].marketing_target
    kind = source.lead_types[lead_type]
    value = line.close_rate * line.deal_size
    steps = [
        Step(
            f"Close rate of {plain(kind.name, 60)}",
            " × ".join(rate(step) for step in kind.conversion_rates),
            rate(line.close_rate),
        ),
        Step(
            "Revenue that one such lead brings",
            f"{rate(line.close_rate)} × deal size {money(line.deal_size)}",
            money(value),
        ),
    ]
    if plan.mix_basis == "revenue":
        return [
            *steps,
            Step(
                "Leads of this type",
                f"share of revenue {rate(kind.mix)} × {money(owed)} ÷ {money(value)}",
                number(line.volumes[0]),
            ),
        ]
    lines = [each for each in demand.lines if each.stream == line.stream]
    mix = [each.mix for each in source.lead_types]
    rates, deals = [each.close_rate for each in lines], [each.deal_size for each in lines]
    average = revenue_per_lead(mix, rates, deals)
    terms = " + ".join(
        f"{rate(m)} × {money(r * d)}" for m, r, d in zip(mix, rates, deals, strict=True)
    )
    return [
        *steps,
        Step("Revenue that an average lead of the stream brings", terms, money(average)),
        Step(
            "Leads of the stream",
            f"{money(owed)} ÷ {money(average)}",
            number(owed / average),
        ),
        Step(
            "Leads of this type",
            f"mix {rate(kind.mix)} × {number(owed / average)}",
            number(line.volumes[0]),
        ),
    ]


def _stage_steps(plan: Plan, kind: LeadType, line: DemandLine, figures: Figures) -> list[Step]:
    """From the leads to the promise at each stage, in the plan's rounding."""
    names = [plain(stage, 60) for stage in plan.stages]
    last = len(names) - 1
    if plan.rounding == "final":
        return [
            Step(
                names[stage],
                f"{need_of(line.volumes[stage], line.committed[stage], figures)}, rounded up once",
                figures.count(line.committed[stage]),
            )
            for stage in range(last + 1)
        ]
    steps = [
        Step(
            names[last],
            f"{figures.money_exact(telling(line.revenue))} "
            f"÷ {figures.money_exact(line.deal_size)} "
            f"= {need_of(line.volumes[last], line.committed[last], figures)}, rounded up",
            figures.count(line.committed[last]),
        )
    ]
    for stage in range(last - 1, -1, -1):
        following, rate = line.committed[stage + 1], kind.conversion_rates[stage]
        needed = entrants_needed(float(following), rate)
        steps.append(
            Step(
                names[stage],
                f"{figures.count(following)} ÷ {figures.rate_exact(rate)} "
                f"= {need_of(needed, line.committed[stage], figures)}, rounded up",
                figures.count(line.committed[stage]),
            )
        )
    return steps


def close_rate_steps(plan: Plan, demand: LeadDemand, figures: Figures) -> list[Step]:
    """Return how each stream's weighted close rate follows from its mix and rates."""
    steps = []
    for stream in plan.streams:
        lines = [line for line in demand.lines if line.stream == stream.name]
        leads = sum(line.volumes[0] for line in lines)
        if not leads:
            steps.append(Step(plain(stream.name, 60), "no lead is owed", figures.rate(None)))
            continue
        terms = " + ".join(
            f"{figures.rate(line.volumes[0] / leads)} × {figures.rate(line.close_rate)}"
            for line in lines
        )
        rate = sum(line.volumes[-1] for line in lines) / leads
        steps.append(Step(plain(stream.name, 60), terms, figures.rate(rate)))
    return steps
