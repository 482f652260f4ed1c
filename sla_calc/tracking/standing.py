"""Where a month stood on one day, kept: the few figures that are told of it later."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sla_calc.errors import PlanFileError
from sla_calc.model.months import YearMonth
from sla_calc.tracking.follow_through import OverdueLead
from sla_calc.tracking.speeds import ResponseSpeed
from sla_calc.tracking.tracked import Tracking
from sla_calc.tracking.verdicts import Verdict

LONGEST = 10_000
"""[characters] of the text of one."""

Amount = Annotated[float, Field(ge=0)]
Count = Annotated[int, Field(ge=0)]


class Standing(BaseModel):
    """Where a month stood, in leads.

    Attributes:
        kind: what this is, for whoever finds the text.
        format: of the text.
        month: the month.
        as_of: the last day that counts.
        ended: whether the month was over then.
        verdict: None where there was no goal or no actual.
        goal: of the month [leads].
        actual: to date [leads].
        expected: on the goal line [leads].
        projection: at that pace, at the month's end [leads].
        in_time: share of leads whose first attempt came within the promise [fraction].
        never_contacted: and past the promise [leads].
        overdue: past the promise on that day [leads].
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    kind: Literal["sla-standing"] = "sla-standing"
    format: Literal[1] = 1
    month: YearMonth
    as_of: date
    ended: bool
    verdict: Verdict | None
    goal: Amount | None
    actual: Amount | None
    expected: Amount | None
    projection: Amount | None
    in_time: Annotated[float, Field(ge=0, le=1)] | None
    never_contacted: Count | None
    overdue: Count | None


def standing_of(
    tracking: Tracking,
    speed: ResponseSpeed | None = None,
    overdue: Sequence[OverdueLead] | None = None,
) -> Standing:
    """Return what is kept of where a month stands.

    Args:
        tracking: the month, measured in leads.
        speed: of the leads handed over in it, where that is told.
        overdue: leads past the promise now, where that is told.
    """
    line, pace = tracking.total, tracking.total.pace
    return Standing(
        month=tracking.month,
        as_of=tracking.as_of,
        ended=tracking.progress.ended,
        verdict=line.verdict,
        goal=line.goal,
        actual=line.actual,
        expected=pace.expected if pace else None,
        projection=pace.projection if pace else None,
        in_time=speed.within.of_all if speed else None,
        never_contacted=speed.never_contacted if speed else None,
        overdue=None if overdue is None else len(overdue),
    )


def standing_to_text(standing: Standing) -> str:
    """Return the text in which a standing is kept."""
    return standing.model_dump_json()


def standing_from_text(text: str) -> Standing:
    """Read a standing from its text.

    Raises:
        PlanFileError: the text is none; with a sentence for the user.
    """
    try:
        if len(text) <= LONGEST:
            return Standing.model_validate_json(text)
    except ValidationError:
        pass
    message = (
        "What was kept of where the month stands cannot be read here. Right would be what Track "
        "keeps with the plan."
    )
    raise PlanFileError(message)
