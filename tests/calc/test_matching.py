"""Which lead type of the plan is meant by which one in a table."""

from typing import Any

import pytest

from sla_calc import Calibration, PlanError, calibrate
from sla_calc.calibration.counts import Counts, StageCounts
from sla_calc.calibration.matching import Matching, match_parts
from sla_calc.calibration.stages import spans_of
from tests.calc.shops import ONE, TWO


def table(*parts: tuple[str | None, str | None]) -> Calibration:
    rows = tuple(StageCounts(*part, (100, 10)) for part in parts)
    return calibrate(Counts(("Lead", "Customer"), "cohort", reached=rows))


def test_names_match_but_for_case_and_the_space_around_them() -> None:
    found = match_parts(ONE, table(("SHOP ", " demo"), ("SHOP ", "Fairs"), ("SHOP ", None)))

    assert found == Matching(
        streams={"Shop": ("SHOP ", None)},
        lead_types={("Shop", "Demo"): ("SHOP ", " demo")},
        added={},
        unmatched=(("SHOP ", "Fairs"),),
        missing=(("Shop", "Fair"),),
    )


def test_a_table_without_streams_is_of_the_plans_only_one() -> None:
    found = match_parts(ONE, table((None, None), (None, "Fair")))

    assert found.streams == {"Shop": (None, None)}
    assert found.lead_types == {("Shop", "Fair"): (None, "Fair")}


def test_of_several_streams_just_one_has_a_tender() -> None:
    found = match_parts(TWO, table((None, None), (None, "Tender"), (None, "Demo")))

    assert found.streams == {}
    assert found.lead_types == {("Projects", "Tender"): (None, "Tender")}
    assert found.unmatched == ((None, "Demo"),)


def test_a_tables_totals_are_no_stream_where_it_tells_the_streams() -> None:
    found = match_parts(ONE, table(("Shop", None), (None, None), (None, "Demo")))

    assert found.streams == {"Shop": ("Shop", None)}
    assert found.lead_types == {}


def test_what_was_said_comes_before_what_is_guessed_by_name() -> None:
    parts = table(("Shop", "Demo"), ("Shop", "Trial"), ("Shop", "News"), ("Shop", "Gift"))
    found = match_parts(
        ONE,
        parts,
        {
            ("Shop", "Trial"): ("Shop", "Demo"),
            ("Shop", "News"): "add",
            ("Shop", "Gift"): "leave",
        },
    )

    assert found.lead_types == {("Shop", "Demo"): ("Shop", "Trial")}
    assert found.added == {("Shop", "News"): ("Shop", "News")}
    assert found.unmatched == (("Shop", "Demo"),)


def test_a_whole_stream_can_be_matched_and_its_lead_types_go_by_name() -> None:
    found = match_parts(
        TWO, table(("EMEA", "Tender"), ("EMEA", None)), {("EMEA", None): ("Projects", None)}
    )

    assert found.streams == {"Projects": ("EMEA", None)}
    assert found.lead_types == {("Projects", "Tender"): ("EMEA", "Tender")}


def test_a_stream_that_is_left_matches_nothing() -> None:
    by_name = match_parts(TWO, table(("Shop", None), ("Shop", "Fair")), {("Shop", None): "leave"})
    the_only_one = match_parts(ONE, table((None, None)), {(None, None): "leave"})

    assert (by_name.streams, by_name.lead_types) == ({}, {})
    assert the_only_one.streams == {}


def test_what_is_there_by_name_is_not_added_again() -> None:
    found = match_parts(ONE, table(("Shop", "Demo")), {("Shop", "Demo"): "add"})

    assert (found.added, found.lead_types) == ({}, {("Shop", "Demo"): ("Shop", "Demo")})


@pytest.mark.parametrize(
    ("matches", "sentence"),
    [
        (
            {("Shop", "Nobody"): "add"},
            "The table has no stream Shop, lead type Nobody, so it cannot be matched.",
        ),
        (
            {("Shop", None): "add"},
            "stream Shop is a whole stream of the table; only a lead type can be added.",
        ),
        (
            {("Shop", "Demo"): "forget"},
            (
                "stream Shop, lead type Demo is matched with forget; it must be a stream and lead "
                "type of the plan, 'add' or 'leave'."
            ),
        ),
        (
            {("Shop", "Demo"): ("Shop", "Trial")},
            "Stream Shop has no lead type Trial; it has Demo, Fair.",
        ),
        (
            {("Shop", "Demo"): ("Shop", None)},
            (
                "stream Shop, lead type Demo is a lead type; match it with one of the plan's lead "
                "types."
            ),
        ),
        (
            {("Shop", "Demo"): ("Nowhere", "Demo")},
            "There is no stream Nowhere; the plan's streams are Shop.",
        ),
        (
            {("Shop", "Demo"): ("Shop", "Fair"), ("Shop", "News"): ("Shop", "Fair")},
            "stream Shop, lead type Fair can be only one lead type of the table; two are matched.",
        ),
        (
            {("Shop", "News"): "add", ("Shop", " News"): "add"},
            "stream Shop, lead type News can be added only once.",
        ),
        (
            {("Abroad", "News"): "add"},
            (
                "Lead type News cannot be added: its stream in the table, Abroad, is none of the "
                "plan's. Match the stream first."
            ),
        ),
    ],
)
def test_a_match_that_cannot_be_is_refused_in_a_sentence(
    matches: dict[Any, Any], sentence: str
) -> None:
    parts = table(("Shop", "Demo"), ("Shop", "News"), ("Shop", " News"), ("Abroad", "News"))

    with pytest.raises(PlanError) as caught:
        match_parts(ONE, parts, matches)
    assert str(caught.value) == sentence


# --- stages ---------------------------------------------------------------------------------------

FUNNEL = ("MQL", "SQL", "Opportunity", "Customer")


def spans(stages: tuple[str, ...], *reached: float | None) -> list[tuple[int, int]]:
    row = StageCounts(None, None, reached)
    calibration = calibrate(Counts(stages, "cohort", reached=(row,)))
    return [span for span, _ in spans_of(calibration, (None, None), FUNNEL)]


@pytest.mark.parametrize(
    ("stages", "found"),
    [
        (FUNNEL, [(0, 1), (1, 2), (2, 3)]),
        (("mql", "Opportunity ", "Customer"), [(0, 2), (2, 3)]),
        # The last stage is the won deal, whatever it is called.
        (("MQL", "Demo", "Paid"), [(0, 3)]),
        (("SQL", "Opportunity"), [(1, 2)]),
        # Upside down: what goes up is no step. And not of this funnel at all.
        (("SQL", "MQL", "Won"), [(1, 3)]),
        (("Visitor", "Buyer"), []),
    ],
)
def test_a_tables_rates_are_steps_of_the_plan(
    stages: tuple[str, ...], found: list[tuple[int, int]]
) -> None:
    assert spans(stages, *range(400, 400 - len(stages), -1)) == found


def test_a_rate_of_nothing_is_no_step() -> None:
    assert spans(FUNNEL, 0, 0, None, None) == []
