"""What it costs sales when more leads come than were promised."""

from collections.abc import Callable, Sequence

from sla_calc.follow_up.capacity import FollowUpCapacity, follow_up_capacity
from sla_calc.follow_up.occupancy import occupancy_of, status_of
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.tracking.placing import Place
from sla_calc.tracking.tallies import EVERYTHING
from sla_calc.tracking.tracked import OverDelivery, TrackedLine

TOO_MUCH = ("ahead", "exceeded")


def over_delivery(
    plan: Plan,
    month: YearMonth,
    tracked: Sequence[TrackedLine],
    projected_leads: Callable[[Place], float],
) -> OverDelivery | None:
    """Return the hours that the leads beyond the goal cost, and how full the reps are then.

    A lead takes the hours of its type's follow-up on average; a lead of no told type, the mean of
    the plan's. What is beyond the goal is taken from the lead types that are ahead; where none is,
    from the streams, or else from everything.

    Args:
        plan: the plan.
        month: the month, whose hours and hires count.
        tracked: everything, the streams and the lead types.
        projected_leads: what each place ends with if it goes on like this [leads].
    """
    ahead = [line for line in tracked if line.verdict in TOO_MUCH]
    if not ahead:
        return None
    capacity = follow_up_capacity(plan, month)
    hours = _hours_a_lead(capacity)
    lines = [line for line in tracked if line.lead_type is not None]
    needed = _hours_needed(lines, hours, projected_leads)
    extra_leads = extra_hours = 0.0
    for line in _lowest(ahead):
        place = (line.stream, line.lead_type)
        extra = projected_leads(place) * _share_beyond(line)
        extra_leads += extra
        extra_hours += extra * hours.get(place, hours[EVERYTHING])
    occupancy = occupancy_of(needed, capacity.hours_available)
    return OverDelivery(
        extra_leads=extra_leads,
        extra_hours=extra_hours,
        hours_needed=needed,
        hours_available=capacity.hours_available,
        occupancy=occupancy,
        status=status_of(occupancy, plan.team.max_occupancy),
    )


def _hours_a_lead(capacity: FollowUpCapacity) -> dict[Place, float]:
    """Return a rep's time for a lead of each type, and of a mean one [hours/lead]."""
    hours: dict[Place, float] = {
        (line.stream, line.lead_type): line.hours_per_lead for line in capacity.lines
    }
    mean = sum(hours.values()) / len(hours)
    hours[EVERYTHING] = capacity.hours_needed / capacity.leads if capacity.leads else mean
    return hours


def _hours_needed(
    lines: Sequence[TrackedLine],
    hours: dict[Place, float],
    projected_leads: Callable[[Place], float],
) -> float:
    """Return a rep's time for all projected leads [hours/month]."""
    own = {
        (line.stream, line.lead_type): projected_leads((line.stream, line.lead_type))
        for line in lines
    }
    of_no_type = projected_leads(EVERYTHING) - sum(own.values())
    return of_no_type * hours[EVERYTHING] + sum(n * hours[place] for place, n in own.items())


def _lowest(ahead: Sequence[TrackedLine]) -> list[TrackedLine]:
    """Return the lead types among them; where there is none the streams, or else everything."""
    types = [line for line in ahead if line.lead_type is not None]
    streams = [line for line in ahead if line.lead_type is None and line.stream is not None]
    return types or streams or list(ahead)


def _share_beyond(line: TrackedLine) -> float:
    """Return which share of what is projected lies beyond the goal [fraction]."""
    projection = line.pace.projection if line.pace else None
    return 1 - (line.goal or 0.0) / projection if projection else 0.0
