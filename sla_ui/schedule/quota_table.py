"""Quota and renewals month by month, as a table of text, and back."""

from collections.abc import Sequence
from typing import Any

from sla_calc import Plan, PlanError, RevenueStream
from sla_calc.model.fields import describe
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import plain
from sla_ui.typing.table_rows import Column, Row, cells_of, typed_values

MONTH = "month"


def quota_columns(plan: Plan) -> list[Column]:
    """Return the month, the quota, and each stream's renewals."""
    retained = describe(RevenueStream, "monthly_retained")
    several = len(plan.streams) > 1
    return [
        Column(MONTH, "Month", describe(Plan, "start_month")),
        Column("quota", f"Quota, {plan.currency}", describe(Plan, "monthly_quotas"), optional=True),
        *(
            Column(
                f"retained_{at}",
                f"Renewals, {plan.currency}" + (f" · {plain(stream.name, 30)}" if several else ""),
                retained,
                optional=True,
            )
            for at, stream in enumerate(plan.streams)
        ),
    ]


def quota_rows(plan: Plan, figures: Figures) -> list[Row]:
    """Return a row for each month of the plan; empty where nothing was typed for it."""
    columns = quota_columns(plan)
    rows = []
    for at, month in enumerate(plan.covered_months):
        values: dict[str, Any] = {"quota": _entry(plan.monthly_quotas, at)}
        for number, stream in enumerate(plan.streams):
            values[f"retained_{number}"] = _entry(stream.monthly_retained, at)
        cells = cells_of(columns[1:], values, figures)
        rows.append(Row(at, {MONTH: figures.month(month.year, month.month, short=True), **cells}))
    return rows


def with_quota_rows(plan: Plan, rows: Sequence[Row], figures: Figures, *, mend: bool) -> Plan:
    """Return the plan with what the rows say; an empty cell follows the plan again.

    Raises:
        PlanError: with a sentence for each cell that cannot be used.
    """
    if mend:
        message = "A month's quota cannot be mended for you; type an amount, or nothing."
        raise PlanError(message)
    read = typed_values(quota_columns(plan), rows, quota_rows(plan, figures), figures)
    return plan.changed(
        monthly_quotas=_typed(plan.monthly_quotas, read, "quota"),
        streams=tuple(
            stream.changed(
                monthly_retained=_typed(stream.monthly_retained, read, f"retained_{number}")
            )
            for number, stream in enumerate(plan.streams)
        ),
    )


def _entry(typed_by_month: Sequence[float | None], at: int) -> float | None:
    return typed_by_month[at] if at < len(typed_by_month) else None


def _typed(
    before: Sequence[float | None], read: Sequence[dict[str, Any]], key: str
) -> tuple[float | None, ...]:
    """Return the amounts by month, no longer than it takes; those of later months stay."""
    told = [values.get(key, _entry(before, at)) for at, values in enumerate(read)]
    told += before[len(read) :]
    while told and told[-1] is None:
        told.pop()
    return tuple(told)
