"""The frames of follow-up capacity: what the chart and the tables are drawn from."""

import pytest
from hypothesis import given, settings

from sla_calc import (
    Attempt,
    FollowUpPolicy,
    LeadType,
    Plan,
    RevenueStream,
    SalesTeam,
    attempt_worths,
    follow_up_capacity,
    lead_demand,
    weekly_load,
)
from sla_report.numbers.figures import Figures
from sla_ui.capacity import frames as capacity_frames
from sla_ui.capacity import words as capacity_words
from sla_ui.capacity.explain import capacity_steps
from sla_ui.capacity.frames import BY, MOST_PARTS, By
from tests.hostile import HOSTILE_NAMES
from tests.strategies import staffed_plans

US = Figures("en-US", "USD")
EXAMPLE = Plan()


def weeks(plan: Plan, by: By = "attempt") -> list[dict[str, object]]:
    frame = capacity_frames.weekly_hours(plan, lead_demand(plan), weekly_load(plan), by, US)
    return frame.to_dict("records")


@settings(max_examples=15)
@given(staffed_plans())
def test_the_parts_of_a_week_lie_upon_each_other_and_add_up(plan: Plan) -> None:
    build_up = weekly_load(plan)
    for by in BY:
        frame = capacity_frames.weekly_hours(plan, lead_demand(plan), build_up, by, US)
        assert frame["position"].nunique() <= MOST_PARTS
        assert frame["part"].nunique() == frame["position"].nunique()
        for number, week in frame.groupby("week"):
            assert list(week["low"])[1:] == list(week["high"])[:-1]
            assert week["high"].iloc[-1] == pytest.approx(
                build_up.weeks[int(str(number)) - 1].hours_needed, rel=1e-9, abs=1e-12
            )


def test_only_the_plans_weeks_are_drawn() -> None:
    rows = weeks(EXAMPLE)
    assert (rows[0]["starts"], rows[-1]["starts"]) == ("01 Jan 2027", "25 Jun 2027")
    assert len(rows) == 26 * 7
    assert rows[0]["state"] == "29.6 of 86.4 hours"


def test_many_parts_are_taken_together() -> None:
    cadence = tuple(Attempt(day=day) for day in range(12))
    parts = {row["part"]: None for row in weeks(Plan(follow_up=FollowUpPolicy(cadence=cadence)))}
    assert list(parts) == [*(f"Attempt {number}" for number in range(1, 8)), "Attempts 8 to 12"]
    kinds = tuple(
        LeadType(name=f"Type {number}", mix=0.1, conversion_rates=(0.1, 0.5, 0.5))
        for number in range(10)
    )
    plan = Plan(streams=(RevenueStream(name="All", deal_size=1_000, lead_types=kinds),))
    assert list({row["part"]: None for row in weeks(plan, "lead type")})[-2:] == [
        "Type 6",
        "All others",
    ]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_no_users_word_is_ever_a_columns_name(name: str) -> None:
    strange = name.encode("utf-8", "ignore").decode()[:300]
    kind = LeadType(name=strange if strange.strip() else "–", conversion_rates=(0.1, 0.5, 0.5))
    plan = Plan(streams=(RevenueStream(name="All", deal_size=1_000, lead_types=(kind,)),))
    demand, capacity = lead_demand(plan), follow_up_capacity(plan)
    assert set(weeks(plan, "lead type")[0]) == {
        *("week", "starts", "part", "position", "low", "high", "hours"),
        *("available", "fine", "needed", "state"),
    }
    assert list(capacity_frames.by_lead_type(capacity).columns) == [
        *("stream", "lead_type", "leads", "promised", "made", "reach", "minutes"),
        *("hours", "hours_promised"),
    ]
    worth = capacity_frames.worth_of_attempts(plan, attempt_worths(plan, demand))
    assert list(worth.columns) == [
        *("stream", "lead_type", "pays"),
        *(f"attempt_{number}" for number in range(1, 8)),
    ]


def test_what_one_rep_gets() -> None:
    """503 leads ÷ 6 reps = 83.8 a month, ÷ 4.345 weeks = 19.3, ÷ 21.75 working days = 3.85."""
    frame = capacity_frames.per_rep(follow_up_capacity(EXAMPLE), 21.75)
    assert frame.iloc[0].to_dict() == {
        "what": "New leads",
        "day": 3.85,
        "week": 19.3,
        "month": 83.8,
    }
    without = capacity_frames.per_rep(follow_up_capacity(EXAMPLE), 0)
    assert without["day"].tolist() == [None] * 4


def test_until_which_attempt_a_cadence_pays() -> None:
    worths = attempt_worths(EXAMPLE)
    for hour, pays in ((None, "all 7"), (1.0, "all 7"), (100.0, "none")):
        plan = EXAMPLE.changed(team=SalesTeam(cost_per_hour=hour))
        assert capacity_frames.worth_of_attempts(plan, worths)["pays"].iloc[2] == pays
    declining = FollowUpPolicy(connect_decline=0.3)
    plan = EXAMPLE.changed(follow_up=declining, team=SalesTeam(cost_per_hour=300))
    frame = capacity_frames.worth_of_attempts(plan, attempt_worths(plan))
    assert frame["pays"].iloc[0] == "up to 6"


def test_an_attempt_that_takes_no_reps_time_has_no_worth_an_hour() -> None:
    cadence = (Attempt(day=0), Attempt(day=1, channel="email", automated=True))
    short = FollowUpPolicy(cadence=cadence[:1])
    kinds = EXAMPLE.streams[0].lead_types
    stream = EXAMPLE.streams[0].changed(lead_types=(kinds[0].changed(follow_up=short), *kinds[1:]))
    policy = FollowUpPolicy(cadence=cadence, connected_minutes=0)
    plan = EXAMPLE.changed(follow_up=policy, streams=(stream, EXAMPLE.streams[1]))
    frame = capacity_frames.worth_of_attempts(plan, attempt_worths(plan))
    assert frame["attempt_2"].isna().all()
    assert frame["attempt_1"].notna().all()


# --- in words -------------------------------------------------------------------------------------


def test_the_reps_for_a_quick_response_are_said() -> None:
    words = capacity_words.response(EXAMPLE, follow_up_capacity(EXAMPLE), US)
    assert words == (
        "71.6% of leads get the first attempt in time, arriving at random; "
        "for 80%, 90% and 95% it takes 7 reps."
    )
    busy = EXAMPLE.changed(quota=700_000)
    assert capacity_words.response(busy, follow_up_capacity(busy), US) == (
        "No lead gets the first attempt in time, arriving at random; "
        "for 80%, 90% and 95% it takes 9, 10 and 10 reps."
    )


def test_how_occupancy_was_made_holds_the_plans_numbers() -> None:
    steps = {step.what: step for step in capacity_steps(EXAMPLE, follow_up_capacity(EXAMPLE), US)}
    assert steps["Attempts of a lead"].formula == "(1 − (1 − 20%)^7) ÷ 20%"
    assert steps["Attempts of a lead"].result == "3.95"
    assert steps["Hours needed a month"].formula == "503 leads × 40.86 ÷ 60"
    assert steps["Occupancy"].formula == "342.53 ÷ 375.84"
    assert steps["Occupancy"].result == "91.1%"
    assert steps["Reps needed"].result == "7"


def test_a_declining_rate_and_promises_of_their_own_are_explained_each() -> None:
    own = FollowUpPolicy(connect_decline=0.5, cadence=tuple(Attempt(day=day) for day in range(12)))
    kinds = EXAMPLE.streams[0].lead_types
    stream = EXAMPLE.streams[0].changed(lead_types=(kinds[0].changed(follow_up=own), *kinds[1:]))
    plan = EXAMPLE.changed(
        streams=(stream, EXAMPLE.streams[1]), follow_up=FollowUpPolicy(connect_rate=0)
    )
    steps = {step.what: step for step in capacity_steps(plan, follow_up_capacity(plan), US)}
    assert steps["Attempts of a lead of Demo request"].formula.startswith("100% + 80% + 72% + ")
    assert steps["Attempts of a lead of Demo request"].formula.endswith(" + …")
    assert steps["Chance to reach the person of Demo request"].formula.startswith("1 − (1 − 20%) ×")
    assert steps["Attempts of a lead of Website form"].formula == (
        "nobody is reached, so all 7 are made"
    )
    assert steps["Hours needed a month"].formula.endswith("added up over the lead types")


@pytest.mark.parametrize(
    ("reps", "room"),
    [
        (8, "625 leads a month would fit as well, or 14 attempts on each."),
        (10_000, "781,881 leads a month would fit as well, or any number of attempts."),
    ],
)
def test_what_fits_says_how_much_more_would(reps: float, room: str) -> None:
    plan = EXAMPLE.changed(team=SalesTeam(reps=reps))
    words = capacity_words.verdict(plan, follow_up_capacity(plan), weekly_load(plan), US)
    assert room in words
