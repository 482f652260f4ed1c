"""Results, inputs and their changes in words, for one reader."""

from sla_calc import Input
from sla_calc.what_if.results import Result
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.numbers.understanding import Kind

TIMES = "\N{MULTIPLICATION SIGN}"
MINUS = "\N{MINUS SIGN}"
NO_CHANGE = 5e-7
"""A relative change below that is none: the noise of a sum of floats."""


def kind_of(unit: str) -> Kind:
    """Return what a number of a unit is when it is typed."""
    if unit.startswith("rate"):
        return "percent"
    return "money" if unit.startswith("money") else "number"


def amount(value: float | None, unit: str, figures: Figures) -> str:
    """Return a value of a unit of the plan or its results.

    >>> figures = Figures("en-US", "USD")
    >>> [amount(1.258, unit, figures) for unit in ("rate", "money/deal", "times", "reps")]
    ['126%', '$1.26', '× 1.26', '1.26']
    """
    if value is None:
        return NOTHING
    if unit.startswith("rate"):
        return figures.rate(value)
    if unit.startswith("money"):
        return figures.money(value)
    return f"{TIMES} {figures.about(value)}" if unit == "times" else figures.about(value)


def of_result(value: float | None, result: Result, figures: Figures) -> str:
    """Return a result's value."""
    return amount(value, result.unit, figures)


def of_input(value: float | None, each: Input, figures: Figures) -> str:
    """Return an input's value; of a factor, by how much that is more or less."""
    if each.unit != "times" or value is None:
        return amount(value, each.unit, figures)
    return "as in the plan" if value == 1 else relative(value - 1, figures)


def relative(change: float | None, figures: Figures) -> str:
    """Return a relative change with its sign.

    >>> [relative(x, Figures("en-US", "USD")) for x in (0.0519, -0.2, 0.0, None)]
    ['+5.19%', '−20%', '±0%', '–']
    """
    if change is None:
        return NOTHING
    if abs(change) < NO_CHANGE:
        return f"±{figures.rate(0)}"
    return f"{'+' if change > 0 else MINUS}{figures.rate(abs(change))}"


def difference(change: float | None, unit: str, figures: Figures) -> str:
    """Return an absolute change with its sign; of a rate in percentage points.

    >>> difference(0.021, "rate", Figures("en-US", "USD"))
    '+2.1 pp'
    """
    if change is None:
        return NOTHING
    sign = "+" if change > 0 else MINUS if change < 0 else "±"
    if unit.startswith("rate"):
        return f"{sign}{figures.about(abs(change) * 100)} pp"
    return f"{sign}{amount(abs(change), unit, figures).removeprefix(TIMES + ' ')}"


def both(absolute: float | None, change: float, unit: str, figures: Figures) -> str:
    """Return an absolute and a relative change."""
    if abs(change) < NO_CHANGE:
        return "same"
    return f"{difference(absolute, unit, figures)}, {relative(change, figures)}"


def typed_as(each: Input) -> Kind:
    """Return what an input's value is typed as; a factor in percent."""
    return "percent" if each.unit == "times" else kind_of(each.unit)
