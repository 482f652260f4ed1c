"""Where a period stands, and the verdict on it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sla_calc import Pace, PlanError, needed_per_day, pace, verdict_of
from sla_calc.tracking.verdicts import Progress, verdict_sentence

goals = st.integers(1, 10**6)
actuals = st.integers(0, 10**6)
shares = st.floats(0.001, 1)
tolerances = st.floats(0, 0.5)
HALFWAY = Progress(15, 30, ended=False)
ENDED = Progress(30, 30, ended=True)
ORDER = ("missed", "behind", "on track", "met", "ahead", "exceeded")


@given(goals, actuals, shares, st.integers(1, 100))
def test_k_times_goal_and_actual_keep_pace_and_attainment(
    goal: int, actual: int, elapsed: float, times: int
) -> None:
    one, many = pace(goal, actual, elapsed), pace(goal * times, actual * times, elapsed)

    assert many.attainment == pytest.approx(one.attainment, rel=1e-12)
    assert many.pace == pytest.approx(one.pace, rel=1e-12)
    assert many.projection == pytest.approx(times * one.projection, rel=1e-12)


@given(goals, actuals, actuals, shares)
def test_more_leads_never_project_less(goal: int, actual: int, more: int, elapsed: float) -> None:
    few, many = pace(goal, actual, elapsed), pace(goal, actual + more, elapsed)

    assert few.projection <= many.projection  # type: ignore[operator]
    assert few.low <= many.low * (1 + 1e-9)  # type: ignore[operator]
    assert few.high <= many.high * (1 + 1e-9)  # type: ignore[operator]


@given(goals, actuals, shares)
def test_the_pace_is_what_the_projection_attains(goal: int, actual: int, elapsed: float) -> None:
    stands = pace(goal, actual, elapsed)

    assert stands.pace == pytest.approx(stands.projected_attainment, rel=1e-12)
    assert stands.pace_low == stands.low / goal  # type: ignore[operator]
    assert stands.pace_high == stands.high / goal  # type: ignore[operator]


@given(goals, actuals, st.integers(1, 31))
def test_what_is_needed_a_day_meets_the_goal(goal: int, actual: int, left: int) -> None:
    needed = needed_per_day(goal, actual, left)

    assert actual + needed * left == pytest.approx(max(goal, actual), rel=1e-12)  # type: ignore[operator]


def test_70_of_140_by_day_10_of_30_project_210() -> None:
    stands = pace(goal=140, actual=70, elapsed=10 / 30)

    assert stands.expected == pytest.approx(140 / 3)
    assert (stands.attainment, stands.projection, stands.projected_attainment) == (0.5, 210, 1.5)
    assert stands.pace == pytest.approx(1.5)
    assert needed_per_day(140, 70, 20) == 3.5


def test_without_a_goal_or_a_day_there_is_no_pace() -> None:
    nothing = {"expected": None, "attainment": None, "pace": None, "projected_attainment": None}
    free = pace(None, 30, 0.5)
    assert {name: getattr(free, name) for name in nothing} == nothing
    assert free.projection == 60

    assert pace(0, 30, 0.5).attainment is None
    assert pace(0, 30, 0.5).expected == 0

    before = Pace(140, 3, 0.0, 0.0, 3 / 140, None, None, None, None, None)
    assert pace(140, 3, 0.0) == before
    assert (before.pace_low, before.pace_high) == (None, None)


def test_so_small_a_share_that_the_projection_is_past_counting_gives_none() -> None:
    assert pace(140, 3, 1e-310).projection is None


def test_nothing_is_needed_where_the_goal_is_met_and_nothing_helps_after_the_last_day() -> None:
    assert needed_per_day(140, 140, 0) == 0
    assert needed_per_day(140, 139, 0) is None
    assert needed_per_day(None, 139, 3) is None


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((-1, 0, 0.5), "The goal is -1; it must be 0 or more."),
        ((1, -3, 0.5), "The actual is -3; it must be 0 or more."),
        ((1, float("inf"), 0.5), "The actual is inf; it must be 0 or more."),
        ((1, 1, 1.5), "The share elapsed is 1.5; it must be between 0 and 1."),
        ((1, 1, -0.1), "The share elapsed is -0.1; it must be between 0 and 1."),
    ],
)
def test_what_has_no_pace_is_told(arguments: tuple[float, float, float], sentence: str) -> None:
    with pytest.raises(PlanError) as caught:
        pace(*arguments)

    assert str(caught.value) == sentence


@given(goals, actuals, actuals, shares, tolerances)
def test_more_leads_never_worsen_a_verdict(
    goal: int, actual: int, more: int, elapsed: float, tolerance: float
) -> None:
    for ended in (False, True):
        verdicts = [
            verdict_of(pace(goal, leads, elapsed), tolerance, ended=ended)
            for leads in (actual, actual + more)
        ]
        assume("too early" not in verdicts)
        assert ORDER.index(verdicts[0]) <= ORDER.index(verdicts[1])  # type: ignore[arg-type]


@given(goals, actuals, shares, tolerances, tolerances)
def test_more_tolerance_never_finds_more_off_track(
    goal: int, actual: int, elapsed: float, tolerance: float, more: float
) -> None:
    strict = verdict_of(pace(goal, actual, elapsed), tolerance, ended=True)
    mild = verdict_of(pace(goal, actual, elapsed), tolerance + more, ended=True)

    assert mild in ("met", strict)


@given(goals, actuals, st.floats(0, 0.0999), tolerances)
def test_in_the_first_tenth_it_is_always_too_early(
    goal: int, actual: int, elapsed: float, tolerance: float
) -> None:
    assert verdict_of(pace(goal, actual, elapsed), tolerance) == "too early"


@pytest.mark.parametrize(
    ("actual", "verdict"),
    [(0, "behind"), (1_349, "behind"), (1_350, "on track"), (1_650, "on track"), (1_651, "ahead")],
)
def test_on_track_is_within_the_tolerance_of_the_line(actual: int, verdict: str) -> None:
    # 3,000 in 30 days, day 15: the line is at 1,500, the band from 1,350 to 1,650.
    assert verdict_of(pace(3_000, actual, 0.5), 0.10) == verdict


@pytest.mark.parametrize(
    ("actual", "verdict"),
    [(125, "missed"), (126, "met"), (154, "met"), (155, "exceeded")],
)
def test_after_the_end_the_month_was_missed_met_or_exceeded(actual: int, verdict: str) -> None:
    assert verdict_of(pace(140, actual, 1.0), 0.10, ended=True) == verdict


def test_a_goal_so_small_that_the_share_is_past_counting_is_exceeded() -> None:
    assert verdict_of(pace(5e-324, 8, 1.0), 0.10, ended=True) == "exceeded"


def test_few_leads_are_judged_late_because_chance_is_large() -> None:
    # 20 leads a month: on day 15 of 30, 8 leads may end anywhere from 10 to 27.
    assert verdict_of(pace(20, 8, 0.5), 0.10) == "too early"
    assert verdict_of(pace(20, 8, 0.9), 0.10) == "behind"


def test_without_a_goal_there_is_no_verdict() -> None:
    for goal in (0, None):
        assert verdict_of(pace(goal, 8, 0.5), 0.10) is None
        assert verdict_of(pace(goal, 8, 1.0), 0.10, ended=True) is None


CHANCE = "by chance anything from"


@pytest.mark.parametrize(
    ("stands", "progress", "sentence"),
    [
        (
            pace(140, 9, 2 / 22),
            Progress(2, 22, ended=False),
            f"Day 2 of 22: 9 leads, {CHANCE} 48 to 184 at the month's end; too early to judge.",
        ),
        (
            pace(140, 1, 0.0),
            Progress(0, 21, ended=False),
            "Day 0 of 21: 1 lead; too early to judge.",
        ),
        (
            pace(None, 100, 0.5),
            HALFWAY,
            f"Day 15 of 30: 100 leads, {CHANCE} 174 to 231 at the month's end; there is no goal.",
        ),
        (pace(140, 120, 1.0), ENDED, "The month ended with 120 leads of 140, 86 %: missed."),
        (pace(0, 120, 1.0), ENDED, "The month ended with 120 leads; there was no goal."),
    ],
)
def test_a_verdict_says_what_it_rests_on(stands: Pace, progress: Progress, sentence: str) -> None:
    verdict = verdict_of(stands, 0.10, ended=progress.ended)

    assert verdict_sentence(stands, verdict, progress) == sentence


def test_a_verdict_under_way_names_the_line_and_the_end() -> None:
    assert verdict_sentence(pace(3_000, 1_200, 0.5), "behind", HALFWAY) == (
        "Day 15 of 30: 1,200 leads where the goal line is at 1,500; behind, at this pace 2,400 of "
        "3,000, by chance 2,305 to 2,499 at the month's end."
    )


def test_points_and_money_are_named() -> None:
    sentence = verdict_sentence(pace(140, 1, 1.0), "missed", ENDED, "EUR")

    assert sentence == "The month ended with 1 EUR of 140, 1 %: missed."
