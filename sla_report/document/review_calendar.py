"""The reviews of an agreement as a calendar file (``.ics``), which every calendar takes."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sla_calc import Plan
from sla_calc.agreement.ending import Review, planned_reviews
from sla_calc.agreement.parts import Said, Value
from sla_calc.agreement.phrases import CATALOGUES, count
from sla_report.document.writer import Writer
from sla_report.plain_text import plain

PRODUCT = "-//SLA calculator//Agreement//EN"
REMINDER = timedelta(hours=-15)
"""Before a day begins: nine in the morning of the day before."""
LONGEST_NAME = 80


def review_calendar(plan: Plan, made: datetime | None = None) -> bytes:
    """Return the reviews of each month and quarter as all-day events, in the plan's language.

    An event keeps its name for calendars while the plan keeps its own, so that a file taken in
    again moves it in place of adding another one. A review whose day is not known is left out.

    Args:
        plan: the plan.
        made: when the file is made; now if none.
    """
    from icalendar import Alarm, Calendar, Event  # noqa: PLC0415 - where a file is asked for

    catalogue = CATALOGUES[plan.agreement.language]
    writer = Writer(catalogue, plan.currency)
    day = count(plan.agreement.review_day)
    about = writer.text(Said(catalogue.texts["reviews words"], {"day": day}))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", plain(plan.name, LONGEST_NAME))
    for each in planned_reviews(plan):
        if each.day is None:
            continue
        title = review_title(each, plan)
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", REMINDER)
        event = Event()
        event.add("uid", _uid(each, plan))
        event.add("dtstamp", made or datetime.now(UTC))
        event.add("dtstart", each.day)
        event.add("dtend", each.day + timedelta(days=1))
        event.add("summary", title)
        event.add("description", f"{plain(plan.name, LONGEST_NAME)}. {about}")
        event.add("transp", "TRANSPARENT")
        event.add_component(alarm)
        calendar.add_component(event)
    found: bytes = calendar.to_ical()
    return found


def review_title(each: Review, plan: Plan) -> str:
    """Return what a review is called, in the plan's language.

    >>> [review_title(each, Plan(months=2)) for each in planned_reviews(Plan(months=2))][1:]
    ['SLA review: February 2027', 'SLA review of the quarter: January 2027 to February 2027']
    """
    catalogue = CATALOGUES[plan.agreement.language]
    covers: Value = each.first
    if each.first != each.last:
        covers = Said(catalogue.texts["from to"], {"first": each.first, "last": each.last})
    words = catalogue.texts["review of quarter" if each.quarterly else "review of month"]
    return Writer(catalogue, plan.currency).text(Said(words, {"covers": covers}))


def _uid(each: Review, plan: Plan) -> str:
    """Return a name that is the same whenever the same review is written."""
    what = "\x1f".join((plan.name, str(each.quarterly), str(each.last)))
    return f"{sha256(what.encode(errors='replace')).hexdigest()[:24]}@sla-calculator"
