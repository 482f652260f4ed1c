"""What differs between two versions of a plan, as tidy frames of text and in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.text import plain
from sla_ui.what_if import words
from sla_ui.what_if.scenario_frames import PANELS, value_text

if TYPE_CHECKING:
    from sla_calc import Change, RevisionsCompared
    from sla_calc.what_if.compare import ResultComparison

Both = tuple[Figures, Figures]
"""How figures of the earlier and of the later version are written: each in its own currency."""

THERE, ORDER = "part", "order"
"""The units of a change that is no value: a part that came or went, names in another order."""


def input_rows(found: RevisionsCompared, both: Both) -> pd.DataFrame:
    """Return the inputs that differ.

    Columns, all text: ``what``, ``place``, ``before``, ``after``.
    """
    return pd.DataFrame(
        [
            {
                "what": plain(change.label, 60),
                "place": plain(change.place, 90) if change.place else "",
                "before": _text(change, change.before, both[0]),
                "after": _text(change, change.after, both[1]),
            }
            for change in found.changes
        ]
    )


def result_rows(found: RevisionsCompared, both: Both) -> pd.DataFrame:
    """Return the results that differ. Columns, all text: ``what``, ``before``, ``after``."""
    return pd.DataFrame(
        [
            {"what": each.result.label, "before": before, "after": after}
            for each in found.results
            for before, after in [_texts(each, both)]
            if before != after
        ]
    )


def in_short(found: RevisionsCompared, both: Both) -> str:
    """Return the main results that differ, in a sentence; nothing where none does."""
    told = [
        f"{each.result.label} {before} → {after}"
        for each in found.results
        if each.result.name in PANELS
        for before, after in [_texts(each, both)]
        if before != after
    ]
    return f"So: {'; '.join(told)}." if told else ""


def _texts(each: ResultComparison, both: Both) -> list[str]:
    return [
        words.of_result(value, each.result, figures)
        for value, figures in zip(each.values, both, strict=True)
    ]


def _text(change: Change, value: object, figures: Figures) -> str:
    if change.unit == THERE:
        return "there" if value else NOTHING
    return value_text(value, change.unit, figures)
