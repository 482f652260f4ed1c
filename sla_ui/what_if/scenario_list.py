"""The list of scenarios: kept, renamed, adopted, removed, and carried in a file."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from sla_calc import Plan, PlanError, PlanFileError, scenarios_from_file, scenarios_to_file
from sla_calc.model.texts import fresh_name
from sla_calc.what_if.scenarios import MOST_KEPT
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import remark, sentence, show_problems
from sla_ui.frame.plan_state import arrive, current_plan
from sla_ui.what_if.asking import key_of
from sla_ui.what_if.state import WhatIfState

LIST = "scenarios"
CARRIED = "A shared link carries the plan in use; scenarios travel as a file."
LARGEST_FILE_MB = 10


def scenario_list(known: WhatIfState, plan: Plan, cases: Sequence[Plan], figures: Figures) -> None:
    """Draw where the plan in use is kept, those that are kept, and their file."""
    room = MOST_KEPT - len(known.scenarios)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        key = key_of(known, f"keep as {len(known.scenarios)}")
        st.text_input(
            "Keep the plan in use as",
            fresh_name("Scenario", len(known.scenarios) + 1, _names(known)),
            key=key,
            disabled=not room,
        )
        st.button(
            "Keep",
            type="primary",
            disabled=not room,
            on_click=lambda: _keep(known, (_called(known, st.session_state[key]),)),
        )
    show_problems(known.problems.get(LIST, ()))
    if not room:
        remark(f"{figures.count(MOST_KEPT)} are kept, and no more can be. Remove one first.")
    for at, kept in enumerate(known.scenarios):
        _row(known, at, kept, figures, in_use=_is_same(kept, plan))
    free = [case for case in cases if case.name not in _names(known)]
    if free and len(free) <= room:
        st.button(
            "Keep the best and the worst case",
            icon=":material/unfold_more:",
            type="tertiary",
            on_click=partial(_keep, known, cases),
        )
    st.info(sentence(CARRIED), icon=":material/link:")
    _file(known)


def _row(known: WhatIfState, at: int, kept: Plan, figures: Figures, *, in_use: bool) -> None:
    """Draw one scenario: its name to be changed, and what can be done with it."""
    key = f"{key_of(known, f'scenario {at}')} {kept.name}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text_input(
            f"Name of scenario {figures.count(at + 1)}",
            kept.name,
            key=key,
            label_visibility="collapsed",
            on_change=lambda: _rename(known, at, st.session_state[key]),
        )
        st.button(
            "In use" if in_use else "Adopt",
            key=key_of(known, f"adopt {at}"),
            disabled=in_use,
            on_click=partial(arrive, kept),
        )
        st.button(
            "",
            key=key_of(known, f"remove {at}"),
            icon=":material/delete:",
            type="tertiary",
            help="Remove this scenario; the plan in use stays.",
            on_click=lambda: _remove(known, at),
        )


def _file(known: WhatIfState) -> None:
    """Draw the file of all scenarios: to download, and to open."""
    if known.scenarios:
        st.download_button(
            "Download the scenarios",
            lambda: scenarios_to_file(known.scenarios),
            file_name="sla-scenarios.json",
            mime="application/json",
            on_click="ignore",
            icon=":material/download:",
            width="stretch",
        )
    key = key_of(known, "scenarios file")
    st.file_uploader(
        "Open a file of scenarios",
        type=["json"],
        key=key,
        max_upload_size=LARGEST_FILE_MB,
        on_change=lambda: _open(known, key),
    )


def _names(known: WhatIfState) -> list[str]:
    return [kept.name for kept in known.scenarios]


def _is_same(kept: Plan, plan: Plan) -> bool:
    """Whether a scenario is the plan in use but for its name."""
    return kept.changed(name=plan.name) == plan


def _called(known: WhatIfState, name: str) -> Plan | None:
    """Return the plan in use under another name, or note why it cannot have that."""
    known.problems.pop(LIST, None)
    try:
        return current_plan().changed(name=name)
    except PlanError as error:
        known.problems[LIST] = error.problems
        return None


def _keep(known: WhatIfState, plans: Sequence[Plan | None]) -> None:
    """Keep plans, unless one of them has the name of another."""
    for plan in plans:
        if plan is None or _is_taken(known, plan.name):
            return
        known.scenarios = (*known.scenarios, plan)


def _rename(known: WhatIfState, at: int, name: str) -> None:
    known.problems.pop(LIST, None)
    kept = known.scenarios[at]
    if name.strip() == kept.name:
        return
    try:
        renamed = kept.changed(name=name)
    except PlanError as error:
        known.problems[LIST] = error.problems
        return
    if not _is_taken(known, renamed.name):
        known.scenarios = (*known.scenarios[:at], renamed, *known.scenarios[at + 1 :])


def _is_taken(known: WhatIfState, name: str) -> bool:
    """Whether a scenario has the name; if so, that is noted."""
    if name not in _names(known):
        return False
    known.problems[LIST] = (
        f"There is a scenario {plain(name, 60)} already. Choose another name, or remove that one.",
    )
    return True


def _remove(known: WhatIfState, at: int) -> None:
    known.problems.pop(LIST, None)
    known.scenarios = (*known.scenarios[:at], *known.scenarios[at + 1 :])
    known.drawing += 1


def _open(known: WhatIfState, key: str) -> None:
    """Take the scenarios of a file in the place of those that are kept."""
    upload = st.session_state[key]
    known.problems.pop(LIST, None)
    if upload is None:
        return
    try:
        opened = scenarios_from_file(upload.getvalue())
    except PlanFileError as error:
        known.problems[LIST] = error.problems
        return
    names: list[str] = []
    for plan in opened:  # a file that was put together by hand may have a name twice
        name = plan.name if plan.name not in names else fresh_name("Scenario", 1, names)
        names.append(name)
    pairs = zip(opened, names, strict=True)
    known.scenarios = tuple(plan.changed(name=name) for plan, name in pairs)
    known.drawing += 1
