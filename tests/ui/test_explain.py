"""Every step of an explanation can be computed again from the figures that stand in it."""

import math
import re
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import LeadType, Plan, RevenueStream, YearMonth, lead_demand, weighted_close_rate
from sla_report.numbers.figures import Figures
from sla_ui.demand.explain import close_rate_steps, demand_steps
from sla_ui.drawing.steps import Step
from tests.strategies import plans
from tests.ui.plans import laws, tame_plans, worked

US = Figures("en-US", "USD")
EXAMPLE = Plan()
MARCH = YearMonth(2027, 3)
SEASONS = (0.5, 1, 1.5, *[1] * 9)


CASES: dict[str, tuple[Plan, int, int, YearMonth | None]] = {
    "rounded up once": (worked(), 0, 0, None),
    "rounded up at each stage": (worked("each stage"), 0, 0, None),
    "example": (EXAMPLE, 0, 1, None),
    "example, last line": (EXAMPLE, 1, 2, None),
    "example, at each stage": (EXAMPLE.changed(rounding="each stage"), 0, 1, None),
    "a month of its season": (EXAMPLE.changed(seasonality=SEASONS), 0, 1, MARCH),
    "mix by revenue": (EXAMPLE.changed(mix_basis="revenue"), 0, 1, None),
}
every_case = pytest.mark.parametrize("case", CASES)


def steps_of(case: str) -> list[Step]:
    plan, stream, kind, month = CASES[case]
    return demand_steps(plan, lead_demand(plan, month), stream, kind, US, month=month)


def value_of(figure: str) -> float:
    """Return the number that a figure of an American reader stands for."""
    number = float(re.sub(r"[$,%]", "", figure))
    return number / 100 if "%" in figure else number


def computed(formula: str) -> float:
    """Work out a formula from the figures in it, as a person with a calculator would."""
    total, product, sign, operation = 0.0, 1.0, 1.0, "×"
    for piece in re.findall(r"\$?[\d,]*\.?\d+%?|[×÷+−]", formula):
        if piece in "+−":
            total, product = total + sign * product, 1.0
            sign, operation = (1.0 if piece == "+" else -1.0), "×"
        elif piece in "×÷":
            operation = piece
        else:
            product = product * value_of(piece) if operation == "×" else product / value_of(piece)
    return total + sign * product


def half_a_digit(figure: str) -> float:
    """Return how far a figure can lie from what it stands for: half of its last digit."""
    decimals = len(figure.partition(".")[2].rstrip("%"))
    return 0.5 * 10.0 ** -(decimals + 2 * ("%" in figure)) * (1 + 1e-9)


def follows(formula: str, figure: str) -> bool:
    """Tell whether a figure follows from the figures in a formula, to its last digit."""
    return abs(computed(formula) - value_of(figure)) <= half_a_digit(figure)


def miscounted(steps: list[Step]) -> list[str]:
    """Return the steps whose result does not follow from the figures in their formula."""
    return [
        f"{step.what}: {step.formula} = {computed(step.formula):.10g}, not {step.result}"
        for step in steps
        if not follows(step.formula, step.result)
    ]


def split(case: str) -> tuple[list[Step], list[Step], list[Step]]:
    """Return the steps to the target, to the leads, and to the promise."""
    steps, stages = steps_of(case), len(CASES[case][0].stages)
    first = next(n for n, step in enumerate(steps) if step.what.startswith("Close rate"))
    return steps[:first], steps[first:-stages], steps[-stages:]


# --- the figures of every step --------------------------------------------------------------------


@every_case
def test_the_target_follows_from_the_figures_shown(case: str) -> None:
    target, _, _ = split(case)
    assert miscounted(target) == []


@every_case
def test_the_leads_follow_from_the_figures_shown(case: str) -> None:
    _, leads, _ = split(case)
    assert miscounted(leads) == []


@every_case
def test_the_promise_is_the_figure_shown_rounded_up(case: str) -> None:
    _, _, stages = split(case)
    for step in stages:
        *made, shown = step.formula.removesuffix(" once").removesuffix(", rounded up").split(" = ")
        assert US.count(math.ceil(value_of(shown))) == step.result
        if made:
            assert follows(made[0], shown)


@every_case
def test_each_step_goes_on_with_what_the_one_before_gave(case: str) -> None:
    target, leads, stages = split(case)
    quota = target[-2].formula.split(" × ")[0].removeprefix("quota ")
    assert quota == (target[0].result if len(target) == 3 else US.money(CASES[case][0].quota))
    assert target[-1].formula.startswith(f"{target[-2].result} × ")
    assert f"{target[-1].result} ÷ " in " ".join(step.formula for step in leads)
    assert leads[1].formula.startswith(f"{leads[0].result} × ")
    if "each stage" in case:
        assert all(below.formula.startswith(above.result) for above, below in pairwise(stages))
    else:
        assert stages[0].formula.startswith(leads[-1].result)


@laws
@given(tame_plans, st.data())
def test_the_last_steps_are_the_promise_at_each_stage(plan: Plan, data: st.DataObject) -> None:
    stream = data.draw(st.integers(0, len(plan.streams) - 1))
    kind = data.draw(st.integers(0, len(plan.streams[stream].lead_types) - 1))
    demand = lead_demand(plan)
    before = sum(len(other.lead_types) for other in plan.streams[:stream])
    steps = demand_steps(plan, demand, stream, kind, US)[-len(plan.stages) :]
    if plan.rounding == "each stage":
        steps = steps[::-1]
    assert [step.what for step in steps] == list(plan.stages)
    promised = demand.lines[before + kind].committed
    assert [step.result for step in steps] == [US.count(count) for count in promised]


@laws
@given(plans(), st.data())
def test_any_plan_can_be_explained(plan: Plan, data: st.DataObject) -> None:
    month = data.draw(st.sampled_from([None, *plan.covered_months]))
    demand = lead_demand(plan, month)
    for stream, source in enumerate(plan.streams):
        for kind in range(len(source.lead_types)):
            for step in demand_steps(plan, demand, stream, kind, US, month=month):
                assert all(
                    text == " ".join(text.split(" ")) and "\n" not in text
                    for text in (step.what, step.formula, step.result)
                )
                assert "nan" not in step.result
                assert step.result != ""


# --- worked examples ------------------------------------------------------------------------------


def test_the_worked_example_is_explained_from_the_quota_to_the_leads() -> None:
    steps = steps_of("rounded up once")
    assert [(step.what, step.formula, step.result) for step in steps[:3]] == [
        ("New business of All", "quota $500,000 × share 100% − existing customers $0", "$500,000"),
        ("Owed from marketing’s leads", "$500,000 × marketing’s share 100%", "$500,000"),
        ("Close rate of Website form", "34% × 82% × 23%", steps[2].result),
    ]
    assert [(step.what, step.formula, step.result) for step in steps[-4:]] == [
        ("MQL", "3,898.7, rounded up once", "3,899"),
        ("SQL", "1,325.6, rounded up once", "1,326"),
        ("Opportunity", "1,087, rounded up once", "1,087"),
        ("Customer", "250, rounded up once", "250"),
    ]


def test_rounding_at_each_stage_is_explained_from_the_won_deal_upward() -> None:
    steps = steps_of("rounded up at each stage")[-4:]
    assert [(step.what, step.formula, step.result) for step in steps] == [
        ("Customer", "$500,000 ÷ $2,000 = 250, rounded up", "250"),
        ("Opportunity", "250 ÷ 23% = 1,087, rounded up", "1,087"),
        ("SQL", "1,087 ÷ 82% = 1,325.6, rounded up", "1,326"),
        ("MQL", "1,326 ÷ 34% = 3,900, rounded up", "3,900"),
    ]


def test_a_month_of_its_season_begins_with_its_quota() -> None:
    first = steps_of("a month of its season")[0]
    assert (first.what, first.formula, first.result) == (
        "Quota of the month",
        "quota $500,000 × season 1.5",
        "$750,000",
    )


def test_a_mix_by_revenue_shares_out_the_target() -> None:
    last = split("mix by revenue")[1][-1]
    assert last.what == "Leads of this type"
    assert last.formula.startswith("share of revenue 50% × $168,000 ÷ ")
    assert last.result == "218.33"


def test_a_figure_that_is_rounded_up_shows_why() -> None:
    # 1,950.01 / 50 % = 3,900.02: one lead more than 3,900.
    kind = LeadType(name="Demo", conversion_rates=(0.5,))
    stream = RevenueStream(name="All", deal_size=1, lead_types=(kind,))
    plan = Plan(quota=1_950.01, stages=("Lead", "Customer"), streams=(stream,))
    lead, customer = demand_steps(plan, lead_demand(plan), 0, 0, US)[-2:]
    assert (lead.result, customer.result) == ("3,901", "1,951")
    assert not lead.formula.startswith("3,900, ")
    assert not customer.formula.startswith("1,950, ")


@pytest.mark.parametrize("rounding", ["final", "each stage"])
def test_existing_customers_that_bring_it_all_are_named(rounding: str) -> None:
    streams = tuple(stream.changed(retained_revenue=400_000) for stream in EXAMPLE.streams)
    plan = EXAMPLE.changed(streams=streams, rounding=rounding)
    steps = demand_steps(plan, lead_demand(plan), 0, 0, US)
    assert steps[0].result == "$0: existing customers bring it all"
    assert {step.result for step in steps[-4:]} == {"0"}


@pytest.mark.parametrize("changes", [{"quota": 0}, {"quota_share": 0}])
def test_existing_customers_are_not_named_where_there_are_none(changes: dict[str, float]) -> None:
    kinds = EXAMPLE.streams[0].lead_types
    first = RevenueStream(name="A", quota_share=0.5, deal_size=9, lead_types=kinds)
    shares = (changes.get("quota_share", 0.5), 1 - changes.get("quota_share", 0.5))
    streams = tuple(
        first.changed(name=name, quota_share=share)
        for name, share in zip("AB", shares, strict=True)
    )
    plan = EXAMPLE.changed(quota=changes.get("quota", 500_000), streams=streams)
    step = demand_steps(plan, lead_demand(plan), 0, 0, US)[0]
    assert step.result == "$0"


def test_an_explanation_is_written_for_its_reader() -> None:
    german = Figures("de-DE", "EUR")
    plan = worked(currency="EUR")
    steps = demand_steps(plan, lead_demand(plan), 0, 0, german)
    assert steps[1].formula == "500.000\u00a0€ × marketing’s share 100\u00a0%"
    assert steps[-4].formula == "3.898,7, rounded up once"
    assert steps[-4].result == "3.899"


# --- the weighted close rate ----------------------------------------------------------------------


@laws
@given(tame_plans)
def test_each_streams_weighted_close_rate_is_explained(plan: Plan) -> None:
    demand = lead_demand(plan)
    owed = {line.stream for line in demand.lines if line.volumes[0]}
    for stream, step in zip(plan.streams, close_rate_steps(plan, demand, US), strict=True):
        assert step.what == stream.name
        if stream.name in owed:
            rate = partial(weighted_close_rate, plan)
            assert step.result == US.rate(rate(stream.name))
            assert step.formula.count(" × ") == len(stream.lead_types)
        else:
            assert (step.formula, step.result) == ("no lead is owed", "–")


def test_a_quarter_closing_at_ten_percent_and_the_rest_at_one_close_at_three_and_a_quarter() -> (
    None
):
    kinds = (
        LeadType(name="Demo", mix=0.25, conversion_rates=(0.1,)),
        LeadType(name="Download", mix=0.75, conversion_rates=(0.01,)),
    )
    stream = RevenueStream(name="All", deal_size=1_000, lead_types=kinds)
    plan = Plan(stages=("Lead", "Customer"), streams=(stream,))
    (step,) = close_rate_steps(plan, lead_demand(plan), US)
    assert (step.formula, step.result) == ("25% × 10% + 75% × 1%", "3.25%")
    assert computed(step.formula) == pytest.approx(0.0325, rel=1e-12)
