"""What stands at the beginning: the summary, and the goal that both sides share."""

from collections.abc import Iterator, Sequence
from math import prod

from sla_calc.agreement.facts import Facts
from sla_calc.agreement.parts import (
    Block,
    Column,
    Figure,
    Note,
    Open,
    Paragraph,
    Section,
    Sides,
    Table,
    Value,
)
from sla_calc.agreement.phrases import count, hours, minutes_or_hours, money, rate, typed
from sla_calc.funnel.targets import quota_of, stream_targets
from sla_calc.schedule.reasons import Shortfall

MOST_STEPS = 3
"""So many conversion rates fit into a table beside the rest."""
MOST_SHORTFALLS = 3
"""So many shortfalls are told one by one."""


def summary(facts: Facts) -> Section:
    """Return the whole promise on half a page."""
    phrases, plan = facts.phrases, facts.plan
    target = sum(each.marketing_target for each in facts.average.targets)
    return Section(
        "summary",
        phrases.text("summary"),
        (
            Paragraph(
                phrases.say(
                    "summary quota", quota=money(float(quota_of(plan))), target=money(target)
                )
            ),
            Sides(
                phrases.text("summary promise of marketing"),
                tuple(_of_marketing(facts)),
                phrases.text("summary promise of sales"),
                tuple(_of_sales(facts)),
            ),
        ),
    )


def goal(facts: Facts) -> Section:
    """Return the shared goal: from the quota to what marketing's leads owe, and the assumptions."""
    phrases, plan = facts.phrases, facts.plan
    blocks: list[Block] = [
        Paragraph(phrases.words("goal words", plan.agreement.goal)),
        _streams(facts),
    ]
    if facts.schedule:
        blocks.append(_by_month(facts))
        blocks += _short(facts, facts.schedule.shortfalls)
    return Section(
        "goal",
        phrases.text("goal"),
        (
            *blocks,
            _assumptions(facts),
            Note(phrases.say("assumptions note", last=plan.stages[-1])),
        ),
    )


def _of_marketing(facts: Facts) -> Iterator[Value]:
    phrases, plan = facts.phrases, facts.plan
    first, last = plan.covered_months[0], plan.covered_months[-1]
    leads, worth = count(facts.leads, "lead", strong=True), money(facts.worth)
    if not facts.leads:
        yield phrases.say("summary no lead")
    elif facts.schedule:
        yield phrases.say("summary leads", leads=leads, first=first, last=last, worth=worth)
    else:
        yield phrases.say("summary leads of a month", leads=leads, first=first, worth=worth)
    yield phrases.say("summary tolerance", tolerance=rate(plan.tolerance, typed=True))
    yield phrases.say("summary qualified", threshold=typed(plan.scoring.threshold, "from points"))


def _of_sales(facts: Facts) -> Iterator[Value]:
    phrases, policy = facts.phrases, facts.plan.follow_up
    hours_to_answer = typed(facts.plan.agreement.acceptance_hours, "hour")
    yield phrases.say("summary answer", hours=hours_to_answer)
    yield phrases.say("summary response", response=minutes_or_hours(policy.first_response_minutes))
    yield phrases.say("summary attempts", attempts=count(len(policy.cadence), "attempt"))
    if facts.capacity:
        yield phrases.say(
            "summary hours",
            needed=hours(facts.capacity.hours_needed),
            available=hours(facts.capacity.hours_available),
        )


def _streams(facts: Facts) -> Table:
    phrases = facts.phrases
    targets = stream_targets(facts.plan)
    rows: list[tuple[Value, ...]] = [
        (
            each.stream,
            money(each.quota),
            money(each.retained_revenue),
            money(each.sales_target),
            money(each.marketing_target),
        )
        for each in targets
    ]
    if len(rows) > 1:
        rows.append(
            (
                phrases.text("all"),
                money(sum(each.quota for each in targets)),
                money(sum(each.retained_revenue for each in targets)),
                money(sum(each.sales_target for each in targets)),
                money(sum(each.marketing_target for each in targets)),
            )
        )
    numbers = ("quota", "retained", "found by sales", "from marketing")
    return Table(
        columns=(
            Column(phrases.text("stream"), width=1.4),
            *(Column(phrases.text(name), numeric=True) for name in numbers),
        ),
        rows=tuple(rows),
        caption=phrases.say("streams"),
        totals=len(rows) > 1,
    )


def _by_month(facts: Facts) -> Table:
    """What marketing's leads owe in each month, what closes, and what is short."""
    phrases, schedule = facts.phrases, facts.schedule
    names = ["from marketing", "closes"]
    series: list[Sequence[float | None]] = [schedule.targets, schedule.revenue] if schedule else []
    if schedule and any(schedule.shortfall):
        names.append("short")
        series.append(tuple(each or None for each in schedule.shortfall))
    return Table(
        columns=(
            Column(phrases.text("month")),
            Column(phrases.text("quota"), numeric=True),
            *(Column(phrases.text(name), numeric=True) for name in names),
        ),
        rows=tuple(
            (month, money(float(quota_of(facts.plan, month))), *map(money, amounts))
            for month, *amounts in zip(facts.plan.covered_months, *series, strict=True)
        ),
        caption=phrases.say("by month"),
    )


def _short(facts: Facts, shortfalls: tuple[Shortfall, ...]) -> Iterator[Open]:
    """What cannot be reached, one by one where these are few."""
    phrases = facts.phrases
    if len(shortfalls) > MOST_SHORTFALLS:
        months = tuple(dict.fromkeys(each.month for each in shortfalls))
        missing = money(sum(each.money for each in shortfalls))
        yield Open(phrases.say("open short by month", months=months, money=missing))
        return
    for each in shortfalls:
        yield Open(
            phrases.say("open short", month=each.month, money=money(each.money), stream=each.stream)
        )


def _assumptions(facts: Facts) -> Table:
    """The rates, deal sizes and sales cycles that all figures follow from."""
    phrases, stages = facts.phrases, facts.plan.stages
    steps = stages[1:] if len(stages) - 1 <= MOST_STEPS else ()
    several = len(facts.plan.streams) > 1
    rows = []
    for stream, kind in facts.kinds:
        names = (stream.name, kind.name) if several else (kind.name,)
        shown: tuple[Figure | None, ...] = tuple(
            rate(each, typed=True) for each in kind.conversion_rates if steps
        )
        rows.append(
            (
                *names,
                *shown,
                rate(prod(kind.conversion_rates)),
                money(stream.deal_size_of(kind), typed=True),
                typed(kind.sales_cycle_days, "day"),
            )
        )
    return Table(
        columns=(
            *((Column(phrases.text("stream"), width=1.4),) if several else ()),
            Column(phrases.text("lead type"), width=1.6),
            *(Column(phrases.say("conversion to", stage=each), numeric=True) for each in steps),
            *(
                Column(phrases.text(name), numeric=True, width=1.3)
                for name in ("close rate", "deal size", "sales cycle")
            ),
        ),
        rows=tuple(rows),
        caption=phrases.say("assumptions"),
    )
