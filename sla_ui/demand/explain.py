"""How a figure was made: the formula with the plan's own numbers in it."""

from sla_calc import LeadDemand, Plan, YearMonth, quota_of, season
from sla_calc.funnel.targets import retained_revenue_of
from sla_calc.model.months import months_between
from sla_report.numbers.figures import Figures
from sla_ui.demand.explain_leads import lead_steps, stage_steps
from sla_ui.drawing.steps import Step
from sla_ui.drawing.text import plain
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
