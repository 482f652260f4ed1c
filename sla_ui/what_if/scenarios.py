"""The part *Scenarios*: plans side by side, and the list of those that are kept."""

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from sla_calc import Plan, PlansCompared, base_best_worst, compare
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.drawing.boxes import show_box
from sla_ui.drawing.show import show_panels, show_steps, show_table
from sla_ui.frame.messages import remark, sentence
from sla_ui.frame.page_body import drawer
from sla_ui.what_if import charts, scenario_frames, words
from sla_ui.what_if.explain import result_steps
from sla_ui.what_if.scenario_list import scenario_list
from sla_ui.what_if.session import told
from sla_ui.what_if.state import WhatIfState

STEP = 0.10
"""How far what is not known better goes in the best and the worst case."""

MOST_ROWS = 14
"""So many rows stand on the screen at once."""

HEADLINE = ("leads", "cost", "hours_needed", "occupancy")


def scenarios(known: WhatIfState, plan: Plan, figures: Figures) -> None:
    """Draw the scenarios beside the plan in use; without any, its best and its worst case."""
    cases = best_and_worst(known, plan)
    shown = (plan, *(known.scenarios or cases))
    compared = known.memo.once(("compared", shown), lambda: compare(shown))
    readers = scenario_frames.readers(shown, figures)
    answer, inputs = st.columns([0.7, 0.3], gap="large")
    with inputs:
        scenario_list(known, plan, cases, figures)
    with answer:
        _headline(compared, figures)
        _panels(compared, readers, scenario_frames.PANELS, _takeaway(known, compared, figures))
    st.subheader("Every result", anchor=False)
    exact = [exactly(each) for each in readers]
    _table(
        "Every result",
        scenario_frames.result_table(compared, readers),
        compared,
        {"what": "Result"},
        partial(scenario_frames.result_table, compared, exact, changes_told=False),
    )
    differing = scenario_frames.input_table(compared, readers)
    st.subheader("Every input that differs", anchor=False)
    if len(differing):
        _table(
            "Every input that differs",
            differing,
            compared,
            {"place": "Where", "what": "Input"},
            partial(scenario_frames.input_table, compared, exact),
        )
    else:
        remark("None: the scenarios are the plan in use.")
    others = [
        each.result.name
        for each in compared.results
        if each.result.name not in scenario_frames.PANELS
    ]
    drawer("The other results as bars", lambda: _panels(compared, readers, others, ""))
    drawer("How was this made?", lambda: show_steps(result_steps(plan, figures)))


def best_and_worst(known: WhatIfState, plan: Plan) -> tuple[Plan, Plan]:
    """Return the plan's best and its worst case, called so."""
    beliefs = told(known, plan)

    def find() -> tuple[Plan, Plan]:
        _, best, worst = base_best_worst(plan, step=STEP, beliefs=beliefs)
        return best.changed(name="Best case"), worst.changed(name="Worst case")

    return known.memo.once(("cases", plan, frozenset(beliefs.items())), find)


def _headline(compared: PlansCompared, figures: Figures) -> None:
    """Draw the plan's main results in large figures, and how far the scenarios reach."""
    with st.container(horizontal=True, gap="small"):
        for name in HEADLINE:
            each = compared.of(name)
            reached = [value for value in each.values[1:] if value is not None]
            if each.values[0] is None and not reached:
                continue
            low, high = min(reached, default=None), max(reached, default=None)
            show_box(
                sentence(each.result.label),
                words.of_result(each.values[0], each.result, figures),
                f"{words.of_result(low, each.result, figures)} to "
                f"{words.of_result(high, each.result, figures)}",
            )


def _panels(
    compared: PlansCompared,
    readers: scenario_frames.Readers,
    chosen: Sequence[str],
    takeaway: str,
) -> None:
    found = [compared.of(name) for name in chosen]
    drawn = [
        (
            scenario_frames.panel(compared, each, readers),
            charts.panel(each.result.label, readers[0]),
        )
        for each in found
        if any(value is not None for value in each.values)
    ]
    show_panels(drawn, takeaway)


def _takeaway(known: WhatIfState, compared: PlansCompared, figures: Figures) -> str:
    colours = "Green is easier to keep than the plan in use, red is harder."
    if compared.currencies_differ:
        colours += " Amounts in different currencies are not compared: nothing is converted."
    if known.scenarios:
        return colours
    return (
        "Nothing is kept yet, so the plan stands beside its best and its worst case: all "
        f"conversion rates, deal sizes and sales cycles {figures.rate(STEP)} better or worse at "
        f"once, or at the ends of their ranges where those are known. {colours}"
    )


def _table(
    title: str,
    frame: pd.DataFrame,
    compared: PlansCompared,
    first: dict[str, str],
    raw: Callable[[], pd.DataFrame],
) -> None:
    """Draw a table with a column for each plan."""
    text = st.column_config.TextColumn
    whose = {name: text(label, pinned=name == "what") for name, label in first.items()}
    plans = {
        name: text(label, alignment="right")
        for name, label in scenario_frames.column_names(compared).items()
    }
    show_table(
        title,
        frame,
        {**whose, **plans},
        raw=raw,
        height="content" if len(frame) <= MOST_ROWS else "auto",
    )
