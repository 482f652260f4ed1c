"""The months of the sheet *Schedule*: which there are, and where what stands of each."""

from dataclasses import dataclass
from functools import cached_property

from sla_calc import LeadDemand, Plan, YearMonth, cycle_shares, improved, lead_demand
from sla_calc.model.months import LAST_YEAR, MONTHS_A_YEAR
from sla_calc.model.streams import LeadType
from sla_calc.schedule.cycles import NEXT_TO_NONE
from sla_report.workbook.book import Sheet
from sla_report.workbook.inputs import Inputs

FIRST = 2
"""The column of the first month."""
HEADS = 4
"""The row of the months."""
LEAST_BEYOND = 12
"""[months] so that a sales cycle can be made longer."""
_LAST = YearMonth(LAST_YEAR, MONTHS_A_YEAR)


@dataclass(frozen=True)
class Months:
    """Where the sheet's blocks begin; each has a row for each lead type, and one for their sum.

    Attributes:
        sheet: the sheet.
        inputs: where the inputs stand.
    """

    sheet: Sheet
    inputs: Inputs

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.inputs.plan

    @cached_property
    def beyond(self) -> int:
        """How many months after the plan are looked at: as many as the longest cycle has."""
        longest = max(len(cycle_shares(kind)) for *_, kind in self.inputs.kinds) - 1
        return max(LEAST_BEYOND, longest)

    @cached_property
    def covered(self) -> list[YearMonth]:
        """The plan's months and those after it."""
        start, last = self.plan.start_month, self.plan.months + self.beyond
        return [_later(start, later) for later in range(last)]

    @cached_property
    def demands(self) -> list[LeadDemand]:
        """What each month's own quota takes."""
        return [lead_demand(self.plan, month) for month in self.covered]

    def rates(self, line: int, later: int) -> tuple[float, ...]:
        """Return a lead type's conversion rates in a month."""
        number, _, kind = self.inputs.kinds[line]
        then = improved(self.plan, self.covered[later]).streams[number]
        return next(each for each in then.lead_types if each.name == kind.name).conversion_rates

    @cached_property
    def shares(self) -> list[tuple[float, ...]]:
        """Of each lead type the share of the deals that close so many months after their lead."""
        found = [cycle_shares(kind) for *_, kind in self.inputs.kinds]
        return [(*each, *[0.0] * (self.beyond + 1 - len(each))) for each in found]

    @cached_property
    def estimates(self) -> list[list[float]]:
        """Leads due of each lead type and month: what later months take, by the sales cycle."""
        own = [[line.volumes[0] for line in demand.lines] for demand in self.demands]
        return [
            [
                sum(share * own[at + lag][line] for lag, share in enumerate(shares))
                for at in range(self.plan.months)
            ]
            for line, shares in enumerate(self.shares)
        ]

    @cached_property
    def starts(self) -> dict[str, int]:
        """The first row of each block."""
        lines, streams = len(self.inputs.kinds) + 4, len(self.plan.streams) + 4
        row, found = HEADS + 1, {}
        for name, rows in (
            ("due", lines),
            ("hours", 9),
            ("quota", streams + 1),
            ("scheduled", lines),
            ("estimate", lines),
            ("own", lines),
            ("reps", self.inputs.hires[1] - self.inputs.hires[0] + 5),
            ("needs", lines),
            ("shifted", lines),
            ("cycle", lines),
            ("progress", len(self.inputs.improvements) + 4),
            ("brings", lines),
        ):
            found[name] = row
            row += rows
        return {**found, "end": row}

    def row(self, block: str, at: int = 0) -> int:
        """Return a row of a block; its first two are its heading and a note."""
        return self.starts[block] + 2 + at

    def at(self, block: str, at: int, later: int) -> str:
        """Return the cell of a block's row in a month."""
        return self.sheet.at(self.row(block, at), FIRST + later)

    def head(self, later: int) -> str:
        """Return the cell of a month."""
        return self.sheet.at(HEADS, FIRST + later)

    def along(self, block: str, at: int, first: int, last: int) -> str:
        """Return a block's row from one month to another."""
        row = self.row(block, at)
        return self.sheet.area((row, FIRST + first), (row, FIRST + last))

    def down(self, block: str, later: int, lines: list[int] | None = None) -> str:
        """Return a block's lead types in a month: all, or some that follow one another."""
        of = lines or [0, len(self.inputs.kinds) - 1]
        column = FIRST + later
        return self.sheet.area((self.row(block, of[0]), column), (self.row(block, of[-1]), column))


def takes_its_mean(kind: LeadType) -> bool:
    """Tell whether every deal of a lead type takes the mean sales cycle."""
    spread = kind.sales_cycle_spread or 0.0
    return not kind.cycle_curve and spread <= NEXT_TO_NONE * kind.sales_cycle_days


def _later(month: YearMonth, later: int) -> YearMonth:
    left = (_LAST.year - month.year) * MONTHS_A_YEAR + _LAST.month - month.month
    return month + min(later, left)
