"""What marketing promises: leads by month, with what they count and are worth."""

from collections.abc import Callable, Iterator

from sla_calc.agreement.facts import Facts, MonthOwed, chunks, kept_between
from sla_calc.agreement.parts import (
    Block,
    Column,
    Figure,
    Note,
    Open,
    Paragraph,
    Section,
    Table,
    Value,
)
from sla_calc.agreement.phrases import about, count, money, rate, typed
from sla_calc.value.lead_values import LeadValue

Measure = Callable[[LeadValue], float]


def marketings_half(facts: Facts) -> Section:
    """Return the leads that marketing promises, by month, stream and lead type."""
    phrases, plan = facts.phrases, facts.plan
    if not facts.leads:
        blocks: list[Block] = [Paragraph(phrases.say("no promise"))]
    else:
        blocks = [
            Paragraph(phrases.say("promise")),
            *_by_month(facts, "leads by month", lambda value: value.goal_leads, count),
            _months(facts),
            Paragraph(phrases.say("tolerance", tolerance=rate(plan.tolerance, typed=True))),
            _worth_of_a_lead(facts),
            Note(phrases.say("before rounding")),
        ]
        if facts.budget:
            blocks.append(Paragraph(phrases.say("budget", budget=money(facts.budget))))
    blocks += _beyond_limits(facts)
    return Section("marketing's half", phrases.text("marketing's half"), tuple(blocks))


def annex(facts: Facts) -> Section | None:
    """Return the promise by month in points and money; None where there is one month or no lead."""
    if not facts.leads or facts.schedule is None:
        return None
    blocks = (
        *_by_month(facts, "points by month", lambda value: value.goal_points, about),
        *_by_month(facts, "worth by month", lambda value: value.goal_value, money),
    )
    return Section("annex", facts.phrases.text("annex"), blocks)


def _by_month(
    facts: Facts, caption: str, measure: Measure, shown: Callable[[float], Figure | None]
) -> Iterator[Table]:
    """Yield tables of lead types and months, as many months beside each other as fit."""
    phrases = facts.phrases
    several = len(facts.plan.streams) > 1
    totals = [sum(map(measure, month.values)) for month in facts.months]
    for months in chunks(facts.months, max(totals)):
        rows: list[tuple[Value, ...]] = []
        for number, (stream, kind) in enumerate(facts.kinds):
            names = (stream.name, kind.name) if several else (kind.name,)
            rows.append((*names, *(shown(measure(month.values[number])) for month in months)))
        if len(rows) > 1:
            names = (phrases.text("all"), "") if several else (phrases.text("all"),)
            rows.append((*names, *(shown(sum(map(measure, month.values))) for month in months)))
        yield Table(
            columns=(
                *((Column(phrases.text("stream"), width=1.5),) if several else ()),
                Column(phrases.text("lead type"), width=1.7),
                *(Column(month.month, numeric=True) for month in months),
            ),
            rows=tuple(rows),
            caption=phrases.say(caption),
            totals=len(rows) > 1,
        )


def _months(facts: Facts) -> Table:
    phrases = facts.phrases
    rows = [_month(facts, each) for each in facts.months]
    if len(rows) > 1:
        points = sum(each.points for each in facts.months)
        leads, worth = count(facts.leads), money(facts.worth)
        rows.append((phrases.text("all"), leads, "", "", about(points), worth))
    names = ("leads", "least", "most", "points", "worth")
    return Table(
        columns=(
            Column(phrases.text("month")),
            *(Column(phrases.text(name), numeric=True) for name in names),
        ),
        rows=tuple(rows),
        caption=phrases.say("months and tolerance"),
        totals=len(rows) > 1,
    )


def _month(facts: Facts, owed: MonthOwed) -> tuple[Value, ...]:
    leads = owed.demand.leads
    least, most = kept_between(leads, facts.plan.tolerance)
    points, worth = about(owed.points), money(owed.worth)
    return owed.month, count(leads), count(least), count(most), points, worth


def _worth_of_a_lead(facts: Facts) -> Table:
    """What a lead of each type counts and brings, in the plan's first month."""
    phrases = facts.phrases
    several = len(facts.plan.streams) > 1
    first = facts.months[0]
    rows = [
        (
            *((stream.name,) if several else ()),
            kind.name,
            rate(line.close_rate),
            about(value.points),
            money(value.value),
        )
        for (stream, kind), line, value in zip(
            facts.kinds, first.demand.lines, first.values, strict=True
        )
    ]
    names = ("close rate", "points a lead", "money a lead")
    return Table(
        columns=(
            *((Column(phrases.text("stream"), width=1.4),) if several else ()),
            Column(phrases.text("lead type"), width=1.6),
            *(Column(phrases.text(name), numeric=True) for name in names),
        ),
        rows=tuple(rows),
        caption=phrases.say("worth of a lead"),
    )


def _beyond_limits(facts: Facts) -> Iterator[Open]:
    """Yield each lead type that owes more than its channel can deliver in some month."""
    for number, (stream, kind) in enumerate(facts.kinds):
        most = max(month.demand.lines[number].volumes[0] for month in facts.months)
        leads = max(month.demand.lines[number].committed[0] for month in facts.months)
        if kind.monthly_limit is not None and most > kind.monthly_limit * (1 + 1e-9):
            yield Open(
                facts.phrases.say(
                    "open limit",
                    lead_type=kind.name,
                    stream=stream.name,
                    limit=typed(kind.monthly_limit, "lead"),
                    leads=count(leads, "lead"),
                )
            )
