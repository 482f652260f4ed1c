"""The part *Goal seek*: what one input must be so that one result comes out as wanted."""

from functools import partial

import streamlit as st

from sla_calc import RESULTS, Plan, PlanError
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.drawing.boxes import show_boxes
from sla_ui.drawing.show import show_chart, show_steps, show_table
from sla_ui.drawing.steps import Step
from sla_ui.frame.messages import sentence, show_problems
from sla_ui.frame.page_body import drawer
from sla_ui.frame.plan_state import edit
from sla_ui.what_if import charts, goal_frames, names, scenario_frames, words
from sla_ui.what_if.explain import result_steps
from sla_ui.what_if.goal_answer import Answer, aims, answer, sentence_of, sought, usual_target
from sla_ui.what_if.goal_inputs import ask_aim, ask_bounds, ask_input
from sla_ui.what_if.state import WhatIfState

SIDE_BY_SIDE = ("leads", "cost", "occupancy")


def goal_seek(known: WhatIfState, plan: Plan, figures: Figures) -> None:
    """Draw the question beside its answer."""
    group, each = sought(known, plan)
    possible = aims(plan)
    if known.goal not in possible:
        known.goal = next(iter(possible))
    result = RESULTS[known.goal]
    usual = usual_target(plan, result, possible[known.goal])
    target = known.targets.get(known.goal, usual)
    left, inputs = st.columns([0.7, 0.3], gap="large")
    with inputs:
        ask_input(known, plan, group, each)
        ask_aim(known, list(possible), result, target, figures)
        ask_bounds(known, each, figures)
    key = ("sought", plan, each.address, result.name, target, known.lowest, known.highest)
    with left:
        try:
            found = known.memo.once(key, lambda: answer(plan, each, known, target))
        except PlanError as error:
            show_problems(error.problems)
            return
        _headline(plan, found, figures)
        _say(known, plan, found, figures)
        frame = goal_frames.curve(found, figures)
        title = f"{result.label} by {'the input’s change' if each.unit == 'times' else 'the input'}"
        spec = charts.curve(title, *goal_frames.units(found, figures), figures)
        show_chart(
            frame, spec, f"Across: {names.input_name(plan, each)}. Dashed: what is asked for."
        )
    st.subheader("What else that changes", anchor=False)
    _what_else(found, figures)
    drawer("How was this made?", lambda: show_steps(_steps(plan, found, figures)))


def _headline(plan: Plan, found: Answer, figures: Figures) -> None:
    """Draw the answer in large figures, each above what it is in the plan."""
    solution = found.solution
    boxes = [
        (
            names.input_name(plan, solution.input),
            words.of_input(solution.value, solution.input, figures),
            words.of_input(solution.input.value, solution.input, figures),
        ),
        (
            solution.result.label,
            words.of_result(solution.reached, solution.result, figures),
            words.of_result(found.before, solution.result, figures),
        ),
    ]
    for name in SIDE_BY_SIDE:
        each = found.compared.of(name)
        if name != solution.result.name and each.values[0] is not None:
            before, after = (words.of_result(x, each.result, figures) for x in each.values)
            boxes.append((each.result.label, after, before))
    show_boxes((sentence(label), after, f"now {before}") for label, after, before in boxes[:4])


def _say(known: WhatIfState, plan: Plan, found: Answer, figures: Figures) -> None:
    """Say the answer, and offer it to be applied."""
    said = sentence(sentence_of(plan, found, figures))
    solution = found.solution
    if solution.possible:
        st.success(said, icon=":material/check_circle:")
    else:
        st.warning(said, icon=":material/block:")

    def apply() -> None:
        known.targets[solution.result.name] = solution.target
        edit("goal seek", lambda _: solution.plan, redraw=True)

    st.button(
        "Apply" if solution.possible else "Apply the best",
        type="primary" if solution.possible else "secondary",
        disabled=solution.value == solution.input.value,
        on_click=apply,
    )


def _what_else(found: Answer, figures: Figures) -> None:
    """Draw every result of the plan beside those with the answer."""
    exact = exactly(figures)
    text = st.column_config.TextColumn
    show_table(
        "What else that changes",
        scenario_frames.result_table(found.compared, (figures, figures)),
        {
            "what": text("Result", pinned=True),
            "plan_0": text("Now", alignment="right"),
            "plan_1": text("With the answer", alignment="right"),
        },
        raw=partial(
            scenario_frames.result_table, found.compared, (exact, exact), changes_told=False
        ),
        height="content",
    )


def _steps(plan: Plan, found: Answer, figures: Figures) -> list[Step]:
    solution = found.solution
    each, result = solution.input, solution.result
    how = (
        "tried from the plan’s value outward, then halved between the last value that keeps it "
        "and the first that does not; written with as few digits as keep it"
    )
    return [
        Step(
            names.input_name(plan, each),
            how if solution.possible else "the best of all values that were tried",
            words.of_input(solution.value, each, figures),
        ),
        Step(
            f"{result.label} there",
            f"worked out like that of any plan; wanted {result.suffices} "
            f"{words.of_result(solution.target, result, figures)}",
            words.of_result(solution.reached, result, figures),
        ),
        *result_steps(solution.plan, figures),
    ]
