"""The schedule as a team uses it: each edit of what it depends on, and what the page says then."""

import re
from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from sla_calc import (
    Improvement,
    YearMonth,
    assumed_pipeline,
    lead_schedule,
    open_pipeline,
    planned_schedule,
    scheduled_demand,
)
from sla_calc.edits.plan_edits import with_lead_type
from sla_calc.schedule.planned import schedule_options
from sla_ui.schedule.state import ScheduleState
from tests.hostile import HOSTILE_NAMES
from tests.ui.screen import (
    EXAMPLE,
    LEAD_DEMAND,
    STATE,
    button,
    edited,
    exceptions,
    metrics,
    opened,
    plan_of,
    problems,
    typed,
)

SCHEDULE, TRACK = "pages/schedule.py", "pages/track.py"
SEASONS = EXAMPLE.changed(seasonality=(1, 1, 2, *[1] * 9))
FIRST, SHORTFALL, FULLEST = "Leads due, Jan 2027", "Largest shortfall", "Sales, fullest month"


def figure(at: AppTest, label: str) -> str:
    return unescaped(metrics(at)[label])


def delta(at: AppTest, label: str) -> str:
    return next(unescaped(metric.delta) for metric in at.metric if metric.label == label)


def unescaped(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def said(at: AppTest) -> str:
    boxes = (*at.caption, *at.markdown, *at.error)
    return unescaped(" ".join(box.value for box in boxes))


def shown(at: AppTest, *columns: str) -> list[dict[str, Any]]:
    """Return the rows of the table that has these columns."""
    frames = [each.value for each in at.dataframe]
    frame = next(each for each in frames if set(columns) <= set(each.columns))
    rows: list[dict[str, Any]] = frame.to_dict("records")
    return rows


def asked(at: AppTest) -> ScheduleState:
    found: ScheduleState = at.session_state["sla_schedule"]
    return found


def pipeline(at: AppTest, source: str) -> AppTest:
    box = next(each for each in at.selectbox if each.label == "Pipeline in hand")
    return box.set_value(source).run()


def drawn(at: AppTest, drawer: str) -> AppTest:
    return button(at, drawer).click().run()


# --- the answer -----------------------------------------------------------------------------------


def test_the_example_owes_the_same_every_month_and_says_what_it_assumes() -> None:
    at = opened(EXAMPLE, SCHEDULE)
    assert exceptions(at) == []
    assert metrics(at) == {FIRST: "503", SHORTFALL: "none", FULLEST: "99.1%"}
    assert [delta(at, label) for label in (FIRST, SHORTFALL, FULLEST)] == [
        "3,018 in 6 months",
        "every month is met",
        "February 2027: tight",
    ]
    assert "503 leads are due every month, and the quota is met in every month." in said(at)
    assert "every month before January 2027 brought the leads of an average month" in said(at)


def test_a_longer_horizon_shows_its_months() -> None:
    at = typed(opened(EXAMPLE, SCHEDULE), "months@0", "12")
    assert delta(at, FIRST) == "6,036 in 12 months"
    (leads,) = [row for row in shown(at, "month_11") if row["stream"] == "all"]
    assert leads["month_11"] == "503"


def test_growth_and_seasons_move_leads_to_earlier_months() -> None:
    at = typed(opened(EXAMPLE, SCHEDULE), "quota_growth@0", "3 %")
    plan = EXAMPLE.changed(quota_growth=0.03)
    assert plan_of(at) == plan
    assert metrics(at)[FIRST] == str(planned_schedule(plan).leads[0])
    at = typed(at, "seasonality@0", "1;1;2;1;1;1;1;1;1;1;1;1")
    most = planned_schedule(plan.changed(seasonality=SEASONS.seasonality)).leads
    assert most.index(max(most)) == 1
    assert f"Most leads are due in February 2027: {max(most):,}" in said(at)


def test_a_quota_typed_for_a_month_holds_until_it_is_emptied() -> None:
    at = drawn(opened(EXAMPLE, SCHEDULE), "Quota and renewals, month by month")
    table = "quota by month 2027-01 6@0.0"
    at = edited(at, table, edited_rows={"2": {"quota": "900k"}, "3": {"retained_1": "0"}})
    plan = plan_of(at)
    assert plan.monthly_quotas == (None, None, 900_000)
    assert plan.streams[1].monthly_retained == (None, None, None, 0)
    # Enterprise owes (900,000 × 40 % − 40,000) × 40 % = 128,000 in March, and nothing that comes
    # from January on closes by then. In hand is what an average month brings, with its quota of
    # (5 × 500,000 + 900,000) ÷ 6 and renewals of 5 × 40,000 ÷ 6: 77,333.
    assert figure(at, SHORTFALL) == "$50,667"
    at = edited(at, table, edited_rows={"2": {"quota": "?"}})
    assert problems(at)[0].startswith("Row 3, Quota, USD: ")
    at = edited(at, table, edited_rows={"2": {"quota": ""}})
    assert plan_of(at) == EXAMPLE
    assert figure(at, SHORTFALL) == "none"


def test_a_limit_that_is_too_tight_names_itself_and_shows_what_is_possible() -> None:
    at = typed(opened(SEASONS, SCHEDULE), "schedule surge_limit@1", "1")
    plan = SEASONS.changed(schedule={"surge_limit": 1})
    assert plan_of(at) == plan
    assert "of its leads may come in a month" in said(at)
    assert "no month takes more than 1 × an average one" in said(at)
    assert metrics(at)[FIRST] == str(planned_schedule(plan).leads[0])
    at = typed(at, "schedule surge_limit@1", "")
    at = typed(at, "schedule change_limit@1", "10 %")
    assert "no month differs by more than 10% from the one before" in said(at)
    assert plan_of(at).schedule.change_limit == 0.1


# --- the pipeline in hand -------------------------------------------------------------------------


def test_with_nothing_in_hand_the_first_months_are_short_and_the_reason_is_said() -> None:
    at = pipeline(opened(EXAMPLE, SCHEDULE), "none")
    assert plan_of(at).schedule.pipeline == "none"
    assert figure(at, SHORTFALL) == "$232,000"
    assert delta(at, SHORTFALL) == "in January 2027"
    assert (
        "January 2027 is $168,000 short in Small business: leads created from January 2027 on "
        "close in February 2027 at the earliest."
    ) in said(at)
    assert len([each for each in at.button if each.label == "All that is short"]) == 1


def test_open_leads_are_typed_and_what_cannot_be_used_is_said() -> None:
    at = pipeline(opened(EXAMPLE, SCHEDULE), "typed")
    assert figure(at, SHORTFALL) == "$232,000"
    row = {"created": "2026-12", "stage": "SQL", "leads": "100"}
    at = edited(at, "open leads@0.0", added_rows=[row])
    # 100 SQLs × 60 % × 30 % = 18 deals of 6,000; of 35 days, five sixths close a month later.
    assert "100 open leads are in hand when January 2027 begins. They bring $108,000" in said(at)
    assert figure(at, SHORTFALL) == "$142,000"
    late = {"created": "2027-01", "leads": "5"}
    at = edited(at, "open leads@0.0", added_rows=[row, late, {"leads": "-1"}, {"stage": "SQL"}])
    (problem,) = problems(at)
    assert problem == (
        "Open leads, row 2: leads in hand came before 2027-01, when the plan begins.\n\n"
        "Open leads, row 3: “-1” is below 0; a number of leads is 0 or more."
    )
    assert plan_of(at) == EXAMPLE
    at = edited(at, "open leads@0.0", deleted_rows=[])
    assert asked(at).typed == []


def test_open_leads_are_taken_from_the_lead_table() -> None:
    at = button(opened(EXAMPLE, TRACK), "Try the example").click().run()
    at = pipeline(at.switch_page(SCHEDULE).run(), "table")
    table = at.session_state[STATE].table
    found = open_pipeline(EXAMPLE, table.open_leads(date(2026, 12, 31)))
    leads = sum(each.leads for each in found.in_hand)
    assert leads > 500
    assert f"{leads:,.0f} open leads of the lead table are in hand" in said(at)
    assert figure(at, FIRST) == str(planned_schedule(EXAMPLE, found.in_hand).leads[0])
    assert exceptions(at) == []


# --- goals ----------------------------------------------------------------------------------------


def test_a_goal_of_the_team_needs_fewer_leads_and_its_worth_is_said() -> None:
    at = drawn(opened(EXAMPLE, SCHEDULE), "Improvements as team goals")
    at = edited(
        at, "goals@0.0", added_rows=[{"line": "Demo request · Small business", "owner": "sales"}]
    )
    (kind, *_) = plan_of(at).streams[0].lead_types
    as_today = Improvement(quantity="conversion rate", step=3, value=0.3, by="2027-06")
    assert kind.improvements == (as_today,)
    at = edited(at, "goals@1.0", edited_rows={"0": {"value": "36 %", "by": "2027-04"}})
    goal = Improvement(quantity="conversion rate", step=3, value=0.36, by="2027-04")
    plan = with_lead_type(EXAMPLE, 0, 0, improvements=(goal,))
    assert plan_of(at) == plan
    fewer = 3_018 - sum(planned_schedule(plan).leads)
    assert fewer > 0
    assert delta(at, FIRST).startswith(f"{3_018 - fewer:,} in 6 months")
    (row,) = shown(at, "moves")
    assert (row["what"], row["moves"], row["owner"]) == (
        "Opportunity → Customer",
        "30% → 36%",
        "sales",
    )
    without = lead_schedule(EXAMPLE, assumed_pipeline(plan), **schedule_options(plan))
    assert row["leads"] == f"+{sum(without.leads) - 3_018 + fewer:,}"
    at = edited(at, "goals@1.0", edited_rows={"0": {"value": "136 %"}})
    assert problems(at)[0].startswith("Row 1: ")
    assert plan_of(at) == plan


# --- what follows ---------------------------------------------------------------------------------


def test_a_months_leads_are_targets_of_its_weeks_and_days() -> None:
    at = opened(EXAMPLE, SCHEDULE)
    whole = next(row for row in shown(at, "day", "week_0") if row["line"] == "all")
    assert (whole["month"], whole["day"]) == ("503", "24")
    assert sum(int(whole[f"week_{at}"]) for at in range(5)) == 503


def test_how_the_leads_were_made_is_one_click_away() -> None:
    at = drawn(opened(EXAMPLE, SCHEDULE), "How was this made?")
    assert "| Demo request: months from lead to deal | 35 days: 83.3% after 1 month" in said(at)
    assert "| Owed by Small business in February 2027 |" in said(at)
    assert "**131**" in said(at)


def test_words_from_users_are_harmless_on_the_page() -> None:
    name = HOSTILE_NAMES[0]
    goal = Improvement(quantity="deal size", value=7_000, by="2027-03")
    plan = with_lead_type(EXAMPLE, 0, 0, name=name, monthly_limit=3, improvements=(goal,))
    at = opened(plan, SCHEDULE)
    for drawer in ("Improvements as team goals", "Sales cycles", "Milestones"):
        at = drawn(at, drawer)
    assert exceptions(at) == []
    shown_raw = [box.value for box in (*at.caption, *at.markdown, *at.error) if name in box.value]
    assert shown_raw == []


# --- the other pages ------------------------------------------------------------------------------


def test_track_holds_a_month_against_what_the_schedule_makes_due() -> None:
    schedule = planned_schedule(SEASONS)
    owed = scheduled_demand(SEASONS, schedule, YearMonth(2027, 1)).leads
    at = opened(SEASONS, TRACK)
    assert metrics(at)["Owed in January 2027, leads"] == str(owed) == str(schedule.leads[0])
    at = pipeline(at.switch_page(SCHEDULE).run(), "none")
    none = planned_schedule(SEASONS.changed(schedule={"pipeline": "none"}))
    at = at.switch_page(TRACK).run()
    assert metrics(at)["Owed in January 2027, leads"] == f"{none.leads[0]:,}"


def test_lead_demand_shows_the_average_month_and_on_request_what_is_due() -> None:
    at = opened(SEASONS, LEAD_DEMAND)
    assert metrics(at)["Leads owed a month"] == "503"
    at.selectbox(key="month#7").select_index(2).run()
    due = planned_schedule(SEASONS).leads[1]
    assert metrics(at)["Leads due, Feb 2027"] == f"{due:,}"
    assert f"The {due:,} leads due in February 2027 bring" in said(at)
    at = drawn(at, "How was this made?")
    assert "| Owed by Small business in March 2027 |" in said(at)
