"""The frame: page config, navigation, the plan in the address bar, then the page."""

import streamlit as st

from sla_ui.header import ICON, draw_header
from sla_ui.navigation import frame, pages
from sla_ui.plan_state import open_address, write_address
from sla_ui.warm_up import warm_up

# A picture of our own: Streamlit loads the icons that it knows by name from a foreign server.
st.set_page_config(page_title="SLA calculator", page_icon=ICON, layout="wide")
warm_up()
page = st.navigation(pages(), position="top")
open_address()
write_address()
draw_header(page.title)
with frame():
    page.run()
