"""How a figure was made: the formula with the plan's own numbers in it."""

from sla_calc import (
    LeadDemand,
    Plan,
    YearMonth,
    season,
)
from sla_ui.demand.explain_leads import lead_steps, stage_steps
from sla_ui.drawing.steps import Step
from sla_ui.drawing.text import plain
from sla_ui.numbers.figures import Figures
from sla_ui.numbers.telling import telling


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
        *lead_steps(plan, demand, (stream, lead_type), line, figures),
        *stage_steps(plan, kind, line, figures),
    ]


def _target_steps(
    plan: Plan, demand: LeadDemand, stream: int, figures: Figures, month: YearMonth | None
) -> list[Step]:
    """From the quota to what marketing's leads of the stream must bring."""
    money, rate = figures.money_exact, figures.rate_exact
    source, target = plan.streams[stream], demand.targets[stream]
    size = float(season(plan, month))
    quota = telling(plan.quota * size)
    steps = []
    if size != 1:
        steps.append(
            Step(
                "Quota of the month",
                f"quota {money(plan.quota)} × season {figures.number_exact(telling(size))}",
                money(quota),
            )
        )
    new = target.sales_target + target.marketing_target
    return [
        *steps,
        Step(
            f"New business of {plain(target.stream, 60)}",
            f"quota {money(quota)} × share {rate(source.quota_share)} "
            f"− existing customers {money(source.retained_revenue)}",
            money(telling(new))
            if new or not source.retained_revenue
            else f"{money(0)}: existing customers bring it all",
        ),
        Step(
            "Owed from marketing’s leads",
            f"{money(telling(new))} × marketing’s share {rate(source.marketing_share)}",
            money(telling(target.marketing_target)),
        ),
    ]


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
