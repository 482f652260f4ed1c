"""What the inputs of a plan are called where one is picked of many, and in which groups they stand.

The names hold the user's words, made harmless for places that show text as it is.
"""

from collections.abc import Sequence

from sla_calc import Input, Plan, inputs_alike, inputs_of
from sla_calc.what_if.addresses import EACH
from sla_ui.drawing.text import arrow, distinct, plain

NAME = 40
"""Characters of a name among others."""

LINE_BREAK = "\n"
"""Between the two lines of a row's label in a chart; no name holds one."""

NO_PART = frozenset({"tolerance", "scoring"})
"""What of the plan changes no result here."""

SIDES = frozenset({"follow_up", "team"})


def input_name(plan: Plan, each: Input) -> str:
    """Return what an input is called anywhere.

    >>> from sla_calc import input_at
    >>> input_name(Plan(), input_at(Plan(), "streams.0.lead_types.1.conversion_rates.2"))
    'Website form (Small business): Opportunity → Customer, win rate'
    """
    whose = _whose(plan, each)
    return f"{whose}: {_what(plan, each)}" if whose else _what(plan, each)


def name_in_group(plan: Plan, each: Input) -> str:
    """Return what an input is called among those of its group.

    >>> from sla_calc import input_at
    >>> name_in_group(Plan(), input_at(Plan(), "streams.0.lead_types.*.conversion_rates.2"))
    'Opportunity → Customer, win rate, all lead types'
    """
    what = _what(plan, each)
    if "lead_types" in each.path and each.path[3] == EACH and each.path[1] != EACH:
        return f"{what}, all lead types"
    return f"{_attempt(each)}: {what}" if "cadence" in each.path else what


def groups(plan: Plan) -> dict[str, tuple[Input, ...]]:
    """Return the inputs that can be sought, by group: the address of what they belong to."""
    found: dict[str, list[Input]] = {}
    for each in (*inputs_alike(plan), *inputs_of(plan)):
        if each.path[0] not in NO_PART:
            found.setdefault(_group(each), []).append(each)
    return {group: tuple(found[group]) for group in sorted(found, key=_place)}


def group_names(plan: Plan, shown: Sequence[str]) -> list[str]:
    """Return what groups are called, each by a name of its own."""
    fixed = {"": "The whole plan", "streams.*": "All streams alike"}
    fixed |= {"follow_up": "Follow-up", "team": "The team"}
    return distinct([fixed.get(group) or _called(plan, group) for group in shown])


def lines(plan: Plan) -> list[str]:
    """Return the addresses of all streams, and of their lead types where there are several."""
    found = []
    for s, stream in enumerate(plan.streams):
        found.append(f"streams.{s}")
        found += [f"streams.{s}.lead_types.{k}" for k, _ in enumerate(stream.lead_types)]
    return found


def _called(plan: Plan, group: str) -> str:
    path = group.split(".")
    stream = plan.streams[int(path[1])]
    if len(path) == 2:  # noqa: PLR2004 - streams.0
        return f"Stream {plain(stream.name, NAME)}"
    return f"{plain(stream.lead_types[int(path[3])].name, NAME)} · {plain(stream.name, NAME)}"


def _group(each: Input) -> str:
    path = list(map(str, each.path))
    if path[0] != "streams":
        return path[0] if path[0] in SIDES else ""
    if path[1] == EACH:
        return "streams.*"
    return ".".join(path[:2] if "lead_types" not in path or path[3] == EACH else path[:4])


def _place(group: str) -> tuple[int, list[int]]:
    """Return where a group stands: the widest first, then stream by stream, then the two sides."""
    order = {"streams.*": 0, "": 1, "follow_up": 3, "team": 4}
    return order.get(group, 2), [int(step) for step in group.split(".") if step.isdigit()]


def _whose(plan: Plan, each: Input) -> str:
    path = each.path
    if path[0] != "streams":
        return _attempt(each)
    stream = "All streams" if path[1] == EACH else plain(plan.streams[int(path[1])].name, NAME)
    if "lead_types" not in path:
        return stream
    if path[3] == EACH:
        return stream if path[1] == EACH else f"{stream}, all lead types"
    kind = plain(plan.streams[int(path[1])].lead_types[int(path[3])].name, NAME)
    whole = kind if len(plan.streams) == 1 else f"{kind} ({stream})"
    return ", ".join(filter(None, (whole, _attempt(each).lower())))


def _attempt(each: Input) -> str:
    if "cadence" not in each.path:
        return ""
    return f"Attempt {int(each.path[each.path.index('cadence') + 1]) + 1}"


def _what(plan: Plan, each: Input) -> str:
    if each.path[-2:-1] == ("conversion_rates",):
        step = int(each.path[-1])
        name = arrow(plain(plan.stages[step], NAME), plain(plan.stages[step + 1], NAME))
        return f"{name}, win rate" if 0 < step == len(plan.stages) - 2 else name
    return each.label
