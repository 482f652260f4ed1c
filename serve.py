"""The server: the app behind its doors. ``streamlit run serve.py``, locally and hosted alike."""

import streamlit as st

from sla_host.mishap import mishap
from sla_host.starting import begin, doors, lifespan


def warm() -> None:
    """Load what the first page needs; only now, since the runtime has to be there."""
    from sla_ui.frame.warm_up import warm_up  # noqa: PLC0415 - see above

    warm_up()


app = st.App("app.py", middleware=doors(begin()), lifespan=lifespan(warm), on_script_error=mishap)
