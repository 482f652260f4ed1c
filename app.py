"""The frame: page config, navigation, the plan in the address bar, then the page."""

import streamlit as st

from sla_ui.drawing.take_along import taking_along
from sla_ui.frame.address import open_address, write_address
from sla_ui.frame.door import let_in
from sla_ui.frame.header import draw_header
from sla_ui.frame.navigation import configure_page, frame, pages
from sla_ui.frame.warm_up import warm_up

configure_page()
let_in()
warm_up()
page = st.navigation(pages(), position="top")
open_address()
write_address()  # before anything is drawn, so that a page switch is one step in the history
menu = draw_header(page.title)
with frame(), taking_along(menu):
    page.run()
