"""A result over an input, as a tidy frame."""

import pandas as pd

from sla_report.numbers.figures import Figures
from sla_ui.what_if import words
from sla_ui.what_if.goal_answer import Answer

NOW, THEN = "now", "the answer"
_UNITS = {
    "money": "{currency}",
    "rate": "%",
    "times": "change, %",
    "leads/month": "leads a month",
    "deals/month": "deals a month",
    "hours/month": "hours a month",
}


def curve(found: Answer, figures: Figures) -> pd.DataFrame:
    """Return the result at values of the input, the plan's and the answer's among them.

    Columns: ``x``, ``y`` (rates in percent, factors as a change in percent), ``wanted``,
    ``input_text``, ``result_text``, ``mark`` (what a point is; missing for most).
    """
    solution = found.solution
    each, result = solution.input, solution.result
    marks = {each.value: NOW, solution.value: THEN}
    return pd.DataFrame(
        [
            {
                "x": _shown(value, each.unit),
                "y": _shown(reached, result.unit),
                "wanted": _shown(solution.target, result.unit),
                "input_text": words.of_input(value, each, figures),
                "result_text": words.of_result(reached, result, figures),
                "mark": marks.get(value),
            }
            for value, reached in found.curve
            if reached is not None
        ]
    )


def units(found: Answer, figures: Figures) -> tuple[str, str]:
    """Return what stands at the axes: the unit of the input, and of the result."""
    each, result = found.solution.input, found.solution.result
    return _unit(each.unit, figures), _unit(result.unit, figures)


def _unit(unit: str, figures: Figures) -> str:
    known = _UNITS.get(unit) or _UNITS.get(unit.split("/", maxsplit=1)[0]) or unit
    return known.format(currency=figures.currency)


def _shown(value: float, unit: str) -> float:
    if unit == "times":
        return (value - 1) * 100
    return value * 100 if unit.startswith("rate") else value
