"""The stages of the funnel as a short table: rename, add, move, remove."""

import pandas as pd
import streamlit as st

from sla_calc import Plan
from sla_calc.edits.plan_edits import with_stages
from sla_calc.model.fields import describe
from sla_calc.model.texts import fresh_name
from sla_ui.drawing.show import edit_table
from sla_ui.frame.messages import show_problems
from sla_ui.frame.plan_state import current_plan, edit, state

SOURCE = "stages"
ADD, UP, DOWN, REMOVE = "Add a stage below", "Move up", "Move down", "Remove"


def stage_editor() -> None:
    """Draw the stages, top to bottom; the last one is the won deal.

    Adding a stage changes no figure, and removing an inner one keeps every close rate: the rates
    on both sides of it are multiplied.
    """
    known = state()
    key = f"{SOURCE}@{known.generation}"
    if key not in st.session_state:
        known.problems.pop(SOURCE, None)
        known.stages_drawn = current_plan().stages
    drawn = known.stages_drawn

    def typed() -> None:
        edit(SOURCE, lambda plan: with_stages(plan, _names(drawn, st.session_state[key])))

    def picked() -> None:
        click = st.session_state[f"{key} menu"]
        edit(SOURCE, lambda plan: _after(plan, click.row, click.label), redraw=True)

    edit_table(
        "Stages",
        pd.DataFrame({"menu": [[ADD, UP, DOWN, REMOVE]] * len(drawn), "name": list(drawn)}),
        {
            "menu": st.column_config.ButtonColumn(
                "", on_click=picked, key=f"{key} menu", type="tertiary", width=44
            ),
            "name": st.column_config.TextColumn("Stage", help=describe(Plan, "stages").help),
        },
        key=key,
        on_change=typed,
        alt="The stages of the funnel, top to bottom.",
    )
    show_problems(known.problems.get(SOURCE, ()))


def _names(drawn: tuple[str, ...], edits: dict[str, dict[int, dict[str, str | None]]]) -> list[str]:
    renamed = edits["edited_rows"]
    return [renamed.get(index, {}).get("name", name) or "" for index, name in enumerate(drawn)]


def _after(plan: Plan, row: int, action: str) -> Plan:
    """Return the plan after a menu's action on one stage."""
    names: list[str] = list(plan.stages)
    origins: list[int | None] = list(range(len(names)))
    if action == ADD:
        last = row == len(names) - 1
        where = row if last else row + 1  # nothing comes after the won deal
        names.insert(where, fresh_name("Stage", len(names) + 1, names))
        origins.insert(where, None)
    elif action == REMOVE:
        del names[row], origins[row]
    else:
        name = names.pop(row)
        names.insert(max(0, row - 1) if action == UP else row + 1, name)
    return with_stages(plan, names, origins)
