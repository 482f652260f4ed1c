"""What is written into an input is what is understood from it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_calc import LeadType, Plan, RevenueStream
from sla_calc.model.fields import Description, describe
from sla_report.numbers.figures import Figures
from sla_ui.numbers.kinds import kind_of, label_with_unit, understood, written
from sla_ui.numbers.understanding import NumberProblem

TAGS = ("en-US", "en-GB", "en-IN", "de-DE", "de-CH", "fr-FR", "tr-TR", "ar-EG", "ja-JP", "sv-SE")
FIELDS = [
    *(describe(Plan, field) for field in ("quota", "months", "tolerance")),
    *(
        describe(RevenueStream, field)
        for field in ("quota_share", "retained_revenue", "marketing_share", "deal_size")
    ),
    *(
        describe(LeadType, field)
        for field in (
            *("mix", "conversion_rates", "deal_size", "sales_cycle_days", "cost_per_lead"),
            *("monthly_limit", "points"),
        )
    ),
]
every_field = pytest.mark.parametrize("words", FIELDS, ids=lambda words: words.name)


@every_field
@settings(deadline=None, max_examples=40)
@given(tag=st.sampled_from(TAGS), data=st.data())
def test_what_is_written_is_understood_as_the_same_value(
    words: Description, tag: str, data: st.DataObject
) -> None:
    typed = st.integers(0, 10**9).map(lambda whole: whole / 10**4)
    low, high = words.lowest or 0, min(words.highest or 1e12, 1e12)
    value = data.draw(typed.filter(lambda value: low <= value <= high) | st.just(float(high)))
    reader = Figures(tag, "EUR")
    assert understood(words, written(words, value, reader), reader) == value


@every_field
@settings(deadline=None, max_examples=40)
@given(tag=st.sampled_from(TAGS), value=st.floats(0, 1e15))
def test_what_was_understood_once_is_written_the_same_again(
    words: Description, tag: str, value: float
) -> None:
    reader = Figures(tag, "EUR")
    text = written(words, value, reader)
    assert written(words, understood(words, text, reader), reader) == text


@every_field
def test_no_value_is_written_as_nothing(words: Description) -> None:
    assert written(words, None, Figures("de-DE", "EUR")) == ""


@every_field
def test_nothing_is_not_understood(words: Description) -> None:
    with pytest.raises(NumberProblem, match="Nothing is typed here"):
        understood(words, "", Figures("en-US", "EUR"))


def test_each_kind_of_field_reads_what_it_asks_for() -> None:
    kinds = {words.name: kind_of(words) for words in FIELDS}
    assert {name for name, kind in kinds.items() if kind == "percent"} == {
        *("tolerance", "quota_share", "marketing_share", "mix", "conversion_rates"),
    }
    assert {name for name, kind in kinds.items() if kind == "money"} == {
        *("quota", "retained_revenue", "deal_size", "cost_per_lead"),
    }


@pytest.mark.parametrize(
    ("words", "label"),
    [
        (describe(Plan, "quota"), "Quota, EUR a month"),
        (describe(Plan, "months"), "Months"),
        (describe(RevenueStream, "marketing_share"), "Marketing's share"),
        (describe(RevenueStream, "deal_size"), "Deal size, EUR a deal"),
        (describe(LeadType, "cost_per_lead"), "Cost per lead, EUR a lead"),
        (describe(LeadType, "monthly_limit"), "Monthly limit, leads a month"),
        (describe(LeadType, "sales_cycle_days"), "Sales cycle, days"),
    ],
)
def test_a_label_names_its_unit(words: Description, label: str) -> None:
    assert label_with_unit(words, "EUR") == label


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [("quota", "1.5m", 1_500_000), ("quota", "$250k", 250_000), ("tolerance", "12.5", 0.125)],
)
def test_an_input_understands_how_people_write(field: str, text: str, value: float) -> None:
    assert understood(describe(Plan, field), text, Figures("en-US", "USD")) == value


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("quota", "€500,000", "The plan is in USD"),
        ("quota", "34%", "is a percentage, and an amount is asked for"),
        ("months", "6 €", "no currency is asked for here"),
        ("tolerance", "0.1", "can be read in more than one way"),
    ],
)
def test_an_input_refuses_what_it_does_not_ask_for(field: str, text: str, said: str) -> None:
    with pytest.raises(NumberProblem, match=said):
        understood(describe(Plan, field), text, Figures("en-US", "USD"))
