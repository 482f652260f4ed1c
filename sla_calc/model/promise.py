"""What sales promises: how soon and how often it follows up on a lead."""

from itertools import pairwise
from typing import Self

from pydantic import model_validator

from sla_calc.model.described import Described
from sla_calc.model.fields import described
from sla_calc.model.texts import Name

MOST_ATTEMPTS = 50


class Attempt(Described):
    """One planned contact of a follow-up cadence."""

    day: int = described(
        "Day",
        "days",
        "Days after the lead was handed over; 0 is the same day.",
        ge=0,
        le=730,
        step=1,
    )
    channel: Name = described(
        "Channel", "text", "How the person is contacted: call, email, social, …", default="call"
    )
    minutes: float = described(
        "Minutes",
        "minutes",
        "A rep's time for this attempt, with preparation and notes, when nobody is reached.",
        default=8.0,
        ge=0,
        le=480,
        step=1,
    )
    automated: bool = described(
        "Automated",
        "yes or no",
        "A sequence does it without a rep: it may reach the person, and costs no rep's time.",
        default=False,
    )


# "3 in 2 weeks, 5 in 4, 7 in 8": frequent while the lead is warm, then patient.
DEFAULT_CADENCE = (
    Attempt(day=0, channel="call", minutes=8),
    Attempt(day=3, channel="email", minutes=4),
    Attempt(day=9, channel="call", minutes=8),
    Attempt(day=17, channel="email", minutes=4),
    Attempt(day=26, channel="call", minutes=8),
    Attempt(day=40, channel="email", minutes=4),
    Attempt(day=54, channel="call", minutes=8),
)


class FollowUpPolicy(Described):
    """How quickly and how often sales follows up on each lead."""

    first_response_minutes: float = described(
        "First response",
        "working minutes",
        "Promised working time from hand-over to the first attempt.",
        default=60.0,
        gt=0,
        le=14_400,
        step=15,
    )
    cadence: tuple[Attempt, ...] = described(
        "Follow-up cadence",
        "attempts in order",
        "The promised attempts, in the order of their days. Reaching the person ends the cadence.",
        default=DEFAULT_CADENCE,
        min_length=1,
        max_length=MOST_ATTEMPTS,
        fail_fast=True,
    )
    connect_rate: float = described(
        "Connect rate",
        "rate",
        "Chance that one attempt reaches the person.",
        source="Calls and mails of the last quarter: answered / sent.",
        default=0.20,
        ge=0,
        le=1,
        step=0.01,
    )
    connect_decline: float = described(
        "Decline of the connect rate",
        "rate",
        "How much lower the connect rate of each further attempt is than that of the one before; "
        "0 %: always the same.",
        source="Answered / sent by number of the attempt: the mean step from one to the next.",
        default=0.0,
        ge=0,
        lt=1,
        step=0.01,
    )
    connected_minutes: float = described(
        "Minutes of a conversation",
        "minutes",
        "The conversation once the person is reached, and its notes.",
        default=20.0,
        ge=0,
        le=480,
        step=5,
    )

    @model_validator(mode="after")
    def _attempts_are_in_order(self) -> Self:
        days = [attempt.day for attempt in self.cadence]
        for number, (day, following) in enumerate(pairwise(days), start=1):
            if following < day:
                message = (
                    f"Attempts of a cadence must be in the order of their days; attempt {number} "
                    f"is on day {day} and attempt {number + 1} on day {following}."
                )
                raise ValueError(message)
        return self
