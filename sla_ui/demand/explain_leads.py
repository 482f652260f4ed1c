"""How one lead type's leads were made of what its stream's leads must bring."""

from collections.abc import Callable, Sequence

from sla_calc import DemandLine, LeadDemand, LeadType, Plan, RevenueStream
from sla_calc.funnel.formulas import entrants_needed, revenue_per_lead
from sla_report.numbers.figures import Figures
from sla_ui.drawing.steps import Step
from sla_ui.drawing.text import plain
from sla_ui.numbers.telling import need_of, telling


def lead_steps(
    plan: Plan, demand: LeadDemand, place: tuple[int, int], line: DemandLine, figures: Figures
) -> list[Step]:
    """From that target to the leads of one type."""
    money, rate = _exactly(figures)
    stream, lead_type = place
    kind, owed = plan.streams[stream].lead_types[lead_type], demand.targets[stream].marketing_target
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
    if plan.mix_basis == "leads":
        lines = [each for each in demand.lines if each.stream == line.stream]
        return [*steps, *_mixed_steps(plan.streams[stream], kind, lines, owed, figures)]
    return [
        *steps,
        Step(
            "Leads of this type",
            f"share of revenue {rate(kind.mix)} × {money(owed)} ÷ {money(value)}",
            figures.exact(line.volumes[0]),
        ),
    ]


def _mixed_steps(
    stream: RevenueStream,
    kind: LeadType,
    lines: Sequence[DemandLine],
    owed: float,
    figures: Figures,
) -> list[Step]:
    """From what a stream's leads must bring, by their mix, to the leads of one type."""
    (money, rate), number = _exactly(figures), figures.exact
    mix = [each.mix for each in stream.lead_types]
    rates, deals = [each.close_rate for each in lines], [each.deal_size for each in lines]
    average = revenue_per_lead(mix, rates, deals)
    terms = " + ".join(
        f"{rate(m)} × {money(r * d)}" for m, r, d in zip(mix, rates, deals, strict=True)
    )
    leads = lines[stream.lead_types.index(kind)].volumes[0]
    return [
        Step("Revenue that an average lead of the stream brings", terms, money(average)),
        Step(
            "Leads of the stream",
            f"{money(owed)} ÷ {money(average)}",
            number(owed / average),
        ),
        Step(
            "Leads of this type",
            f"mix {rate(kind.mix)} × {number(owed / average)}",
            number(leads),
        ),
    ]


def _exactly(figures: Figures) -> tuple[Callable[[float], str], Callable[[float], str]]:
    """Return how money and rates are written: to the digit, but for the noise of a float."""
    return (
        lambda amount: figures.money_exact(telling(amount)),
        lambda fraction: figures.rate_exact(telling(fraction)),
    )


def stage_steps(plan: Plan, kind: LeadType, line: DemandLine, figures: Figures) -> list[Step]:
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
