"""What is known of a figure: its mean, its interval, and where it was measured."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sla_calc import Between, Counted, Plan, PlanError, beliefs_from
from sla_calc.calibration.findings import Finding
from sla_calc.calibration.wilson import wilson_bounds
from sla_calc.what_if.drawing import chance

DRAWS = 200_000


def finding(**fields: object) -> Finding:
    usual: dict[str, object] = {
        "id": "rate",
        "quantity": "rate",
        "what": "Conversion rate",
        "stream": "Enterprise",
        "lead_type": "Event",
        "plan_value": 0.3,
        "data_value": 0.25,
        "counted": 0.2,
        "low": None,
        "high": None,
        "n": 400.0,
        "unit": "rate",
        "suggested": "take",
        "why": "",
        "blended": None,
        "choices": ("keep",),
        "part": (None, None),
        "span": (0, 1),
    }
    return Finding(**{**usual, **fields})  # type: ignore[arg-type]


@given(st.floats(1, 1e6), st.floats(0.001, 0.999))
def test_counts_are_found_again_in_the_interval_that_they_gave(n: float, rate: float) -> None:
    low, high = wilson_bounds(rate, n)
    told = finding(data_value=rate, low=float(low), high=float(high))

    (counted,) = beliefs_from(Plan(), [told]).values()

    assert counted.of == pytest.approx(n, rel=1e-6)
    assert counted.converted == pytest.approx(rate * n, rel=1e-6)
    assert counted.interval == pytest.approx((low, high), rel=1e-6, abs=1e-12)


def test_a_step_of_a_lead_type_is_found_by_name() -> None:
    told = finding(low=0.2, high=0.31)
    assert list(beliefs_from(Plan(), [told])) == ["streams.1.lead_types.1.conversion_rates.0"]


@pytest.mark.parametrize(
    "fields",
    [
        {"span": (0, 2)},
        {"lead_type": None},
        {"stream": "Elsewhere"},
        {"low": None},
        {"quantity": "cycle"},
        {"span": None},
        {"data_value": 0.0, "n": None},
    ],
)
def test_what_was_measured_of_something_else_says_nothing(fields: dict[str, object]) -> None:
    assert beliefs_from(Plan(), [finding(**{"low": 0.2, "high": 0.31, **fields})]) == {}


def test_in_a_stream_of_one_type_the_streams_rate_is_that_types() -> None:
    kind = Plan().streams[1].lead_types[1].changed(mix=1)
    plan = Plan(streams=(Plan().streams[1].changed(lead_types=(kind,), quota_share=1),))
    told = finding(lead_type=None, low=0.2, high=0.31)

    assert list(beliefs_from(plan, [told])) == ["streams.0.lead_types.0.conversion_rates.0"]


def test_of_nobody_and_of_everybody_the_counts_are_taken() -> None:
    told = finding(data_value=0.0, low=0.0, high=0.01)
    assert list(beliefs_from(Plan(), [told]).values()) == [Counted(0, 400)]
    everybody = finding(data_value=1.0, low=0.99, high=1.0)
    assert list(beliefs_from(Plan(), [everybody]).values()) == [Counted(400, 400)]


@pytest.mark.parametrize(("converted", "of"), [(23, 100), (0, 5), (7, 7), (2.5, 300.5)])
def test_a_counted_rate_is_beta_with_half_a_lead_on_either_side(
    converted: float, of: float
) -> None:
    beta = stats.beta(converted + 0.5, of - converted + 0.5)
    drawn = Counted(converted, of).drawn(chance(1), DRAWS, share=True)

    assert Counted(converted, of).mean == pytest.approx(beta.mean())
    assert drawn.mean() == pytest.approx(beta.mean(), abs=4 * beta.std() / DRAWS**0.5)
    assert stats.kstest(drawn, beta.cdf).pvalue > 1e-4


@pytest.mark.parametrize("share", [True, False])
@pytest.mark.parametrize(("low", "high"), [(0.20, 0.26), (0.0, 0.4), (0.6, 1.0), (0.0, 1.0)])
def test_a_range_has_its_mean_in_the_middle_and_95_percent_within(
    low: float, high: float, share: bool
) -> None:
    belief = Between(low, high)
    drawn = belief.drawn(chance(2), DRAWS, share=share)

    sd = (high - low) / 3.919927969
    assert belief.mean == (low + high) / 2
    assert drawn.mean() == pytest.approx(belief.mean, abs=4 * sd / DRAWS**0.5)
    assert drawn.std() == pytest.approx(sd, rel=0.02)
    within = np.mean((drawn >= low) & (drawn <= high))
    assert 0.93 <= within <= 1
    assert drawn.min() >= 0
    assert drawn.max() <= 1 or not share


def test_a_range_without_width_is_certain() -> None:
    assert set(Between(0.3, 0.3).drawn(chance(1), 10, share=True)) == {0.3}


@pytest.mark.parametrize(("converted", "of"), [(2, 1), (-1, 5), (0, 0), (1, float("inf"))])
def test_impossible_counts_are_refused(converted: float, of: float) -> None:
    with pytest.raises(PlanError, match="converted; it must be 0 or more of a number above 0"):
        Counted(converted, of)


@pytest.mark.parametrize(("low", "high"), [(0.3, 0.2), (-1, 1), (0, float("inf"))])
def test_impossible_ranges_are_refused(low: float, high: float) -> None:
    with pytest.raises(PlanError, match="A range goes from"):
        Between(low, high)
