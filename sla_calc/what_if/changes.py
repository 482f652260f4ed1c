"""What has changed from one version of a plan to a later one: inputs, order and results."""

from collections.abc import Iterator
from dataclasses import dataclass

from sla_calc.model.plan import Plan
from sla_calc.model.texts import short
from sla_calc.what_if.compare import ResultComparison, compare

ORDER = "order"
"""The unit of names that stand in another order."""


@dataclass(frozen=True, slots=True)
class Change:
    """An input that is not what it was.

    Attributes:
        place: where it is, in the user's names; ``""`` for what holds for the whole plan.
        label: what the screen calls it.
        unit: as in the model's description. ``"part"``: a stream, lead type or attempt that was
            added or removed, whose values tell whether it is there. ``"order"``: the values are
            names as they stand.
        before: what it was; ``None`` where there was none.
        after: what it is; ``None`` where there is none.
    """

    place: str
    label: str
    unit: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class RevisionsCompared:
    """Two versions of a plan.

    Attributes:
        changes: every input that is not what it was, in the earlier plan's order.
        results: every result, the earlier first, whether or not it changed.
        currencies_differ: whether amounts cannot be compared, since nothing is ever converted.
    """

    changes: tuple[Change, ...]
    results: tuple[ResultComparison, ...]
    currencies_differ: bool


def compare_revisions(before: Plan, after: Plan) -> RevisionsCompared:
    """Return what has changed from one version of a plan to a later one.

    Streams and lead types are the same by name: one that was renamed is removed and added. That
    the same names stand in another order is a change of its own.

    Args:
        before: the earlier version.
        after: the later one.

    Raises:
        PlanError: a team names a country whose holidays are not known.

    >>> found = compare_revisions(Plan(), Plan(quota=600_000))
    >>> [(each.label, each.before, each.after) for each in found.changes]
    [('Quota', 500000.0, 600000.0)]
    >>> found.results[0].result.label, found.results[0].values
    ('Leads owed', (503.0, 627.0))
    """
    both = compare([before, after])
    inputs = (Change(each.place, each.label, each.unit, *each.values) for each in both.inputs)
    return RevisionsCompared(
        changes=(*inputs, *_orders(before, after)),
        results=both.results,
        currencies_differ=both.currencies_differ,
    )


def _orders(before: Plan, after: Plan) -> Iterator[Change]:
    earlier = {stream.name: stream for stream in before.streams}
    later = {stream.name: stream for stream in after.streams}
    yield from _order("", "Order of the streams", list(earlier), list(later))
    for name in (name for name in earlier if name in later):
        types = ([kind.name for kind in plan[name].lead_types] for plan in (earlier, later))
        yield from _order(f"Stream {short(name)}", "Order of the lead types", *types)


def _order(place: str, label: str, before: list[str], after: list[str]) -> Iterator[Change]:
    """Yield a change where the names that are in both stand in another order."""
    kept = [name for name in before if name in after]
    if kept != [name for name in after if name in before]:
        yield Change(place, label, ORDER, tuple(before), tuple(after))
