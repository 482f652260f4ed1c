"""What the page *Lead value* says, in words."""

from collections.abc import Sequence

import pandas as pd

from sla_calc import LeadValue, Plan, worth_in
from sla_report.numbers.figures import Figures
from sla_ui.demand.frames import line_names
from sla_ui.drawing.text import plain

NAMED = 3
"""So many lead types are named; the others are counted."""


def pays(values: Sequence[LeadValue], figures: Figures) -> tuple[bool, str] | None:
    """Return whether each lead brings more than it costs, and that in a sentence.

    None where no lead type has a cost.
    """
    returns = [each.return_on_spend for each in values if each.return_on_spend is not None]
    if not returns:
        return None
    losing = [
        each for each in values if each.return_on_spend is not None and each.return_on_spend < 1
    ]
    if losing:
        return False, f"These cost more than they bring: {_named(losing)}."
    whose = "Every lead" if len(returns) == len(values) else "Every lead with a known cost"
    if min(returns) <= 1:
        return True, f"{whose} brings what it costs or more."
    least, most = figures.about(min(returns)), figures.about(max(returns))
    times = f"{least} times" if least == most else f"{least} to {most} times"
    return True, f"{whose} brings more than it costs: {times} as much."


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
    missing = [each for each in values if each.budget is None]
    if len(missing) == len(values):
        return "No lead type has a cost, so there is no budget."
    if not missing:
        return ""
    return f"The budget leaves out what has no cost: {_named(missing)}."


def _named(values: Sequence[LeadValue]) -> str:
    names = [plain(f"{each.lead_type} ({each.stream})", 80) for each in values]
    others = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + others
