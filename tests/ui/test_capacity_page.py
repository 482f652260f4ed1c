"""Follow-up capacity as its readers use it: what is typed, what is applied, what is said."""

import re
from datetime import time
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from sla_calc import (
    Attempt,
    FollowUpPolicy,
    Hire,
    Plan,
    SalesTeam,
    YearMonth,
    decode_plan,
    follow_up_capacity,
)
from sla_calc.edits.presets import CADENCES
from sla_calc.follow_up.remedies import remedies
from tests.ui.screen import (
    CAPACITY,
    EXAMPLE,
    button,
    edited,
    exceptions,
    metrics,
    opened,
    plan_of,
    problems,
    table,
)

BUSY = Plan(quota=700_000)
CADENCE = "cadence None@0.0"
AUTOMATED = FollowUpPolicy(
    cadence=(Attempt(day=0, channel="email", automated=True),), connected_minutes=0
)


def said(at: AppTest) -> str:
    """The verdict, and how serious it is."""
    boxes = {"fine": at.success, "tight": at.warning, "broken": at.error}
    return " ".join(f"{level}: {each.value}" for level, box in boxes.items() for each in box)


def offered(at: AppTest) -> list[str]:
    return [each.key.removeprefix("remedy ") for each in at.button if each.label == "Apply"]


def typed_into_team(at: AppTest, name: str, text: str) -> AppTest:
    key = f"team {name}@{at.session_state['sla_plan_state'].generation}"
    if key not in [each.key for each in at.text_input]:
        button(at, "More about the team").click().run()
    return at.text_input(key=key).set_value(text).run()


# --- the verdict ----------------------------------------------------------------------------------


def test_the_example_fits_but_tightly() -> None:
    at = opened(EXAMPLE, CAPACITY)
    assert metrics(at) == {
        "Occupancy": "91.1%",
        "Hours a week": "78.8 of 86.5",
        "Reps needed": "7 of 6",
        "First attempt in time": "71.6%",
    }
    assert said(at).startswith(r"tight: Tight\: it takes 91.1%")
    assert offered(at) == [remedy.kind for remedy in remedies(EXAMPLE)]


def test_a_promise_that_cannot_be_kept_says_when_it_breaks() -> None:
    at = opened(BUSY, CAPACITY)
    assert re.match(
        r"broken: No, the promise cannot be kept\\: it takes 136% of the hours\. 136 of 512 hours "
        r"a month are missing\. The promise breaks in week 4, from 22 January 2027\. Week 9 is the "
        r"worst\\: it is 37\.3 hours short\. This would do\\: hire 4 reps in the first month\.",
        said(at),
    )


def test_months_that_differ_can_break_what_fits_on_average() -> None:
    plan = Plan(quota=420_000, months=12, seasonality=(1, *[1] * 10, 4))
    assert follow_up_capacity(plan).status == "fine"
    at = opened(plan, CAPACITY)
    assert "on average. The promise breaks in week 49, from 3 December 2027" in said(at)
    assert any("in December 2027" in each.value for each in at.caption)
    assert "hire" in offered(at)


@pytest.mark.parametrize(
    ("plan", "verdict"),
    [
        (Plan(team=SalesTeam(reps=0)), "broken: There are no reps."),
        (Plan(team=SalesTeam(selling_time=0)), "broken: Selling time is 0 %."),
        (Plan(team=SalesTeam(marketing_leads_time=0)), "broken: No time is given to marketing's"),
        (
            Plan(follow_up=FollowUpPolicy(connect_rate=0)),
            r"broken: Not in every week\: 98.1% of the hours on average.",
        ),
        (Plan(follow_up=FollowUpPolicy(connect_rate=1)), r"fine: Yes, it fits\: it takes 62.5%"),
        (Plan(follow_up=AUTOMATED), "fine: Follow-up takes no rep's time"),
        (Plan(quota=0), "fine: No lead is owed"),
        (Plan(team=SalesTeam(reps=10_000)), r"fine: Yes, it fits\: it takes 0.0547%"),
        (
            Plan(team=SalesTeam(hires=(Hire(YearMonth(2027, 6), 3),))),
            r"fine: Yes, it fits\: it takes 60.8%",
        ),
        (
            Plan(
                start_month="2016-05",
                months=1,
                team=SalesTeam(working_days=("Fri",), holidays="VE"),
            ),
            r"broken: No, the promise cannot be kept\: it takes 103%",
        ),
        (Plan(quota=1e15), "broken: "),
    ],
)
def test_every_team_gets_a_true_sentence(plan: Plan, verdict: str) -> None:
    at = opened(plan, CAPACITY)
    assert exceptions(at) == []
    assert said(at).startswith(verdict)
    button(at, "How was this made?").click().run()
    assert any("| Hours needed a month |" in each.value for each in at.markdown)
    assert exceptions(at) == []


def test_holidays_that_are_not_known_are_said_and_can_be_mended() -> None:
    at = opened(Plan(team=SalesTeam(holidays="QQ")), CAPACITY)
    assert "No public holidays are known for QQ" in said(at)
    at = typed_into_team(at, "holidays", "de-by")
    assert plan_of(at).team.holidays == "DE-BY"
    assert said(at).startswith(
        r"broken: Not in every week\: 94% of the hours on average. The promise breaks in week 13"
    )  # Easter


# --- remedies -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [remedy.kind for remedy in remedies(EXAMPLE)])
def test_a_remedy_is_applied_with_one_click(kind: str) -> None:
    (remedy,) = [each for each in remedies(EXAMPLE) if each.kind == kind]
    at = opened(EXAMPLE, CAPACITY)
    at.button(key=f"remedy {kind}").click().run()
    assert plan_of(at) == remedy.plan
    assert decode_plan(at.query_params["plan"]) == remedy.plan
    assert offered(at) == []
    assert said(at).startswith("fine:")


def test_what_is_typed_in_the_same_moment_is_not_lost_to_a_remedy() -> None:
    """Leaving an input by clicking on a button sends both at once."""
    at = opened(BUSY, CAPACITY)
    at.text_input(key="team reps@1").set_value("7")
    at.button(key="remedy hire").click().run()
    team = plan_of(at).team
    assert (team.reps, [hire.reps for hire in team.hires]) == (7, [3])

    at = opened(EXAMPLE, CAPACITY)
    at.text_input(key="team reps@0").set_value("8")  # with whom it fits
    at.button(key="remedy hire").click().run()
    assert plan_of(at) == EXAMPLE.changed(team=SalesTeam(reps=8))


def test_what_a_remedy_costs_is_said_where_it_is_known() -> None:
    at = opened(BUSY.changed(team=SalesTeam(cost_per_hour=45)), CAPACITY)
    words = [each.value for each in at.markdown]
    assert "Hire 4 reps in the first month\\: 81.8% occupancy. It costs \\$31,307 a month." in words
    assert any("114% occupancy, not enough on its own" in each for each in words)


def test_the_cheapest_mix_is_offered_where_it_is_cheaper() -> None:
    plan = Plan(quota=560_000, team=SalesTeam(cost_per_hour=150))
    (mix,) = [remedy for remedy in remedies(plan) if remedy.kind == "mix"]
    at = opened(plan, CAPACITY)
    (words,) = [each.value for each in at.markdown if each.value.startswith("The cheapest mix")]
    assert "hire one rep" in words
    assert "promise no more than" in words or "end every cadence after" in words
    at.button(key="remedy mix").click().run()
    assert plan_of(at) == mix.plan


# --- the team and the promise ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("reps", "7.5", 7.5),
        ("selling_time", "70 %", 0.7),
        ("max_occupancy", "80 %", 0.8),
        ("cost_per_hour", "$45", 45.0),
        ("working_days", "monday, Tue wed", ("Mon", "Tue", "Wed")),
        ("hours", "8:30 - 17:00", (time(8, 30), time(17))),
        (
            "hires",
            "2027-02: 2 ; 2027-04: 1.5",
            ((YearMonth(2027, 2), 2), (YearMonth(2027, 4), 1.5)),
        ),
        ("hires", " ", ()),
        ("ramp", "10 %; 90 %", (0.1, 0.9)),
        ("ramp", "", ()),
    ],
)
def test_the_team_is_typed_in(name: str, text: str, value: Any) -> None:
    at = typed_into_team(opened(EXAMPLE, CAPACITY), name, text)
    assert getattr(plan_of(at).team, name) == value
    assert problems(at) == []


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("reps", "a few", "“a few” cannot be read as a number"),
        ("holidays", "QQ", "No public holidays are known for QQ"),
        ("hours", "nine to five", "“nine to five” are not working hours"),
        ("hours", "17:00 ; 09:00", "the day must open before it closes"),
        ("hires", "two in March", "“two in March” is not a hire"),
        ("hires", "2027-13: 2", "“2027-13: 2” is not a hire"),
        ("working_days", "Mon Fun", "Working days"),
    ],
)
def test_what_a_team_cannot_be_is_said(name: str, text: str, reason: str) -> None:
    at = typed_into_team(opened(EXAMPLE, CAPACITY), name, text)
    assert plan_of(at) == EXAMPLE
    assert any(reason in problem for problem in problems(at))


def test_an_hours_cost_can_be_taken_back() -> None:
    at = opened(BUSY.changed(team=SalesTeam(cost_per_hour=45)), CAPACITY)
    assert plan_of(typed_into_team(at, "cost_per_hour", "")).team.cost_per_hour is None


def test_a_lead_type_can_be_promised_something_of_its_own() -> None:
    at = opened(EXAMPLE, CAPACITY)
    at.selectbox(key="promise for#7").set_value(1).run()
    button(at, "Give it a promise of its own").click().run()
    assert plan_of(at).streams[0].lead_types[0].follow_up == EXAMPLE.follow_up
    at.text_input(key="follow up (0, 0) connect_rate@1").set_value("50 %").run()
    own = plan_of(at).streams[0].lead_types[0].follow_up
    assert own == EXAMPLE.follow_up.changed(connect_rate=0.5)
    assert plan_of(at).follow_up == EXAMPLE.follow_up
    button(at, "Promise it what all others get").click().run()
    assert plan_of(at) == EXAMPLE


# --- the cadence ----------------------------------------------------------------------------------


def test_the_cadence_is_edited_in_its_table() -> None:
    at = opened(EXAMPLE, CAPACITY)
    assert table(at, CADENCE)["automated"] == ["a rep"] * 7
    at = edited(at, CADENCE, edited_rows={1: {"minutes": "2.5", "automated": "a sequence"}})
    attempt = plan_of(at).follow_up.cadence[1]
    assert (attempt.minutes, attempt.automated, attempt.channel) == (2.5, True, "email")


def test_a_new_attempt_is_like_the_last_one() -> None:
    at = edited(opened(EXAMPLE, CAPACITY), CADENCE, added_rows=[{"day": "60"}])
    assert plan_of(at).follow_up.cadence[7] == Attempt(day=60, channel="call", minutes=8)


def test_attempts_out_of_order_can_be_put_in_order() -> None:
    at = edited(opened(EXAMPLE, CAPACITY), CADENCE, edited_rows={0: {"day": "5"}})
    assert plan_of(at) == EXAMPLE
    assert any("in the order of their days" in problem for problem in problems(at))
    button(at, "Put them in the order of their days").click().run()
    assert [attempt.day for attempt in plan_of(at).follow_up.cadence] == [3, 5, 9, 17, 26, 40, 54]
    assert problems(at) == []


def test_a_cell_that_cannot_be_read_names_its_row() -> None:
    cells = {2: {"minutes": "long"}, 3: {"automated": "nobody"}, 4: {"day": "-1"}}
    at = edited(opened(EXAMPLE, CAPACITY), CADENCE, edited_rows=cells)
    assert plan_of(at) == EXAMPLE
    (words,) = [problem for problem in problems(at) if problem.startswith("Row")]
    assert "Row 3, Minutes: “long” cannot be read as a number" in words
    assert "Row 4, Done by: “nobody” is not known here; choose a rep or a sequence." in words
    at = edited(opened(EXAMPLE, CAPACITY), CADENCE, edited_rows={0: {"day": "-1"}})
    assert any(problem.startswith("Row 1: Day is -1") for problem in problems(at))


def test_a_ready_made_cadence_takes_the_place_of_the_own_one() -> None:
    at = opened(EXAMPLE, CAPACITY)
    (box,) = [each for each in at.selectbox if each.label == "Ready-made cadences"]
    box.set_value("Call-heavy").run()
    button(at, "Use this cadence").click().run()
    assert plan_of(at).follow_up.cadence == CADENCES["Call-heavy"]


# --- week by week ---------------------------------------------------------------------------------


def test_the_weeks_can_be_seen_by_lead_type() -> None:
    at = opened(EXAMPLE, CAPACITY)
    at.button_group(key="weeks by").set_value(["lead type"]).run()
    assert exceptions(at) == []
    assert said(at).startswith(r"tight: Tight\: it takes 91.1%")


# --- the warning on Lead demand -------------------------------------------------------------------


def test_lead_demand_warns_where_sales_cannot_work_the_leads() -> None:
    (warning,) = [each.value for each in opened(EXAMPLE).warning]
    assert warning.startswith(r"Tight for sales\: to follow up on these 503 leads takes 91.1%")
    assert [each.value for each in opened(Plan(quota=300_000)).warning] == []
    (nobody,) = [each.value for each in opened(Plan(team=SalesTeam(reps=0))).warning]
    assert nobody.startswith("Sales has no hours for marketing's leads")
    assert [each.value for each in opened(Plan(team=SalesTeam(holidays="QQ"))).warning] == []
