"""How a described input is typed and written: as an amount, a percentage or a number."""

from sla_calc.model.fields import Description
from sla_report.numbers.figures import Figures
from sla_ui.numbers.understanding import Kind, read_number

_UNITS = {
    "money/month": "{currency} a month",
    "money/deal": "{currency} a deal",
    "money/lead": "{currency} a lead",
    "leads/month": "leads a month",
    "rate/month": "a month",
    "money/hour": "{currency} an hour",
    "working minutes": "minutes",
    "days": "days",
    "hours": "hours",
    "working days": "working days",
    "missed months": "missed months",
    "working day of the month": "working day of the month",
}


def kind_of(words: Description) -> Kind:
    """Return what a number in this input stands for."""
    if words.unit.partition("/")[0] == "rate":
        return "percent"
    return "money" if words.unit.startswith("money") else "number"


def label_with_unit(words: Description, currency: str) -> str:
    """Return the input's label with its unit behind it, where there is one to name.

    >>> from sla_calc import Plan
    >>> from sla_calc.model.fields import describe
    >>> label_with_unit(describe(Plan, "quota"), "EUR")
    'Quota, EUR a month'
    """
    unit = _UNITS.get(words.unit, "").format(currency=currency)
    return f"{words.label}, {unit}" if unit else words.label


def written(words: Description, value: float | None, figures: Figures) -> str:
    """Return a value as it stands in the input: every digit, in the reader's format."""
    return text_of(value, kind_of(words), figures)


def text_of(value: float | None, kind: Kind, figures: Figures) -> str:
    """Return a number as it is typed, with every digit; nothing for none."""
    if value is None:
        return ""
    match kind:
        case "percent":
            return figures.rate_exact(value)
        case "money":
            return figures.money_exact(value)
        case _:
            return figures.number_exact(value)


def understood(words: Description, text: str, figures: Figures) -> float:
    """Return the value that a text means in this input.

    Raises:
        NumberProblem: when it means none, or several.
    """
    return read_number(text, figures.locale, kind=kind_of(words), currency=figures.currency)
