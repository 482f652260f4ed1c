"""The two halves of a part: its answer, and beside it what is asked."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from sla_calc import PlanError
from sla_ui.frame.messages import show_problems

Found = TypeVar("Found")


def answered(inputs: Callable[[], None], find: Callable[[], Found]) -> tuple[Any, Found | None]:
    """Draw the inputs, and find the answer; why there is none is said in its place.

    Args:
        inputs: draws what is asked.
        find: finds the answer, or raises a ``PlanError``.

    Returns:
        Where the answer is drawn, and the answer.
    """
    answer, asked = st.columns([0.7, 0.3], gap="large")
    with asked:
        inputs()
    try:
        return answer, find()
    except PlanError as error:
        with answer:
            show_problems(error.problems)
        return answer, None
