"""Says what a plan holds in every way in which a program can say something, and then fails."""

import logging
import threading
import warnings

import streamlit as st
from streamlit.logger import get_logger

from sla_calc import PlanError, decode_plan

WHERE = "Zebrafink"
"""In the plans of whose sessions it runs."""


def run() -> None:
    try:
        plan = decode_plan(st.query_params.get("plan", ""))
    except PlanError:
        return
    if not plan.name.startswith(WHERE):
        return
    library = logging.getLogger("library")
    library.warning("read %s with a quota of %.0f", plan.name, plan.quota)
    library.error(f"read {plan.name}")
    library.error(plan)
    get_logger("streamlit.somewhere").error("asked for %s", st.query_params.to_dict())
    get_logger("streamlit.somewhere").debug("back message %s", plan)
    warnings.warn(f"{plan.name} is odd", UserWarning, stacklevel=1)
    thread = threading.Thread(target=fail, args=(plan.streams[0].name,))
    thread.start()
    thread.join()
    try:
        fail(plan.name)
    except KeyError as error:
        raise ValueError(repr(plan)) from error


def fail(name: str) -> None:
    raise KeyError(name)
