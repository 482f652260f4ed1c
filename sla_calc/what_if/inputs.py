"""The numbers of a plan that can be moved, each with its address, its words and its bounds.

They are read off the model: whatever it describes as a number with a step is an input, wherever in
the plan it stands. An address is the way down to it, such as
``streams.0.lead_types.1.conversion_rates.2``. A star stands for all streams or lead types alike;
what is moved there is a factor, which is 1 in the plan as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from sla_calc.errors import PlanError
from sla_calc.model.described import Described
from sla_calc.model.fields import Description, describe
from sla_calc.model.plan import Plan
from sla_calc.model.texts import short

Path: TypeAlias = tuple[str | int, ...]
"""Fields and positions on the way down from the plan."""

EACH = "*"
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
    ['quota', 'tolerance', 'streams.0.quota_share']
    >>> inputs_of(Plan())[7].text
    'Stream Small business, lead type Demo request, MQL → SQL: Conversion rate'
    """
    return tuple(found for leaf in leaves(plan) for found in _inputs(plan, leaf))


def inputs_alike(plan: Plan) -> tuple[Input, ...]:
    """Return the factors that move an input in all lead types of a stream, or everywhere, alike.

    >>> [each.text for each in inputs_alike(Plan()) if each.path[-1] == "deal_size"]
    ['All streams: Deal size']
    """
    groups: dict[Path, list[Input]] = {}
    for each in inputs_of(plan):
        if each.path[0] == "streams" and not {*SHARES, "follow_up"} & set(each.path):
            for starred in dict.fromkeys(_starred(each.path)):
                groups.setdefault(starred, []).append(each)
    return tuple(_alike(plan, path, found) for path, found in groups.items() if len(found) > 1)


def input_at(plan: Plan, where: str | Path | Input) -> Input:
    """Return the input at an address, as it is in this plan.

    Raises:
        PlanError: there is none; the text says how an address is written.

    >>> input_at(Plan(), "streams.*.lead_types.*.conversion_rates.2").highest
    3.3333333333333335
    """
    address = where if isinstance(where, str) else ".".join(map(str, _path(where)))
    among = inputs_alike(plan) if EACH in address else inputs_of(plan)
    for each in among:
        if each.address == address:
            return each
    message = (
        f"{short(address)} is not an input of this plan; an address is written as "
        "streams.0.lead_types.0.conversion_rates.2, with * for all alike."
    )
    raise PlanError(message)


def _path(where: Path | Input) -> Path:
    return where.path if isinstance(where, Input) else where


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


_ENTRIES = {"streams": "Stream", "lead_types": "lead type", "cadence": "attempt"}


def _entered(place: str, field: str, index: int, entry: Described) -> str:
    name = getattr(entry, "name", None)
    called = f"{_ENTRIES[field]} {short(name) if isinstance(name, str) else index + 1}"
    return f"{place}, {called}" if place else called[0].upper() + called[1:]


def _inputs(plan: Plan, leaf: Leaf) -> Iterator[Input]:
    words, value = leaf.description, leaf.value
    if words.step is None or words.whole or words.lowest is None or words.highest is None:
        return
    if isinstance(value, tuple) and words.name == "conversion_rates":
        for index, rate in enumerate(value):
            place = f"{leaf.place}, {_transition(plan, index)}"
            yield _input((*leaf.path, index), place, words, rate)
    elif isinstance(value, float) and _is_free(plan, leaf.path):
        yield _input(leaf.path, leaf.place, words, value)


def _transition(plan: Plan, index: int) -> str:
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


def _starred(path: Path) -> list[Path]:
    """Return the addresses of which this is one of those alike."""
    if "lead_types" in path:
        all_types = (*path[:3], EACH, *path[4:])
        return [all_types, (path[0], EACH, *all_types[2:])]
    return [(path[0], EACH, *path[2:])]


def _alike(plan: Plan, path: Path, found: list[Input]) -> Input:
    above_0 = [each for each in found if each.value > 0]
    first = found[0]
    everywhere = path[1] == EACH
    places = ["All streams" if everywhere else f"Stream {short(plan.streams[int(path[1])].name)}"]
    if "lead_types" in path:
        places.append("all lead types")
    if path[-2] == "conversion_rates":
        places.append(_transition(plan, int(path[-1])))
    return replace(
        first,
        path=path,
        place=", ".join(places),
        unit="times",
        value=1.0,
        lowest=max((each.lowest / each.value for each in above_0), default=1.0),
        highest=min((each.highest / each.value for each in above_0), default=1.0),
        step=0.01,
    )
