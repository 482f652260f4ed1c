"""The numbers of a plan that can be moved, each with its address, its words and its bounds.

They are read off the model: whatever it describes as a number with a step is an input, wherever in
the plan it stands. An address is the way down to it, such as
``streams.0.lead_types.1.conversion_rates.2``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from sla_calc.model.described import Described
from sla_calc.model.fields import Description, describe
from sla_calc.model.plan import Plan
from sla_calc.model.texts import short

Path: TypeAlias = tuple[str | int, ...]
"""Fields and positions on the way down from the plan."""

SHARES = ("mix", "quota_share")
"""Of several that add up to 1: where one moves, the others keep their proportions."""

OPEN = 1e-9
"""How near an input comes to a bound that it must not reach itself."""


@dataclass(frozen=True, slots=True)
class Input:
    """A number of a plan that can be moved.

    Attributes:
        path: the way down to it.
        place: where that is, in the user's names; ``""`` for what holds for the whole plan.
        label: what the screen calls it.
        unit: as in the model's description; ``"times"`` where it is a factor.
        value: in the plan that was asked.
        lowest: the least that it can be.
        highest: the most.
        step: a sensible change.
    """

    path: Path
    place: str
    label: str
    unit: str
    value: float
    lowest: float
    highest: float
    step: float

    @property
    def address(self) -> str:
        """The path as a text."""
        return ".".join(map(str, self.path))

    @property
    def text(self) -> str:
        """Place and label as one text, which can hold users' names."""
        return f"{self.place}: {self.label}" if self.place else self.label


@dataclass(frozen=True, slots=True)
class Leaf:
    """A field of a plan that holds no further fields.

    Attributes:
        path: the way down to it.
        place: where that is, in the user's names.
        description: what the model states about it.
        value: whatever it is.
    """

    path: Path
    place: str
    description: Description
    value: object


def leaves(plan: Plan) -> Iterator[Leaf]:
    """Yield every field of a plan, at every level, in the model's order.

    >>> [leaf.path for leaf in leaves(Plan())][:3]
    [('name',), ('currency',), ('start_month',)]
    """
    yield from _leaves(plan, (), "")


def inputs_of(plan: Plan) -> tuple[Input, ...]:
    """Return every number of a plan that can be moved, in the plan's order.

    >>> [each.address for each in inputs_of(Plan())][:3]
    ['quota', 'quota_growth', 'tolerance']
    >>> inputs_of(Plan())[8].text
    'Stream Small business, lead type Demo request, MQL → SQL: Conversion rate'
    """
    return tuple(found for leaf in leaves(plan) for found in _inputs(plan, leaf))


def _leaves(part: Described, path: Path, place: str) -> Iterator[Leaf]:
    for field in type(part).model_fields:
        value, below = getattr(part, field), (*path, field)
        if isinstance(value, Described):
            yield from _leaves(value, below, place)
        elif isinstance(value, tuple) and value and isinstance(value[0], Described):
            for index, entry in enumerate(value):
                yield from _leaves(entry, (*below, index), _entered(place, field, index, entry))
        else:
            yield Leaf(below, place, describe(type(part), field), value)


_ENTRIES = {
    "streams": "Stream",
    "lead_types": "lead type",
    "cadence": "attempt",
    "improvements": "improvement",
    "definitions": "definition",
    "rejection_reasons": "rejection reason",
    "reports": "report",
    "contacts": "contact",
    "signatories": "signatory",
}


def _entered(place: str, field: str, index: int, entry: Described) -> str:
    name = getattr(entry, "name", None)
    called = f"{_ENTRIES[field]} {short(name) if isinstance(name, str) else index + 1}"
    return f"{place}, {called}" if place else called[0].upper() + called[1:]


def _inputs(plan: Plan, leaf: Leaf) -> Iterator[Input]:
    words, value = leaf.description, leaf.value
    # What a goal may be depends on the quantity that it is of; terms move no leads of a mean month,
    # and the agreement's words none at all.
    if {"improvements", "schedule", "agreement"} & set(leaf.path):
        return
    if words.step is None or words.whole or words.lowest is None or words.highest is None:
        return
    if isinstance(value, tuple) and words.name == "conversion_rates":
        for index, rate in enumerate(value):
            place = f"{leaf.place}, {transition(plan, index)}"
            yield _input((*leaf.path, index), place, words, rate)
    elif isinstance(value, float) and _is_free(plan, leaf.path):
        yield _input(leaf.path, leaf.place, words, value)


def transition(plan: Plan, index: int) -> str:
    """Return the two stages of a step, in words.

    >>> transition(Plan(), 2)
    'Opportunity → Customer'
    """
    return f"{short(plan.stages[index])} → {short(plan.stages[index + 1])}"


def _input(path: Path, place: str, words: Description, value: float) -> Input:
    lowest, highest = words.lowest or 0.0, words.highest or 0.0
    return Input(
        path=path,
        place=place,
        label=words.label,
        unit=words.unit,
        value=value,
        lowest=min(value, lowest + OPEN) if words.above_lowest else lowest,
        highest=max(value, highest - OPEN) if words.below_highest else highest,
        step=words.step or 0.0,
    )


def _is_free(plan: Plan, path: Path) -> bool:
    """Whether an input can be moved: the only share of a whole cannot."""
    if path[-1] not in SHARES:
        return True
    siblings = plan.streams if path[-1] == "quota_share" else plan.streams[int(path[1])].lead_types
    return len(siblings) > 1
