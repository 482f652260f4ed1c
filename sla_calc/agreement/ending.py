"""What holds when things do not go as planned, and how the agreement is kept and ends."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sla_calc.agreement.facts import Facts
from sla_calc.agreement.parts import (
    Column,
    Paragraph,
    Section,
    SignatureLine,
    Signatures,
    Table,
    Value,
)
from sla_calc.agreement.phrases import Phrases, count, rate
from sla_calc.errors import PlanError
from sla_calc.follow_up.working_days import working_days
from sla_calc.model.agreement import Agreement
from sla_calc.model.months import LAST_YEAR, MONTHS_A_YEAR, YearMonth
from sla_calc.model.plan import Plan
from sla_calc.model.team import SalesTeam

MONTHS_A_QUARTER = 3


class Review(NamedTuple):
    """A review of a month, or of the quarter that ends.

    Attributes:
        quarterly: whether it is that of a quarter.
        first: the first month that it covers.
        last: the last one.
        day: on which day; None where that is not known.
    """

    quarterly: bool
    first: YearMonth
    last: YearMonth
    day: date | None


def missed(facts: Facts) -> Section:
    """Return what happens when a side misses: a plan to make good, or strikes."""
    phrases, agreed, tolerance = facts.phrases, facts.plan.agreement, facts.plan.tolerance
    own = (agreed.missed_words,) if agreed.missed_words else ()
    told = own or usual_consequences(phrases, agreed)
    when = phrases.say(
        "missed when", tolerance=rate(tolerance, typed=True), kept=rate(1 - tolerance, typed=True)
    )
    return Section(
        "missed", phrases.text("missed"), (Paragraph(when), *(Paragraph(each) for each in told))
    )


def usual_consequences(phrases: Phrases, agreed: Agreement) -> tuple[Value, ...]:
    """Return what a missed month leads to, where the plan has no words of its own for it."""
    days = count(agreed.make_good_days, "working days within")
    if agreed.when_missed == "strikes":
        strikes = count(agreed.strikes, "missed months")
        return (
            phrases.say("strikes", strikes=strikes, days=days),
            phrases.say("strikes other side"),
        )
    return phrases.say("make good", days=days), phrases.say("make good again")


def unexpected(facts: Facts) -> Section:
    """Return what suspends the promises."""
    phrases = facts.phrases
    words = phrases.words("unexpected words", facts.plan.agreement.unexpected)
    return Section("unexpected", phrases.text("unexpected"), (Paragraph(words),))


def reviews(facts: Facts) -> Section:
    """Return when each month and each quarter is reviewed."""
    phrases, plan = facts.phrases, facts.plan
    rows = tuple(_dates(facts))
    table = Table(
        columns=tuple(Column(phrases.text(name)) for name in ("review", "covers", "held on")),
        rows=rows,
    )
    words = phrases.say("reviews words", day=count(plan.agreement.review_day))
    return Section("reviews", phrases.text("reviews"), (Paragraph(words), table))


def review_days(
    team: SalesTeam, months: tuple[YearMonth, ...], day: int
) -> tuple[date | None, ...]:
    """Return the day on which each month is reviewed: a working day of the following one.

    The last one where it has fewer; None where it has none, or the calendar ends. Where the team's
    holidays are not known, none are taken off.

    Args:
        team: the team.
        months: the months to be reviewed.
        day: the number of the working day.

    >>> from sla_calc import Plan
    >>> [str(day) for day in review_days(Plan().team, Plan().covered_months[:2], 5)]
    ['2027-02-05', '2027-03-05']
    """
    return tuple(_working_day(team, month, day) for month in months)


def planned_reviews(plan: Plan) -> tuple[Review, ...]:
    """Return each review in the order of the months: of the month, and of the quarter that ends.

    >>> from sla_calc import Plan
    >>> [(each.quarterly, str(each.day)) for each in planned_reviews(Plan(months=3))][2:]
    [(False, '2027-04-07'), (True, '2027-04-07')]
    """
    return tuple(_reviews(plan))


def term(facts: Facts) -> Section:
    """Return from when to when the agreement holds, and how it ends."""
    phrases, plan = facts.phrases, facts.plan
    first, last = plan.covered_months[0], plan.covered_months[-1]
    days = count(plan.agreement.notice_days, "days of notice")
    return Section(
        "term",
        phrases.text("term"),
        (
            Paragraph(phrases.say("term words", first=first.dates[0], last=last.dates[-1])),
            Paragraph(phrases.words("ending", plan.agreement.ending, days=days)),
        ),
    )


def notes(facts: Facts) -> Section | None:
    """Return what else was agreed on; None where nothing was."""
    said = facts.plan.agreement.notes
    return Section("notes", facts.phrases.text("notes"), (Paragraph(said),)) if said else None


def signatures(facts: Facts) -> Section:
    """Return the lines to sign on: of those that the plan names, or of the owners."""
    phrases, agreed = facts.phrases, facts.plan.agreement
    sides = {"marketing": phrases.text("marketing"), "sales": phrases.text("sales")}
    lines = [
        SignatureLine(sides.get(each.side, facts.third), each.name, each.role)
        for each in agreed.signatories
        if each.side in sides or agreed.third_party
    ]
    if not lines:
        lines = [
            SignatureLine(sides["marketing"], _first_line(agreed.marketing_owner), ""),
            SignatureLine(sides["sales"], _first_line(agreed.sales_owner), ""),
        ]
        if agreed.third_party:
            lines.append(SignatureLine(facts.third, agreed.third_party.owner, ""))
    return Section("signatures", phrases.text("signatures"), (Signatures(tuple(lines)),))


def _first_line(text: str) -> str:
    return text.splitlines()[0] if text else ""


def _dates(facts: Facts) -> Iterator[tuple[Value, ...]]:
    phrases = facts.phrases
    for each in planned_reviews(facts.plan):
        covers: Value = each.first
        if each.first != each.last:
            covers = phrases.say("from to", first=each.first, last=each.last)
        yield phrases.text("quarterly" if each.quarterly else "monthly"), covers, each.day


def _reviews(plan: Plan) -> Iterator[Review]:
    months = plan.covered_months
    days = review_days(plan.team, months, plan.agreement.review_day)
    begins = months[0]
    for month, day in zip(months, days, strict=True):
        yield Review(quarterly=False, first=month, last=month, day=day)
        if not month.month % MONTHS_A_QUARTER or month == months[-1]:
            yield Review(quarterly=True, first=begins, last=month, day=day)
            begins = month + 1 if month != months[-1] else month


def _working_day(team: SalesTeam, month: YearMonth, number: int) -> date | None:
    if month == YearMonth(LAST_YEAR, MONTHS_A_YEAR):
        return None
    try:
        days = working_days(team, month + 1)
    except PlanError:  # which is marked where the hours are told
        days = working_days(team.changed(holidays=""), month + 1)
    return days[:number][-1] if days else None
