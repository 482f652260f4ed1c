"""What the streams and lead types of the table are in the plan, where their names do not say it."""

from functools import partial

import streamlit as st

from sla_calc import Comparison, Plan, PlanError, compare_with_plan
from sla_calc.calibration.matching import Part
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import remark, sentence, show_problems
from sla_ui.frame.plan_state import current_plan
from sla_ui.lead_table.state import RecalibrationState, Results, Wanted

MATCH = "matches"
LEAVE: Wanted = "leave"
MOST = 12
"""So many lead types are asked for one by one."""


def unmatched(
    known: RecalibrationState,
    plan: Plan,
    results: Results,
    comparison: Comparison,
    figures: Figures,
) -> None:
    """Ask what the parts of the table are that the plan does not have."""
    parts = _open_parts(known, results, comparison)
    if not parts:
        return
    st.subheader("Not in the plan", anchor=False)
    show_problems(known.problems.get(MATCH, ()))
    order = {part: place for place, part in enumerate(_parts(results))}
    with st.container(horizontal=True, gap="small"):
        for part in parts[:MOST]:
            options = _options(plan, part)
            wanted = known.matches.get(part, LEAVE)
            key = f"match {known.revision}.{order[part]}"
            st.selectbox(
                sentence(f"{_called(part)} ({figures.count(_leads(results, part))} leads)"),
                options,
                index=options.index(wanted) if wanted in options else 0,
                format_func=partial(_option, several=len(plan.streams) > 1),
                key=key,
                width=290,
                on_change=partial(_match, known, results, part, key),
            )
    if len(parts) > MOST:
        remark(
            f"{figures.count(len(parts) - MOST)} more are left out. Give them the names of others "
            "under “What the columns mean” to count them together."
        )


def _match(known: RecalibrationState, results: Results, part: Part, key: str) -> None:
    """Take over what a part is, if that is possible."""
    matches = {**known.matches, part: st.session_state[key]}
    try:
        compare_with_plan(current_plan(), results.calibration, matches, known.weight)
    except PlanError as error:
        known.problems[MATCH] = error.problems
        return
    known.problems.pop(MATCH, None)
    known.matches = matches


def _open_parts(known: RecalibrationState, results: Results, comparison: Comparison) -> list[Part]:
    """Return the parts that are none of the plan's by their names, whole streams first."""
    matched = comparison.matching.streams.values()
    streams: list[Part] = [part for part in _parts(results) if part[1] is None]
    named = [part for part in streams if part[0] is not None] or streams
    types = {part for part in (*comparison.unmatched, *known.matches) if part[1] is not None}
    return [
        *(part for part in named if part in known.matches or part not in matched),
        *(part for part in _parts(results) if part in types),
    ]


def _parts(results: Results) -> list[Part]:
    return [(row.stream, row.lead_type) for row in results.counts.reached]


def _leads(results: Results, part: Part) -> float | None:
    rows = {(row.stream, row.lead_type): row.reached[0] for row in results.counts.reached}
    return rows.get(part)


def _options(plan: Plan, part: Part) -> list[Wanted]:
    if part[1] is None:
        return [LEAVE, *((stream.name, None) for stream in plan.streams)]
    lines = [(stream.name, kind.name) for stream in plan.streams for kind in stream.lead_types]
    return [LEAVE, "add", *lines]


def _option(wanted: Wanted, *, several: bool) -> str:
    if isinstance(wanted, str):
        return "Leave out" if wanted == LEAVE else "Add as a new lead type"
    stream, lead_type = wanted
    if lead_type is None:
        return f"It is {plain(stream, 60)}"
    return f"It is {plain(lead_type, 40)}" + (f" · {plain(stream, 40)}" if several else "")


def _called(part: Part) -> str:
    stream, lead_type = part
    if lead_type is None:
        return "The whole table" if stream is None else f"Stream {plain(stream, 40)}"
    return plain(lead_type, 40) + (f" · {plain(stream, 40)}" if stream is not None else "")
