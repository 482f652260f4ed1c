"""Under which terms leads are delivered over the months: what they begin with, and how evenly."""

from typing import Literal

from sla_calc.model.described import Described
from sla_calc.model.fields import described

Pipeline = Literal["steady", "none"]


class ScheduleTerms(Described):
    """What the leads by month assume and keep to."""

    pipeline: Pipeline = described(
        "Pipeline in hand",
        "steady or none",
        "Which leads are there already when the plan begins. Steady: as if every month before it "
        "had brought those of an average month. None: nothing is known to be there.",
        default="steady",
    )
    surge_limit: float | None = described(
        "Most in a month",
        "times an average month",
        "A stream's leads of a month are at most so many times those of an average month.",
        default=None,
        ge=0.01,
        le=1_000,
        step=0.1,
    )
    change_limit: float | None = described(
        "Most change",
        "rate/month",
        "A stream's leads of a month differ from those of the month before by at most this share.",
        default=None,
        ge=0,
        le=10,
        step=0.05,
    )
