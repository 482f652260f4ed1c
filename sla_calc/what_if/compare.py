"""Plans side by side: every input that differs, and every result."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sla_calc.errors import PlanError
from sla_calc.funnel.demand import lead_demand
from sla_calc.model.plan import Plan
from sla_calc.model.texts import short
from sla_calc.what_if.inputs import Leaf, leaves
from sla_calc.what_if.outcome import Outcome
from sla_calc.what_if.results import RESULTS, Result

MOST_PLANS = 7
"""Six that are kept, beside the one in use."""

Key: TypeAlias = tuple[str, ...]
"""Where a value is, by the user's names of streams and lead types and not by their order."""


@dataclass(frozen=True, slots=True)
class InputDifference:
    """An input that is not the same in all plans.

    Attributes:
        place: where it is, in the user's names; ``""`` for what holds for the whole plan.
        label: what the screen calls it.
        unit: as in the model's description.
        values: by plan; ``None`` where a plan has none. Of a stream, lead type or attempt that not
            every plan has, whether it is there.
    """

    place: str
    label: str
    unit: str
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class ResultComparison:
    """One result of all plans.

    Attributes:
        result: which one.
        values: by plan; ``None`` where it is undefined.
    """

    result: Result
    values: tuple[float | None, ...]

    @property
    def absolute(self) -> tuple[float | None, ...]:
        """By plan, its value − the first plan's."""
        first = self.values[0]
        return tuple(
            None if first is None or value is None else value - first for value in self.values
        )

    @property
    def relative(self) -> tuple[float | None, ...]:
        """By plan, that difference ÷ the first plan's value [fraction]; ``None``: that is 0."""
        return tuple(
            difference / abs(self.values[0]) if difference is not None and self.values[0] else None
            for difference in self.absolute
        )


@dataclass(frozen=True, slots=True)
class PlansCompared:
    """Plans side by side; the first is what the others are compared with.

    Attributes:
        names: what the plans are called.
        inputs: those that differ, in the first plan's order.
        results: every one, in whole promised leads as on the pages.
        currencies_differ: whether amounts cannot be compared, since nothing is ever converted.
    """

    names: tuple[str, ...]
    inputs: tuple[InputDifference, ...]
    results: tuple[ResultComparison, ...]
    currencies_differ: bool

    def of(self, result: str) -> ResultComparison:
        """Return the comparison of one result, by its name."""
        return next(each for each in self.results if each.result.name == result)


def compare(plans: Sequence[Plan] | Mapping[str, Plan]) -> PlansCompared:
    """Return plans side by side: every input that differs, and every result.

    Streams and lead types are the same by name. The revenue of the same leads is what the first
    plan's leads would bring with another plan's figures; it is undefined for a plan whose streams
    or lead types are others.

    Args:
        plans: two to seven of them, or one; the first is what the others are compared with. By name
            where they are not called by their own.

    Raises:
        PlanError: there are none, or more than seven; or a team names a country whose holidays are
            not known.

    >>> both = compare([Plan(), Plan(name="More", quota=600_000)])
    >>> [(each.label, each.values) for each in both.inputs]
    [('Plan name', ('Example plan', 'More')), ('Quota', (500000.0, 600000.0))]
    >>> both.of("leads").values, both.of("leads").absolute
    ((503.0, 627.0), (0.0, 124.0))
    """
    named = dict(plans) if isinstance(plans, Mapping) else dict(enumerate(plans))
    if not 1 <= len(named) <= MOST_PLANS:
        message = f"{len(named)} plans are to be compared; it must be 1 to {MOST_PLANS}."
        raise PlanError(message)
    found = list(named.values())
    held, lines = lead_demand(found[0]), _lines(found[0])
    outcomes = [
        Outcome(plan, promised=True, held=held if _lines(plan) == lines else None) for plan in found
    ]
    return PlansCompared(
        names=tuple(name if isinstance(name, str) else plan.name for name, plan in named.items()),
        inputs=tuple(_differences(found)),
        results=tuple(
            ResultComparison(result, tuple(map(result.of, outcomes))) for result in RESULTS.values()
        ),
        currencies_differ=len({plan.currency for plan in found}) > 1,
    )


def _lines(plan: Plan) -> list[tuple[str, str]]:
    return [(stream.name, kind.name) for stream in plan.streams for kind in stream.lead_types]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A value of one plan, and what it is."""

    place: str
    label: str
    unit: str
    value: object


def _differences(plans: Sequence[Plan]) -> Iterator[InputDifference]:
    """Yield what differs; of a part that not every plan has, only that."""
    entries = [dict(_entries(plan)) for plan in plans]
    keys = dict.fromkeys(key for each in entries for key in each)
    missing: list[Key] = []
    for key in keys:
        if any(key[: len(part)] == part for part in missing):
            continue
        there = [each.get(key) for each in entries]
        values = tuple(None if each is None else each.value for each in there)
        if any(value != values[0] for value in values):
            words = next(each for each in there if each is not None)
            if words.unit == PART:
                missing.append(key)
                values = tuple(value is not None for value in values)
            yield InputDifference(words.place, words.label, words.unit, values)


PART = "part"
"""The unit of what is there or not."""


def _entries(plan: Plan) -> Iterator[tuple[Key, _Entry]]:
    for leaf in leaves(plan):
        key = _key(plan, leaf)
        for part in _parts(leaf, key):
            yield part, _Entry("", leaf.place, PART, value=True)
        words = leaf.description
        if words.name == "conversion_rates" and isinstance(leaf.value, tuple):
            for (one, other), rate in zip(_steps(plan), leaf.value, strict=True):
                place = f"{leaf.place}, {short(one)} → {short(other)}"
                yield (*key, one, other), _Entry(place, words.label, words.unit, rate)
        else:
            yield key, _Entry(leaf.place, words.label, words.unit, leaf.value)


def _steps(plan: Plan) -> Iterator[tuple[str, str]]:
    return zip(plan.stages, plan.stages[1:], strict=False)


def _parts(leaf: Leaf, key: Key) -> Iterator[Key]:
    """Yield the streams, lead types and attempts that a value is in."""
    for at, step in enumerate(leaf.path):
        if isinstance(step, int):
            yield key[: at + 1]


def _key(plan: Plan, leaf: Leaf) -> Key:
    path = list(map(str, leaf.path))
    if path[0] == "streams":
        stream = plan.streams[int(path[1])]
        path[1] = stream.name
        if "lead_types" in leaf.path:
            path[3] = stream.lead_types[int(path[3])].name
    return tuple(path)
