"""What is wrong with a plan, as sentences: where, which value, and what would be right."""

import reprlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel, ValidationError

from sla_calc.model.fields import Description, describe
from sla_calc.model.texts import short

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

MOST_SENTENCES = 20
LARGE = 1e15

# Lists whose entries have a name of their own: what an entry is called in a sentence.
_ENTRIES = {
    "streams": "Stream",
    "lead_types": "lead type",
    "cadence": "attempt",
    "hires": "hire",
    "improvements": "improvement",
    "definitions": "definition",
    "rejection_reasons": "rejection reason",
    "reports": "report",
    "contacts": "contact",
    "signatories": "signature",
}


def percent(rate: float) -> str:
    """Return a rate as a percentage, without the noise of binary fractions.

    >>> percent(0.29), percent(0.8), percent(1 / 3)
    ('29 %', '80 %', '33.3333 %')
    """
    return f"{round(rate * 100, 4):.10g} %"


def sentences(model: type[BaseModel], values: object, error: ValidationError) -> tuple[str, ...]:
    """Turn what Pydantic found into sentences that name the place, the value and the remedy.

    Args:
        model: the model that was to be built.
        values: what it was to be built from.
        error: what Pydantic found.
    """
    found = [problem for problem in error.errors(include_url=False) if not _is_echo(problem)]
    told = [_sentence(model, values, problem) for problem in found[:MOST_SENTENCES]]
    if len(found) > MOST_SENTENCES:
        told.append(f"And {len(found) - MOST_SENTENCES} more.")
    return tuple(dict.fromkeys(told))


def _is_echo(problem: "ErrorDetails") -> bool:
    """Whether a list counts as too short only because some of its entries are wrong."""
    given = problem["input"]
    return (
        problem["type"] == "too_short"
        and isinstance(given, Sequence)
        and len(given) >= problem["ctx"]["min_length"]
    )


def _sentence(model: type[BaseModel], values: object, problem: "ErrorDetails") -> str:
    context = problem.get("ctx", {})
    if problem["type"] == "value_error":  # a rule of ours, which has already written its sentence
        return str(context["error"])
    place, field = _place(values, problem["loc"])
    words = _description(model, problem["loc"], field)
    label = words.label if words else field
    subject = ": ".join(part for part in (place, label) if part) or model.__name__
    length = "characters" if problem["type"].startswith("string") else "entries"
    match problem["type"]:
        case "missing":
            verdict = f"is missing; {_allowed(words)}" if words else "is missing"
        case "extra_forbidden":
            owner = _owner(model, problem["loc"])
            subject = place or model.__name__
            known = ", ".join(owner.model_fields) if owner else "others"
            verdict = f"has no field {short(field)}; known are {known}"
        case "too_long" | "string_too_long":
            verdict = f"is too long; at most {context['max_length']} {length} are possible"
        case "too_short" | "string_too_short":
            verdict = f"is too short; it needs {context['min_length']} or more {length}"
        case "model_type" | "model_attributes_type":
            verdict = f"is {_quoted(problem['input'])}; it must be a set of named fields"
        case "named_tuple_type":
            verdict = f"is {_quoted(problem['input'])}; it must be a list of its values"
        case "literal_error":
            verdict = f"is {_quoted(problem['input'])}; it must be {context['expected']}"
        case _:
            remedy = (
                _allowed(words) if words else problem["msg"].replace("Input should", "it should")
            )
            verdict = f"is {_shown(problem['input'], words)}; {remedy}"
    return f"{subject} {verdict}."


def _shown(value: object, words: Description | None) -> str:
    if words and words.unit == "rate" and isinstance(value, float | int) and abs(value) < LARGE:
        return percent(value)
    return _quoted(value)


def _quoted(value: object) -> str:
    return short(f"{value:,.15g}" if isinstance(value, float) else reprlib.repr(value))


def _place(values: object, location: Sequence[int | str]) -> tuple[str, str]:
    """Return where the problem is, in the user's own names, and the field's name."""
    stages = _child(values, "stages")
    parts: list[str] = []
    field = ""
    for step in location:
        values = _child(values, step)
        if isinstance(step, str):
            field = step
        elif field in _ENTRIES:
            name = _child(values, "name")
            parts.append(f"{_ENTRIES[field]} {short(name) if isinstance(name, str) else step + 1}")
            field = ""
        elif field == "conversion_rates":
            parts.append(_transition(stages, step))
        else:
            parts.append(f"entry {step + 1}")
    return ", ".join(parts), field


def _transition(stages: object, step: int) -> str:
    if isinstance(stages, Sequence) and step + 1 < len(stages):
        return f"{short(str(stages[step]))} → {short(str(stages[step + 1]))}"
    return f"step {step + 1}"


def _child(values: object, step: int | str) -> object:
    if isinstance(values, BaseModel):
        return getattr(values, str(step), None)
    if isinstance(values, Mapping):
        return values.get(step)
    if isinstance(values, Sequence) and not isinstance(values, str) and isinstance(step, int):
        return values[step] if step < len(values) else None
    return None


def _description(
    model: type[BaseModel], location: Sequence[int | str], field: str
) -> Description | None:
    """Return what is known about the field, or ``None`` for one that no model has."""
    owner = _owner(model, location)
    return describe(owner, field) if owner and field in owner.model_fields else None


def _owner(model: type[BaseModel], location: Sequence[int | str]) -> type[BaseModel] | None:
    """Return the model that the last field of the way down belongs to."""
    owner: type[BaseModel] | None = model
    for field in [step for step in location if isinstance(step, str)][:-1]:
        owner = _model_below(owner, field) if owner else None
    return owner


def _model_below(owner: type[BaseModel], field: str) -> type[BaseModel] | None:
    annotation = owner.model_fields[field].annotation
    candidates = (annotation, *get_args(annotation))
    return next(
        (kind for kind in candidates if isinstance(kind, type) and issubclass(kind, BaseModel)),
        None,
    )


def _allowed(words: Description) -> str:
    def shown(bound: float) -> str:
        return percent(bound) if words.unit == "rate" else f"{bound:,.16g}"

    if words.lowest is None and words.highest is None:
        return f"it must be {words.unit}"
    low = "" if words.lowest is None else shown(words.lowest)
    high = "" if words.highest is None else shown(words.highest)
    kind = "a whole number " if words.whole else ""
    if words.above_lowest:
        return f"it must be {kind}above {low}" + (f" and at most {high}" if high else "")
    if words.below_highest:
        return f"it must be {kind}at least {low} and below {high}"
    return f"it must be {kind}between {low} and {high}"
