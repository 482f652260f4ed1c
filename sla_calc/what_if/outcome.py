"""What comes of a plan, in numbers that can be compared, moved and sought."""

from dataclasses import dataclass
from functools import cached_property

from sla_calc.follow_up.capacity import FollowUpCapacity, follow_up_capacity
from sla_calc.follow_up.effort import MINUTES_AN_HOUR, effort_of, policies
from sla_calc.follow_up.occupancy import occupancy_of
from sla_calc.follow_up.team_hours import hours_a_day, steady_reps, working_days_of_a_month
from sla_calc.funnel.demand import LeadDemand, lead_demand
from sla_calc.model.plan import Plan


@dataclass(frozen=True)
class Outcome:
    """What comes of a plan in an average month, each figure worked out when it is asked for.

    Attributes:
        plan: the plan.
        promised: whether leads and all that follows from them are in whole promised leads, as on
            the pages; otherwise they are carried unrounded, so that the least move shows.
        held: leads that are handed over whatever the plan says, to see what they would bring.
    """

    plan: Plan
    promised: bool = False
    held: LeadDemand | None = None

    @cached_property
    def demand(self) -> LeadDemand:
        """The leads that marketing owes."""
        return lead_demand(self.plan)

    @cached_property
    def capacity(self) -> FollowUpCapacity:
        """The follow-up of the promised leads."""
        return follow_up_capacity(self.plan, demand=self.demand)

    @cached_property
    def leads_by_line(self) -> tuple[float, ...]:
        """By stream and lead type, in the plan's order [leads/month]."""
        return self._at_stage(0)

    @property
    def leads(self) -> float:
        """Leads that marketing owes [leads/month]."""
        return sum(self.leads_by_line)

    @property
    def customers(self) -> float:
        """Won deals that come of them [deals/month]."""
        return sum(self._at_stage(-1))

    @property
    def revenue(self) -> float:
        """What marketing's leads must bring [money/month]."""
        return self.demand.revenue

    @property
    def revenue_of_held_leads(self) -> float | None:
        """What the held leads would bring with this plan's figures [money/month].

        Each lead type's leads stay as they are. Only where the plan's mix is another one, the
        stream's leads are divided by that. ``None`` where no leads are held.
        """
        if self.held is None:
            return None
        brought, at = 0.0, 0
        for stream in self.plan.streams:
            upto = at + len(stream.lead_types)
            now = [line.volumes[0] for line in self.demand.lines[at:upto]]
            then = [line.volumes[0] for line in self.held.lines[at:upto]]
            if self._is_mixed_anew(at, upto):
                then = [lead * _ratio(sum(then), sum(now)) for lead in now]
            lines = zip(then, self.demand.lines[at:upto], strict=True)
            brought += sum(n * line.close_rate * line.deal_size for n, line in lines)
            at = upto
        return brought

    @cached_property
    def cost(self) -> float | None:
        """Marketing's spend as far as costs per lead are known [money/month]; ``None``: none is."""
        kinds = [kind for stream in self.plan.streams for kind in stream.lead_types]
        priced = [
            leads * kind.cost_per_lead
            for leads, kind in zip(self.leads_by_line, kinds, strict=True)
            if kind.cost_per_lead is not None
        ]
        return sum(priced) if priced else None

    @cached_property
    def hours_needed(self) -> float:
        """A rep's time for the follow-up, on average [hours/month]."""
        held = policies(self.plan)
        minutes = {id(policy): effort_of(policy).minutes for policy in held}
        return sum(
            leads * minutes[id(policy)] / MINUTES_AN_HOUR
            for leads, policy in zip(self.leads_by_line, held, strict=True)
        )

    @cached_property
    def hours_available(self) -> float:
        """The team's time for marketing's leads [hours/month]."""
        return steady_reps(self.plan) * self._hours_per_rep

    @property
    def occupancy(self) -> float | None:
        """Hours needed ÷ available [fraction]; ``None`` where some are needed, none are there."""
        return occupancy_of(self.hours_needed, self.hours_available)

    @property
    def reps_needed(self) -> float | None:
        """Ramped reps with whom occupancy is fine [reps]; ``None`` where a rep has no time."""
        if self.promised:
            return self.capacity.reps_needed
        if not self.hours_needed:
            return 0.0
        full = self._hours_per_rep * self.plan.team.max_occupancy
        return self.hours_needed / full if full else None

    @property
    def response_within_promise(self) -> float | None:
        """Share of leads whose first attempt comes in time; ``None`` where no lead is owed."""
        return self.capacity.response_within_promise

    @property
    def close_rate(self) -> float | None:
        """Share of all leads that become customers [fraction]."""
        return self.demand.close_rate

    @property
    def cost_per_customer(self) -> float | None:
        """Marketing's spend for one won deal [money/deal]."""
        return None if self.cost is None else _quotient(self.cost, self.customers)

    @property
    def return_on_spend(self) -> float | None:
        """Revenue of marketing's leads per money spent."""
        return None if self.cost is None else _quotient(self.revenue, self.cost)

    @cached_property
    def _hours_per_rep(self) -> float:
        return hours_a_day(self.plan.team) * working_days_of_a_month(self.plan)

    def _at_stage(self, stage: int) -> tuple[float, ...]:
        if self.promised:
            return tuple(float(line.committed[stage]) for line in self.demand.lines)
        return tuple(line.volumes[stage] for line in self.demand.lines)

    def _is_mixed_anew(self, at: int, upto: int) -> bool:
        """Whether a stream's lead types have other shares than when the held leads were owed."""

        def mix(demand: LeadDemand) -> list[float]:
            lines = demand.lines[at:upto]
            leads = self.plan.mix_basis == "leads"
            brought = [line.volumes[0] if leads else line.revenue for line in lines]
            return [_ratio(part, sum(brought)) for part in brought]

        pairs = zip(mix(self.demand), mix(self.held or self.demand), strict=True)
        return any(abs(now - then) > SAME_MIX for now, then in pairs)


SAME_MIX = 1e-12
"""Shares of a mix that differ by no more than that are the same: the noise of a sum of floats."""


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _quotient(part: float, whole: float) -> float | None:
    return part / whole if whole else None
