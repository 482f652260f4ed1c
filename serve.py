"""The server: the app behind its doors. ``streamlit run serve.py``, locally and hosted alike."""

import streamlit as st

from sla_host.mishap import mishap
from sla_host.starting import begin, doors, lifespan

app = st.App("app.py", middleware=doors(begin()), lifespan=lifespan, on_script_error=mishap)
