"""Finding an input by its address, and moving several alike.

In an address a star stands for all streams or lead types; what is moved there is a factor, which is
1 in the plan as it is.
"""

from dataclasses import replace

from sla_calc.errors import PlanError
from sla_calc.model.plan import Plan
from sla_calc.model.texts import short
from sla_calc.what_if.inputs import SHARES, Input, Path, inputs_of, transition

EACH = "*"


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
        places.append(transition(plan, int(path[-1])))
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
