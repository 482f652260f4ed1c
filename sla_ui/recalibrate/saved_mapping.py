"""What the columns mean as a file: saved for next month, and used again."""

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from sla_data import LeadTableError, mapping_from_json, mapping_to_json
from sla_ui.lead_table.state import RecalibrationState

if TYPE_CHECKING:
    from sla_data import LeadTable

MAPPING = "mapping"


def saved_mapping(known: RecalibrationState, table: "LeadTable") -> None:
    """Offer the mapping as a file, and take one from last month."""
    save, use = st.columns(2, gap="large")
    with save:
        st.markdown("**For next month**")
        st.download_button(
            "Download this mapping",
            lambda: mapping_to_json(table.mapping),
            file_name="lead-mapping.json",
            mime="application/json",
            on_click="ignore",
            icon=":material/download:",
        )
    with use:
        key = f"mapping file {known.revision}"
        st.file_uploader(
            "Use a saved mapping", ["json"], key=key, on_change=partial(_take_file, known, key)
        )


def _take_file(known: RecalibrationState, key: str) -> None:
    file = st.session_state[key]
    if file is None:
        return
    try:
        known.remap(mapping_from_json(file.getvalue()))
    except LeadTableError as error:
        known.problems[MAPPING] = error.problems
