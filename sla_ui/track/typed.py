"""Actuals that are typed in the stand-up: leads by day and lead type, as text and as counts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from sla_calc import DailyCounts, DayCount, Plan, PlanError
from sla_calc.model.months import YearMonth
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import plain
from sla_ui.numbers.understanding import NumberProblem, read_number

Line = tuple[str, str]
"""Stream and lead type."""

Cells = dict[tuple[date, str, str], str]
"""What was typed, by day, stream and lead type."""


@dataclass(eq=False)
class TypedActuals:
    """What was typed in this session.

    Attributes:
        cells: as text, in the reader's own number format.
        so_far: whether a number is of the month so far; else of its day alone.
        drawn: what the table was drawn with; the browser reports edits against it.
    """

    cells: Cells = field(default_factory=dict)
    so_far: bool = True
    drawn: Cells = field(default_factory=dict)

    def put(self, day: date, line: Line, text: str) -> None:
        """Note what was typed; nothing takes it out."""
        if text.strip():
            self.cells[(day, *line)] = text.strip()
        else:
            self.cells.pop((day, *line), None)


def counted(typed: TypedActuals, plan: Plan, figures: Figures) -> DailyCounts:
    """Return what was typed as leads by day, of the plan's first stage.

    A number of the month so far is what came since the number before it.

    Raises:
        PlanError: with a sentence for each cell that cannot be used.
    """
    problems: list[str] = []
    by_line: dict[tuple[YearMonth, Line], list[tuple[date, float]]] = defaultdict(list)
    for (day, stream, kind), text in sorted(typed.cells.items()):
        try:
            leads = _leads(text, figures)
        except NumberProblem as error:
            problems.append(f"{_where(day, kind)}: {error}")
            continue
        by_line[YearMonth(day.year, day.month), (stream, kind)].append((day, leads))
    rows = []
    for (_, (stream, kind)), told in by_line.items():
        if typed.so_far:
            problems += _falling(told, kind, figures)
        for day, leads in _by_day(told) if typed.so_far else told:
            rows.append(DayCount(day, stream, kind, (max(leads, 0.0),), None))
    if problems:
        raise PlanError(*problems)
    return DailyCounts(plan.stages[:1], tuple(rows))


def typed_days(typed: TypedActuals) -> list[date]:
    """Return the days of which something was typed, in order."""
    return sorted({day for day, _, _ in typed.cells})


def _leads(text: str, figures: Figures) -> float:
    leads = read_number(text, figures.locale)
    if leads < 0:
        message = f"“{plain(text, 40)}” is below 0; a number of leads is 0 or more."
        raise NumberProblem(message)
    return leads


def _by_day(told: Iterable[tuple[date, float]]) -> list[tuple[date, float]]:
    """Return what came since the day before it of which something is told."""
    rows, before = [], 0.0
    for day, so_far in told:
        rows.append((day, so_far - before))
        before = so_far
    return rows


def _falling(told: list[tuple[date, float]], kind: str, figures: Figures) -> list[str]:
    return [
        f"{_where(day, kind)}: {figures.count(leads)} so far, and {figures.count(before)} on "
        f"{earlier.isoformat()} already. What has come so far does not fall."
        for (earlier, before), (day, leads) in pairwise(told)
        if leads < before
    ]


def _where(day: date, kind: str) -> str:
    return f"{day.isoformat()}, {plain(kind, 40)}"
