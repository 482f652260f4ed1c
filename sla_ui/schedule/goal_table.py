"""What the team wants to become better at, as a table of text, and back."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sla_calc import Improvement, LeadType, Plan, PlanError, RevenueStream
from sla_calc.funnel.improvements import improvements_of
from sla_calc.model.fields import Description, describe
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import arrow, plain
from sla_ui.numbers.kinds import understood, written
from sla_ui.numbers.understanding import NumberProblem
from sla_ui.schedule.typed import line_labels
from sla_ui.typing.table_rows import Column, Row

OWNERS = {"sales": "sales", "marketing": "marketing"}
WORDS: dict[str, Description] = {
    "conversion rate": describe(LeadType, "conversion_rates"),
    "deal size": describe(RevenueStream, "deal_size"),
    "sales cycle": describe(LeadType, "sales_cycle_days"),
}
BY_THEN = 5
"""[months] after the plan's first one a new goal is to be reached."""

What = tuple[str, int]
"""Quantity and step."""


def goal_columns(plan: Plan) -> list[Column]:
    """Return whose figure it is, which one, its goal, by when, and who owes it."""
    words = {field: describe(Improvement, field) for field in Improvement.model_fields}
    lines = {label: at for at, label in enumerate(line_labels(plan))}
    return [
        Column("line", "Lead type", describe(LeadType, "name"), choices=lines),
        Column("what", "What improves", words["quantity"], choices=whats(plan)),
        Column("value", "Goal", words["value"]),
        Column("by", "Reached by", words["by"]),
        Column("owner", "Owed by", words["owner"], choices=OWNERS),
    ]


def whats(plan: Plan) -> dict[str, What]:
    """Return what can improve, by its name; the win rate first."""
    steps = [
        (arrow(plain(upper, 30), plain(lower, 30)), ("conversion rate", number))
        for number, (upper, lower) in enumerate(
            zip(plan.stages, plan.stages[1:], strict=False), start=1
        )
    ]
    others = [("Deal size", ("deal size", 1)), ("Sales cycle, days", ("sales cycle", 1))]
    return dict([*reversed(steps), *others])


def goal_rows(plan: Plan, figures: Figures) -> list[Row]:
    """Return the plan's improvements as rows, in its order."""
    labels, lines = line_labels(plan), _lines(plan)
    return [
        Row(
            number,
            {
                "line": labels[lines.index((stream, kind))],
                "what": called(plan, each),
                "value": written(WORDS[each.quantity], each.value, figures),
                "by": str(each.by),
                "owner": each.owner,
            },
        )
        for number, (stream, kind, each) in enumerate(improvements_of(plan))
    ]


def called(plan: Plan, goal: Improvement) -> str:
    """Return what a goal is of."""
    step = goal.step if goal.quantity == "conversion rate" else 1
    return next(name for name, what in whats(plan).items() if what == (goal.quantity, step))


def with_goal_rows(plan: Plan, rows: Sequence[Row], figures: Figures, *, mend: bool) -> Plan:
    """Return the plan with the goals that the rows describe.

    What a new row does not say: the win rate of the first lead type, as it is today, half a year
    after the plan's first month, owed by sales.

    Raises:
        PlanError: with a sentence for each row that cannot be used.
    """
    if mend:
        message = "A goal cannot be mended for you; type another one."
        raise PlanError(message)
    goals: dict[int, list[Improvement]] = defaultdict(list)
    problems: list[str] = []
    for number, row in enumerate(rows, start=1):
        try:
            line, goal = _goal(plan, row.cells, figures)
            goals[line].append(goal)
        except (PlanError, NumberProblem) as error:
            problems += [f"Row {number}: {text}" for text in str(error).splitlines()]
    if problems:
        raise PlanError(*problems)
    at = iter(range(len(_lines(plan))))
    return plan.changed(
        streams=tuple(
            stream.changed(
                lead_types=tuple(
                    kind.changed(improvements=tuple(goals[next(at)])) for kind in stream.lead_types
                )
            )
            for stream in plan.streams
        )
    )


def _goal(plan: Plan, cells: Any, figures: Figures) -> tuple[int, Improvement]:  # noqa: ANN401
    lines, known = line_labels(plan), whats(plan)
    line = _picked(cells.get("line"), dict(zip(lines, range(len(lines)), strict=True)))
    quantity, step = _picked(cells.get("what"), known)
    stream, kind = _kinds(plan)[line]
    text, words = (cells.get("value") or "").strip(), WORDS[quantity]
    value = understood(words, text, figures) if text else today(stream, kind, quantity, step)
    by = (cells.get("by") or "").strip() or str(plan.start_month + BY_THEN)
    owner = _picked(cells.get("owner"), OWNERS)
    return line, Improvement(quantity=quantity, step=step, value=value, by=by, owner=owner)


def today(stream: RevenueStream, kind: LeadType, quantity: str, step: int) -> float:
    """Return a figure as it is today."""
    if quantity == "deal size":
        return stream.deal_size_of(kind)
    return kind.sales_cycle_days if quantity == "sales cycle" else kind.conversion_rates[step - 1]


def _picked(label: str | None, among: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever is meant
    if not label:
        return next(iter(among.values()))
    if label not in among:
        message = f"“{plain(label, 60)}” is not known here; choose one from the list."
        raise NumberProblem(message)
    return among[label]


def _kinds(plan: Plan) -> list[tuple[RevenueStream, LeadType]]:
    return [(stream, kind) for stream in plan.streams for kind in stream.lead_types]


def _lines(plan: Plan) -> list[tuple[str, str]]:
    return [(stream.name, kind.name) for stream, kind in _kinds(plan)]
