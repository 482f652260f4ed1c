"""The grid of fit and interest."""

import pytest

from sla_calc import LeadScoring, Plan, PlanError, decode_plan, encode_plan
from sla_calc.edits.plan_edits import with_scoring_steps


def test_a_cell_at_the_threshold_is_an_mql_and_one_below_is_not() -> None:
    scoring = LeadScoring(threshold=45)

    assert scoring.qualifies(2, 1)  # 45
    assert not scoring.qualifies(1, 2)  # 40


def test_the_grid_travels_with_the_plan() -> None:
    plan = Plan(scoring=with_scoring_steps(LeadScoring(), "fit", ["No", "Maybe", "Yes"]))

    assert decode_plan(encode_plan(plan)) == plan


def test_fewer_steps_keep_the_points_of_those_that_stay() -> None:
    scoring = with_scoring_steps(LeadScoring(), "fit", ["No", "Maybe", "Yes"])

    assert scoring.points == LeadScoring().points[:3]


def test_a_further_step_begins_with_the_points_of_the_one_before() -> None:
    scoring = with_scoring_steps(
        LeadScoring(), "interest", ["None", "Some", "More", "Much", "Signed"]
    )

    assert [row[-1] for row in scoring.points] == [30, 60, 80, 100]
    assert [row[-2] for row in scoring.points] == [30, 60, 80, 100]


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        (["A", "B"], "Fit is too short; it needs 3 or more entries."),
        (list("ABCDEF"), "Fit is too long; at most 5 entries are possible."),
        (["A", "B", "A"], "Fit: steps need names of their own; A is there twice."),
    ],
)
def test_three_to_five_different_steps_make_an_axis(steps: list[str], sentence: str) -> None:
    with pytest.raises(PlanError) as caught:
        with_scoring_steps(LeadScoring(), "fit", steps)

    assert str(caught.value) == sentence


def test_points_that_do_not_fill_the_grid_are_refused() -> None:
    with pytest.raises(PlanError) as caught:
        LeadScoring(points=((1, 2, 3), (1, 2, 3), (1, 2, 3), (1, 2, 3)))

    assert str(caught.value) == (
        "Points of a cell: 4 rows of 4 are needed, one for each fit and interest."
    )
