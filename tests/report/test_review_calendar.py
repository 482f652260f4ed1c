"""The reviews as a calendar file: read back by a calendar's own reader."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from sla_calc import Agreement, Plan, SalesTeam
from sla_report.document.review_calendar import review_calendar

MADE = datetime(2026, 12, 1, tzinfo=UTC)


def events(plan: Plan) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(review_calendar(plan, MADE))
    return [
        {
            "uid": str(event["uid"]),
            "title": str(event["summary"]),
            "about": str(event["description"]),
            "day": event.decoded("dtstart"),
            "ends": event.decoded("dtend"),
            "alarms": [alarm.decoded("trigger") for alarm in event.walk("VALARM")],
        }
        for event in calendar.walk("VEVENT")
    ]


def test_reviews_come_back_from_the_calendar_file_as_days_with_a_reminder() -> None:
    found = events(Plan(months=3))

    assert [(each["title"], each["day"]) for each in found] == [
        ("SLA review: January 2027", date(2027, 2, 5)),
        ("SLA review: February 2027", date(2027, 3, 5)),
        ("SLA review: March 2027", date(2027, 4, 7)),
        ("SLA review of the quarter: January 2027 to March 2027", date(2027, 4, 7)),
    ]
    assert {each["ends"] - each["day"] for each in found} == {timedelta(days=1)}  # type: ignore[operator]
    assert [each["alarms"] for each in found] == [[timedelta(hours=-15)]] * 4


def test_a_file_taken_in_again_moves_its_events() -> None:
    """Another day of review, the same events; another plan, other ones."""
    names = [each["uid"] for each in events(Plan())]
    moved = events(Plan(agreement=Agreement(review_day=2, language="de")))

    assert [each["uid"] for each in moved] == names
    assert len(set(names)) == len(names)
    assert not {each["uid"] for each in events(Plan(name="Another"))} & set(names)
    assert moved[0]["title"] == "SLA-Besprechung: Januar 2027"
    assert moved[0]["day"] == date(2027, 2, 2)


def test_a_hostile_name_stays_one_line_of_text() -> None:
    name = "x\r\nBEGIN:VEVENT\r\nSUMMARY:evil\r\nEND:VEVENT\u202e" + "y" * 200
    found = events(Plan(name=name, months=1))

    assert [each["title"] for each in found] == [
        "SLA review: January 2027",
        "SLA review of the quarter: January 2027",
    ]
    assert str(found[0]["about"]).startswith("x BEGIN:VEVENT SUMMARY:evil END:VEVENTyyy")


def test_a_team_without_working_days_has_no_review_in_the_calendar() -> None:
    never = Plan(agreement=Agreement(), start_month="2999-12", months=1, team=SalesTeam())
    assert events(never) == []
