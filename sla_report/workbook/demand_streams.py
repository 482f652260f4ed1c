"""Where the demand stands on its sheet, and its streams: from the quota to marketing's target."""

from dataclasses import dataclass, field

from sla_calc import LeadDemand, weighted_close_rate
from sla_report.workbook.book import Sheet
from sla_report.workbook.inputs import Inputs
from sla_report.workbook.table import Cursor

CLOSE_RATE, DEAL_SIZE, BRINGS, A_UNIT, FIRST_VOLUME = 2, 3, 4, 5, 6
"""Columns of a lead type."""
_TARGET = 5


@dataclass
class Demand:
    """Where the demand stands.

    Attributes:
        sheet: the sheet.
        stages: how many there are.
        streams: row of each stream.
        lines: row of each lead type.
        total: row of the sums of lead types.
    """

    sheet: Sheet
    stages: int
    streams: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    total: int = 0

    def of(self, line: int, column: int) -> str:
        """Return a cell of a lead type."""
        return self.sheet.at(self.lines[line], column)

    def column(self, column: int) -> str:
        """Return a column over all lead types."""
        return self.sheet.area((self.lines[0], column), (self.lines[-1], column))

    def target(self, stream: int) -> str:
        """Return the cell of what marketing owes in a stream."""
        return self.sheet.at(self.streams[stream], _TARGET)

    @property
    def first_promise(self) -> int:
        """The column of the promised leads."""
        return FIRST_VOLUME + self.stages

    @property
    def revenue(self) -> int:
        """The column of what the leads bring."""
        return self.first_promise + self.stages


def write_streams(put: Cursor, inputs: Inputs, demand: LeadDemand, found: Demand) -> None:
    """Write how each stream's part of the quota comes to be owed by marketing."""
    sheet, plan = found.sheet, inputs.plan
    for number, (stream, target) in enumerate(zip(plan.streams, demand.targets, strict=True)):
        row, own = put.next(), inputs.streams[number]
        found.streams.append(row)
        share, usual, by_marketing = (inputs.sheet.at(own, column) for column in (1, 2, 3))
        typed = inputs.by_month(inputs.retained[number])
        quota, kept, new, _, owed = (sheet.at(row, column) for column in range(1, 6))
        others = f"({plan.months}-COUNT({typed}))*{usual}"
        retained = f"IF(COUNT({typed})=0,{usual},(SUM({typed})+{others})/{plan.months})"
        new_business = target.sales_target + target.marketing_target
        sheet.formula(row, 0, inputs.sheet.at(own, 0), stream.name, "text")
        for column, formula, value in (
            (1, f"average_quota*{share}", target.quota),
            (2, f"MIN({quota},{retained})", target.retained_revenue),
            (3, f"{quota}-{kept}", new_business),
            (4, f"{new}-{owed}", target.sales_target),
            (5, f"{new}*{by_marketing}", target.marketing_target),
        ):
            sheet.formula(row, column, formula, value, "money")
    row = put.next()
    sheet.text(row, 0, "All", bold=True)
    sums = [
        [t.quota for t in demand.targets],
        [t.retained_revenue for t in demand.targets],
        [t.sales_target + t.marketing_target for t in demand.targets],
        [t.sales_target for t in demand.targets],
        [t.marketing_target for t in demand.targets],
    ]
    for column, amounts in enumerate(sums, start=1):
        area = sheet.area((found.streams[0], column), (found.streams[-1], column))
        sheet.formula(row, column, f"SUM({area})", sum(amounts), "money", bold=True)


def write_close_rates(inputs: Inputs, found: Demand) -> None:
    """Write the close rate over all leads of each stream."""
    for number, stream in enumerate(inputs.plan.streams):
        lines = inputs.lines_of(number)
        units, rates = (
            found.sheet.area((found.lines[lines[0]], column), (found.lines[lines[-1]], column))
            for column in (A_UNIT, CLOSE_RATE)
        )
        found.sheet.formula(
            found.streams[number],
            6,
            f"SUMPRODUCT({units},{rates})/SUM({units})",
            weighted_close_rate(inputs.plan, stream.name),
            "rate",
        )
