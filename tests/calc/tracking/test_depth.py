"""How often sales tries the leads that it has not reached, and which are overdue."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import (
    Attempt,
    FollowUpPolicy,
    JudgedFollowUps,
    Plan,
    SalesTeam,
    attempts_due,
    follow_through,
    follow_up_depth,
    judge_follow_ups,
    response_speed,
)
from sla_calc.model.team import WEEKDAYS
from sla_calc.tracking.depth import FollowUpDepth
from tests.calc.tracking.tables import follow_ups
from tests.strategies import follow_up_policies

# Four attempts: on the day of the hand-over, and 2, 7 and 14 days later.
CADENCE = FollowUpPolicy(cadence=tuple(Attempt(day=day) for day in (0, 2, 7, 14)))
EVERY_DAY = SalesTeam(working_days=WEEKDAYS, hours=(time(9), time(18)))
PLAN = Plan(team=EVERY_DAY, follow_up=CADENCE)
NOON = datetime(2027, 1, 4, 12)  # Monday

leads = st.fixed_dictionaries(
    {"handed_over": st.integers(0, 60).map(lambda day: NOON + timedelta(days=day))},
    optional={
        "minutes": st.integers(0, 5_000).map(float),
        "attempts": st.integers(0, 9),
        "reached": st.booleans(),
        "closed": st.booleans(),
        "owner": st.sampled_from(["Ada", "Bo", None]),
        "lead_type": st.sampled_from(["Demo request", "Fair"]),
    },
)
tables = st.lists(leads, max_size=15)


def judged(*rows: dict[str, object], plan: Plan = PLAN, as_of: date) -> JudgedFollowUps:
    return judge_follow_ups(follow_ups(*rows), plan, as_of)


def depth(*rows: dict[str, object], plan: Plan = PLAN, as_of: date) -> FollowUpDepth:
    found = follow_up_depth(judged(*rows, plan=plan, as_of=as_of))
    (whole,) = found
    return whole


@given(follow_up_policies(), st.lists(st.integers(-1, 800), max_size=9))
def test_due_are_the_attempts_whose_day_has_come(policy: FollowUpPolicy, ages: list[int]) -> None:
    counted = [sum(attempt.day <= age for attempt in policy.cadence) for age in ages]

    assert attempts_due(policy, ages).tolist() == counted


@given(tables, st.sampled_from(["all", "stream", "lead type", "rep"]), st.integers(0, 90))
def test_groups_add_up_to_all_leads(rows: list[dict[str, object]], by: str, later: int) -> None:
    table = judged(*rows, {"handed_over": NOON, "attempts": 1}, as_of=NOON + timedelta(days=later))
    (whole,) = follow_up_depth(table) or ()
    parts = follow_up_depth(table, by, "week") or ()  # type: ignore[arg-type]

    for count in ("leads", "made", "due", "made_of_due", "keeping", "not_told"):
        assert sum(getattr(part, count) for part in parts) == getattr(whole, count)
    assert whole.made_of_due <= min(whole.made, whole.due)
    assert whole.keeping <= whole.leads <= whole.due
    for share in (whole.share_made, whole.share_keeping):
        assert share is None or 0 <= share <= 1


@given(tables, st.integers(0, 90))
def test_whoever_is_listed_is_open_past_the_promise_and_listed_once(
    rows: list[dict[str, object]], later: int
) -> None:
    table = judged(*rows, as_of=NOON + timedelta(days=later))
    listed = follow_through(table)

    assert len({lead.line for lead in listed}) == len(listed)
    assert not table.follow_ups.closed[[lead.line - 1 for lead in listed]].any()
    for lead in listed:
        assert (lead.minutes_late or lead.attempts_missing or 0) > 0
    never = response_speed(table)[0].never_contacted
    assert sum(lead.kind == "not called" for lead in listed) <= never


def test_a_lead_nobody_reached_owes_what_the_cadence_has_by_its_age() -> None:
    lead = {"handed_over": NOON, "minutes": 10.0, "reached": False}
    old = date(2027, 1, 11)  # 7 days: three attempts

    short, kept, eager = (depth({**lead, "attempts": n}, as_of=old) for n in (2, 3, 5))
    assert (short.made, short.due, short.keeping, short.share_made) == (2, 3, 0, 2 / 3)
    assert (kept.share_made, kept.share_keeping) == (1, 1)
    assert (eager.made, eager.made_of_due, eager.share_made) == (5, 3, 1)


def test_leads_that_were_reached_or_closed_owe_nothing() -> None:
    lead = {"handed_over": NOON, "minutes": 10.0, "attempts": 1}
    found = depth(
        {**lead, "reached": True},
        {**lead, "closed": True, "reached": True},
        {**lead, "closed": True},
        {**lead, "closed": True, "attempts": 2},
        as_of=date(2027, 2, 1),
    )

    assert (found.leads, found.due, found.share_made, found.share_keeping) == (0, 0, None, None)
    assert (found.closed, found.closed_made) == (2, 3)


def test_where_nobody_tells_who_was_reached_every_open_lead_counts() -> None:
    lead = {"handed_over": NOON, "minutes": 10.0, "attempts": 1}
    found = depth(lead, {**lead, "closed": True}, as_of=date(2027, 2, 1))

    assert (found.leads, found.due, found.closed, found.closed_made) == (1, 4, None, None)


def test_blank_is_none_for_a_lead_never_called_and_not_told_for_others() -> None:
    found = depth(
        {"handed_over": NOON},
        {"handed_over": NOON, "minutes": 10.0},
        {"handed_over": NOON, "minutes": 10.0, "attempts": 4},
        as_of=date(2027, 2, 1),
    )

    assert (found.leads, found.made, found.due, found.not_told) == (2, 4, 8, 1)


def test_without_attempts_in_the_table_there_is_no_depth() -> None:
    assert follow_up_depth(judged({"handed_over": NOON}, as_of=date(2027, 2, 1))) is None


@pytest.mark.parametrize(
    ("as_of", "due"),
    [
        (datetime(2027, 1, 5, 17), 1),  # the day of the first attempt is over, that of the second
        (datetime(2027, 1, 6, 17, 59), 1),  # is not before it closes
        (datetime(2027, 1, 6, 18), 2),
        (date(2027, 1, 6), 2),
        (datetime(2027, 1, 11, 8), 2),
        (date(2027, 1, 18), 4),
        (date(2027, 6, 1), 4),
    ],
)
def test_an_attempt_is_due_when_its_working_day_is_over(as_of: date, due: int) -> None:
    lead = {"handed_over": NOON, "minutes": 10.0, "attempts": 1}

    assert depth(lead, as_of=as_of).due == due


def test_an_attempt_on_a_day_off_is_due_on_the_next_working_day() -> None:
    weekdays = PLAN.changed(team=SalesTeam(hours=(time(9), time(18))))
    thursday = {"handed_over": datetime(2027, 1, 7, 12), "minutes": 10.0, "attempts": 1}

    # The second attempt falls on Saturday the 9th.
    dues = [depth(thursday, plan=weekdays, as_of=date(2027, 1, day)).due for day in (8, 9, 10, 11)]
    assert dues == [1, 1, 1, 2]


def test_a_lead_inside_the_first_response_promise_owes_no_attempt_yet() -> None:
    late = {"handed_over": datetime(2027, 1, 4, 17, 50), "attempts": 0}

    assert depth(late, as_of=date(2027, 1, 4)).leads == 0
    assert depth(late, as_of=datetime(2027, 1, 5, 9, 51)).due == 1


# --- the list -------------------------------------------------------------------------------------


def test_a_lead_that_was_not_called_is_on_the_list_with_what_it_is_late() -> None:
    (entry,) = follow_through(
        judged(
            {
                "lead": "L1",
                "owner": "Ada",
                "stream": "Web",
                "lead_type": "Fair",
                "handed_over": NOON,
            },
            {"lead": "L2", "owner": "Ada", "handed_over": NOON, "minutes": 5.0},
            {"lead": "L3", "owner": "Ada", "handed_over": NOON, "closed": True},
            {"lead": "L4", "owner": "Ada", "handed_over": NOON, "reached": True},
            {"lead": "L5", "owner": "Ada"},
            as_of=datetime(2027, 1, 4, 13, 30),
        )
    )

    assert (entry.lead, entry.rep, entry.stream, entry.lead_type) == ("L1", "Ada", "Web", "Fair")
    assert (entry.kind, entry.minutes_late, entry.attempts_missing) == ("not called", 30, None)
    assert (entry.handed_over, entry.line) == (NOON, 1)
    assert entry.reason == "Not called in 90 minutes of working time; 60 minutes are promised."


def test_inside_the_promise_nobody_is_on_the_list() -> None:
    assert follow_through(judged({"handed_over": NOON}, as_of=datetime(2027, 1, 4, 13))) == ()


def test_long_waits_are_told_in_hours() -> None:
    (entry,) = follow_through(judged({"handed_over": NOON}, as_of=datetime(2027, 1, 5, 10)))

    assert entry.reason == "Not called in 7 hours of working time; 60 minutes are promised."


def test_from_the_second_week_on_missing_attempts_are_on_the_list() -> None:
    lead = {"lead": "L1", "handed_over": NOON, "minutes": 5.0, "attempts": 1, "reached": False}
    sunday, monday = (follow_through(judged(lead, as_of=date(2027, 1, day))) for day in (10, 11))

    assert sunday == ()
    (entry,) = monday
    assert (entry.kind, entry.attempts_missing, entry.minutes_late) == ("too few attempts", 2, None)
    assert entry.reason == "1 of the 3 attempts that the cadence has by day 7."
    assert follow_through(judged({**lead, "attempts": 3}, as_of=date(2027, 1, 11))) == ()
    assert follow_through(judged({**lead, "reached": True}, as_of=date(2027, 1, 11))) == ()


def test_a_lead_never_called_is_listed_once_though_it_lacks_attempts_too() -> None:
    found = follow_through(judged({"handed_over": NOON, "attempts": 0}, as_of=date(2027, 2, 1)))

    assert [entry.kind for entry in found] == ["not called"]


def test_the_list_is_by_rep_and_oldest_first() -> None:
    def lead(day: int, rep: str | None) -> dict[str, object]:
        return {"lead": f"{rep} {day}", "owner": rep, "handed_over": datetime(2027, 1, day, 12)}

    found = follow_through(
        judged(lead(5, None), lead(6, "Bo"), lead(4, "Bo"), lead(7, "Ada"), as_of=date(2027, 2, 1))
    )

    assert [entry.lead for entry in found] == ["Ada 7", "Bo 4", "Bo 6", "None 5"]
