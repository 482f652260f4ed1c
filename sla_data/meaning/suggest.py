"""What the columns of an export most likely mean, by their names and by what is in them."""

from collections.abc import Callable, Iterable, Sequence

from sla_data.formats.columns import Column
from sla_data.formats.words import marketing_among, never_among
from sla_data.meaning.mapping import LOST, OPEN, Mapping, Step
from sla_data.meaning.vocabulary import COUNTED, HEADERS, LOST_WORDS, STAGE_WORDS, WON, Role, plain

DEFAULT_STAGES = ("MQL", "SQL", "Opportunity", "Customer")
MOST_TYPES = 60
"""Different values up to which a column can be a lead type or revenue stream."""
FILLED_ENOUGH = 0.5
"""Share of rows that must name a revenue stream: one that only won deals have is no stream."""
_REASONS: tuple[Role, ...] = ("lost_reason", "unfit_reason")
"""Whoever lost a deal wrote the reason for that last."""


def _says_something(column: Column) -> bool:
    return column.kind != "blank"


def _names_groups(column: Column) -> bool:
    enough = column.filled >= FILLED_ENOUGH * column.looked_at
    return column.kind == "text" and column.different <= MOST_TYPES and enough


_NEEDS: dict[Role, Callable[[Column], bool]] = {
    **dict.fromkeys(
        (
            *("created", "won_on", "lost_on", "first_contact", "mql_on", "sql_on"),
            *("opportunity_on", "assigned"),
        ),
        lambda column: bool(column.formats("date")),
    ),
    **dict.fromkeys(("amount", "spend", "attempts"), lambda column: bool(column.formats("number"))),
    "response": lambda column: bool(column.formats("duration")),
    **dict.fromkeys(("converted", "connected"), lambda column: bool(column.formats("yes/no"))),
    "from_marketing": lambda column: bool(
        column.formats("yes/no") or marketing_among(column.values)
    ),
    "status": lambda column: column.kind == "text" and column.different <= MOST_TYPES,
    "lead_type": _names_groups,
    "stream": lambda column: _names_groups(column) and column.different > 1,
}


def roles_of(columns: Sequence[Column]) -> dict[Role, Column]:
    """Return for each role the column that most likely has it; no column has two.

    Where no name speaks of a lead's creation, the fullest column of days does.

    >>> from sla_data.formats.columns import column_of
    >>> found = roles_of([column_of("Create Date", ["2024-01-31"]), column_of("Wert", ["12,50"])])
    >>> {role: column.name for role, column in found.items()}
    {'created': 'Create Date', 'amount': 'Wert'}
    """
    named = {column.name: plain(column.name) for column in columns}
    claims = [
        (names.index(name), role, column)
        for role, names in HEADERS.items()
        for column in columns
        if (name := named[column.name]) in names and _NEEDS.get(role, _says_something)(column)
    ]
    found: dict[Role, Column] = {}
    taken: set[str] = set()
    order = list(HEADERS)
    for _, role, column in sorted(claims, key=lambda claim: (claim[0], order.index(claim[1]))):
        if role not in found and column.name not in taken:
            found[role] = column
            taken.add(column.name)
    days = [each for each in columns if each.kind == "date" and each.name not in taken]
    if "created" not in found and days:
        found["created"] = max(days, key=lambda each: each.filled)
    return found


def suggest_mapping(columns: Sequence[Column], stages: Sequence[str] = DEFAULT_STAGES) -> Mapping:
    """Return what the columns most likely mean.

    Args:
        columns: the table's.
        stages: the plan's stages, top to bottom.
    """
    counted = _counted(columns, stages)
    if len(counted) > 1:
        return _totals(columns, counted)
    roles = roles_of(columns)
    name = {role: column.name for role, column in roles.items()}
    status = roles.get("status")
    values = status.values if status else ()
    marketing = roles["from_marketing"].values if "from_marketing" in roles else ()
    steps = _steps(roles, stages, values, of_deals=_is_of_deals(columns, roles, values))
    told = [step.stage for step in steps]
    return Mapping(
        steps=tuple(steps),
        status=name.get("status") if len(steps) > 1 else None,
        meanings=meanings_of(values, told) if len(steps) > 1 else {},
        **{
            field: name.get(field)
            for field in ("lead_id", "lead_type", "stream", "owner", "amount", "first_contact")
        },
        **{field: name.get(field) for field in ("response", "attempts", "spend", "lost_on")},
        marketing_values=marketing_among(marketing),
        **{field: name.get(field) for field in ("from_marketing", "assigned", "connected")},
        reason=tuple(name[role] for role in _REASONS if role in name),
        missing=_never(roles),
    )


def meanings_of(values: Iterable[str], stages: Sequence[str]) -> dict[str, str]:
    """Return what the values of a status column most likely mean.

    >>> meanings_of(["Closed Won", "Verloren", "Proposal"], ["Opportunity", "Customer"])
    {'Closed Won': 'Customer', 'Verloren': 'lost', 'Proposal': 'open'}
    """
    return {value: _meaning(value.strip().casefold(), stages) for value in values}


def _meaning(word: str, stages: Sequence[str]) -> str:
    if word in WON:
        return stages[-1]
    if word in LOST_WORDS:
        return LOST
    for stage in stages:
        if word == stage.casefold() or word in STAGE_WORDS.get(stage, ()):
            return stage
    return OPEN


def _steps(
    roles: dict[Role, Column], stages: Sequence[str], values: Sequence[str], *, of_deals: bool
) -> list[Step]:
    created = roles["created"].name if "created" in roles else None
    words = {value.strip().casefold() for value in values}
    last, deal = stages[-1], stages[-2] if len(stages) > 2 else stages[0]  # noqa: PLR2004
    if of_deals:
        steps = {deal: Step(stage=deal, day=created)}
    else:
        steps = {stages[0]: Step(stage=stages[0], day=created)}
        between: tuple[tuple[Role, str], ...] = (
            ("mql_on", "MQL"), ("sql_on", "SQL"), ("opportunity_on", "Opportunity")
        )  # fmt: skip
        for role, stage in between:
            if role in roles and stage in stages:
                steps[stage] = Step(stage=stage, day=roles[role].name)
        for stage in stages[1:-1]:
            if words & {stage.casefold(), *STAGE_WORDS.get(stage, ())} and stage not in steps:
                steps[stage] = Step(stage=stage, flag=None)
    if "converted" in roles:
        flag = roles["converted"].name
        to = deal if "opportunity_on" in roles and deal in steps and not of_deals else last
        steps[to] = Step(stage=to, flag=flag, day=steps[to].day if to in steps else None)
    if "won_on" in roles or words & WON:
        day = roles["won_on"].name if "won_on" in roles else None
        said = steps[last].flag if last in steps else None
        steps[last] = Step(stage=last, day=day, flag=said)
    return [steps[stage] for stage in stages if stage in steps]


def _is_of_deals(
    columns: Sequence[Column], roles: dict[Role, Column], values: Sequence[str]
) -> bool:
    """Tell whether a row is an opportunity rather than a lead."""
    if {"mql_on", "sql_on", "opportunity_on", "converted"} & set(roles):
        return False
    words = {value.strip().casefold() for value in values}
    names = " ".join(column.name.casefold() for column in columns)
    speaks_of_leads = any(word in plain(names) for word in ("mql", "prospect", "lead id"))
    return bool(words & (WON | LOST_WORDS)) and not speaks_of_leads


def _counted(columns: Sequence[Column], stages: Sequence[str]) -> dict[str, Column]:
    """Return the columns of totals by the stage that they count, top to bottom."""
    words = {name: stage for stage, names in COUNTED.items() for name in names}
    words |= {stage.casefold(): stage for stage in stages}
    found = {
        stage: column
        for column in columns
        if (stage := words.get(plain(column.name))) and column.formats("number")
    }
    order = [*([] if "Lead" in stages else ["Lead"]), *stages]
    return {stage: found[stage] for stage in order if stage in found}


def _totals(columns: Sequence[Column], counted: dict[str, Column]) -> Mapping:
    roles = roles_of([column for column in columns if column not in counted.values()])
    name = {role: column.name for role, column in roles.items()}
    day = name.get("created")
    return Mapping(
        shape="totals",
        steps=tuple(
            Step(stage=stage, count=column.name, day=day if place == 0 else None)
            for place, (stage, column) in enumerate(counted.items())
        ),
        lead_type=name.get("lead_type"),
        amount=name.get("amount"),
        spend=name.get("spend"),
    )


def _never(roles: dict[Role, Column]) -> dict[str, tuple[str, ...]]:
    """Return the values that stand for *never* in a column of counts or waits."""
    found: dict[str, tuple[str, ...]] = {}
    for role in ("attempts", "response"):
        column = roles.get(role)
        if column and (values := never_among(column.values)):
            found[column.name] = values
    return found
