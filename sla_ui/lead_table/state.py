"""The lead table in this session: what was read, what it adds up to, what the reader chose.

A table's rows lie in temporary files. They go when another table takes its place, and with the
session at the latest.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from math import isclose
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from weakref import finalize

from sla_calc import Calibration, Comparison, Finding, Plan, PlanError, calibrate, compare_with_plan
from sla_calc.calibration.advice import PLAN_IS_WORTH

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from threading import Timer

    from sla_calc.calibration.advice import Choice
    from sla_calc.calibration.counts import Basis, Counts
    from sla_calc.calibration.matching import Part
    from sla_calc.calibration.record import CalibrationRecord
    from sla_data import LeadTable, Mapping
    from sla_data.report import Report

    Window = tuple[date, date]

Wanted: TypeAlias = tuple[str, str | None] | Literal["add", "leave"]
"""What a part of the table is in the plan."""

MOST_KEPT = 8
"""Results of so many windows are kept, so that going back to one costs nothing."""


@dataclass(frozen=True)
class Wish:
    """A table that is to be read.

    Attributes:
        source: what ``read_leads`` reads.
        name: what the reader calls it.
        deals: a second file, with the deals.
        mapping: what the columns mean, where that is known.
        sheet: the worksheet.
    """

    source: Any
    name: str
    deals: Any = None
    mapping: Mapping | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class Applied:
    """What was made of a plan, and what is said of it while the plan is that one."""

    plan: Plan
    said: str


@dataclass(frozen=True)
class Results:
    """What a table adds up to in a window."""

    report: Report
    counts: Counts
    calibration: Calibration


@dataclass(eq=False)
class RecalibrationState:
    """What the session knows of the lead table.

    Attributes:
        wish: the table that is to be read next.
        table: the one that was read.
        origin: where it came from, where it has to be read again for another worksheet.
        name: what it is called.
        problems: by input, the sentences about what cannot be used.
        revision: rises with each table and mapping; part of the widgets' keys.
        window: first and last day of the leads that are counted; all where there is none.
        as_of: the day on which the table was true, where it was changed.
        basis: cohort or period.
        weight: what the plan's rates are worth in a blend [leads].
        choices: by finding, what the reader chose.
        accepted: by finding, the value that was applied to the plan.
        applied: the plan that this made.
        matches: what parts of the table are in the plan, where the reader said so.
        everything: whether figures that do not differ are listed as well.
        drawn: what the table of findings was drawn of.
        drawing: rises whenever it is drawn anew; part of its key.
        offered: the choices that it was drawn with.
        records: earlier calibrations.
        leaving: closes the table, where its browser has left.
    """

    wish: Wish | None = None
    table: LeadTable | None = None
    origin: Wish | None = None
    name: str = ""
    problems: dict[str, tuple[str, ...]] = field(default_factory=dict)
    revision: int = 0
    window: Window | None = None
    as_of: date | None = None
    basis: Basis = "cohort"
    weight: float = PLAN_IS_WORTH
    choices: dict[str, Choice] = field(default_factory=dict)
    accepted: dict[str, float | None] = field(default_factory=dict)
    applied: Applied | None = None
    matches: dict[Part, Wanted] = field(default_factory=dict)
    everything: bool = False
    drawn: tuple[object, ...] = ()
    drawing: int = 0
    offered: tuple[Choice, ...] = ()
    records: tuple[CalibrationRecord, ...] = ()
    leaving: Timer | None = None
    _found: dict[str, Any] = field(default_factory=dict)
    _results: OrderedDict[tuple[object, ...], Results] = field(default_factory=OrderedDict)
    _closing: finalize[Any, Any] | None = None

    def take_over(self, table: LeadTable, wish: Wish) -> None:
        """Put a table in the place of the one before, whose files go."""
        self.close()
        self._closing = finalize(self, table.close)
        several = table.layout is not None and len(table.layout.sheets) > 1
        self.origin = wish if several else None
        self.name = wish.name
        self.window = self.as_of = None
        self.basis = "cohort"
        self.choices, self.accepted, self.matches = {}, {}, {}
        self.applied = None
        self._use(table)

    def remap(self, mapping: Mapping) -> None:
        """Read the same rows with other meanings."""
        if self.table is not None:
            self.matches = {}
            self._use(self.table.with_mapping(mapping))

    def close(self) -> None:
        """Forget the table and remove its files."""
        if self._closing is not None:
            self._closing()
        self._closing = self.table = self.origin = None
        self._results.clear()
        self._found.clear()
        self.problems.clear()

    def results(self, table: LeadTable) -> Results:
        """Return what the table adds up to in the window; worked out once.

        Raises:
            LeadTableError: when the mapping does not fit the table, or a question is open.
        """
        key = (self.window, self.as_of, self.basis)
        if key not in self._results:
            counts = table.counts(window=self.window, as_of=self.as_of, basis=self.basis)
            self._results[key] = Results(table.report, counts, calibrate(counts))
            if len(self._results) > MOST_KEPT:
                self._results.popitem(last=False)
        return self._results[key]

    def once(self, what: str, find: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is found
        """Return what is to be found in the table's rows; found once for each table and mapping."""
        if what not in self._found:
            self._found[what] = find()
        return self._found[what]

    def is_counted(self) -> bool:
        """Tell whether what the table adds up to is known already."""
        return (self.window, self.as_of, self.basis) in self._results

    def compared(self, plan: Plan, calibration: Calibration) -> Comparison:
        """Return the plan beside the table; matches that the plan no longer has are dropped."""
        try:
            return compare_with_plan(plan, calibration, self.matches, self.weight)
        except PlanError:
            self.matches = {}
            return compare_with_plan(plan, calibration, None, self.weight)

    def choice(self, finding: Finding) -> Choice:
        """Return what was chosen for a figure: what is suggested, unless the reader said otherwise.

        A figure that was just applied is kept: a blend of a blend is nobody's wish.
        """
        applied, plan = self.accepted.get(finding.id), finding.plan_value
        if applied is not None and plan is not None and isclose(applied, plan, rel_tol=1e-3):
            return "keep"
        chosen = self.choices.get(finding.id)
        return chosen if chosen in finding.choices else finding.suggested

    def choose(self, finding: Finding, choice: Choice) -> None:
        """Note what the reader chose for a figure."""
        self.choices[finding.id] = choice
        self.accepted.pop(finding.id, None)

    def _use(self, table: LeadTable) -> None:
        self.table = table
        self.revision += 1
        self._results.clear()
        self._found.clear()
        self.problems.clear()
