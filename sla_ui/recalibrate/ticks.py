"""Which choice the ticks in a row of the findings make, and which of them are possible."""

from collections.abc import Iterable, Mapping

from sla_calc import Finding
from sla_calc.calibration.advice import Choice
from sla_ui.lead_table.state import RecalibrationState
from sla_ui.recalibrate import words

CHOOSE = "choices"
TAKE, BLEND = "take", "blend"

Cells = Mapping[str, bool]
"""What was ticked and unticked in a row since it was drawn."""


def ticked(cells: Cells, drawn: Choice, before: Choice) -> Choice:
    """Return what the ticks of a row choose: none of them keeps the plan's figure.

    Args:
        cells: what was ticked and unticked in the row since it was drawn.
        drawn: the choice that it was drawn with.
        before: the choice until now. Of two ticks, the newer one counts.

    >>> ticked({"take": False, "blend": True}, "take", "take")
    'blend'
    >>> ticked({"blend": True}, "take", "take"), ticked({"take": False}, "take", "take")
    ('blend', 'keep')
    """
    take, blend = (cells.get(name, drawn == name) for name in (TAKE, BLEND))
    if take and blend:
        return "take" if before == "blend" else "blend"
    return "take" if take else "blend" if blend else "keep"


def take_over(
    known: RecalibrationState, shown: tuple[Finding, ...], rows: Mapping[int, Cells]
) -> None:
    """Note what was ticked; where a tick has to go, the table is drawn anew.

    All rows are looked at: what is as it was drawn again, the browser reports no longer.

    Args:
        known: the session's lead table.
        shown: the findings, a row each.
        rows: by row, what was ticked and unticked since the table was drawn.
    """
    problems = []
    for row, (finding, drawn) in enumerate(zip(shown, known.offered, strict=True)):
        cells, before = rows.get(row, {}), known.choice(finding)
        choice = ticked(cells, drawn, before)
        if choice not in finding.choices:
            problems.append(_impossible(finding, choice))
        elif choice != before:
            known.choose(finding, choice)
        stands = {name: cells.get(name, drawn == name) for name in (TAKE, BLEND)}
        if stands != {name: known.choice(finding) == name for name in (TAKE, BLEND)}:
            known.drawn = ()
    known.problems[CHOOSE] = tuple(problems)


def choose_all(known: RecalibrationState, shown: Iterable[Finding], choice: Choice) -> None:
    """Choose the same for all findings that are shown, where it is possible."""
    for finding in shown:
        if choice in finding.choices:
            known.choose(finding, choice)
    known.problems.pop(CHOOSE, None)
    known.drawn = ()


def _impossible(finding: Finding, choice: Choice) -> str:
    possible = " or ".join(f"“{words.CHOICES[each]}”" for each in finding.choices)
    return (
        f"{finding.what} of {finding.lead_type or finding.stream} cannot be "
        f"“{words.CHOICES[choice]}”; possible is {possible}. {finding.why}"
    )
