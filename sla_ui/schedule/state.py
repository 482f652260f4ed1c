"""What the session knows of the schedule: where the pipeline in hand is from, and what was typed.

All else that a schedule depends on is the plan's, so that a shared link shows the same one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from sla_ui.frame.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Mapping

Source = Literal["steady", "none", "typed", "table"]
SOURCES: tuple[Source, ...] = get_args(Source)

OpenCells = dict[str, str]
"""A row of open leads as it was typed: ``line``, ``created``, ``stage``, ``leads``."""

MOST_SCHEDULES = 24
"""So many schedules are kept, so that going back to one costs nothing."""


@dataclass(eq=False)
class ScheduleState:
    """What the session knows of the schedule.

    Attributes:
        own: where the pipeline in hand is from, if not as the plan's terms say.
        typed: open leads as they were typed.
        drawn: what their table was drawn with; the browser reports edits against it.
        drawing: rises when inputs are drawn anew; part of their keys.
        memo: schedules that were worked out.
    """

    own: Literal["typed", "table"] | None = None
    typed: list[OpenCells] = field(default_factory=list)
    drawn: list[OpenCells] = field(default_factory=list)
    drawing: int = 0
    memo: Memo = field(default_factory=lambda: Memo(MOST_SCHEDULES))

    def edited(self, report: Mapping[str, Any]) -> None:
        """Note what was typed into the table of open leads since it was drawn."""
        rows = [dict(row) for row in self.drawn]
        for at, cells in report["edited_rows"].items():
            rows[int(at)] |= _texts(cells)
        gone = set(report["deleted_rows"])
        kept = [row for at, row in enumerate(rows) if at not in gone]
        self.typed = [*kept, *map(_texts, report["added_rows"])]


def _texts(cells: Mapping[str, Any]) -> OpenCells:
    return {name: str(text or "") for name, text in cells.items()}
