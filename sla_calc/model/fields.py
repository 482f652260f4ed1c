"""Fields that describe themselves: label, unit, bounds, help and source, stated once.

A field of the plan is declared with :func:`described`. The widget, the sentences of the
validation and the method page read it back with :func:`describe`; nobody repeats a bound.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

import annotated_types
from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class Description:
    """What a person has to know about one input.

    Attributes:
        name: the field's name in the model.
        label: what the screen calls it.
        unit: what it is measured in; ``"rate"`` is a fraction that is shown as a percentage.
        help: one or two sentences on what it means and how to find its value.
        source: where the value or the idea of it usually comes from, or ``""``.
        step: a sensible change for a button or an arrow key, or ``None`` for words.
        lowest: the bound from below, or ``None``.
        highest: the bound from above, or ``None``.
        above_lowest: whether ``lowest`` itself is already too low.
        below_highest: whether ``highest`` itself is already too high.
        whole: whether only whole numbers are possible.
    """

    name: str
    label: str
    unit: str
    help: str
    source: str
    step: float | None
    lowest: float | None
    highest: float | None
    above_lowest: bool
    below_highest: bool
    whole: bool


def described(
    label: str,
    unit: str,
    help: str,  # noqa: A002 - the word that every widget uses for it
    *,
    source: str = "",
    step: float | None = None,
    **constraints: Any,  # noqa: ANN401 - whatever Pydantic's Field takes
) -> Any:  # noqa: ANN401 - like Pydantic's own Field, it stands for a value of any type
    """Declare a field of the plan together with everything a person has to know about it.

    Args:
        label: what the screen calls it.
        unit: what it is measured in.
        help: what it means and how to find its value.
        source: where the value usually comes from.
        step: a sensible change.
        **constraints: default and bounds, as :func:`pydantic.Field` takes them.
    """
    words: dict[str, Any] = {
        "label": label,
        "unit": unit,
        "help": help,
        "source": source,
        "step": step,
    }
    return Field(description=help, json_schema_extra=words, **constraints)


@cache
def describe(model: type[BaseModel], field: str) -> Description:
    """Return what the model states about one of its fields.

    Raises:
        KeyError: the model has no such field.

    >>> from sla_calc import Plan
    >>> describe(Plan, "tolerance").label
    'Tolerance'
    >>> describe(Plan, "tolerance").highest
    1.0
    """
    info = model.model_fields[field]
    words = info.json_schema_extra
    if not isinstance(words, Mapping):
        message = f"{model.__name__}.{field} is not described"
        raise KeyError(message)
    lowest = highest = None
    above_lowest = below_highest = False
    for bound in (*info.metadata, *_bounds_of_entries(info.annotation)):
        match bound:
            case annotated_types.Gt(gt=limit):
                lowest, above_lowest = _number(limit), True
            case annotated_types.Ge(ge=limit):
                lowest = _number(limit)
            case annotated_types.Lt(lt=limit):
                highest, below_highest = _number(limit), True
            case annotated_types.Le(le=limit):
                highest = _number(limit)
    step = words["step"]
    return Description(
        name=field,
        label=str(words["label"]),
        unit=str(words["unit"]),
        help=str(words["help"]),
        source=str(words["source"]),
        step=float(step) if isinstance(step, int | float) else None,
        lowest=lowest,
        highest=highest,
        above_lowest=above_lowest,
        below_highest=below_highest,
        whole=info.annotation is int,
    )


def _bounds_of_entries(annotation: object) -> tuple[Any, ...]:
    """Return what a tuple of ``Annotated[float, Field(…)]`` states for its entries."""
    return tuple(
        bound
        for entry in get_args(annotation)
        for info in getattr(entry, "__metadata__", ())
        if isinstance(info, FieldInfo)
        for bound in info.metadata
    )


def _number(limit: object) -> float:
    return float(str(limit))
