"""What is asked of goal seek: which input, which result, how much of it, within which bounds."""

import streamlit as st

from sla_calc import RESULTS, Input, Plan
from sla_calc.what_if.results import Result
from sla_report.numbers.figures import Figures
from sla_ui.frame.messages import sentence
from sla_ui.what_if import names, words
from sla_ui.what_if.asking import ask_number, pick
from sla_ui.what_if.state import WhatIfState


def ask_input(known: WhatIfState, plan: Plan, group: str, each: Input) -> None:
    """Draw which input is sought: the group that it belongs to, and which one of that."""
    found = names.groups(plan)
    labels = dict(zip(found, names.group_names(plan, list(found)), strict=True))
    pick(
        known,
        "group",
        "What may change",
        list(found),
        group,
        take=lambda chosen: known.seek(chosen, ""),
        called=labels.__getitem__,
    )
    among = {other.address: other for other in found[group]}
    pick(
        known,
        f"sought {group}",
        "Which of its inputs",
        list(among),
        each.address,
        take=lambda chosen: known.seek(group, chosen),
        called=lambda address: names.name_in_group(plan, among[address]),
    )


def ask_aim(
    known: WhatIfState, possible: list[str], result: Result, target: float, figures: Figures
) -> None:
    """Draw which result is wanted, and how much of it."""
    pick(
        known,
        "goal",
        "So that",
        possible,
        result.name,
        take=lambda chosen: setattr(known, "goal", chosen),
        called=lambda name: RESULTS[name].label,
    )
    ask_number(
        known,
        f"target {result.name}",
        f"is {result.suffices}",
        target,
        take=lambda value: known.targets.update({result.name: value}),
        figures=figures,
        kind=words.kind_of(result.unit),
        help="In whole promised leads, as on the other pages.",
    )


def ask_bounds(known: WhatIfState, each: Input, figures: Figures) -> None:
    """Draw between which bounds the input must stay; left empty, those of the model hold."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for name, label in (("lowest", "Input at least"), ("highest", "Input at most")):
            ask_number(
                known,
                f"{name} {each.address}",
                label,
                getattr(known, name),
                take=lambda value, name=name: setattr(known, name, value),  # type: ignore[misc]
                figures=figures,
                kind=words.typed_as(each),
                bounds=(each.lowest, each.highest),
                clear=lambda name=name: setattr(known, name, None),  # type: ignore[misc]
                help=_within(each, figures),
            )


def _within(each: Input, figures: Figures) -> str:
    if each.unit == "times":
        return "In percent of the plan’s values: 100% is as in the plan, 110% a tenth more."
    low, high = (words.of_input(x, each, figures) for x in (each.lowest, each.highest))
    return sentence(f"Left empty: {low} to {high}.")
