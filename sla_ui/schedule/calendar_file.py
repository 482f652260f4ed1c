"""Milestones as a calendar file (``.ics``), which every calendar takes."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sla_calc import Milestone, Plan
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import plain

PRODUCT = "-//SLA calculator//Schedule//EN"


def coming(milestones: Iterable[Milestone]) -> list[Milestone]:
    """Return those that are still to come when the plan begins, and for which leads are due."""
    return [each for each in milestones if each.in_time and round(each.leads)]


def milestone_title(each: Milestone, plan: Plan, figures: Figures) -> str:
    """Return what is due, in words."""
    where = f" ({plain(each.stream, 60)})" if len(plan.streams) > 1 else ""
    return (
        f"All {plain(each.lead_type, 60)} leads{where} for Q{each.quarter} {each.year} must be "
        f"in: {figures.count(each.leads)}"
    )


def calendar_file(
    plan: Plan, milestones: Iterable[Milestone], figures: Figures, made: datetime | None = None
) -> bytes:
    """Return milestones as all-day events.

    An event keeps its name for calendars, so that a file taken in again moves it in place of adding
    another one.

    Args:
        plan: the plan.
        milestones: when leads must be in.
        figures: how figures are written.
        made: when the file is made; now if none.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - where a file is asked for

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", plain(plan.name, 80))
    for each in milestones:
        event = Event()
        event.add("uid", _uid(each))
        event.add("dtstamp", made or datetime.now(UTC))
        event.add("dtstart", each.due)
        event.add("dtend", each.due + timedelta(days=1))
        event.add("summary", milestone_title(each, plan, figures))
        event.add(
            "description",
            f"A lead that comes on this day closes by {each.closes_by.isoformat()} if it takes the "
            f"mean sales cycle. Plan: {plain(plan.name, 80)}.",
        )
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    found: bytes = calendar.to_ical()
    return found


def _uid(each: Milestone) -> str:
    """Return a name that is the same whenever the same milestone is written."""
    what = "\x1f".join((each.stream, each.lead_type, str(each.year), str(each.quarter)))
    return f"{sha256(what.encode(errors='replace')).hexdigest()[:24]}@sla-calculator"
