"""The sheet *Inputs*: every figure that the others follow from, in yellow cells."""

from dataclasses import dataclass, field
from functools import cached_property

from sla_calc import FollowUpPolicy, LeadType, Plan, RevenueStream
from sla_calc.follow_up.effort import policies
from sla_report.workbook.book import Sheet

FIRST_RATE = 3
"""The column of a lead type's first conversion rate."""


@dataclass
class Inputs:
    """Where each input stands; rows and columns count from 0.

    Attributes:
        plan: the plan.
        sheet: the sheet.
        seasons: row of the twelve weights.
        quotas: row of the quotas that are set by month.
        unseasoned: row of the months' quotas without their season.
        retained: row of each stream's renewals by month.
        streams: row of each stream.
        lines: row of each lead type, stream by stream.
        improvements: row of each improvement, by line and its number there.
        policies: row of each follow-up policy.
        attempts: first and last row of each policy's attempts.
        week: row of the weekdays.
        ramp: row of the ramp.
        hires: first and last row of the hires.
        holidays: first and last row of the public holidays.
    """

    plan: Plan
    sheet: Sheet
    seasons: int = 0
    quotas: int = 0
    unseasoned: int = 0
    retained: list[int] = field(default_factory=list)
    streams: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    improvements: dict[tuple[int, int], int] = field(default_factory=dict)
    policies: list[int] = field(default_factory=list)
    attempts: list[tuple[int, int]] = field(default_factory=list)
    week: int = 0
    ramp: int = 0
    hires: tuple[int, int] = (0, 0)
    holidays: tuple[int, int] = (0, 0)

    @cached_property
    def kinds(self) -> list[tuple[int, RevenueStream, LeadType]]:
        """Each lead type with its stream and the stream's number."""
        return [
            (number, stream, kind)
            for number, stream in enumerate(self.plan.streams)
            for kind in stream.lead_types
        ]

    @cached_property
    def promises(self) -> list[FollowUpPolicy]:
        """The follow-up policies, the plan's first, each once."""
        return list(dict.fromkeys((self.plan.follow_up, *policies(self.plan))))

    @cached_property
    def typed_months(self) -> int:
        """How many months there are cells for: the plan's, and further ones that were typed."""
        typed = [self.plan.monthly_quotas, *(each.monthly_retained for each in self.plan.streams)]
        return max(self.plan.months, *map(len, typed))

    @property
    def steps(self) -> int:
        """How many steps the funnel has."""
        return len(self.plan.stages) - 1

    @property
    def after_rates(self) -> int:
        """The column behind a lead type's conversion rates: its deal size."""
        return FIRST_RATE + self.steps

    def rates(self, line: int) -> list[str]:
        """Return the cells of a lead type's conversion rates."""
        row = self.lines[line]
        return [self.sheet.at(row, FIRST_RATE + step) for step in range(self.steps)]

    def of_line(self, line: int, column: int) -> str:
        """Return a cell of a lead type."""
        return self.sheet.at(self.lines[line], column)

    def own_deal(self, line: int) -> str:
        """Return the cell of a lead type's own deal size, empty where it has none."""
        return self.of_line(line, self.after_rates)

    def cycle(self, line: int) -> str:
        """Return the cell of a lead type's sales cycle."""
        return self.of_line(line, self.after_rates + 1)

    def cost(self, line: int) -> str:
        """Return the cell of what a lead costs."""
        return self.of_line(line, self.after_rates + 2)

    def points(self, line: int) -> str:
        """Return the cell of a lead type's given points."""
        return self.of_line(line, self.after_rates + 3)

    def policy(self, line: int) -> str:
        """Return the cell of the number of a lead type's follow-up policy."""
        return self.of_line(line, self.after_rates + 4)

    def by_month(self, row: int) -> str:
        """Return the range of a row over the plan's months."""
        return self.sheet.area((row, 1), (row, self.plan.months))

    def lines_of(self, stream: int) -> list[int]:
        """Return the numbers of a stream's lead types."""
        return [line for line, (number, *_) in enumerate(self.kinds) if number == stream]
