"""How sure the quota is, in sentences and steps."""

from sla_calc import Plan
from sla_report.numbers.figures import Figures
from sla_ui.drawing.steps import Step
from sla_ui.what_if.state import View, WhatIfState
from sla_ui.what_if.sure_results import Fan, Sureness


def answer(found: Sureness, figures: Figures) -> str:
    """Return the leads that it takes beside the plain answer."""
    if not found.leads:
        return "No lead is owed, so nothing of the quota depends on marketing’s leads."
    count, rate = figures.count, figures.rate
    told = [
        f"{count(leads)} for {rate(probability)}" for probability, leads in found.leads_for.items()
    ]
    return (
        f"The {count(found.leads)} leads of the plan make the quota with a probability of "
        f"{rate(round(found.probability, 3))}. It takes {', '.join(told[:-1])} and {told[-1]}."
    )


def buffer(found: Sureness, probability: float, figures: Figures) -> str:
    """Return what it takes to promise the leads that make the quota with a probability."""
    return (
        f"{figures.rate(probability)} sure: promise {figures.count(found.leads_for[probability])} "
        f"leads, as a plan does with a quota of {figures.money(found.quotas[probability])}."
    )


BUFFERED = (
    "That is a buffer: the plan then owes more leads than its real quota takes, and the "
    "probability above is that of the higher quota."
)


def shown(found: Sureness, months: Fan | None, view: View, figures: Figures) -> str:
    """Return what the chart shows."""
    money = figures.money
    if months is None:
        return (
            "Revenue of an average month once its leads have closed: eight times out of ten "
            f"between {money(found.bands[0])} and {money(found.bands[-1])}. Renewals and what "
            "sales finds itself are taken as planned."
        )
    whole = f"The quota of all months together is made with {figures.rate(months.probability)}."
    bands = "Dark: half of the draws. Pale: eight of ten. Dashed: the quota."
    alone = "Each month by itself." if view == "month by month" else "From the first month on."
    return f"{alone} {bands} {whole}"


def steps(known: WhatIfState, plan: Plan, found: Sureness, figures: Figures) -> list[Step]:
    """Return how the figures were made."""
    count, rate = figures.count, figures.rate
    made = round(found.probability * known.draws)
    targets = " + ".join(figures.money(part.target) for part in found.parts[:8])
    p = rate(round(found.probability, 4))
    return [
        Step(
            "A draw",
            "rates from their ranges (Beta), then of each lead type’s leads a binomial number is "
            f"won, and single deals vary by ± {rate(known.spread)} of the deal size (Gamma)",
            f"{count(known.draws)} draws, seed {count(known.seed)}",
        ),
        Step(
            "Marketing’s leads must bring",
            targets,
            figures.money(sum(t.target for t in found.parts)),
        ),
        Step(
            "Probability of the quota",
            f"{count(made)} draws that bring it ÷ {count(known.draws)}",
            p,
        ),
        Step(
            "How far that may be off",
            f"√({p} × (1 − {p}) ÷ {count(known.draws)}), the standard error",
            rate(found.standard_error),
        ),
        *(
            Step(
                f"Leads for {rate(probability)}",
                "the same draws with ever more leads at the plan’s mix, until that share of them "
                "makes it",
                count(leads),
            )
            for probability, leads in found.leads_for.items()
        ),
        Step(
            f"Leads of {plan.name[:40]}",
            "with every rate exactly as planned: the plain answer",
            count(found.leads),
        ),
    ]
