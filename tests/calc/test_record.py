"""What was measured, kept in a file, and read back."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import Plan, PlanFileError, calibrate
from sla_calc.calibration.counts import Counts, StageCounts
from sla_calc.calibration.record import (
    LONGEST_FILE,
    LONGEST_TEXT,
    CalibrationRecord,
    record_of,
    records_from_json,
    records_to_json,
)
from tests.calc.sweep import dear
from tests.counts import counts_for


def record(counts: Counts, source: str = "leads.csv") -> CalibrationRecord:
    return record_of(
        calibrate(counts),
        made_on=date(2026, 6, 1),
        source=source,
        fingerprint="0" * 64,
        rows_read=8_000,
        rows_used=7_940,
    )


SMALL = record(Counts(("A", "B"), "cohort", reached=(StageCounts("Shop", None, (100, 10)),)))


def refusal(content: str | bytes) -> str:
    with pytest.raises(PlanFileError) as caught:
        records_from_json(content)
    return str(caught.value)


@dear
@given(st.lists(counts_for(Plan()).map(record), max_size=3))
def test_records_come_back_from_their_file(records: list[CalibrationRecord]) -> None:
    text = records_to_json(records)

    assert records_from_json(text) == tuple(records)
    assert records_from_json(b"\xef\xbb\xbf" + text.encode()) == tuple(records)


def test_a_record_has_what_was_measured_with_its_interval() -> None:
    (rate,) = SMALL.rates

    assert (rate.numerator, rate.denominator, rate.rate, rate.corrected) == (10, 100, 0.1, None)
    assert (round(rate.low, 4), round(rate.high, 4)) == (0.0552, 0.1744)
    assert (SMALL.basis, SMALL.stages, SMALL.rows_used) == ("cohort", ("A", "B"), 7_940)


def test_texts_are_cut_and_what_no_file_can_hold_is_spelled_out() -> None:
    kept = record(
        Counts(("A", "B"), "cohort", reached=(StageCounts("s" * 5_000, "\ud800", (100, 10)),)),
        source="x" * 5_000,
    )

    assert len(kept.source) == len(kept.rates[0].stream) == LONGEST_TEXT
    assert kept.rates[0].lead_type == "\\ud800"
    assert records_from_json(records_to_json([kept])) == (kept,)


@given(st.text() | st.binary() | st.recursive(st.none() | st.floats(), st.lists).map(json.dumps))
def test_whatever_is_no_such_file_is_refused_in_a_sentence(content: str | bytes) -> None:
    assert refusal(content).endswith(".")


def changed(**changes: object) -> str:
    return json.dumps({**json.loads(records_to_json([SMALL])), **changes})


def with_rate(**changes: object) -> str:
    content = json.loads(records_to_json([SMALL]))
    content["records"][0]["rates"][0] |= changes
    return json.dumps(content)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "This file holds no records: it is not JSON, or not what was saved here."),
        ("[" * 100_000, "This file holds no records: it is not JSON, or not what was saved here."),
        (
            changed(kind="sla-plan"),
            'This file is JSON, but holds no records: it lacks "kind": "sla-calibrations".',
        ),
        (
            changed(format=2),
            (
                "These records are not in a format that can be read here; format 1 can. A newer "
                "version of the calculator opens it."
            ),
        ),
        (
            with_rate(numerator=-1),
            (
                "The file's records 1 rates 1 numerator cannot be used: Input should be greater "
                "than or equal to 0."
            ),
        ),
        (
            with_rate(rate=float("nan")),
            "The file's records 1 rates 1 rate cannot be used: Input should be a finite number.",
        ),
        (
            "x" * (LONGEST_FILE + 1),
            "This file is too long for records; at most 10,000,000 bytes are read.",
        ),
    ],
    ids=["empty", "deep", "foreign", "newer", "negative", "not a number", "long"],
)
def test_what_is_wrong_with_a_file_is_said(content: str, sentence: str) -> None:
    assert refusal(content) == sentence
    assert refusal(content.encode()) == sentence


def test_more_records_than_anybody_keeps_are_refused() -> None:
    many = changed(records=[json.loads(SMALL.model_dump_json())] * 501)

    assert refusal(many).startswith("The file's records cannot be used: Tuple should have at most")
