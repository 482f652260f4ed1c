"""What was measured, kept: a record of each calibration, and a file of several."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sla_calc.calibration.calibrate import Calibration
from sla_calc.calibration.counts import Basis
from sla_calc.errors import PlanFileError

KIND = "sla-calibrations"
FORMAT = 1
LONGEST_FILE = 10_000_000
MOST_RECORDS, MOST_ROWS, MOST_STAGES, LONGEST_TEXT = 500, 10_000, 50, 1_000

Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
Amount = Annotated[float, Field(ge=0)]


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class _Row(_Kept):
    stream: Text | None
    lead_type: Text | None


class RecordedRate(_Row):
    """A rate as it was measured: see ``MeasuredRate``."""

    from_stage: Text
    to_stage: Text
    numerator: Amount
    denominator: Amount
    rate: Amount | None
    low: Amount | None
    high: Amount | None
    corrected: Amount | None
    corrected_low: Amount | None
    corrected_high: Amount | None
    corrected_n: Amount | None


class RecordedDealSize(_Row):
    """A deal size as it was measured: see ``MeasuredDealSize``."""

    mean: float | None
    median: float | None
    n: Annotated[int, Field(ge=0)]


class RecordedCycle(_Row):
    """A sales cycle as it was measured: see ``MeasuredCycle``."""

    mean_days: float | None
    median_days: float | None
    p90_days: float | None
    corrected_mean_days: float | None
    n: Annotated[int, Field(ge=0)]


class CalibrationRecord(_Kept):
    """One calibration, kept to be compared with later ones.

    Attributes:
        made_on: the day on which it was made.
        source: what the table was called.
        fingerprint: of its content.
        rows_read: [rows].
        rows_used: [rows].
        stages: the counted stages, top to bottom.
        basis: cohort or period.
        window: first and last day of the leads that were counted.
        as_of: the day on which the table was true.
        rates: with their counts and intervals.
        deal_sizes: with how many deals.
        cycles: likewise.
        marketing_share: of all revenue won [fraction].
    """

    made_on: date
    source: Text
    fingerprint: Text
    rows_read: Annotated[int, Field(ge=0)]
    rows_used: Annotated[int, Field(ge=0)]
    stages: Annotated[tuple[Text, ...], Field(max_length=MOST_STAGES)]
    basis: Basis
    window: tuple[date, date] | None
    as_of: date | None
    rates: Annotated[tuple[RecordedRate, ...], Field(max_length=MOST_ROWS)]
    deal_sizes: Annotated[tuple[RecordedDealSize, ...], Field(max_length=MOST_ROWS)]
    cycles: Annotated[tuple[RecordedCycle, ...], Field(max_length=MOST_ROWS)]
    marketing_share: Amount | None


class _File(_Kept):
    kind: Literal["sla-calibrations"]
    format: Literal[1]
    records: Annotated[tuple[CalibrationRecord, ...], Field(max_length=MOST_RECORDS)]


def record_of(
    calibration: Calibration,
    *,
    made_on: date,
    source: str,
    fingerprint: str,
    rows_read: int,
    rows_used: int,
) -> CalibrationRecord:
    """Return what is kept of a calibration. Texts are cut to ``LONGEST_TEXT`` characters.

    Args:
        calibration: what was measured.
        made_on: the day on which it was.
        source: what the table is called.
        fingerprint: of its content.
        rows_read: [rows].
        rows_used: [rows].
    """
    return CalibrationRecord.model_validate(
        {
            "made_on": made_on,
            "source": _cut(source),
            "fingerprint": _cut(fingerprint),
            "rows_read": rows_read,
            "rows_used": rows_used,
            "stages": tuple(map(_cut, calibration.stages)),
            "basis": calibration.basis,
            "window": calibration.window,
            "as_of": calibration.as_of,
            "rates": _rows(RecordedRate, calibration.rates),
            "deal_sizes": _rows(RecordedDealSize, calibration.deal_sizes),
            "cycles": _rows(RecordedCycle, calibration.cycles),
            "marketing_share": calibration.marketing_share,
        }
    )


def records_to_json(records: Iterable[CalibrationRecord]) -> str:
    """Return the text of a file of records."""
    content = _File(kind="sla-calibrations", format=FORMAT, records=tuple(records))
    return content.model_dump_json(indent=1) + "\n"


def records_from_json(text: str | bytes) -> tuple[CalibrationRecord, ...]:
    """Read records from the text of their file.

    Raises:
        PlanFileError: it is too long, no such file, or a record in it is not acceptable; with a
            sentence for the user.
    """
    if len(text) > LONGEST_FILE:
        message = f"This file is too long for records; at most {LONGEST_FILE:,} bytes are read."
        raise PlanFileError(message)
    try:
        raw = text.encode(errors="replace") if isinstance(text, str) else text
        return _File.model_validate_json(raw.removeprefix(b"\xef\xbb\xbf")).records
    except ValidationError as error:
        raise PlanFileError(_sentence(error)) from None


def _rows(model: type[_Row], rows: Iterable[object]) -> tuple[_Row, ...]:
    """Return the fields that are kept of each row."""
    kept = list(model.model_fields)
    return tuple(
        model.model_validate(
            {
                field: _cut(value) if isinstance(value := getattr(row, field), str) else value
                for field in kept
            }
        )
        for row in list(rows)[:MOST_ROWS]
    )


def _cut(text: str) -> str:
    """Cut a text to a bounded length, and spell out what no text encoding can carry."""
    return text.encode(errors="backslashreplace").decode()[:LONGEST_TEXT]


def _sentence(error: ValidationError) -> str:
    problem = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = problem["loc"]
    if not place:
        return "This file holds no records: it is not JSON, or not what was saved here."
    if place[0] == "kind":
        return f'This file is JSON, but holds no records: it lacks "kind": "{KIND}".'
    if place[0] == "format":
        return (
            f"These records are not in a format that can be read here; format {FORMAT} can. "
            "A newer version of the calculator opens it."
        )
    where = " ".join(str(step + 1) if isinstance(step, int) else str(step) for step in place)
    return f"The file's {where} cannot be used: {problem['msg'][:200]}."
