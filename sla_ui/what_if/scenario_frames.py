"""Scenarios side by side, as tidy frames of text and bars."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from sla_calc import Plan, PlansCompared
from sla_calc.what_if.compare import ResultComparison
from sla_calc.what_if.results import Result
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.text import distinct, plain
from sla_ui.what_if import words
from sla_ui.what_if.roles import AS_WELL, BETTER, IN_USE, WORSE

THIS = "In use"
LONGEST = 40
PANELS = (
    *("leads", "cost", "hours_needed"),
    *("occupancy", "reps_needed", "revenue_of_held_leads"),
)
"""Results that have a panel of their own at first sight."""

Readers = Sequence[Figures]
"""How the figures of each plan are written: amounts in its own currency."""


def names(compared: PlansCompared) -> list[str]:
    """Return what the plans are called beside each other; the first is the one in use."""
    return distinct([THIS, *(plain(name, LONGEST) for name in compared.names[1:])])


def readers(plans: Sequence[Plan], figures: Figures) -> list[Figures]:
    """Return how the figures of each plan are written."""
    return [Figures(figures.locale, plan.currency) for plan in plans]


def panel(compared: PlansCompared, each: ResultComparison, all_readers: Readers) -> pd.DataFrame:
    """Return one result as bars, a row a plan.

    Columns: ``position``, ``row``, ``value``, ``text`` (with the relative change), ``role``.
    """
    rows = []
    told = zip(each.values, _relative(compared, each), all_readers, strict=True)
    for at, (value, change, figures) in enumerate(told):
        text = words.of_result(value, each.result, figures)
        if at and change is not None:
            text = f"{text} ({words.relative(change, figures)})"
        rows.append(
            {"value": float(value or 0.0), "text": text, "role": _role(at, change, each.result)}
        )
    frame = pd.DataFrame(rows)
    frame.insert(0, "row", names(compared))
    frame.insert(0, "position", range(len(rows)))
    return frame


def _relative(compared: PlansCompared, each: ResultComparison) -> tuple[float | None, ...]:
    """Return the relative changes; none of amounts in different currencies."""
    if compared.currencies_differ and each.result.unit.startswith("money"):
        return tuple(None for _ in each.values)
    return each.relative


def _role(at: int, change: float | None, result: Result) -> str:
    if at == 0:
        return IN_USE
    if change is None or abs(change) < words.NO_CHANGE:
        return AS_WELL
    return BETTER if (change < 0) == (result.suffices == "at most") else WORSE


def result_table(
    compared: PlansCompared, all_readers: Readers, *, changes_told: bool = True
) -> pd.DataFrame:
    """Return every result of every plan, with its difference to the plan in use.

    Columns: ``what``, ``plan_0`` …, all text.

    Args:
        compared: the plans.
        all_readers: how the figures of each are written.
        changes_told: whether the differences stand behind the results.
    """
    rows = []
    for each in compared.results:
        if all(value is None for value in each.values):
            continue
        row = {"what": each.result.label}
        changes = _relative(compared, each)
        told = zip(each.values, each.absolute, changes, all_readers, strict=True)
        for at, (value, absolute, change, figures) in enumerate(told):
            text = words.of_result(value, each.result, figures)
            if at and change is not None and changes_told:
                text = f"{text}  ({words.both(absolute, change, each.result.unit, figures)})"
            row[f"plan_{at}"] = text
        rows.append(row)
    return pd.DataFrame(rows)


def input_table(compared: PlansCompared, all_readers: Readers) -> pd.DataFrame:
    """Return every input that differs, but the plans' names.

    Columns: ``place``, ``what``, ``plan_0`` …, all text.
    """
    rows = [
        {
            "place": plain(each.place, 90) if each.place else "",
            "what": plain(each.label, 90),
            **{
                f"plan_{at}": value_text(value, each.unit, figures)
                for at, (value, figures) in enumerate(zip(each.values, all_readers, strict=True))
            },
        }
        for each in compared.inputs
        if each.place or each.label != "Plan name"
    ]
    return pd.DataFrame(rows)


def value_text(value: Any, unit: str, figures: Figures) -> str:  # noqa: ANN401 - any field's
    """Return the value of any field of a plan as it is shown."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return words.amount(float(value), unit, figures)
    if isinstance(value, tuple) and value:
        return plain(" ; ".join(value_text(entry, unit, figures) for entry in value), 90)
    return plain(str(value), 90) if value else "none"


def column_names(compared: PlansCompared) -> dict[str, str]:
    """Return what stands above the columns of plans."""
    return {f"plan_{at}": name for at, name in enumerate(names(compared))}
