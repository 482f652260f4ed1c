"""What has been delivered so far: leads by type, counted in points and in money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sla_calc.errors import PlanError
from sla_calc.model.texts import short
from sla_calc.value.lead_values import LeadValue

LeadName = tuple[str, str]
"""Stream and lead type."""


@dataclass(frozen=True, slots=True)
class DeliveredLine:
    """What has come of one lead type.

    Attributes:
        stream: the stream's name.
        lead_type: the lead type's name.
        leads: delivered [leads].
        goal_leads: promised [leads].
        value: what they bring on average [money].
        points: what they count [points].
    """

    stream: str
    lead_type: str
    leads: float
    goal_leads: int
    value: float
    points: float


@dataclass(frozen=True, slots=True)
class Delivery:
    """What has been delivered against the promise of the period.

    Attributes:
        lines: per stream and lead type.
        goal_value: promised in money.
        goal_points: promised in points.
    """

    lines: tuple[DeliveredLine, ...]
    goal_value: float
    goal_points: float

    @property
    def value(self) -> float:
        """Σ leads × value [money]."""
        return sum(line.value for line in self.lines)

    @property
    def points(self) -> float:
        """Σ leads × points [points]."""
        return sum(line.points for line in self.lines)

    @property
    def leads(self) -> float:
        """Delivered in all [leads]."""
        return sum(line.leads for line in self.lines)

    @property
    def attainment(self) -> float | None:
        """Value delivered / value promised, or ``None`` where nothing is promised."""
        return self.value / self.goal_value if self.goal_value else None

    @property
    def attainment_in_points(self) -> float | None:
        """Points delivered / points promised, or ``None`` where nothing is promised."""
        return self.points / self.goal_points if self.goal_points else None

    @property
    def gap(self) -> float:
        """Value still missing [money], 0 where the promise is kept."""
        return max(0.0, self.goal_value - self.value)


def delivered(values: Sequence[LeadValue], counts: Mapping[LeadName, float]) -> Delivery:
    """Return what counted leads are worth against the promise.

    Args:
        values: the plan's lead values.
        counts: leads by stream and lead type; what is left out counts as none.

    Raises:
        PlanError: a count is below 0, or of a lead type that the plan does not have.

    >>> from sla_calc import Plan, lead_values
    >>> values = lead_values(Plan())
    >>> round(delivered(values, {("Small business", "Demo request"): 100}).value)
    59400
    """
    known = {(each.stream, each.lead_type) for each in values}
    for name, count in counts.items():
        if name not in known:
            message = f"There is no lead type {short(name[1])} in stream {short(name[0])}."
            raise PlanError(message)
        if not count >= 0:
            message = f"{short(name[1])}, {short(name[0])}: {count:g} leads; it must be 0 or more."
            raise PlanError(message)
    lines = []
    for each in values:
        leads = counts.get((each.stream, each.lead_type), 0.0)
        lines.append(
            DeliveredLine(
                stream=each.stream,
                lead_type=each.lead_type,
                leads=leads,
                goal_leads=each.goal_leads,
                value=leads * each.value,
                points=leads * each.points,
            )
        )
    return Delivery(
        lines=tuple(lines),
        goal_value=sum(each.goal_value for each in values),
        goal_points=sum(each.goal_points for each in values),
    )
