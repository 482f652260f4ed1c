"""What sales promises: how soon, how often, and whether it has the hours for that."""

from collections.abc import Iterator

from sla_calc.agreement.facts import Facts
from sla_calc.agreement.parts import (
    Block,
    Column,
    Note,
    Open,
    Paragraph,
    Said,
    Section,
    Table,
    Value,
)
from sla_calc.agreement.phrases import about, count, hours, minutes_or_hours, rate, typed
from sla_calc.follow_up.capacity import FollowUpCapacity
from sla_calc.model.promise import Attempt, FollowUpPolicy


def sales_half(facts: Facts) -> Section:
    """Return first response, cadence, and the hours that the two take."""
    phrases, policy = facts.phrases, facts.plan.follow_up
    return Section(
        "sales' half",
        phrases.text("sales' half"),
        (
            Paragraph(_first_response(facts)),
            _cadence(facts, policy),
            Paragraph(phrases.say("until", attempts=count(len(policy.cadence), "after attempts"))),
            *_own_promises(facts),
            *_hours(facts),
        ),
    )


def _first_response(facts: Facts) -> Said:
    phrases, team = facts.phrases, facts.plan.team
    opens, closes = team.hours
    values: dict[str, Value] = {
        "response": minutes_or_hours(facts.plan.follow_up.first_response_minutes),
        "days": phrases.days(team.working_days),
        "opens": f"{opens:%H:%M}",
        "closes": f"{closes:%H:%M}",
    }
    if team.holidays:
        return phrases.say("first response off", **values, place=team.holidays)
    return phrases.say("first response", **values)


def _cadence(facts: Facts, policy: FollowUpPolicy) -> Table:
    phrases = facts.phrases
    return Table(
        columns=(
            Column(phrases.text("attempt"), numeric=True, width=0.7),
            Column(phrases.text("on day"), numeric=True),
            Column(phrases.text("channel"), width=1.4),
            Column(phrases.text("done by"), width=1.2),
            Column(phrases.text("minutes"), numeric=True, width=0.8),
        ),
        rows=tuple(
            (
                count(number),
                count(each.day),
                phrases.known_word(each.channel),
                phrases.text("a sequence" if each.automated else "a rep"),
                typed(each.minutes),
            )
            for number, each in enumerate(policy.cadence, start=1)
        ),
        caption=phrases.say("cadence"),
    )


def _own_promises(facts: Facts) -> Iterator[Table]:
    """Yield the promises of lead types that have one of their own."""
    phrases = facts.phrases
    several = len(facts.plan.streams) > 1
    rows: list[tuple[Value, ...]] = [
        (
            *((stream.name,) if several else ()),
            kind.name,
            minutes_or_hours(kind.follow_up.first_response_minutes),
            count(len(kind.follow_up.cadence)),
            tuple(_in_short(facts, each) for each in kind.follow_up.cadence),
        )
        for stream, kind in facts.kinds
        if kind.follow_up is not None
    ]
    if rows:
        yield Table(
            columns=(
                *((Column(phrases.text("stream"), width=1.2),) if several else ()),
                Column(phrases.text("lead type"), width=1.4),
                Column(phrases.text("response"), numeric=True),
                Column(phrases.text("attempts"), numeric=True, width=0.8),
                Column(phrases.text("cadence"), width=2.6),
            ),
            rows=tuple(rows),
            caption=phrases.say("own promise"),
        )


def _in_short(facts: Facts, attempt: Attempt) -> Said:
    channel = facts.phrases.known_word(attempt.channel)
    return facts.phrases.say("attempt in short", day=count(attempt.day), channel=channel)


def _hours(facts: Facts) -> Iterator[Block]:
    """Yield what the promise takes, and whether the team has it."""
    phrases, average = facts.phrases, facts.capacity
    if average is None:
        yield Open(phrases.say("open holidays", place=facts.plan.team.holidays))
        return
    names = ("leads", "hours needed", "hours there", "occupancy")
    rows = [_row(month.month, month.capacity) for month in facts.months if month.capacity]
    yield Table(
        columns=(
            Column(phrases.text("month"), width=1.3),
            *(Column(phrases.text(name), numeric=True) for name in names),
        ),
        rows=(*rows, _row(phrases.text("average month"), average)),
        caption=phrases.say("hours"),
        totals=True,
    )
    yield from _verdict(facts, average)
    if average.response_within_promise is not None:
        share = rate(average.response_within_promise)
        yield Note(phrases.say("response share", share=share))


def _row(name: Value, capacity: FollowUpCapacity) -> tuple[Value, ...]:
    return (
        name,
        count(capacity.leads),
        about(capacity.hours_needed),
        about(capacity.hours_available),
        rate(capacity.occupancy),
    )


def _verdict(facts: Facts, average: FollowUpCapacity) -> Iterator[Block]:
    """Yield in words whether sales has the hours, and mark where it has not."""
    phrases = facts.phrases
    highest = rate(average.max_occupancy, typed=True)
    needed, available = hours(average.hours_needed), hours(average.hours_available)
    occupancy = rate(average.occupancy)
    if average.status == "broken":
        yield Open(phrases.say("open hours", needed=needed, available=available))
    elif average.status == "tight":
        yield Open(phrases.say("open hours tight", occupancy=occupancy, highest=highest))
    else:
        yield Paragraph(phrases.say("hours fine", occupancy=occupancy, highest=highest))
    if average.reps_needed is not None:
        yield Paragraph(
            phrases.say(
                "reps",
                reps=about(average.reps, "rep"),
                reps_needed=count(average.reps_needed, "rep"),
                highest=highest,
            )
        )
    over = tuple(
        each.month for each in facts.months if each.capacity and each.capacity.status != "fine"
    )
    if over and average.status == "fine":
        yield Open(phrases.say("open hours by month", months=over, highest=highest))
