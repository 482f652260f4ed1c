"""How soon sales makes the first attempt."""

import csv
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import (
    FollowUpPolicy,
    FollowUps,
    Plan,
    PlanError,
    SalesTeam,
    judge_follow_ups,
    response_speed,
    speed_notices,
)
from sla_calc.tracking.parts_of_leads import LeadGroup
from sla_calc.tracking.speeds import ResponseSpeed, Spread, Within
from tests.calc.tracking.tables import follow_ups
from tests.real_data import DATA, truths

NINE_TO_SIX = SalesTeam(hours=(time(9), time(18)))
PLAN = Plan(team=NINE_TO_SIX, follow_up=FollowUpPolicy(first_response_minutes=60))
SHOP, LAB = (stream.name for stream in PLAN.streams)
KINDS = [kind.name for kind in PLAN.streams[0].lead_types]
EVENING = datetime(2027, 1, 8, 18)  # Friday; the week began on Monday the 4th

minutes_of_a_week = st.integers(0, 5 * 24 * 60)
leads = st.fixed_dictionaries(
    {"handed_over": minutes_of_a_week.map(lambda m: datetime(2027, 1, 4) + timedelta(minutes=m))},
    optional={
        "minutes": st.integers(-300, 5_000).map(float),
        "owner": st.sampled_from(["Ada", "Bo", None]),
        "stream": st.sampled_from([SHOP, LAB, "Web", None]),
        "lead_type": st.sampled_from([*KINDS, "Fair"]),
        "assigned": minutes_of_a_week.map(lambda m: datetime(2027, 1, 4) + timedelta(minutes=m)),
        "closed": st.booleans(),
    },
)
tables = st.lists(leads, max_size=20)


def speed(table: FollowUps, plan: Plan = PLAN, as_of: date = EVENING) -> ResponseSpeed:
    (found,) = response_speed(judge_follow_ups(table, plan, as_of))
    return found


@given(st.lists(st.integers(0, 100_000).map(lambda second: second / 60), min_size=1))
def test_percentiles_are_those_of_numpy(minutes: list[float]) -> None:
    start = datetime(2027, 1, 4, 9)
    rows = [{"handed_over": start, "minutes": each} for each in minutes]
    spread = speed(follow_ups(*rows), as_of=datetime(2027, 3, 31)).clock
    assert (spread.median, spread.p90) == tuple(np.percentile(minutes, [50, 90]).tolist())


@given(
    tables,
    st.sampled_from(["stream", "lead type", "rep"]),
    st.sampled_from(["day", "week", "month", None]),
)
def test_groups_add_up_to_all_leads(rows: list[dict[str, object]], by: str, period: str) -> None:
    judged = judge_follow_ups(follow_ups(*rows), PLAN, EVENING)
    (whole,) = response_speed(judged)
    parts = response_speed(judged, by, period)  # type: ignore[arg-type]

    for count in (
        "leads",
        "contacted",
        "never_contacted",
        "pending",
        "before_hand_over",
        "untimed",
    ):
        assert sum(getattr(part, count) for part in parts) == getattr(whole, count)
    assert whole.leads == whole.contacted + whole.never_contacted + whole.pending
    assert sum(part.working.n for part in parts) == whole.working.n
    assert len({part.group for part in parts}) == len(parts)


@given(tables)
def test_who_promises_more_time_keeps_the_promise_more_often(rows: list[dict[str, object]]) -> None:
    table = follow_ups(*rows)
    hasty, patient = (
        speed(table, PLAN.changed(follow_up=FollowUpPolicy(first_response_minutes=minutes)))
        for minutes in (30, 300)
    )

    assert hasty.clock == patient.clock
    if hasty.within.of_all is not None and patient.within.of_all is not None:
        assert hasty.within.of_all <= patient.within.of_all
    if hasty.within.of_contacted is not None:
        assert hasty.within.of_contacted <= patient.within.of_contacted  # type: ignore[operator]


@given(tables.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_rows_changes_nothing(both: tuple[list[dict[str, object]], ...]) -> None:
    one, other = (
        response_speed(judge_follow_ups(follow_ups(*rows), PLAN, EVENING), "lead type", "day")
        for rows in both
    )

    assert one == other


@given(tables)
def test_fewer_leads_are_within_by_the_clock_than_in_working_time(
    rows: list[dict[str, object]],
) -> None:
    found = speed(follow_ups(*rows))

    if found.within.of_all is not None:
        assert found.within_clock.of_all <= found.within.of_all  # type: ignore[operator]
        assert found.working.median <= found.clock.median if found.working.n else True  # type: ignore[operator]


def test_over_the_weekend_45_working_minutes_pass() -> None:
    friday, monday = datetime(2027, 1, 8, 17, 30), datetime(2027, 1, 11, 9, 15)
    found = speed(follow_ups({"handed_over": friday, "first_attempt": monday}), as_of=monday)

    assert found.working == Spread(1, 45, 45)
    assert found.clock == Spread(1, 3_825, 3_825)
    assert (found.within, found.within_clock) == (Within(1, 1), Within(0, 0))


MONDAY_NINE = datetime(2027, 1, 4, 9)


def contacted_after(*minutes: float | None, **more: object) -> list[dict[str, object]]:
    """Leads of Monday at nine, called after so many minutes, or never."""
    return [
        {"handed_over": MONDAY_NINE, **more} | ({} if each is None else {"minutes": each})
        for each in minutes
    ]


def test_a_lead_that_was_never_called_is_not_kept() -> None:
    found = speed(follow_ups(*contacted_after(10, 30, 50, 70, None)))

    assert (found.leads, found.contacted, found.never_contacted) == (5, 4, 1)
    assert found.within == found.within_clock == Within(of_all=3 / 5, of_contacted=3 / 4)
    assert found.working == found.clock == Spread(4, 40, 64)  # 50 + 0.7 × (70 − 50)


def test_a_lead_still_inside_its_promise_is_pending_and_no_breach() -> None:
    rows = follow_ups(*contacted_after(10, None))
    at_ten, later = (speed(rows, as_of=datetime(2027, 1, 4, 10, m)) for m in (0, 1))

    assert (at_ten.pending, at_ten.never_contacted, at_ten.within.of_all) == (1, 0, 1)
    assert (later.pending, later.never_contacted, later.within.of_all) == (0, 1, 0.5)


def test_what_came_after_the_moment_has_not_happened() -> None:
    rows = follow_ups(*contacted_after(300), {"handed_over": datetime(2027, 1, 5, 9)})
    judged = judge_follow_ups(rows, PLAN, datetime(2027, 1, 4, 12))
    (found,) = response_speed(judged)

    assert (found.leads, found.contacted, found.never_contacted) == (1, 0, 1)
    assert speed_notices(judged) == (
        "1 lead was handed over after 2027-01-04 12:00: not counted yet.",
    )


def test_a_date_means_its_end() -> None:
    rows = follow_ups(*contacted_after(300))

    assert speed(rows, as_of=date(2027, 1, 4)).contacted == 1
    assert speed(rows, as_of=date(2027, 1, 3)).leads == 0


def test_who_was_called_before_the_hand_over_is_counted_apart() -> None:
    rows = [*contacted_after(-20, -5, 10), {"handed_over": EVENING, "first_attempt": MONDAY_NINE}]
    judged = judge_follow_ups(follow_ups(*rows), PLAN, EVENING)
    (found,) = response_speed(judged)

    assert (found.leads, found.contacted, found.before_hand_over) == (4, 4, 3)
    assert found.working == Spread(1, 10, 10)
    assert found.within == Within(1, 1)
    assert speed_notices(judged) == (
        "3 leads were contacted before the hand-over: left out of times and shares.",
    )


def test_who_was_called_at_no_told_time_is_not_never_contacted() -> None:
    rows = follow_ups(
        *contacted_after(10, None, attempts=2),
        {"handed_over": MONDAY_NINE, "attempts": 0},
        {"handed_over": MONDAY_NINE, "reached": True},
    )
    judged = judge_follow_ups(rows, PLAN, EVENING)
    (found,) = response_speed(judged)

    assert (found.contacted, found.never_contacted, found.untimed) == (3, 1, 2)
    assert found.within == Within(of_all=1 / 2, of_contacted=1)
    assert speed_notices(judged) == (
        "2 leads were contacted, but the table does not say when: left out of times and shares.",
    )


def test_a_table_without_first_attempts_tells_no_speed() -> None:
    rows = follow_ups(*contacted_after(None, None, attempts=2), tells_speed=False)
    silent = follow_ups(*contacted_after(None, attempts=0), tells_speed=False)

    assert speed(rows).within == speed(silent).within == Within(None, None)
    assert speed(rows).working == Spread(0, None, None)


def test_leads_without_a_hand_over_have_the_tables_own_time_and_no_day() -> None:
    rows = follow_ups({"minutes": 12.0}, *contacted_after(10))
    judged = judge_follow_ups(rows, PLAN, EVENING)
    days = response_speed(judged, period="day")

    assert [each.group.begins for each in days] == [date(2027, 1, 4), None]
    assert [each.clock.median for each in days] == [10, 12]
    assert [each.working.n for each in days] == [1, 0]
    assert speed_notices(judged) == (
        "1 lead was handed over, but the table does not say when: no working time and no day.",
    )


def test_an_empty_table_is_one_group_of_no_lead() -> None:
    found = speed(follow_ups())

    assert (found.leads, found.group, found.within) == (0, LeadGroup(), Within(None, None))
    assert response_speed(judge_follow_ups(follow_ups(), PLAN, EVENING), "rep", "day") == ()


def test_the_systems_delay_is_told_apart_from_the_reps() -> None:
    rows = follow_ups(
        *contacted_after(50, assigned=datetime(2027, 1, 4, 9, 20)),  # 20 and 30
        *contacted_after(40, assigned=datetime(2027, 1, 1, 12)),  # the rep's already: 0 and 40
        *contacted_after(10, assigned=datetime(2027, 1, 4, 9, 30)),  # called before: in neither
        *contacted_after(None, assigned=datetime(2027, 1, 4, 18, 30)),  # 540 so far, not called
        *contacted_after(None, assigned=datetime(2027, 1, 9, 9)),  # not by then
        *contacted_after(600),  # never assigned
    )
    found = speed(rows)

    assert found.system == Spread(3, 20, pytest.approx(20 + 0.8 * 520))
    assert found.system_clock == Spread(3, 20, pytest.approx(20 + 0.8 * 550))
    assert found.rep == found.rep_clock == Spread(2, 35, 39)


def test_without_assignments_there_is_one_delay() -> None:
    found = speed(follow_ups(*contacted_after(50)))

    assert (found.system, found.system_clock, found.rep, found.rep_clock) == (None,) * 4


def test_a_lead_types_own_promise_holds_for_it() -> None:
    shop = PLAN.streams[0]
    hasty = shop.lead_types[0].changed(follow_up=FollowUpPolicy(first_response_minutes=5))
    plan = PLAN.changed(
        streams=(shop.changed(lead_types=(hasty, *shop.lead_types[1:])), *PLAN.streams[1:])
    )
    rows = follow_ups(
        *contacted_after(30, stream=SHOP.lower(), lead_type=f" {hasty.name}"),
        *contacted_after(30, stream="Web", lead_type="Fair"),
        *contacted_after(30, stream=SHOP, lead_type=KINDS[1]),
    )
    judged = judge_follow_ups(rows, plan, EVENING)

    by_type = response_speed(judged, "lead type")
    assert [(each.group[:2], each.within.of_all) for each in by_type] == [
        ((SHOP, hasty.name), 0),
        ((SHOP, KINDS[1]), 1),
        (("Web", "Fair"), 1),
    ]
    assert [each.group.stream for each in response_speed(judged, "stream")] == [SHOP, "Web"]


def test_groups_come_in_order_of_time_then_of_the_plan_or_the_alphabet() -> None:
    def lead(day: int, month: int = 1, **more: object) -> dict[str, object]:
        return {"handed_over": datetime(2027, month, day, 9), "minutes": 5.0, **more}

    rows = follow_ups(
        lead(12, owner=None, stream="Web"),
        lead(6, owner="Bo", stream=LAB),
        lead(4, owner="Ada", stream=SHOP),
        lead(1, 2, owner="Ada", stream=None),
    )
    judged = judge_follow_ups(rows, PLAN, date(2027, 3, 1))

    reps = [each.group.rep for each in response_speed(judged, "rep")]
    streams = [each.group.stream for each in response_speed(judged, "stream")]
    begins = {
        period: [each.group.begins for each in response_speed(judged, period=period)]  # type: ignore[arg-type]
        for period in ("week", "month")
    }
    assert reps == ["Ada", "Bo", None]
    assert streams == [SHOP, LAB, "Web", None]
    assert begins == {
        "week": [date(2027, 1, 4), date(2027, 1, 11), date(2027, 2, 1)],
        "month": [date(2027, 1, 1), date(2027, 2, 1)],
    }


def test_where_the_clock_changes_the_minutes_that_pass_count() -> None:
    night = datetime(2027, 3, 28)  # its clock goes from 2 to 3
    rows = follow_ups(
        {"handed_over": night, "first_attempt": night + timedelta(hours=6)}, {"minutes": 7.0}
    )
    found = response_speed(
        judge_follow_ups(rows, PLAN, date(2027, 4, 1), zone=ZoneInfo("Europe/Berlin"))
    )

    assert found[0].clock == Spread(2, pytest.approx((300 + 7) / 2), pytest.approx(7 + 0.9 * 293))


def test_a_moment_with_a_time_zone_is_told() -> None:
    moment = datetime(2027, 1, 4, tzinfo=ZoneInfo("Europe/Berlin"))
    with pytest.raises(PlanError) as caught:
        judge_follow_ups(follow_ups(), PLAN, moment)

    assert str(caught.value) == (
        "The moment 2027-01-04 00:00:00+01:00 has a time zone; it must be a local time without one."
    )


SPEED_TO_LEAD = DATA / "speed_to_lead" / "leads.csv"


@pytest.mark.skipif(not SPEED_TO_LEAD.exists(), reason="the shared data are not here")
def test_speed_to_lead_is_as_others_have_counted_it() -> None:
    with SPEED_TO_LEAD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = follow_ups(
        *[
            {
                "handed_over": row["received_time"],
                "first_attempt": row["first_contact_time"] or "NaT",
                "owner": row["rep_name"] or None,
            }
            for row in rows
        ]
    )
    plan = PLAN.changed(follow_up=FollowUpPolicy(first_response_minutes=30))
    judged = judge_follow_ups(table, plan, date(2024, 12, 31))
    (found,) = response_speed(judged)

    told = truths("speed_to_lead")
    assert (found.leads, found.never_contacted, found.pending) == (110, 6, 0)
    assert found.clock == Spread(104, told["minutes"]["median"], told["minutes"]["p90"])
    assert found.within_clock == (
        pytest.approx(told["sla_30min_compliance_of_all_leads"], abs=1e-6),  # 59.09 %
        told["sla_30min_compliance_of_contacted"],  # 62.50 %
    )
    for each in response_speed(judged, "rep"):
        own = told["by_rep"][each.group.rep or "(blank)"]
        assert each.clock.n == own["n"]
        assert each.clock.median == own.get("median")


def test_forty_times_each_lead_keeps_the_same_share() -> None:
    rng = np.random.default_rng(3)
    rows = follow_ups(*contacted_after(*rng.integers(0, 200, 50).astype(float).tolist()))
    many = FollowUps(
        *[column * 40 for column in (rows.leads, rows.owners, rows.streams, rows.lead_types)],
        handed_over=np.tile(rows.handed_over, 40),
        assigned=None,
        first_attempt=np.tile(rows.first_attempt, 40),
        clock_minutes=np.tile(rows.clock_minutes, 40),
        attempts=None,
        reached=None,
        closed=np.tile(rows.closed, 40),
        lines=np.arange(2_000),
    )

    assert speed(many).within == speed(rows).within
    assert speed(many).leads == 40 * speed(rows).leads
