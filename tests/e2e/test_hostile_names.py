"""Names that look like links, pictures, HTML, formulas or code: shown as typed, loading nothing."""

import re

import pytest
from playwright.sync_api import Page, expect

from sla_calc import (
    LeadScoring,
    LeadType,
    Plan,
    PlanError,
    RevenueStream,
    lead_demand,
    lead_values,
    planned_schedule,
    weekly_load,
)
from sla_report.numbers.figures import Figures
from sla_ui.agreement.part_tables import words_of_the_plan
from sla_ui.capacity import frames as capacity_frames
from sla_ui.demand import frames, funnel_frames
from sla_ui.drawing.text import arrow, plain
from sla_ui.frame.header import LONGEST_NAME
from sla_ui.schedule import frames as schedule_frames
from sla_ui.value import frames as value_frames
from sla_ui.what_if import names as what_if_names
from sla_ui.what_if.sensitivity_frames import MOST_BARS
from tests.e2e.conftest import Visit
from tests.e2e.screen import (
    AGREEMENT,
    CAPACITY,
    LEAD_DEMAND,
    LEAD_SCORING,
    LEAD_VALUE,
    SCHEDULE,
    STREAM_TABLE,
    STREAMS,
    TITLES,
    TYPE_TABLE,
    WHAT_IF,
    charts,
    drawer,
    expect_no_exception,
    open_plan,
    own_errors,
    popover,
    settle,
    switch_to,
    table,
    texts,
)
from tests.hostile import HOSTILE_NAMES

STAGES, STREAM_COUNT, TYPES, STEPS = 8, 5, 5, 5
NAMES_A_PLAN = 1 + STAGES + STREAM_COUNT + STREAM_COUNT * TYPES + STEPS + STEPS
ENGLISH = Figures("en-US", "USD")
LONGEST_LABEL = 40
INVISIBLE = dict.fromkeys(map(ord, "\u2060\u200b\u200e\xad"))


def is_accepted(name: str) -> bool:
    try:
        Plan(name=name)
    except PlanError:
        return False
    return True


def plans() -> list[Plan]:
    """Return plans in which every name that the model accepts stands once, or twice at the end."""
    names = [name for name in HOSTILE_NAMES if is_accepted(name)]
    assert len(names) >= 40
    missing = -len(names) % NAMES_A_PLAN
    return [plan_of(batch) for batch in batches([*names, *names[:missing]])]


def batches(names: list[str]) -> list[list[str]]:
    return [names[first : first + NAMES_A_PLAN] for first in range(0, len(names), NAMES_A_PLAN)]


def plan_of(names: list[str]) -> Plan:
    rest = iter(names)

    def some(number: int) -> tuple[str, ...]:
        return tuple(next(rest) for _ in range(number))

    rates = (0.5, 0.4, 0.8, 0.9, 0.9, 0.9, 0.3)
    return Plan(
        name=next(rest),
        stages=some(STAGES),
        streams=tuple(
            RevenueStream(
                name=next(rest),
                quota_share=1 / STREAM_COUNT,
                deal_size=2_000,
                retained_revenue=10_000,
                marketing_share=0.8,
                lead_types=tuple(
                    LeadType(name=name, mix=1 / TYPES, conversion_rates=rates)
                    for name in some(TYPES)
                ),
            )
            for _ in range(STREAM_COUNT)
        ),
        scoring=LeadScoring(
            fit=some(STEPS),
            interest=some(STEPS),
            points=[[fit * interest for interest in range(STEPS)] for fit in range(STEPS)],
            threshold=6,
        ),
    )


PLANS = plans()


def visible(text: str) -> str:
    """Return what one sees of a text."""
    return " ".join(text.translate(INVISIBLE).split())


def marks(page: Page, chart: int) -> tuple[int, int]:
    """Return how many bars and how many figures a chart has drawn."""
    chosen = charts(page).nth(chart)
    return (
        chosen.locator(".mark-rect.role-mark path").count(),
        chosen.locator(".mark-text.role-mark text").count(),
    )


def expect_axis_names(page: Page, chart: int, names: list[str], axis: int = -1) -> None:
    """Check the names before a chart's bars; a long one is cut to its beginning."""
    labels = charts(page).nth(chart).locator(".role-axis-label").nth(axis).locator("text")
    shown = [together(text) for text in labels.all_text_contents()]
    for name, text in zip(names, shown, strict=True):
        assert text == together(name) or together(name).startswith(text.removesuffix("…"))


def together(text: str) -> str:
    """Return what one sees of a text but its spaces: an axis may put each word on its own line."""
    return visible(text).replace(" ", "")


def test_names_that_javascript_knows_draw_whole_charts(visit: Visit, app_url: str) -> None:
    """As a stage, as a type of a single stream, as a step of the scoring: all of a label."""
    page, known = visit.page, ("__proto__", "constructor", "toString", "valueOf")
    rates = Plan().streams[0].lead_types[0].conversion_rates
    kinds = tuple(LeadType(name=name, mix=0.25, conversion_rates=rates) for name in known)
    stream = RevenueStream(name="All", deal_size=2_000, lead_types=kinds)
    scoring = LeadScoring(fit=known, interest=known)
    open_plan(page, app_url, Plan(stages=known, streams=(stream,), scoring=scoring))
    expect_axis_names(page, 0, ["Quota", "From marketing’s leads", "", *reversed(known)])
    switch_to(page, STREAMS)
    for chart in (0, 1):
        expect_axis_names(page, chart, list(known))
    switch_to(page, LEAD_VALUE)
    expect_axis_names(page, 0, list(known))
    expect_axis_names(page, 1, [*known, "Quota"])
    switch_to(page, LEAD_SCORING)
    assert marks(page, 0) == (16, 32)
    expect_axis_names(page, 0, list(known), axis=0)

    expect_no_exception(page)
    assert own_errors(visit) == []


@pytest.mark.parametrize("number", range(len(PLANS)))
def test_hostile_names_are_shown_as_typed_on_every_page(
    number: int, visit: Visit, app_url: str
) -> None:
    page, plan = visit.page, PLANS[number]
    for where, check in (
        (LEAD_DEMAND, expect_names_on_lead_demand),
        (STREAMS, expect_names_on_streams),
        (SCHEDULE, expect_names_on_schedule),
        (LEAD_VALUE, expect_names_on_lead_value),
        (LEAD_SCORING, expect_names_on_lead_scoring),
        (CAPACITY, expect_names_on_capacity),
        (WHAT_IF, expect_names_on_what_if),
        (AGREEMENT, expect_names_on_agreement),
    ):
        if where == LEAD_DEMAND:
            open_plan(page, app_url, plan)
        else:
            switch_to(page, where)
        heading = page.get_by_role("heading", level=1).inner_text()
        assert visible(heading) == visible(f"{TITLES[where]} {plain(plan.name, LONGEST_NAME)}")
        check(page, plan)
        expect_no_exception(page)
    expect(popover(page, "Share and save")).to_be_visible()
    page.keyboard.press("Escape")
    settle(page)
    assert visit.foreign_requests == []
    assert own_errors(visit) == []


def expect_names_on_lead_demand(page: Page, plan: Plan) -> None:
    steps = [
        visible(arrow(plain(upper, LONGEST_LABEL), plain(lower, LONGEST_LABEL)))
        for upper, lower in zip(plan.stages, plan.stages[1:], strict=False)
    ]
    steps[-1] += ", win rate"
    labels = page.get_by_test_id("stWidgetLabel").filter(has_text="→")
    expect(labels).to_have_count(len(steps))
    assert [visible(text) for text in labels.all_inner_texts()] == steps
    won = page.get_by_test_id("stMetricLabel").nth(1).inner_text()
    assert visible(won) == visible(plain(plan.stages[-1]))

    frame = funnel_frames.funnel_waterfall(plan, lead_demand(plan), ENGLISH)
    assert marks(page, 0) == (len(frame), int((frame["total"] != "").sum()))
    rows = frame.drop_duplicates("position").sort_values("position")["row"]
    expect_axis_names(page, 0, list(rows))

    expect_options(page, 1, [stream.name for stream in plan.streams])
    expect_options(page, 2, [kind.name for kind in plan.streams[0].lead_types])
    drawer(page, "How was this made?")
    expect(page.get_by_role("table").filter(has_text="Result")).to_be_visible()


def expect_names_on_streams(page: Page, plan: Plan) -> None:
    streams, kinds = table(page, STREAM_TABLE), table(page, TYPE_TABLE)
    expect_cells(texts(streams, 1), [stream.name for stream in plan.streams])
    expect_cells(texts(kinds, 2), [kind.name for each in plan.streams for kind in each.lead_types])

    frame = frames.by_lead_type(plan, lead_demand(plan), ENGLISH)
    for chart in (0, 1):
        assert marks(page, chart) == (len(frame), len(frame))
        expect_axis_names(page, chart, list(frame["row"]))


def expect_names_on_lead_value(page: Page, plan: Plan) -> None:
    demand = lead_demand(plan)
    ladder = value_frames.ladder(plan, lead_values(plan, demand), ENGLISH)
    assert marks(page, 0) == (len(ladder), len(ladder))
    expect_axis_names(page, 0, list(ladder["row"]))
    waterfall = value_frames.revenue_waterfall(plan, demand, ENGLISH)
    assert marks(page, 1) == (len(waterfall), len(waterfall))
    expect_axis_names(page, 1, list(waterfall["row"]))

    labels = page.get_by_test_id("stSlider").get_by_test_id("stWidgetLabel")
    expect(labels.last).not_to_be_empty()
    names = [visible(plain(kind.name, 60)) for kind in plan.streams[0].lead_types]
    assert [visible(text) for text in labels.all_inner_texts()] == names
    drawer(page, "How was the weighted close rate made?")
    expect(page.get_by_role("table").filter(has_text="Result")).to_be_visible()


def expect_names_on_lead_scoring(page: Page, plan: Plan) -> None:
    cells = value_frames.scoring_cells(plan, ENGLISH)
    assert marks(page, 0) == (len(cells), 2 * len(cells))
    expect_axis_names(page, 0, list(dict.fromkeys(cells["interest"])), axis=0)
    expect_axis_names(page, 0, list(dict.fromkeys(cells["fit"]))[::-1], axis=1)
    points = table(page, re.compile("^Points of each"))
    expect_cells(texts(points, 0), list(plan.scoring.fit))


def expect_names_on_schedule(page: Page, plan: Plan) -> None:
    frame = schedule_frames.months_chart(plan, planned_schedule(plan), "lead type", ENGLISH)
    names = list(dict.fromkeys(frame[frame["kind"] == "leads"]["part"]))
    labels = charts(page).first.locator(".role-legend-label text")
    expect(labels).to_have_count(len(names) + len(schedule_frames.REVENUE_PARTS))
    for name, text in zip(names, labels.all_text_contents(), strict=False):
        assert together(name).startswith(together(text).removesuffix("…"))


def expect_names_on_capacity(page: Page, plan: Plan) -> None:
    page.get_by_text("By lead type", exact=True).click()
    settle(page)
    frame = capacity_frames.weekly_hours(
        plan, lead_demand(plan), weekly_load(plan), "lead type", ENGLISH
    )
    names = list(frame.drop_duplicates("position")["part"])
    labels = charts(page).first.locator(".role-legend-label text")
    expect(labels).to_have_count(len(names))
    for name, text in zip(names, labels.all_text_contents(), strict=True):
        assert together(name).startswith(together(text).removesuffix("…"))
    drawer(page, "How was this made?")
    expect(page.get_by_role("table").filter(has_text="Result")).to_be_visible()


def expect_names_on_what_if(page: Page, plan: Plan) -> None:
    page.get_by_test_id("stButtonGroup").first.get_by_text("Goal seek", exact=True).click()
    group = page.get_by_role("combobox", name="What may change")
    expect(group).to_have_value("All streams alike")
    settle(page)
    group.click()
    expect(page.get_by_role("option").nth(8)).to_be_attached()
    shown = [visible(text) for text in page.get_by_role("option").all_inner_texts()]
    names = what_if_names.group_names(plan, list(what_if_names.groups(plan)))
    assert shown == [visible(name) for name in names[: len(shown)]]  # the others are scrolled to
    page.keyboard.press("Escape")
    page.get_by_test_id("stButtonGroup").first.get_by_text("Sensitivity", exact=True).click()
    title = page.locator("svg .role-title-text").filter(has_text="What moves leads owed most")
    expect(title).to_be_visible(timeout=20_000)
    settle(page)
    bars, words = marks(page, 0)
    assert bars == words == 2 * MOST_BARS


def expect_names_on_agreement(page: Page, plan: Plan) -> None:
    steps = page.get_by_test_id("stButtonGroup").first
    steps.get_by_text("Leads", exact=True).click()
    names = [visible(plain(name, 60)) for name in dict.fromkeys(words_of_the_plan(plan))]
    page.get_by_role("combobox", name="Stage or lead type").click()
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    shown = [visible(text) for text in options.all_inner_texts()]
    assert len(shown) > 5
    assert [text.rpartition(" – ")[0] for text in shown] == names[: len(shown)]
    page.keyboard.press("Escape")
    steps.get_by_text("Preview", exact=True).click()
    expect(page.get_by_role("img", name=re.compile("^Page 1 of"))).to_be_visible(timeout=20_000)
    settle(page)


def expect_options(page: Page, box: int, names: list[str]) -> None:
    """Check what a selection offers."""
    page.get_by_test_id("stSelectbox").nth(box).click()
    options = page.get_by_role("option")
    expect(options).to_have_count(len(names))
    shown = [visible(text) for text in options.all_inner_texts()]
    assert shown == [visible(plain(name, 80)) for name in names]
    page.keyboard.press("Escape")


def expect_cells(cells: list[str], names: list[str]) -> None:
    """Check a column's cells, as far as its table reaches without scrolling."""
    shown = [visible(plain(text)) for text in cells][: len(names)]
    assert len(shown) >= min(len(names), 8)
    assert shown == [visible(plain(name)) for name in names[: len(shown)]]
