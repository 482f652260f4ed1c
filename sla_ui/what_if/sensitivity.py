"""The part *Sensitivity*: which input matters most."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import get_args

import streamlit as st

from sla_calc import RESULTS, Plan, Sensitivity, sensitivity, with_input
from sla_calc.what_if.sensitivity import USUAL, Effect, Move
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.drawing.show import show_chart, show_steps, show_table
from sla_ui.drawing.steps import Step
from sla_ui.frame.messages import sentence
from sla_ui.frame.page_body import drawer
from sla_ui.frame.plan_state import edit
from sla_ui.what_if import charts, names, sensitivity_frames, words
from sla_ui.what_if.asking import ask_number, choose, pick
from sla_ui.what_if.halves import answered
from sla_ui.what_if.ranges import ask_width, ranges_table
from sla_ui.what_if.session import ranges
from sla_ui.what_if.state import WhatIfState

MOVES: tuple[Move, ...] = get_args(Move)
AS_NAMED = {"step": "By the same step", "range": "Over its own range"}
LOWEST_STEP, HIGHEST_STEP = 0.001, 0.99
NO_COST = (
    "Nothing here moves it, or no cost per lead is known: costs are typed on Streams and lead "
    "types."
)


def what_matters(known: WhatIfState, plan: Plan, figures: Figures) -> None:
    """Draw what moving each input does to a result, the strongest first."""
    answer, found = answered(partial(_inputs, known, plan, figures), partial(_found, known, plan))
    if found is None:
        return
    effects = sensitivity_frames.of_line(found.of(known.result, known.move), known.line)
    with answer:
        _tornado(known, plan, effects, figures)
        st.info(sentence(found.note), icon=":material/lightbulb:")
    if effects:
        _apply(known, plan, effects, figures)
        drawer("Every input as a table", lambda: _table(plan, effects, figures))
        drawer("How was this made?", lambda: show_steps(_steps(known, plan, effects[0], figures)))
    if known.move == "range":
        drawer("The ranges", lambda: ranges_table(known, plan, figures))


def _found(known: WhatIfState, plan: Plan) -> Sensitivity:
    beliefs = ranges(known, plan) if known.move == "range" else {}
    key = ("sensitivity", plan, known.step, tuple(beliefs.items()))
    return known.memo.once(key, lambda: sensitivity(plan, step=known.step, beliefs=beliefs))


def _inputs(known: WhatIfState, plan: Plan, figures: Figures) -> None:
    """Draw whose sensitivity is looked at, and how inputs are moved."""
    pick(
        known,
        "result",
        "What should move",
        USUAL,
        known.result,
        take=lambda chosen: setattr(known, "result", chosen),
        called=lambda name: RESULTS[name].label,
    )
    choose(
        known,
        "move",
        "Each input moves",
        MOVES,
        known.move,
        take=lambda chosen: setattr(known, "move", chosen),
        called=AS_NAMED.__getitem__,
    )
    if known.move == "step":
        ask_number(
            known,
            "step",
            "Step, ±",
            known.step,
            take=lambda value: setattr(known, "step", value),
            figures=figures,
            kind="percent",
            bounds=(LOWEST_STEP, HIGHEST_STEP),
            help="Relative to each input, down and up, as far as its bounds allow.",
        )
    else:
        ask_width(known, figures)
    found = names.lines(plan)
    called = dict(zip(found, names.group_names(plan, found), strict=True))
    pick(
        known,
        f"line {len(found)}",
        "Inputs of",
        ["", *found],
        known.line if known.line in found else "",
        take=lambda chosen: setattr(known, "line", chosen),
        called=lambda line: called.get(line, "the whole plan"),
    )


def _tornado(known: WhatIfState, plan: Plan, effects: Sequence[Effect], figures: Figures) -> None:
    result = RESULTS[known.result]
    if not effects:
        nothing = f"Nothing here moves {result.label.lower()}."
        st.info(NO_COST if known.result == "cost" else sentence(nothing), icon=":material/info:")
        return
    first = effects[0]
    low, high = (words.of_result(x, result, figures) for x in (first.at_low, first.at_high))
    ends = [words.of_input(x, first.input, figures) for x in (first.low, first.high)]
    more = len(effects) - sensitivity_frames.MOST_BARS
    rest = f" {figures.count(more)} more are in the table." if more > 0 else ""
    show_chart(
        sensitivity_frames.tornado(plan, effects, figures),
        charts.tornado(result.label, _unit(result.unit, figures), figures),
        f"{names.input_name(plan, first.input)} matters most: at {ends[0]}, "
        f"{result.label.lower()} is {low}; at {ends[1]}, {high}. Green is easier to keep, red is "
        f"harder. Quantities are unrounded here.{rest}",
    )


def _unit(unit: str, figures: Figures) -> str:
    what = figures.currency if unit.startswith("money") else unit.partition("/")[0]
    return f"{what} a month"


def _apply(known: WhatIfState, plan: Plan, effects: Sequence[Effect], figures: Figures) -> None:
    """Draw an input to be set to one of its two values."""
    shown = {each.input.address: each for each in effects}
    chosen = shown.get(known.effect, effects[0])
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        pick(
            known,
            f"effect {known.result} {known.move} {known.line}",
            "Put into the plan",
            list(shown),
            chosen.input.address,
            take=lambda address: setattr(known, "effect", address),
            called=lambda address: names.input_name(plan, shown[address].input),
        )
        for end, value in (("low", chosen.low), ("high", chosen.high)):
            st.button(
                sentence(f"Apply {words.of_input(value, chosen.input, figures)}"),
                key=f"apply {end}",
                disabled=value == chosen.input.value,
                on_click=_applied(chosen, value),
            )


def _applied(chosen: Effect, value: float) -> Callable[[], None]:
    def apply() -> None:
        edit("sensitivity", lambda plan: with_input(plan, chosen.input, value), redraw=True)

    return apply


def _table(plan: Plan, effects: Sequence[Effect], figures: Figures) -> None:
    """Draw every input that has an effect."""
    text = st.column_config.TextColumn
    result = effects[0].result.label
    columns = {
        "now": "Now",
        "low": "Lower",
        "high": "Higher",
        "at_low": f"{result} at the lower",
        "at_high": "at the higher",
        "swing": "Apart",
        "elasticity": "Elasticity",
    }
    show_table(
        "Every input as a table",
        sensitivity_frames.effects_table(plan, effects, figures),
        {
            "input": text("Input", pinned=True),
            **{name: text(label, alignment="right") for name, label in columns.items()},
        },
        raw=partial(sensitivity_frames.effects_table, plan, effects, exactly(figures)),
        heads={
            "at_low": f"{result} at the lower value",
            "at_high": f"{result} at the higher value",
        },
    )


def _steps(known: WhatIfState, plan: Plan, first: Effect, figures: Figures) -> list[Step]:
    """Return how the strongest input's effect was made."""
    base, low, high = (
        words.of_result(x, first.result, figures) for x in (first.base, first.at_low, first.at_high)
    )
    lower, higher = (words.of_input(x, first.input, figures) for x in (first.low, first.high))
    now = words.of_input(first.input.value, first.input, figures)
    step = figures.rate(known.step)
    moved = f"{now} ± {step}" if first.move == "step" else "the ends of its range"
    name = names.input_name(plan, first.input)
    steps = [
        Step(
            f"{name}, moved by itself", f"{moved}, as far as its bounds allow", f"{lower}, {higher}"
        ),
        Step(f"{first.result.label} now", "unrounded, so that the least move shows", base),
        Step(f"{first.result.label} with {lower}", "everything else as it is", low),
        Step(f"{first.result.label} with {higher}", "likewise", high),
        Step(
            "Effect",
            "the largest of these three less the smallest",
            words.of_result(first.swing, first.result, figures),
        ),
    ]
    if first.elasticity is None:
        return steps
    formula = f"ln({high} ÷ {low}) ÷ ln({higher} ÷ {lower})"
    return [*steps, Step("Elasticity", formula, figures.about(round(first.elasticity, 3)))]
