"""The document as it prints, page by page."""

import streamlit as st

from sla_ui.agreement.made import Made, missing_package
from sla_ui.agreement.state import AgreementState
from sla_ui.frame.messages import remark


def preview(known: AgreementState, made: Made) -> None:
    """Draw a page of the document; its pages are set once, and only while one looks at them."""
    missing = missing_package("A preview", "typst", "typst")
    if missing:
        remark(missing)
        return
    key = (made.plan, made.schedule, made.on, made.base)
    if key in known.pages:
        pages = known.pages.once(key, made.pages)
    else:
        with st.spinner("Setting the pages"):
            pages = known.pages.once(key, made.pages)
    remark(missing_package("A chart in the document", "vl_convert", "vl-convert-python"))
    number = st.pagination(
        len(pages), key=f"agreement page of {len(pages)}", persist_state="session"
    )
    with st.container(border=True, gap=None):
        st.image(
            pages[number - 1],
            width="stretch",
            alt=f"Page {number} of {len(pages)} as it prints. Word and Markdown have its text.",
        )
