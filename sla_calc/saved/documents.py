"""A plan as plain data of a numbered format, and back.

Whatever equals the defaults *of its format* is left out of a link. Those defaults are kept for
ever beside the format's number, so that a default that changes later never changes an old link.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from sla_calc.errors import PlanError
from sla_calc.model.plan import Plan
from sla_calc.saved import format_1

Document = dict[str, Any]

PARTS: Mapping[str, Mapping[str, str]] = {
    "Plan": {
        "streams": "RevenueStream",
        "follow_up": "FollowUpPolicy",
        "team": "SalesTeam",
        "scoring": "LeadScoring",
        "agreement": "Agreement",
    },
    "RevenueStream": {"lead_types": "LeadType"},
    "LeadType": {"follow_up": "FollowUpPolicy", "improvements": "Improvement"},
    "FollowUpPolicy": {"cadence": "Attempt"},
    "Agreement": {
        "definitions": "Definition",
        "rejection_reasons": "RejectionReason",
        "reports": "Report",
        "contacts": "Contact",
        "signatories": "Signatory",
        "third_party": "ThirdParty",
    },
}
"""Which fields of a model hold other models."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which plans have been written.

    Attributes:
        defaults: by model name, the defaults at the time.
        dictionary: text that links of this format share, for the compression.
        upgrade: turns a complete document of this format into one of the next; ``None`` for the
            newest.
    """

    defaults: Mapping[str, Document]
    dictionary: bytes
    upgrade: Callable[[Document], Document] | None = None


FORMATS: Mapping[int, Format] = {1: Format(format_1.DEFAULTS, format_1.DICTIONARY)}
"""Every format there has ever been, by its number.

A default that changes makes a new format. A field that is new joins the newest one: a link
without it means its default.
"""

NEWEST = max(FORMATS)


DEEPEST, MOST_ENTRIES = 10, 100
"""No plan is nested deeper, and no list in it is longer."""

_TOO_MUCH = "it is nested too deeply or holds too many entries"


def short_document(plan: Plan) -> Document:
    """Return the plan's data without what equals the defaults of the newest format."""
    document: Document = _whole_numbers(plan.model_dump(mode="json", exclude_defaults=True))
    return document


def full_document(plan: Plan) -> Document:
    """Return all of the plan's data."""
    document: Document = _whole_numbers(plan.model_dump(mode="json"))
    return document


def plan_from(document: object, number: int, formats: Mapping[int, Format] = FORMATS) -> Plan:
    """Build the plan that a document of some format describes.

    Args:
        document: the data, complete or without that format's defaults.
        number: the format's number, one of ``formats``.
        formats: the formats there are.

    Raises:
        PlanError: when the data are not an acceptable plan, with a sentence for each problem.
    """
    if not isinstance(document, dict):
        message = "The plan's data are not a set of named fields."
        raise PlanError(message)
    completed = _completed("Plan", document, formats[number].defaults)
    while (upgrade := formats[number].upgrade) is not None:
        completed = upgrade(completed)
        number += 1
    return Plan.read(completed)


def parse(text: str, widest: int = 5_000_000, deepest: int = DEEPEST) -> object:
    """Read JSON that a stranger may have written.

    Args:
        text: the JSON.
        widest: how many values may stand at one depth.
        deepest: how many depths there may be.

    Raises:
        ValueError: when it is not JSON, too deep, or holds a number that JSON does not know.
    """

    def refuse(constant: str) -> NoReturn:
        message = f"{constant} is not a number in JSON"
        raise ValueError(message)

    try:
        # Every number becomes a float: one of 4,000 digits is infinite then, and refused later.
        parsed: object = json.loads(text, parse_constant=refuse, parse_int=float)
    except RecursionError:
        raise ValueError(_TOO_MUCH) from None
    level = [parsed]
    for _ in range(deepest):
        level = [entry for value in level for entry in _entries(value)]
        if len(level) > widest:
            raise ValueError(_TOO_MUCH)
    if level:
        raise ValueError(_TOO_MUCH)
    return parsed


def _entries(value: object) -> Iterable[object]:
    """Return what a list or a set of fields holds; no plan has as many as are refused here."""
    if not isinstance(value, list | dict):
        return ()
    if len(value) > MOST_ENTRIES:
        raise ValueError(_TOO_MUCH)
    return value.values() if isinstance(value, dict) else value


def _completed(model: str, document: Document, defaults: Mapping[str, Document]) -> Document:
    """Fill in a format's defaults where a document leaves them out, at every level."""
    parts = PARTS.get(model, {})

    def completed(field: str, value: object) -> object:
        if field in parts and isinstance(value, dict):
            return _completed(parts[field], value, defaults)
        if field in parts and isinstance(value, list):
            return [completed(field, entry) for entry in value]
        return value

    given = {field: completed(field, value) for field, value in document.items()}
    return {**defaults[model], **given}


def _whole_numbers(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Write 500000.0 as 500000: the same number, two characters less."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _whole_numbers(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_whole_numbers(entry) for entry in value]
    return value
