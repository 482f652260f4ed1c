"""This month: what each side owes, whether the hours suffice, where it stands, and why."""

import streamlit as st

from sla_calc import PlanError, YearMonth
from sla_calc.schedule.planned import is_scheduled
from sla_ui.frame.messages import remark, sentence, show_problems
from sla_ui.frame.navigation import require_frame
from sla_ui.frame.page_body import page_body
from sla_ui.frame.plan_state import current_plan
from sla_ui.frame.reader import figures
from sla_ui.schedule.session import current_demand, current_month, current_schedule
from sla_ui.this_month import sections, words
from sla_ui.this_month.owed import owed_in
from sla_ui.this_month.session import of_the_saved_plan, of_this_session
from sla_ui.track.session import today

require_frame()


@page_body
def this_month_page() -> None:
    """Draw both halves of the month beside each other, nothing to be typed."""
    plan, reader, day = current_plan(), figures(), today()
    month = current_month(plan, day)
    st.header(sentence(words.name_of(month, reader)), anchor=False)
    remark(words.which_month(plan, month, YearMonth(day.year, day.month), reader))
    schedule = current_schedule(plan, reader).schedule if is_scheduled(plan, month) else None
    try:
        owed = owed_in(plan, month, current_demand(plan, month, reader), schedule)
    except PlanError as error:  # holidays that are not known
        show_problems(error.problems)
        return
    marketing, sales = st.columns(2, gap="medium")
    with marketing:
        sections.marketing_owes(owed, reader)
    with sales:
        sections.sales_owes(owed, reader)
    sections.say_whether_it_fits(owed, reader)
    sections.where_it_stands(of_this_session(plan, reader) or of_the_saved_plan(reader), reader)
    st.subheader("By lead type", anchor=False)
    sections.by_lead_type(owed, reader)
    sections.why(owed, reader)


this_month_page()
