"""Open leads that are typed: rows of text, and what they mean."""

from collections.abc import Sequence

from sla_calc import OpenLeads, Plan, YearMonth
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import distinct, plain
from sla_ui.numbers.understanding import NumberProblem, read_number
from sla_ui.schedule.state import OpenCells


def line_labels(plan: Plan) -> list[str]:
    """Return what the plan's lead types are called in a list, in the plan's order."""
    several = len(plan.streams) > 1
    return distinct(
        [
            plain(kind.name, 40) + (f" · {plain(stream.name, 40)}" if several else "")
            for stream in plan.streams
            for kind in stream.lead_types
        ]
    )


def stage_labels(plan: Plan) -> list[str]:
    """Return what the stages are called at which a lead can be open."""
    return distinct([plain(stage, 40) for stage in plan.stages[:-1]])


def open_leads(
    rows: Sequence[OpenCells], plan: Plan, figures: Figures
) -> tuple[tuple[OpenLeads, ...], tuple[str, ...]]:
    """Return what was typed as the pipeline in hand, and a sentence for what cannot be used.

    A row without a number of leads says nothing.
    """
    found, problems = [], []
    for number, row in enumerate(rows, start=1):
        if not row.get("leads", "").strip():
            continue
        try:
            found.append(_open_leads(row, plan, figures))
        except ValueError as error:  # NumberProblem among them
            problems.append(f"Open leads, row {number}: {error}")
    return tuple(found), tuple(problems)


def _open_leads(row: OpenCells, plan: Plan, figures: Figures) -> OpenLeads:
    lines = [(stream.name, kind.name) for stream in plan.streams for kind in stream.lead_types]
    stream, kind = lines[_place(row.get("line", ""), line_labels(plan), "lead type")]
    stage = plan.stages[_place(row.get("stage", ""), stage_labels(plan), "stage")]
    written = row.get("created", "").strip()
    created = YearMonth.read(written) if written else plan.start_month + -1
    if created >= plan.start_month:
        message = f"leads in hand came before {plan.start_month}, when the plan begins."
        raise NumberProblem(message)
    leads = read_number(row["leads"], figures.locale)
    if leads < 0:
        message = f"“{plain(row['leads'], 40)}” is below 0; a number of leads is 0 or more."
        raise NumberProblem(message)
    return OpenLeads(stream, kind, created, leads, stage)


def _place(label: str, labels: Sequence[str], what: str) -> int:
    """Return which of the labels is meant; the first where none is said."""
    if not label:
        return 0
    if label not in labels:
        message = f"“{plain(label, 60)}” is no {what} of the plan; choose one from the list."
        raise NumberProblem(message)
    return labels.index(label)
