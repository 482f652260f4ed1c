"""The team's hours month by month, on the sheet *Schedule*."""

from sla_calc import FollowUpCapacity, working_days
from sla_calc.model.months import months_between
from sla_report.workbook.book import Cell
from sla_report.workbook.capacity import Capacity
from sla_report.workbook.formulas import months_from
from sla_report.workbook.months import FIRST, Months
from sla_report.workbook.summary import occupancy_of, or_no_time, status_of
from sla_report.workbook.working_time import days_worked

_LABELS = (
    "Reps, as far as ramped",
    "Working days",
    "Hours available",
    "Hours needed",
    "Occupancy",
    "It is",
)


def write_hours(months: Months, capacity: Capacity, by_month: tuple[FollowUpCapacity, ...]) -> None:
    """Write whether the hours suffice for the leads that are due in each month."""
    sheet = months.sheet
    top = months.starts["hours"]
    sheet.text(top, 0, "Hours for their follow-up", "heading")
    sheet.text(top + 1, 0, "With the month’s own working days, and hires as far as ramped.", "note")
    for at, label in enumerate(_LABELS):
        sheet.text(months.row("hours", at), 0, label)
    _hires(months)
    hires = months.inputs.hires[1] - months.inputs.hires[0]
    for later, found in enumerate(by_month):
        ramped, days, available, needed, occupancy = (
            months.at("hours", at, later) for at in range(5)
        )
        month = months.covered[later]
        worked = len(working_days(months.plan.team, month))
        cells = [
            Cell(f"reps+SUM({months.down('reps', later, [0, hires])})", found.reps, "volume"),
            Cell(days_worked(months.head(later)), worked, "count"),
            Cell(f"{ramped}*hours_a_day*{days}", found.hours_available, "volume"),
            (
                f"SUMPRODUCT({months.down('due', later)},{capacity.hours_per_lead})",
                found.hours_needed,
                "volume",
            ),
            Cell(occupancy_of(needed, available), or_no_time(found.occupancy), "rate"),
            Cell(status_of(occupancy), found.status, "verdict"),
        ]
        for at, (formula, value, kind) in enumerate(cells):
            sheet.formula(months.row("hours", at), FIRST + later, formula, value, kind)


def _hires(months: Months) -> None:
    """Write what each hire is worth in each month."""
    inputs, sheet, plan = months.inputs, months.sheet, months.plan
    sheet.text(months.starts["reps"], 0, "Reps whom the hires are worth", "heading")
    ramp = inputs.sheet.area((inputs.ramp, 1), (inputs.ramp, len(plan.team.ramp) + 1))
    first, last = inputs.hires
    for at, given in enumerate(range(first, last + 1)):
        hire = plan.team.hires[at] if at < len(plan.team.hires) else None
        month, reps = (inputs.sheet.at(given, column) for column in (0, 1))
        for later in range(plan.months):
            tenure = months_from(month, months.head(later))
            worth = f"IF({tenure}<COUNT({ramp}),INDEX({ramp},{tenure}+1),1)"
            formula = f"IF(ISNUMBER({month}),IF({tenure}<0,0,{reps}*{worth}),0)"
            value = 0.0
            if hire and hire.month <= months.covered[later]:
                gone = months_between(hire.month, months.covered[later])
                ramped = plan.team.ramp[gone] if gone < len(plan.team.ramp) else 1.0
                value = hire.reps * ramped
            sheet.formula(months.row("reps", at), FIRST + later, formula, value, "volume")
