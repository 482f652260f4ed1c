"""Which revenue stream and lead type of the plan each part of a table's leads is counted for."""

from collections.abc import Collection, Mapping

from sla_calc.calibration.matching import (
    Line,
    Matches,
    Part,
    check_matches,
    folded,
    matched_line,
    matched_streams,
)
from sla_calc.model.plan import Plan

Place = Part
"""Stream and lead type as the plan calls them; None for what is not known."""


def place_parts(
    plan: Plan, parts: Collection[Part], matches: Matches | None = None
) -> dict[Part, Place]:
    """Return where each part of a table is counted.

    As in the calibration, names match but for case and the space around them, and what was said
    comes first. Here several parts may be one lead type: their leads are added up. Leads of no
    told lead type are those of the stream's only one.

    Args:
        plan: the plan.
        parts: as the table calls them; None for what it does not tell.
        matches: what is known better than by name; what is of no part here is passed over.

    Raises:
        PlanError: a match names what the plan does not have.

    >>> place_parts(Plan(), [("small business", "demo request "), ("Small business", "Fair")])
    {('small business', 'demo request '): ('Small business', 'Demo request'), \
('Small business', 'Fair'): ('Small business', None)}
    """
    tables_streams = {part[0] for part in parts}
    known = {
        part: wanted
        for part, wanted in (matches or {}).items()
        if part in parts or (part[1] is None and part[0] in tables_streams)
    }
    check_matches(plan, parts, known)
    spelled: dict[str, str] = {}
    alike = {
        part: (spelled.setdefault(folded(part[0]), part[0]) if part[0] else part[0], part[1])
        for part in parts
    }
    streams = matched_streams(plan, list(dict.fromkeys(alike.values())), known)
    return {part: _place(plan, streams, known, part, alike[part]) for part in parts}


def known_lines(plan: Plan) -> tuple[Line, ...]:
    """Return stream and lead type of each line of the plan, in its order."""
    return tuple((stream.name, kind.name) for stream in plan.streams for kind in stream.lead_types)


def _place(
    plan: Plan, streams: Mapping[str, Part], known: Matches, part: Part, alike: Part
) -> Place:
    wanted, whole = known.get(part), known.get((part[0], None))
    if isinstance(whole, tuple):
        streams = {**streams, whole[0]: (alike[0], None)}
    if wanted == "leave":
        return None, None
    line = matched_line(plan, streams, alike, wanted)
    if line:
        return line
    for stream in plan.streams:
        if streams.get(stream.name) == (alike[0], None):
            only = part[1] is None and len(stream.lead_types) == 1
            return stream.name, stream.lead_types[0].name if only else None
    return None, None
