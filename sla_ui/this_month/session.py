"""Where the month stands, as far as this session or the saved plan knows."""

from functools import partial
from typing import NamedTuple

import streamlit as st

from sla_calc import Plan, PlanError
from sla_calc.tracking.standing import Standing, standing_from_text
from sla_report.numbers.figures import Figures
from sla_ui.lead_table.session import recalibration
from sla_ui.saved import words
from sla_ui.saved.keeping import newest
from sla_ui.saved.session import saved
from sla_ui.schedule.session import current_demand
from sla_ui.track.results import has_actuals, month_of
from sla_ui.track.sales_half import sales_half
from sla_ui.track.session import stand_up, today
from sla_ui.track.telling import standing_now


class Known(NamedTuple):
    """Where a month stands, and from where that is known."""

    standing: Standing
    source: str


def of_this_session(plan: Plan, figures: Figures) -> Known | None:
    """Return where the month stands by what was put in on *Track*; None where nothing was."""
    known, watched = recalibration(), stand_up()
    counted = known.table is not None and has_actuals(known)
    if not watched.typing and not counted:
        return None
    try:
        owed = partial(current_demand, plan, figures=figures)
        looked = month_of(known, watched, plan, figures, today=today(), owed=owed)
        if looked.actuals.last is None:
            return None
        standing = standing_now(known, looked, sales_half(known, watched, looked))
    except PlanError:  # said on Track
        return None
    return Known(standing, "From the figures that were put in on Track, in this session.")


def of_the_saved_plan(figures: Figures) -> Known | None:
    """Return where the month stood when that was last kept with the saved plan; None if never."""
    opened = saved().open
    if opened is None:
        return None
    try:
        record = newest(opened, "standing")
        if record is None:
            return None
        standing = standing_from_text(record.text)
    except PlanError:  # the store is away, which the header says, or a newer version kept it
        return None
    when = words.when(record.time, st.context.timezone, figures)
    return Known(standing, f"Kept with the plan {words.kept_by(record.author, when)}.")
