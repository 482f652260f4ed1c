"""The answer in large figures, and the sentences that go with it."""

import pytest
from streamlit.testing.v1 import AppTest

from sla_calc import LeadType, Plan, RevenueStream, SalesTeam, YearMonth, lead_demand
from sla_report.numbers.figures import Figures
from sla_ui.demand.answer import takeaway

US = Figures("en-US", "USD")
DE = Figures("de-DE", "EUR")
EXAMPLE = Plan()
SEASONS = (0.5, 1, 1.5, *[1] * 9)


def draw(plan: "Plan", month: "YearMonth | None", figures: "Figures") -> None:
    """The script under test: nothing but the answer."""
    from sla_calc import lead_demand  # noqa: PLC0415 - a script of its own
    from sla_ui.demand.answer import draw_answer, in_words  # noqa: PLC0415
    from sla_ui.frame.messages import remark  # noqa: PLC0415

    draw_answer(plan, lead_demand(plan, month), month, figures)
    remark(in_words(plan, lead_demand(plan, month), month, figures))


def drawn(plan: Plan, month: YearMonth | None = None, figures: Figures = US) -> AppTest:
    return AppTest.from_function(draw, default_timeout=30, args=(plan, month, figures)).run()


def metrics(at: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in at.metric}


def worked(rounding: str = "final", **changes: object) -> Plan:
    """500,000 a month, deals of 2,000, 34 % · 82 % · 23 %."""
    kind = LeadType(name="Website form", conversion_rates=(0.34, 0.82, 0.23))
    stream = RevenueStream(name="All", deal_size=2_000, lead_types=(kind,))
    return Plan(**{"quota": 500_000, "streams": (stream,), "rounding": rounding, **changes})


@pytest.mark.parametrize(("rounding", "leads"), [("final", "3,899"), ("each stage", "3,900")])
def test_the_worked_example_is_answered_in_four_figures(rounding: str, leads: str) -> None:
    assert metrics(drawn(worked(rounding))) == {
        "Leads owed a month": leads,
        "Customers": "250",
        "Revenue from them": "\\$500,000",
        "Weighted close rate": "6.41%",
    }


def test_the_answer_is_also_said_a_week_and_a_working_day() -> None:
    # January 2027: 31 days, 21 of them working days. 3,899 × 7 / 31 = 880.4; 3,899 / 21 = 185.7.
    (said,) = [caption.value for caption in drawn(worked()).caption]
    assert said == (
        "That is 880 leads a week, or 186 on each of the 21 working days of January 2027. Rounded "
        "up once, at the end, for each lead type\\: 3,898.7 leads needed, 3,899 promised."
    )


def test_rounding_at_each_stage_is_said() -> None:
    (said,) = [caption.value for caption in drawn(worked("each stage")).caption]
    assert said.endswith(
        "Rounded up at each stage before the next is computed, for each lead type\\: 3,898.7 leads "
        "needed, 3,900 promised."
    )


def test_a_month_is_named_and_counted_by_its_own_days() -> None:
    at = drawn(worked(seasonality=SEASONS), YearMonth(2027, 2))
    assert metrics(at)["Leads due, Feb 2027"] == "3,899"
    assert "975 leads a week, or 195 on each of the 20 working days of February 2027" in (
        at.caption[0].value
    )


def test_a_month_without_a_working_day_is_said() -> None:
    team = SalesTeam(working_days=("Sat",), holidays="")
    at = drawn(worked(team=team))
    assert "5 working days of January 2027" in at.caption[0].value


def test_figures_are_written_for_their_reader() -> None:
    at = drawn(worked(currency="EUR"), None, DE)
    assert metrics(at)["Leads owed a month"] == "3.899"
    assert metrics(at)["Revenue from them"] == "500.000\u00a0€"
    assert "3.898,7 leads needed, 3.899 promised." in at.caption[0].value


def test_the_won_stage_bears_its_own_name() -> None:
    plan = worked(stages=("MQL", "SQL", "Opportunity", "Won *deal* [x](y)"))
    assert [metric.label for metric in drawn(plan).metric][1] == "Won \\*deal\\* \\[x\\](y)"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"quota": 0}, "No lead is owed: the quota is 0. There is no close rate to speak of."),
        (
            {"marketing_share": 0},
            "No lead is owed: marketing's share is 0 % in every stream; sales finds all leads.",
        ),
        (
            {"retained_revenue": 500_000},
            (
                "No lead is owed: existing customers bring all of the quota, or sales finds the "
                "rest. There is no close rate to speak of."
            ),
        ),
    ],
)
def test_where_no_lead_is_owed_the_reason_is_said(changes: dict[str, float], why: str) -> None:
    of_streams = {field: value for field, value in changes.items() if field != "quota"}
    plan = EXAMPLE.changed(
        quota=changes.get("quota", 500_000),
        streams=tuple(stream.changed(**of_streams) for stream in EXAMPLE.streams),
    )
    at = drawn(plan)
    assert metrics(at)["Leads owed a month"] == "0"
    assert metrics(at)["Weighted close rate"] == "–"
    assert [info.value for info in at.info] == [why]
    assert len(at.caption) == 0


def test_the_funnel_waterfall_is_put_into_a_sentence() -> None:
    assert takeaway(lead_demand(worked()), US) == (
        "Of a quota of $500,000, marketing's leads owe $500,000: 3,899 leads for 250 customers."
    )
    assert takeaway(lead_demand(EXAMPLE), US) == (
        "Of a quota of $500,000, marketing's leads owe $232,000: 503 leads for 30.1 customers."
    )
