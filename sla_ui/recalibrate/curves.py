"""How a rate grows with age, and how it moves from month to month and from record to record."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

import streamlit as st

from sla_calc import Comparison, PlanError
from sla_calc.calibration.drift import RateHistory, drift_by_month, drift_over_records
from sla_calc.calibration.measured import MeasuredRate
from sla_calc.calibration.rates import curves_of
from sla_calc.calibration.record import (
    CalibrationRecord,
    record_of,
    records_from_json,
    records_to_json,
)
from sla_calc.calibration.survival import ConversionCurve
from sla_report.numbers.figures import Figures
from sla_ui.drawing.show import show_chart
from sla_ui.drawing.text import arrow, plain
from sla_ui.frame.messages import remark, show_problems
from sla_ui.lead_table.state import RecalibrationState, Results
from sla_ui.recalibrate import charts as recalibrate_charts
from sla_ui.recalibrate import frames as recalibrate_frames
from sla_ui.recalibrate import words
from sla_ui.saved.keeping import keep_with_plan

RECORDS = "records"
LARGEST_RECORDS_MB = 10
CHARTS = {"month": recalibrate_charts.by_month, "record": recalibrate_charts.by_record}
NO_CURVE = ConversionCurve()
R = TypeVar("R", MeasuredRate, RateHistory)


def conversion_by_age(known: RecalibrationState, results: Results, figures: Figures) -> None:
    """Draw how many of the leads got there by each age, and why the plain count is too low."""
    curves = known.once(f"curves {results.counts.basis}", lambda: curves_of(results.counts))
    rates = [rate for rate in results.calibration.rates if curves.get(_key(rate), NO_CURVE).days]
    if not rates:
        remark("The table does not tell when its leads got to each stage, so there are no ages.")
        return
    rate = _pick(rates, "age", results.counts.stages)
    curve = curves[_key(rate)]
    show_chart(
        recalibrate_frames.by_age(curve, rate, figures),
        recalibrate_charts.by_age(figures, counted=rate.rate is not None),
        words.ages(rate, curve, figures),
    )


def month_by_month(
    known: RecalibrationState, results: Results, comparison: Comparison, figures: Figures
) -> None:
    """Draw a rate month by month, beside the plan's."""
    histories = known.once(
        f"months {known.window} {known.as_of} {known.basis}",
        lambda: [each for each in drift_by_month(results.calibration) if len(each.points) > 1],
    )
    if not histories:
        remark("The table tells of one month only, or of none.")
        return
    stages = results.calibration.stages
    _history(histories, "month", stages, comparison, figures)


def records(
    known: RecalibrationState, results: Results, comparison: Comparison, figures: Figures
) -> None:
    """Offer this calibration as a record, take earlier ones, and draw what has become of rates."""
    record = _record(known, results)
    earlier = [each for each in known.records if each != record]
    save, drop = st.columns(2, gap="large")
    with save:
        st.markdown("**Keep this calibration**")
        st.download_button(
            "Download the record",
            lambda: records_to_json([*earlier, record]),
            file_name="sla-calibrations.json",
            mime="application/json",
            on_click="ignore",
            icon=":material/download:",
        )
        st.caption("Counts and rates, and none of the leads. It holds the earlier ones, too.")
    with drop:
        key = f"records {known.revision}"
        st.file_uploader(
            "Earlier records",
            ["json"],
            key=key,
            accept_multiple_files=True,
            max_upload_size=LARGEST_RECORDS_MB,
            on_change=lambda: _take_records(known, key),
        )
        show_problems(known.problems.get(RECORDS, ()))
    keep_with_plan(
        "calibration",
        figures,
        text=lambda: records_to_json([*earlier, record]),
        take=lambda text: _add_records(known, records_from_json(text)),
    )
    if not earlier:
        remark("With earlier records beside it, each rate’s history is drawn here.")
        return
    histories = [each for each in drift_over_records([*earlier, record]) if len(each.points) > 1]
    if histories:
        stages = results.calibration.stages
        _history(histories, "record", stages, comparison, figures)


def _add_records(known: RecalibrationState, found: Iterable[CalibrationRecord]) -> None:
    known.records = tuple(dict.fromkeys([*known.records, *found]))


def _record(known: RecalibrationState, results: Results) -> CalibrationRecord:
    table, report = known.table, results.report
    fingerprint = known.once("fingerprint", lambda: table.fingerprint if table else "")
    return record_of(
        results.calibration,
        made_on=datetime.now(UTC).date(),
        source=known.name,
        fingerprint=fingerprint,
        rows_read=report.rows_read,
        rows_used=report.rows_used,
    )


def _take_records(known: RecalibrationState, key: str) -> None:
    """Take the records of the files that were dropped."""
    found: list[CalibrationRecord] = []
    known.problems.pop(RECORDS, None)
    for file in st.session_state[key]:
        try:
            found += records_from_json(file.getvalue())
        except PlanError as error:
            known.problems[RECORDS] = tuple(f"{file.name}: {text}" for text in error.problems)
    known.records = tuple(dict.fromkeys(found))


def _history(
    histories: list[RateHistory],
    what: str,
    stages: Sequence[str],
    comparison: Comparison,
    figures: Figures,
) -> None:
    history = _pick(histories, what, stages)
    plan_rate = _plan_rate(history, comparison)
    show_chart(
        recalibrate_frames.over_time(history, plan_rate, figures, by_month=what == "month"),
        CHARTS[what](figures, mean=history.mean is not None, plan=plan_rate is not None),
        words.drift(history, plan_rate, figures, what),
    )


def _pick(rates: Sequence[R], what: str, stages: Sequence[str]) -> R:
    """Draw a choice of rates, that of all leads first; it stays while the session lasts."""
    first, last = stages[0], stages[-1]
    places = sorted(
        range(len(rates)),
        key=lambda place: (
            rates[place].stream is not None,
            rates[place].lead_type is not None,
            rates[place].from_stage != first or rates[place].to_stage != last,
        ),
    )
    place = st.selectbox(
        "Which rate",
        places,
        format_func=lambda place: _called(rates[place]),
        key=f"rate by {what} {len(rates)}",
        persist_state="session",
        label_visibility="collapsed",
    )
    return rates[place]


def _called(rate: MeasuredRate | RateHistory) -> str:
    stages = arrow(plain(rate.from_stage, 40), plain(rate.to_stage, 40))
    names = [plain(each, 40) for each in (rate.lead_type, rate.stream) if each is not None]
    return f"{stages} · {' · '.join(names) or 'all leads'}"


def _key(rate: MeasuredRate) -> tuple[str | None, str | None, str, str]:
    return rate.stream, rate.lead_type, rate.from_stage, rate.to_stage


def _plan_rate(history: RateHistory, comparison: Comparison) -> float | None:
    """Return the plan's figure that a rate is compared with."""
    stages = f"{history.from_stage} → {history.to_stage}"
    for finding in comparison:
        same = finding.part == (history.stream, history.lead_type)
        if finding.quantity == "rate" and same and finding.what.endswith(stages):
            return finding.plan_value
    return None
