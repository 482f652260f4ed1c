"""What stands above every page: its title, and the ways to share and keep a plan."""

from typing import Any

import streamlit as st

from sla_calc import Plan, PlanFileError, plan_from_file, plan_to_file
from sla_ui.drawing.text import as_markdown
from sla_ui.frame.door import draw_way_out
from sla_ui.frame.messages import remark, sentence, show_problems
from sla_ui.frame.plan_state import (
    PARAMETER,
    Notice,
    arrive,
    current_plan,
    note_header,
    share_menu,
    state,
)
from sla_ui.frame.reader import figures
from sla_ui.saved.header_part import draw_refusals, draw_status
from sla_ui.saved.session import saved

SAFE_LINK_LENGTH = 2_000
"""Beyond this, some programs cut a link or refuse it."""

LONG_LINK = 300
"""Beyond this, a link is shown in a box that scrolls."""

LARGEST_FILE_MB = 10
LONGEST_NAME = 80
TABS = ("The plan", "Charts and tables")


def draw_header(title: str) -> Any | None:  # noqa: ANN401 - Streamlit's container
    """Draw the page's title, the plan's name, the menus, and what there is to say.

    Returns:
        Where what is on the page is offered as files; nothing while that menu is closed.
    """
    on_the_page = None
    name = as_markdown(current_plan().name, LONGEST_NAME)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(f"{as_markdown(title)} :gray[:small[{name}]]", anchor=False)
        draw_status()
        share = st.popover("Share and save", key=share_menu(), on_change="rerun", width="content")
        if share.open:  # the link is that of the plan as it is now
            with share:
                the_plan, on_the_page = st.tabs(TABS)
            with the_plan:
                _share_and_save()
    with st.container():  # always there, so that a notice that goes moves nothing below
        for notice in state().notices:
            if notice.kind == "warning":
                st.warning("\n\n".join(map(sentence, notice.sentences)), icon=":material/warning:")
            else:
                st.info(" ".join(map(sentence, notice.sentences)), icon=":material/info:")
        draw_refusals()
    note_header()
    return on_the_page


def _share_and_save() -> None:
    from sla_ui.saved.share import short_addresses  # noqa: PLC0415 - brings the store

    plan, opened = current_plan(), saved().open is not None
    if opened:
        short_addresses()
    link = f"{st.context.url or ''}?{PARAMETER}={state().link}"
    if not state().link:
        st.warning("The plan is too large for a link. Download it and send the file.")
    st.markdown("**The link is the plan**")
    st.code(
        link, language=None, wrap_lines=True, height=130 if len(link) > LONG_LINK else "content"
    )
    st.caption("Touch or point at the box: the sign in its corner copies the link.")
    if plan != Plan() and plan.name == Plan().name:
        remark(f"The plan is still called {plan.name}: More about the plan, on Lead demand.")
    if len(link) > SAFE_LINK_LENGTH:
        st.warning(
            f"The link has {figures().count(len(link))} characters, and some programs cut what is "
            f"longer than {figures().count(SAFE_LINK_LENGTH)}. Send the file beside it."
        )
    st.caption(
        "Whoever has the link can read the plan, and links end up in logs and previews: send it "
        "only to people who may know the quota."
    )
    if not opened:
        short_addresses()
    st.download_button(
        "Download as a file",
        lambda: plan_to_file(plan),
        file_name="sla-plan.json",
        mime="application/json",
        on_click="ignore",
        icon=":material/download:",
        width="stretch",
    )
    key = f"plan file@{state().generation}"
    st.file_uploader(
        "Open a file",
        type=["json"],
        key=key,
        max_upload_size=LARGEST_FILE_MB,
        on_change=lambda: _open_file(key),
    )
    show_problems(state().problems.get("file", ()))
    st.button(
        "Back to the example plan",
        icon=":material/restart_alt:",
        on_click=_back_to_the_example,
        width="stretch",
    )
    draw_way_out()


def _back_to_the_example() -> None:
    saved().leave()
    arrive(Plan())


def _open_file(key: str) -> None:
    upload = st.session_state[key]
    state().problems.pop("file", None)
    if upload is None:
        return
    try:
        plan = plan_from_file(upload.getvalue())
    except PlanFileError as error:
        state().problems["file"] = error.problems
        return
    saved().leave()
    arrive(plan, Notice("info", (f"Opened {plan.name} from its file.",)))
