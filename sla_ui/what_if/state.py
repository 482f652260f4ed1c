"""What the session knows of the page *What if*: what is asked, and the scenarios that are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from sla_ui.frame.memo import Memo

if TYPE_CHECKING:
    from sla_calc import Between, Plan
    from sla_calc.what_if.sensitivity import Move

Part: TypeAlias = Literal["Scenarios", "Sensitivity", "Goal seek", "How sure", "Best mix"]
View: TypeAlias = Literal["one month", "month by month", "added up"]

PARTS: tuple[Part, ...] = get_args(Part)
VIEWS: tuple[View, ...] = get_args(View)
MOST_SIMULATED = 12
"""Simulations of so many questions are kept: what is shown of them, not their draws."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A row of a table in which two bounds are typed.

    Attributes:
        address: whose bounds they are.
        cells: by column, what stands there and cannot be changed.
        low: the first bound as text.
        high: the second.
    """

    address: str
    cells: dict[str, str]
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table of bounds as it was drawn; the browser reports edits against it.

    Attributes:
        of: what its rows were made of.
        rows: the rows.
        revision: rises whenever it is drawn anew; part of its key.
    """

    of: object
    rows: tuple[Bounds, ...]
    revision: int


@dataclass(eq=False)
class WhatIfState:
    """What the session knows.

    Attributes:
        part: of the page that is on the screen.
        scenarios: the plans that are kept, each under its name.
        result: whose sensitivity is looked at, by name.
        move: how inputs are moved for it.
        step: by which all of them are moved alike [fraction].
        line: the address of the stream or lead type that is looked at; all where there is none.
        effect: the address of the input that may be applied; the strongest where there is none.
        width: of a range where nothing is known, to either side [fraction of the figure].
        ranges: by address, what was typed of an input.
        group: of inputs of which one is sought; the first where it is gone.
        sought: the address of that input.
        goal: name of the result that is aimed at.
        targets: by result, what it is to be.
        lowest: the least that the input may be; the model's bound where there is none.
        highest: the most.
        draws: how many times a month is lived through.
        seed: of chance.
        spread: of single deals [fraction of the deal size].
        view: of the revenue.
        budget: the most that may be spent [money/month].
        within_hours: whether the reps must be able to follow up the best mix.
        shares: by the address of a mix, its bounds.
        drawn: what tables of bounds were drawn with, by name.
        problems: by input, the sentences about what cannot be used.
        drawing: rises when inputs are drawn anew; part of their keys.
        memo: what was worked out.
        simulated: likewise, of chance.
    """

    part: Part = "Scenarios"
    scenarios: tuple[Plan, ...] = ()
    result: str = "leads"
    move: Move = "step"
    step: float = 0.10
    line: str = ""
    effect: str = ""
    width: float = 0.20
    ranges: dict[str, Between] = field(default_factory=dict)
    group: str | None = None
    sought: str = ""
    goal: str = "leads"
    targets: dict[str, float] = field(default_factory=dict)
    lowest: float | None = None
    highest: float | None = None
    draws: int = 10_000
    seed: int = 1
    spread: float = 0.50
    view: View = "one month"
    budget: float | None = None
    within_hours: bool = True
    shares: dict[str, tuple[float, float]] = field(default_factory=dict)
    problems: dict[str, tuple[str, ...]] = field(default_factory=dict)
    drawn: dict[str, Drawn] = field(default_factory=dict)
    drawing: int = 0
    memo: Memo = field(default_factory=Memo)
    simulated: Memo = field(default_factory=lambda: Memo(MOST_SIMULATED))

    def seek(self, group: str, sought: str) -> None:
        """Seek another input, within the model's bounds."""
        self.group, self.sought = group, sought
        self.lowest = self.highest = None
        self.problems.clear()
