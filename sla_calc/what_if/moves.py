"""One input of a plan moved to another value, whatever it is. Each returns a new plan."""

from typing import Any, TypeVar

from sla_calc.errors import PlanError
from sla_calc.model.described import Described
from sla_calc.model.plan import Plan
from sla_calc.what_if.addresses import EACH, input_at
from sla_calc.what_if.inputs import Input, Path, inputs_of

Part = TypeVar("Part", bound=Described)


def with_input(plan: Plan, where: str | Path | Input, value: float) -> Plan:
    """Return the plan with one of its inputs at another value.

    Where a share moves, the others of its whole keep their proportions. At an address with a star
    the value is a factor, by which each of the inputs there is multiplied; at 1 the plan stays as
    it is.

    Args:
        plan: the plan.
        where: the input or its address.
        value: in the input's unit.

    Raises:
        PlanError: there is no such input, or it cannot have that value.

    >>> with_input(Plan(), "streams.0.lead_types.1.conversion_rates.2", 0.25).streams[0].lead_types[
    ...     1
    ... ].conversion_rates
    (0.34, 0.82, 0.25)
    """
    asked = where if isinstance(where, Input) else input_at(plan, where)
    if EACH not in asked.path:
        return moved(plan, asked.path, value)
    for each in inputs_of(plan):
        if _is_among(each.path, asked.path):
            product = each.value * value
            if asked.lowest <= value <= asked.highest:
                # A factor's bound times a value may miss the value's bound by its last digit.
                product = min(max(product, each.lowest), each.highest)
            plan = moved(plan, each.path, product)
    return plan


def moved(plan: Plan, path: Path, value: float) -> Plan:
    """Return the plan with the value at the end of a path replaced.

    Args:
        plan: the plan.
        path: an input's, without a star.
        value: the new one.

    Raises:
        PlanError: when the result would not be acceptable.
    """
    if path[-1] == "quota_share":
        shares = _shifted([stream.quota_share for stream in plan.streams], int(path[1]), value)
        return plan.changed(
            streams=tuple(
                stream.changed(quota_share=share)
                for stream, share in zip(plan.streams, shares, strict=True)
            )
        )
    if path[-1] == "mix":
        kinds = plan.streams[int(path[1])].lead_types
        shares = _shifted([kind.mix for kind in kinds], int(path[3]), value)
        mixed = tuple(k.changed(mix=share) for k, share in zip(kinds, shares, strict=True))
        return _replaced(plan, path[:3], mixed)
    return _replaced(plan, path, value)


def _replaced(part: Part, path: Path, value: object) -> Part:
    field, *rest = path
    return part.changed(**{str(field): _below(getattr(part, str(field)), tuple(rest), value)})


def _below(inner: Any, path: Path, value: object) -> Any:  # noqa: ANN401 - any field of any model
    if not path:
        return value
    if isinstance(inner, tuple):
        index = int(path[0])
        return (*inner[:index], _below(inner[index], path[1:], value), *inner[index + 1 :])
    return _replaced(inner, path, value)


def _shifted(shares: list[float], index: int, share: float) -> list[float]:
    """Return the shares with one of them moved and the others in the same proportion."""
    if not 0 <= share <= 1:
        message = f"A share is {share:,.10g}; it must be between 0 and 1."
        raise PlanError(message)
    others = sum(shares[:index]) + sum(shares[index + 1 :])
    alike = (1 - share) / (len(shares) - 1)
    return [
        share if each == index else (old / others * (1 - share) if others else alike)
        for each, old in enumerate(shares)
    ]


def _is_among(path: Path, starred: Path) -> bool:
    return len(path) == len(starred) and all(
        there in (here, EACH) for here, there in zip(path, starred, strict=True)
    )
