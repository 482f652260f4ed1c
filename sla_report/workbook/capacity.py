"""The sheet *Capacity*: the hours that the promised follow-up takes, and those that there are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sla_calc import FollowUpCapacity
from sla_report.workbook.attempts import Efforts, write_attempts
from sla_report.workbook.book import Sheet
from sla_report.workbook.demand_streams import Demand
from sla_report.workbook.in_time import write_in_time
from sla_report.workbook.inputs import Inputs
from sla_report.workbook.summary import ROWS, write_summary
from sla_report.workbook.table import Cursor, Table
from sla_report.workbook.working_time import write_working_days

if TYPE_CHECKING:
    from sla_report.workbook.style import Kind


@dataclass(frozen=True)
class Capacity:
    """Where the follow-up stands that other sheets need.

    Attributes:
        sheet: the sheet.
        lines: row of each lead type.
    """

    sheet: Sheet
    lines: list[int]

    @property
    def hours_per_lead(self) -> str:
        """The range of a rep's time for a lead, by lead type."""
        return Table(self.sheet, self.lines).column(3)


def write_capacity(
    sheet: Sheet, inputs: Inputs, demand: Demand, capacity: FollowUpCapacity
) -> Capacity:
    """Write what the follow-up of an average month takes, and whether the team has the hours."""
    sheet.text(0, 0, "Whether sales can keep its promise", "title")
    put = Cursor(sheet, 1)
    put.heading("An average month", "As if the leads of earlier months had gone on for ever.")
    summary = put.row
    put.row += ROWS
    put.heading("Lead types")
    put.heads(
        [
            "Stream",
            "Lead type",
            "Leads a month",
            "Hours a lead, on average",
            "Attempts",
            "Attempts promised",
            "Hours needed",
            "Hours promised",
            "Reached",
            "A rep is needed, times",
            "In time, by a rep",
            "In time",
        ],
        words=2,
    )
    rows = [put.next() for _ in capacity.lines]
    efforts = write_attempts(put, inputs, sheet)
    lines = Table(sheet, rows)
    _lines(lines, inputs, demand, capacity, efforts)
    write_summary(lines, inputs, capacity, summary, write_working_days(put, inputs, sheet))
    write_in_time(put, lines, inputs, capacity, efforts)
    return Capacity(sheet, rows)


def _lines(
    table: Table, inputs: Inputs, demand: Demand, capacity: FollowUpCapacity, efforts: Efforts
) -> None:
    sheet = table.sheet
    for at, (row, line) in enumerate(zip(table.rows, capacity.lines, strict=True)):
        leads = sheet.at(row, 2)
        effort = efforts.under(inputs.policy(at))
        cells: list[tuple[str, float | str, Kind]] = [
            (demand.of(at, 0), line.stream, "text"),
            (demand.of(at, 1), line.lead_type, "text"),
            (demand.of(at, demand.first_promise), line.leads, "count"),
            (f"{effort['minutes']}/60", line.hours_per_lead, "decimal"),
            (f"{leads}*{effort['attempts']}", line.attempts_expected, "volume"),
            (f"{leads}*{effort['planned']}", line.attempts_promised, "count"),
            (f"{leads}*{effort['minutes']}/60", line.hours_needed, "volume"),
            (f"{leads}*{effort['promised']}/60", line.hours_promised, "volume"),
            (effort["reach"], line.reach, "rate"),
        ]
        for column, (formula, value, kind) in enumerate(cells):
            sheet.formula(row, column, formula, value, kind)
