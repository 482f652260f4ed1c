"""A follow-up cadence as a table of text, and back."""

from collections.abc import Sequence

from sla_calc import Attempt, FollowUpPolicy, Plan, PlanError
from sla_calc.edits.plan_edits import with_lead_type
from sla_calc.model.fields import describe
from sla_report.numbers.figures import Figures
from sla_ui.typing.table_rows import Column, Row, cells_of, typed_values

Holder = tuple[int, int] | None
"""Whose promise it is: stream and lead type by index, or everybody else's."""

LABELS = {"day": "Day", "channel": "Channel", "minutes": "Minutes", "automated": "Done by"}
DONE_BY = {"a rep": False, "a sequence": True}


def policy_of(plan: Plan, holder: Holder) -> FollowUpPolicy:
    """Return the promise that holds for a lead type, or for all without one of their own."""
    if holder is None:
        return plan.follow_up
    return plan.streams[holder[0]].lead_types[holder[1]].follow_up or plan.follow_up


def with_policy(plan: Plan, holder: Holder, policy: FollowUpPolicy | None) -> Plan:
    """Return the plan with another promise; ``None`` takes a lead type's own one away.

    Raises:
        PlanError: when the result would not be acceptable.
    """
    if holder is None:
        return plan.changed(follow_up=policy or FollowUpPolicy())
    return with_lead_type(plan, *holder, follow_up=policy)


def cadence_columns() -> list[Column]:
    """Return the columns: when, how, how long, and who does it."""
    return [
        Column(
            field,
            label,
            describe(Attempt, field),
            choices=DONE_BY if field == "automated" else None,
        )
        for field, label in LABELS.items()
    ]


def cadence_rows(policy: FollowUpPolicy, figures: Figures) -> list[Row]:
    """Return the attempts as rows."""
    return [
        Row(index, cells_of(cadence_columns(), attempt.__dict__, figures))
        for index, attempt in enumerate(policy.cadence)
    ]


def with_cadence_rows(
    plan: Plan, rows: Sequence[Row], figures: Figures, holder: Holder, *, mend: bool
) -> Plan:
    """Return the plan with the cadence that the rows describe.

    A new attempt is like the one before it where its row does not say otherwise.

    Args:
        plan: the plan that the rows' origins refer to.
        rows: the table.
        figures: how the reader writes numbers.
        holder: whose promise it is.
        mend: whether to put the attempts in the order of their days.

    Raises:
        PlanError: with a sentence for each cell or row that cannot be used.
    """
    policy = policy_of(plan, holder)
    read = typed_values(cadence_columns(), rows, cadence_rows(policy, figures), figures)
    attempts: list[Attempt] = []
    problems: list[str] = []
    for number, (row, changes) in enumerate(zip(rows, read, strict=True), start=1):
        like = attempts[-1] if attempts else policy.cadence[0]
        known = like if row.origin is None else policy.cadence[row.origin]
        try:
            attempts.append(known.changed(**changes))
        except PlanError as error:
            problems.extend(f"Row {number}: {problem}" for problem in error.problems)
    if problems:
        raise PlanError(*problems)
    if mend:
        attempts.sort(key=lambda attempt: attempt.day)
    return with_policy(plan, holder, policy.changed(cadence=tuple(attempts)))
