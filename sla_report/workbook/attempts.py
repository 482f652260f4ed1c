"""What the follow-up of a lead takes, attempt by attempt, on the sheet *Capacity*."""

from dataclasses import dataclass, field

from sla_calc.follow_up.cadence import chances_made, chances_to_connect, connect_rates
from sla_calc.follow_up.effort import effort_of
from sla_report.workbook.book import Sheet
from sla_report.workbook.inputs import Inputs
from sla_report.workbook.style import Kind
from sla_report.workbook.table import Cursor

_KINDS: dict[str, Kind] = {
    "planned": "count",
    "reach": "rate",
    "first_day": "count",
    "first_automated": "verdict",
}
_COLUMNS = {
    "attempts": "Attempts, on average",
    "planned": "Attempts planned",
    "minutes": "Minutes a lead, on average",
    "promised": "Minutes if every attempt is made",
    "reach": "Reached",
    "pieces": "Times a rep is needed",
    "promise": "First response, minutes",
    "first_day": "Day of the first attempt",
    "first_automated": "First attempt is automated",
}


@dataclass
class Efforts:
    """Where stands what a lead takes under each policy.

    Attributes:
        sheet: the sheet.
        rows: of the policies.
    """

    sheet: Sheet
    rows: list[int] = field(default_factory=list)
    columns: dict[str, int] = field(
        default_factory=lambda: {name: column for column, name in enumerate(_COLUMNS, start=2)}
    )

    def under(self, policy: str) -> dict[str, str]:
        """Return every quantity under the policy whose number stands in a cell."""
        first, last = self.rows[0], self.rows[-1]
        return {
            name: f"INDEX({self.sheet.area((first, column), (last, column))},{policy})"
            for name, column in self.columns.items()
        }


def write_attempts(put: Cursor, inputs: Inputs, sheet: Sheet) -> Efforts:
    """Write for each policy what a lead takes, and above it attempt by attempt."""
    put.heading("What a lead takes, attempt by attempt")
    put.heads(
        ["Policy", "Attempt", "Connect rate", "Is made", "Connects", "Minutes", "A rep is needed"]
    )
    blocks = []
    for number, policy in enumerate(inputs.promises):
        rates = connect_rates(policy, len(policy.cadence))
        made, connects = chances_made(rates), chances_to_connect(rates)
        first = put.row
        for at, attempt in enumerate(policy.cadence):
            row = put.next()
            given = inputs.attempts[number][0] + at
            own, automated = (inputs.sheet.at(given, column) for column in (4, 5))
            rate, decline, talk = (
                inputs.sheet.at(inputs.policies[number], column) for column in (2, 3, 4)
            )
            cells = [sheet.at(row, column) for column in range(7)]
            sheet.number(row, 0, number + 1, "number")
            sheet.number(row, 1, at + 1, "number")
            sheet.formula(row, 2, f"{rate}*(1-{decline})^{at}", rates[at], "rate")
            above = [sheet.at(row - 1, column) for column in range(7)]
            is_made = f"{above[3]}*(1-{above[2]})" if at else "1"
            sheet.formula(row, 3, is_made, made[at], "rate")
            sheet.formula(row, 4, f"{cells[3]}*{cells[2]}", connects[at], "rate")
            minutes = 0.0 if attempt.automated else attempt.minutes
            taken = made[at] * (minutes + rates[at] * policy.connected_minutes)
            formula = f'{cells[3]}*(IF({automated}="yes",0,{own})+{cells[2]}*{talk})'
            sheet.formula(row, 5, formula, taken, "decimal")
            talks = connects[at] if policy.connected_minutes else 0.0
            sheet.formula(
                row,
                6,
                f'IF({automated}="yes",IF({talk}>0,{cells[4]},0),{cells[3]})',
                talks if attempt.automated else made[at],
                "rate",
            )
        blocks.append((first, put.row - 1))
    return _policies(put, inputs, sheet, blocks)


def _policies(put: Cursor, inputs: Inputs, sheet: Sheet, blocks: list[tuple[int, int]]) -> Efforts:
    put.heading("What a lead takes, by policy")
    put.heads(["Policy", "", *_COLUMNS.values()])
    efforts = Efforts(sheet)
    for number, (policy, (first, last)) in enumerate(zip(inputs.promises, blocks, strict=True)):
        row, effort = put.next(), effort_of(policy)
        efforts.rows.append(row)
        given = inputs.attempts[number]

        def column(place: int, first: int = first, last: int = last) -> str:
            return sheet.area((first, place), (last, place))

        own = inputs.sheet.area((given[0], 4), (given[1], 4))
        automated = inputs.sheet.area((given[0], 5), (given[1], 5))
        talk = inputs.sheet.at(inputs.policies[number], 4)
        begins = policy.cadence[0]
        cells: dict[str, tuple[str, float | str]] = {
            "attempts": (f"SUM({column(3)})", effort.attempts),
            "planned": (f"ROWS({column(3)})", len(policy.cadence)),
            "minutes": (f"SUM({column(5)})", effort.minutes),
            "promised": (
                f'SUMIFS({own},{automated},"no")+IF(SUM({column(2)})>0,{talk},0)',
                effort.promised_minutes,
            ),
            "reach": (f"SUM({column(4)})", effort.reach),
            "pieces": (f"SUM({column(6)})", effort.pieces_of_work),
            "promise": (
                inputs.sheet.at(inputs.policies[number], 1),
                policy.first_response_minutes,
            ),
            "first_day": (inputs.sheet.at(given[0], 2), begins.day),
            "first_automated": (
                inputs.sheet.at(given[0], 5),
                "yes" if begins.automated else "no",
            ),
        }
        sheet.number(row, 0, number + 1, "number")
        for name, (formula, value) in cells.items():
            kind: Kind = _KINDS.get(name, "decimal")
            sheet.formula(row, efforts.columns[name], formula, value, kind)
    return efforts
