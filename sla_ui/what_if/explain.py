"""How the figures of *What if* were made, with the plan's own numbers."""

from collections.abc import Iterable

from sla_calc import RESULTS, Plan
from sla_calc.what_if.outcome import Outcome
from sla_report.numbers.figures import Figures
from sla_ui.drawing.steps import Step
from sla_ui.what_if import words

MOST_TERMS = 8


def result_steps(plan: Plan, figures: Figures) -> list[Step]:
    """Return how every result of a plan follows, in whole promised leads as on the pages."""
    outcome = Outcome(plan, promised=True)
    count, about, money = figures.count, figures.about, figures.money
    lines = outcome.demand.lines
    kinds = [kind for stream in plan.streams for kind in stream.lead_types]
    spent = [
        f"{count(line.committed[0])} × {money(kind.cost_per_lead)}"
        for line, kind in zip(lines, kinds, strict=True)
        if kind.cost_per_lead is not None
    ]
    how = {
        "leads": _sum(count(line.committed[0]) for line in lines),
        "customers": _sum(count(line.committed[-1]) for line in lines),
        "revenue": _sum(money(target.marketing_target) for target in outcome.demand.targets),
        "close_rate": "customers ÷ leads, both unrounded",
        "cost": f"{_sum(spent)}, leads × cost per lead where that is known",
        "cost_per_customer": f"{money(outcome.cost)} ÷ {count(outcome.customers)}",
        "return_on_spend": f"{money(outcome.revenue)} ÷ {money(outcome.cost)}",
        "hours_needed": "leads × a rep’s minutes for a lead ÷ 60, added up over the lead types",
        "hours_available": "ramped reps × hours of a rep a month for marketing’s leads",
        "occupancy": f"{about(outcome.hours_needed)} ÷ {about(outcome.hours_available)}",
        "reps_needed": f"{about(outcome.hours_needed)} ÷ (hours of a rep × highest occupancy "
        f"{figures.rate(plan.team.max_occupancy)}), rounded up",
        "response_within_promise": "Erlang C, as on the page Follow-up capacity",
    }
    found = [(RESULTS[name], formula) for name, formula in how.items()]
    steps = [
        Step(result.label, formula, words.of_result(value, result, figures))
        for result, formula in found
        if (value := result.of(outcome)) is not None
    ]
    same = RESULTS["revenue_of_held_leads"].label
    formula = "the leads of the plan in use, with another plan’s close rates and deal sizes"
    return [*steps, Step(same, formula, money(outcome.revenue))]


def _sum(terms: Iterable[str]) -> str:
    shown = list(terms)
    if len(shown) > MOST_TERMS:
        shown = [*shown[: MOST_TERMS - 1], "…"]
    return " + ".join(shown)
