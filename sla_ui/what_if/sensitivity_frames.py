"""What moving each input does to a result, as tidy frames."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from sla_calc import Plan
from sla_calc.what_if.sensitivity import Effect
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.text import distinct
from sla_ui.what_if import names, words
from sla_ui.what_if.names import LINE_BREAK
from sla_ui.what_if.roles import AS_WELL, BETTER, WORSE

MOST_BARS = 10
"""So many inputs stand in the chart; the others are in the table."""


def tornado(plan: Plan, effects: Sequence[Effect], figures: Figures) -> pd.DataFrame:
    """Return the strongest inputs, two bars each: with the lower and with the higher value.

    Columns: ``position``, ``row`` (in two lines), ``name``, ``end``, ``from``, ``to``, ``side`` (of
    the plan's result), ``moved`` (the input), ``text`` (the result there), ``label`` (both),
    ``change`` (relative), ``role``.
    """
    shown = [each for each in effects if each.base is not None][:MOST_BARS]
    labels = distinct([_in_two_lines(names.input_name(plan, each.input)) for each in shown])
    rows: list[dict[str, Any]] = []
    for at, (each, label) in enumerate(zip(shown, labels, strict=True)):
        ends = (("low", each.low, each.at_low), ("high", each.high, each.at_high))
        sides = [_side(each, reached) for _, _, reached in ends]
        for (end, value, reached), side in zip(ends, sides, strict=True):
            text = words.of_result(reached, each.result, figures)
            moved = words.of_input(value, each.input, figures)
            rows.append(
                {
                    "position": at,
                    "row": label,
                    "name": names.input_name(plan, each.input),
                    "end": end,
                    "from": _scaled(each.base, each.result.unit),
                    "to": _scaled(reached, each.result.unit),
                    # two words at the same end would lie upon each other
                    "side": "" if sides[0] == sides[1] and end == "low" else side,
                    "moved": moved,
                    "text": text,
                    "label": f"{moved} → {text}",
                    "change": words.relative(_change(each, reached), figures),
                    "role": _role(each, reached),
                }
            )
    return pd.DataFrame(rows)


def effects_table(plan: Plan, effects: Sequence[Effect], figures: Figures) -> pd.DataFrame:
    """Return every input with an effect.

    Columns, all text: ``input``, ``now``, ``low``, ``high``, ``at_low``, ``at_high``, ``swing``,
    ``elasticity``.
    """
    return pd.DataFrame(
        [
            {
                "input": names.input_name(plan, each.input),
                "now": words.of_input(each.input.value, each.input, figures),
                "low": words.of_input(each.low, each.input, figures),
                "high": words.of_input(each.high, each.input, figures),
                "at_low": words.of_result(each.at_low, each.result, figures),
                "at_high": words.of_result(each.at_high, each.result, figures),
                "swing": words.of_result(each.swing, each.result, figures),
                "elasticity": NOTHING
                if each.elasticity is None
                else figures.about(each.elasticity, decimals=3),
            }
            for each in effects
        ]
    )


def of_line(effects: Sequence[Effect], line: str) -> tuple[Effect, ...]:
    """Return the effects of a stream's or lead type's inputs; of all where none is named."""
    if not line:
        return tuple(effects)
    return tuple(each for each in effects if each.input.address.startswith(f"{line}."))


def _in_two_lines(name: str) -> str:
    """Return a name as ``Opportunity → Customer`` above ``Website form (Small business)``."""
    whose, _, what = name.rpartition(": ")
    return f"{what}{LINE_BREAK}{whose or 'the whole plan'}"


def _side(each: Effect, reached: float | None) -> str:
    if reached is None or each.base is None or reached == each.base:
        return ""
    return "left" if reached < each.base else "right"


def _change(each: Effect, reached: float | None) -> float | None:
    return None if reached is None or not each.base else reached / each.base - 1


def _role(each: Effect, reached: float | None) -> str:
    side = _side(each, reached)
    if not side:
        return AS_WELL
    return BETTER if (side == "left") == (each.result.suffices == "at most") else WORSE


def _scaled(value: float | None, unit: str) -> float | None:
    return value * 100 if value is not None and unit == "rate" else value
