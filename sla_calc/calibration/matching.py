"""Which lead type of the plan is meant by which one in a table."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sla_calc.calibration.calibrate import Calibration
from sla_calc.errors import PlanError
from sla_calc.model.plan import Plan
from sla_calc.model.streams import RevenueStream
from sla_calc.model.texts import short

Part: TypeAlias = tuple[str | None, str | None]
"""Stream and lead type as the table calls them; None for all of them."""

Line: TypeAlias = tuple[str, str]
"""Stream and lead type as the plan calls them."""

Matches: TypeAlias = Mapping[Part, tuple[str, str | None] | Literal["add", "leave"]]
"""What a part of the table is in the plan: a lead type; a whole stream (lead type None), in which
lead types are then matched by name; a lead type to add; or nothing."""


@dataclass(frozen=True)
class Matching:
    """What is what.

    Attributes:
        streams: by the plan's stream, the part of the table that is all of it.
        lead_types: by the plan's lead type, the part that is it.
        added: by the name that a new lead type gets, the part that it is made from.
        unmatched: lead types of the table that the plan does not have.
        missing: lead types of the plan that the table does not have.
    """

    streams: Mapping[str, Part]
    lead_types: Mapping[Line, Part]
    added: Mapping[Line, Part]
    unmatched: tuple[Part, ...]
    missing: tuple[Line, ...]


def match_parts(plan: Plan, calibration: Calibration, matches: Matches | None = None) -> Matching:
    """Return which lead type of the plan is meant by which one in a table.

    Names match that are equal but for case and the space around them. A table without streams is of
    the plan's only stream; where the plan has several, a lead type matches if just one of them has
    it. So do a table's totals over all streams where none of its streams is one of the plan's.

    Args:
        plan: the plan.
        calibration: what the table says.
        matches: what is known better than by name.

    Raises:
        PlanError: a match names what is not there, or two parts are to be the same lead type.
    """
    known = dict(matches or {})
    parts = _parts(calibration)
    check_matches(plan, parts, known)
    streams = matched_streams(plan, parts, known)
    lead_types: dict[Line, Part] = {}
    added: dict[Line, Part] = {}
    unmatched = []
    # What was said comes before what is guessed by name.
    for part in sorted((part for part in parts if part[1]), key=lambda part: part not in known):
        wanted = known.get(part)
        line = matched_line(plan, streams, part, wanted)
        if wanted == "leave":
            continue
        if line in lead_types and isinstance(wanted, tuple):
            message = f"{_named(line)} can be only one lead type of the table; two are matched."
            raise PlanError(message)
        if line and line not in lead_types:
            lead_types[line] = part
        elif wanted == "add":
            new = _new_line(plan, streams, part)
            if new in added:
                message = f"{_named(new)} can be added only once."
                raise PlanError(message)
            added[new] = part
        else:
            unmatched.append(part)
    lines = [(stream.name, kind.name) for stream in plan.streams for kind in stream.lead_types]
    return Matching(
        streams=streams,
        lead_types=lead_types,
        added=added,
        unmatched=tuple(unmatched),
        missing=tuple(line for line in lines if line not in lead_types),
    )


def folded(name: str) -> str:
    """Return a name without what does not tell it from another: case and space around it.

    >>> folded(" Demo Request ") == folded("demo request")
    True
    """
    return name.strip().casefold()


def check_matches(plan: Plan, parts: Collection[Part], known: Matches) -> None:
    """Check that what was said is of parts that are there, and names what the plan has.

    Raises:
        PlanError: it is not, or does not.
    """
    for part, wanted in known.items():
        whole_stream = part[1] is None
        if part not in parts and not (whole_stream and any(part[0] == each[0] for each in parts)):
            message = f"The table has no {_named(part)}, so it cannot be matched."
            raise PlanError(message)
        if wanted == "add" and whole_stream:
            message = (
                f"{_named(part)} is a whole stream of the table; only a lead type can be added."
            )
            raise PlanError(message)
        if isinstance(wanted, tuple):
            _check_line(plan.stream(wanted[0]), wanted[1], part)
        elif wanted not in ("add", "leave"):
            message = (
                f"{_named(part)} is matched with {short(str(wanted))}; it must be a stream and "
                "lead type of the plan, 'add' or 'leave'."
            )
            raise PlanError(message)


def matched_streams(plan: Plan, parts: Collection[Part], known: Matches) -> dict[str, Part]:
    """Return by the plan's stream which part of a table is all of it."""
    found: dict[str, Part] = {}
    # Those that were said, then by name, then the only one.
    for part, wanted in known.items():
        if part[1] is None and isinstance(wanted, tuple):
            found[wanted[0]] = part
    by_name = {folded(stream.name): stream.name for stream in plan.streams}
    for stream in dict.fromkeys(stream for stream, _ in parts if stream is not None):
        name = by_name.get(folded(stream))
        if name and name not in found and (stream, None) not in known:
            found[name] = (stream, None)
    if not found and len(plan.streams) == 1 and (None, None) not in known:
        found[plan.streams[0].name] = (None, None)
    return found


def matched_line(
    plan: Plan,
    streams: Mapping[str, Part],
    part: Part,
    wanted: tuple[str, str | None] | str | None,
) -> Line | None:
    """Return the plan's lead type that a part of the table is, by what was said or by name."""
    stream, lead_type = part
    if isinstance(wanted, tuple) and wanted[1] is not None:
        return wanted[0], wanted[1]
    own = [one for one in plan.streams if streams.get(one.name) == (stream, None)]
    candidates = own or (list(plan.streams) if stream is None and not streams else [])
    lines = [
        (one.name, kind.name)
        for one in candidates
        for kind in one.lead_types
        if folded(kind.name) == folded(lead_type or "")
    ]
    return lines[0] if len({line[0] for line in lines}) == 1 else None


def _parts(calibration: Calibration) -> dict[Part, None]:
    """Return the parts that anything was measured of that a plan has, in the table's order."""
    rows = (*calibration.rates, *calibration.cycles, *calibration.deal_sizes, *calibration.costs)
    found = {(row.stream, row.lead_type): None for row in rows}
    return found | {(row.stream, None): None for row in calibration.marketing_shares}


def _new_line(plan: Plan, streams: Mapping[str, Part], part: Part) -> Line:
    """Return under which names a part of the table joins the plan."""
    for stream in plan.streams:
        if streams.get(stream.name) == (part[0], None):
            return stream.name, (part[1] or "").strip()
    message = (
        f"Lead type {short(part[1] or '')} cannot be added: its stream in the table, "
        f"{short(part[0] or 'none')}, is none of the plan's. Match the stream first."
    )
    raise PlanError(message)


def _check_line(stream: RevenueStream, lead_type: str | None, part: Part) -> None:
    names = [kind.name for kind in stream.lead_types]
    if lead_type is None and part[1] is not None:
        message = f"{_named(part)} is a lead type; match it with one of the plan's lead types."
        raise PlanError(message)
    if lead_type is not None and lead_type not in names:
        known = ", ".join(map(short, names))
        message = (
            f"Stream {short(stream.name)} has no lead type {short(lead_type)}; it has {known}."
        )
        raise PlanError(message)


def _named(part: Part) -> str:
    """Return what a part is called in a sentence."""
    stream = f"stream {short(part[0])}" if part[0] is not None else ""
    lead_type = f"lead type {short(part[1])}" if part[1] is not None else ""
    return ", ".join(filter(None, (stream, lead_type))) or "total"
