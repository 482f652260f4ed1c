"""What differs between two plans, in inputs and in what follows from them."""

import pandas as pd
import streamlit as st

from sla_calc import Plan
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import remark


def show_changes(before: Plan, after: Plan, figures: Figures, *, key: str) -> None:
    """Draw what changed from one plan to the other."""
    if before == after:
        remark("Nothing differs.")
        return
    one, other = _flat(before.model_dump()), _flat(after.model_dump())
    rows = [
        {
            "what": plain(name, 90),
            "before": plain(str(one.get(name, "–")), 60),
            "after": plain(str(other.get(name, "–")), 60),
        }
        for name in dict.fromkeys([*one, *other])
        if one.get(name) != other.get(name)
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch", key=f"changes {key}")


def _flat(value: object, path: str = "") -> dict[str, object]:
    if isinstance(value, dict):
        pairs = [(f"{path} {k}".strip(), v) for k, v in value.items()]
    elif isinstance(value, list | tuple):
        pairs = [(f"{path} {k + 1}".strip(), v) for k, v in enumerate(value)]
    else:
        return {path: value}
    return {k: v for name, each in pairs for k, v in _flat(each, name).items()}
