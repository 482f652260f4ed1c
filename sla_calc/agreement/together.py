"""What the sides need from each other: help, improvements, reports, people."""

from collections.abc import Iterator
from typing import NamedTuple

from sla_calc.agreement.facts import Facts
from sla_calc.agreement.parts import (
    Block,
    Bullets,
    Column,
    Open,
    Section,
    Sides,
    Table,
    Undecided,
    Value,
)
from sla_calc.agreement.phrases import money, rate, typed
from sla_calc.model.improvement import Improvement
from sla_calc.model.streams import LeadType, RevenueStream


class Person(NamedTuple):
    """A row of the table of people."""

    task: Value
    name: Value
    reached_at: Value


def needs(facts: Facts) -> Section:
    """Return what each side needs from the other, and what is to become better."""
    phrases, agreed = facts.phrases, facts.plan.agreement
    sides = Sides(
        phrases.text("marketing needs"),
        phrases.lines("marketing needs", agreed.marketing_needs),
        phrases.text("sales needs"),
        phrases.lines("sales needs", agreed.sales_needs),
    )
    return Section("needs", phrases.text("needs"), (sides, *_improvements(facts)))


def third_party(facts: Facts) -> Section | None:
    """Return what a third party owes and reports back; None where there is none."""
    phrases, party = facts.phrases, facts.plan.agreement.third_party
    if party is None:
        return None
    owes = phrases.say("third owes", third=facts.third)
    return Section(
        "third party",
        facts.third,
        (
            Bullets(phrases.lines("third owes", party.owes), owes),
            Bullets(
                phrases.lines("third reports", party.reports_back), phrases.say("third reports")
            ),
        ),
    )


def reports(facts: Facts) -> Section:
    """Return who reports what to whom, and when."""
    phrases = facts.phrases
    given = tuple(
        (each.name, each.sender or None, each.receiver or None, each.when or None)
        for each in facts.plan.agreement.reports
    )
    names = ("sent by", "sent to", "when")
    table = Table(
        columns=(
            Column(phrases.text("report"), width=2.2),
            *(Column(phrases.text(name)) for name in names),
        ),
        rows=given or phrases.catalogue.reports,
    )
    return Section("reports", phrases.text("reports"), (table,))


def contacts(facts: Facts) -> Section:
    """Return who answers for each side, and whom to turn to."""
    phrases, agreed = facts.phrases, facts.plan.agreement
    people = [
        Person(phrases.say("owner of marketing"), agreed.marketing_owner, None),
        Person(phrases.say("owner of sales"), agreed.sales_owner, None),
    ]
    missing = [
        phrases.say(name)
        for name, owner in (
            ("open marketing owner", agreed.marketing_owner),
            ("open sales owner", agreed.sales_owner),
        )
        if not owner
    ]
    if agreed.third_party:
        task = phrases.say("owner of third", third=facts.third)
        people.append(Person(task, agreed.third_party.owner, None))
        if not agreed.third_party.owner:
            missing.append(phrases.say("open third owner", third=facts.third))
    people += [
        Person(each.task or None, each.name, each.reached_at or None) for each in agreed.contacts
    ]
    if not agreed.contacts:
        missing.append(phrases.say("open contacts"))
    table = Table(
        columns=(
            Column(phrases.text("task"), width=1.2),
            Column(phrases.text("name")),
            Column(phrases.text("reached at")),
        ),
        rows=tuple((each.task, each.name or Undecided(), each.reached_at) for each in people),
    )
    blocks: list[Block] = [table, *map(Open, missing)]
    return Section("contacts", phrases.text("contacts"), tuple(blocks))


def _improvements(facts: Facts) -> Iterator[Table]:
    """Yield what is to become better, by when, and who owes it."""
    phrases = facts.phrases
    several = len(facts.plan.streams) > 1
    rows: list[tuple[Value, ...]] = [
        (
            *((stream.name,) if several else ()),
            kind.name,
            *_improvement(facts, stream, kind, each),
            each.by,
            phrases.text(each.owner),
        )
        for stream, kind in facts.kinds
        for each in kind.improvements
    ]
    if rows:
        yield Table(
            columns=(
                *((Column(phrases.text("stream")),) if several else ()),
                Column(phrases.text("lead type")),
                Column(phrases.text("what")),
                Column(phrases.text("today"), numeric=True),
                Column(phrases.text("target"), numeric=True),
                Column(phrases.text("by when")),
                Column(phrases.text("owed by")),
            ),
            rows=tuple(rows),
            caption=phrases.say("improvements"),
        )


def _improvement(
    facts: Facts, stream: RevenueStream, kind: LeadType, goal: Improvement
) -> tuple[Value, Value, Value]:
    """Return what improves, from where, to where."""
    phrases, stages = facts.phrases, facts.plan.stages
    if goal.quantity == "deal size":
        today = money(stream.deal_size_of(kind), typed=True)
        return phrases.text("deal size"), today, money(goal.value, typed=True)
    if goal.quantity == "sales cycle":
        today = typed(kind.sales_cycle_days, "day")
        return phrases.text("sales cycle"), today, typed(goal.value, "day")
    step = phrases.say(
        "conversion rate", from_stage=stages[goal.step - 1], to_stage=stages[goal.step]
    )
    today = rate(kind.conversion_rates[goal.step - 1], typed=True)
    return step, today, rate(goal.value, typed=True)
