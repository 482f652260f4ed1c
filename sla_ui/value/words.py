"""What leads are worth, in sentences."""

from collections.abc import Sequence

import pandas as pd

from sla_calc import LeadValue, Plan, worth_in
from sla_ui.demand.frames import line_names
from sla_ui.drawing.text import plain
from sla_ui.numbers.figures import Figures

NAMED = 3  # lead types without a cost


def top_rung(rungs: pd.DataFrame) -> str:
    """Return what the ladder shows, in a sentence."""
    best, least = rungs.iloc[0], rungs.iloc[-1]
    if best["value_text"] == least["value_text"]:
        return f"Every lead brings {best['value_text']}."
    return (
        f"{best['row']} is worth most, {best['value_text']} a lead; {least['row']} least, "
        f"{least['value_text']}."
    )


def equivalents_sentence(plan: Plan, values: Sequence[LeadValue], figures: Figures) -> str:
    """Return how many of the least valuable leads one of the most valuable is worth.

    Empty where all are worth the same.
    """
    names = line_names(plan, values)
    order = sorted(range(len(values)), key=lambda index: values[index].value)
    least, best = order[0], order[-1]
    times = worth_in(values[best], values[least])
    if figures.about(times) == figures.about(1):
        return ""
    return f"One {names[best]} is worth {figures.about(times)} × {names[least]}."


def without_cost(values: Sequence[LeadValue]) -> str:
    """Return which lead types the budget leaves out, in a sentence; nothing where it has all."""
    missing = [
        plain(f"{each.lead_type} ({each.stream})", 80) for each in values if each.budget is None
    ]
    if len(missing) == len(values):
        return "No lead type has a cost, so there is no budget."
    if not missing:
        return ""
    named = ", ".join(missing[:NAMED])
    others = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
    return f"The budget leaves out what has no cost: {named}{others}."
