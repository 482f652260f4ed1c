"""What the tracking of a month does not count, or not as was asked, as sentences."""

from collections.abc import Sequence
from datetime import date

from sla_calc.calibration.matching import folded
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.model.texts import short
from sla_calc.tracking.tallies import Tally
from sla_calc.tracking.tracked import UnmatchedPart

MOST_NAMED = 5


def track_notices(
    plan: Plan,
    month: YearMonth,
    as_of: date,
    counted: Tally,
    unmatched: Sequence[UnmatchedPart],
) -> tuple[str, ...]:
    """Return what is to be said about a month's tracking.

    Args:
        plan: the plan.
        month: the month.
        as_of: the last day that counts.
        counted: what the table tells.
        unmatched: leads to date of no lead type of the plan.
    """
    table = counted.table
    come = table.in_month(month)
    day = sum(each <= as_of for each in month.dates)
    later, outside = come[:, day:].sum(), table.leads.sum() - come.sum()
    found = [
        _stage(plan, counted),
        _unmatched(counted, unmatched),
        "" if come.any() else f"The table has no lead in {month}.",
        _leads(later, f"after {as_of}", "not counted yet."),
        _leads(outside, "of other months", "not counted."),
        _leads(table.undated, f"without a day for {short(table.stage)}", "not counted."),
        f"The table tells months, not days: all leads of {month} stand on its first day."
        if table.grain == "month"
        else "",
    ]
    return tuple(sentence for sentence in found if sentence)


def _stage(plan: Plan, counted: Tally) -> str:
    wanted, stage = plan.stages[0], counted.table.stage
    if folded(wanted) == folded(stage):
        return ""
    return f"The table has no stage {short(wanted)}; its first one, {short(stage)}, is counted."


def _unmatched(counted: Tally, unmatched: Sequence[UnmatchedPart]) -> str:
    if not unmatched:
        return ""
    named = [f"{_name(part)} ({part.leads:,.0f})" for part in unmatched[:MOST_NAMED]]
    if len(unmatched) > MOST_NAMED:
        named.append(f"{len(unmatched) - MOST_NAMED} more")
    whole = sum(part.leads for part in unmatched)
    total = "in the total only" if counted.measure == "leads" else f"in no {counted.measure}"
    return _leads(whole, "of no lead type of the plan", f"{total}: {', '.join(named)}.")


def _name(part: UnmatchedPart) -> str:
    names = [short(name) for name in (part.stream, part.lead_type) if name]
    return " · ".join(names) or "no name"


def _leads(leads: float, which: str, what: str) -> str:
    """Return what holds of so many leads, as a sentence; nothing where there is none."""
    if not leads:
        return ""
    return (
        f"1 lead {which} is {what}"
        if round(leads) == 1
        else f"{leads:,.0f} leads {which} are {what}"
    )
