"""The leads that are due in each month, so that the deals close when the quota asks for them."""

from collections.abc import Iterator, Sequence
from math import inf

from sla_calc.funnel.demand import lead_demand
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.schedule.asked import Asked
from sla_calc.schedule.flow import flows
from sla_calc.schedule.in_hand import InHand, customers_in_hand
from sla_calc.schedule.lines import LeadSchedule, ScheduleLine, StreamMonth
from sla_calc.schedule.reasons import Shortfall, binding_limits, shortfall
from sla_calc.schedule.solved import SolvedStream, solved


def lead_schedule(
    plan: Plan,
    in_hand: InHand = (),
    *,
    first: YearMonth | None = None,
    beyond: int = 0,
    surge: float | None = None,
    change: float | None = None,
) -> LeadSchedule:
    """Return the leads that are due in each month, and what closes when.

    The least leads L ≥ 0 with which every month is met that can still be reached, Σ_j a_j R d
    L_(t−j) + what the pipeline in hand closes ≥ T_t, and none gets more than it needs where that is
    possible. Lead types keep the plan's mix; where one is at its monthly limit, the others go on in
    proportion. What the limits do not allow, and what no lead created from now on can close in
    time, is short.

    Args:
        plan: the plan.
        in_hand: leads that are there already; nothing if none.
        first: the first month in which leads can still come; the plan's if none.
        beyond: for so many months after the plan's end the quota goes on, and leads come in time
            for it. With 0 no lead is due that closes after the plan.
        surge: a stream's leads of a month are at most so many times those of an average month.
        change: a stream's leads differ from those of the month before by at most this share.

    Raises:
        PlanError: an argument is not possible.

    >>> from sla_calc.model.streams import LeadType, RevenueStream
    >>> kind = LeadType(name="All", conversion_rates=(0.05,), sales_cycle_days=60)
    >>> stream = RevenueStream(name="All", deal_size=1_000, lead_types=(kind,))
    >>> plan = Plan(quota=20_000, months=3, stages=("Lead", "Customer"), streams=(stream,))
    >>> schedule = lead_schedule(plan)
    >>> schedule.leads, schedule.shortfall, schedule.revenue
    ((400, 0, 0), (20000.0, 20000.0, 0.0), (0.0, 0.0, 20000.0))
    >>> print(schedule.shortfalls[1].sentence)  # doctest: +NORMALIZE_WHITESPACE
    February 2027 is 20,000 short: leads created from January 2027 on close in March 2027 at the
    earliest.
    """
    asked = Asked.checked(plan, first=first, beyond=beyond, surge=surge, change=change)
    streams = _solved(plan, in_hand, asked)
    covered = asked.months[: asked.planned]
    return LeadSchedule(
        months=covered,
        lines=tuple(
            line
            for at, month in enumerate(covered)
            for stream in streams
            for line in _lines(plan, stream, at, month)
        ),
        by_stream=tuple(
            _stream_month(stream, at, month)
            for at, month in enumerate(covered)
            for stream in streams
        ),
        shortfalls=_shortfalls(streams, asked, in_hand),
    )


def _solved(plan: Plan, in_hand: InHand, asked: Asked) -> list[SolvedStream]:
    hand = customers_in_hand(plan, in_hand, asked.months)
    average = [line.volumes[0] for line in lead_demand(plan).lines]
    found, begins = [], 0
    for stream, flow in zip(plan.streams, flows(plan, asked.months), strict=True):
        own = slice(begins, begins + len(flow.lines))
        begins = own.stop
        limits = [
            inf if kind.monthly_limit is None else kind.monthly_limit for kind in stream.lead_types
        ]
        found.append(solved(flow, hand[own], limits, sum(average[own]), asked))
    return found


def _lines(plan: Plan, stream: SolvedStream, at: int, month: YearMonth) -> Iterator[ScheduleLine]:
    for number, line in enumerate(stream.task.flow.lines):
        volumes, committed = stream.due(plan, number, at)
        customers, hand = float(stream.customers[number, at]), float(stream.in_hand[number, at])
        yield ScheduleLine(
            month=month,
            stream=line.stream,
            lead_type=line.lead_type,
            volumes=volumes,
            committed=committed,
            customers=customers,
            revenue=customers * line.deals[at],
            customers_in_hand=hand,
            revenue_in_hand=hand * line.deals[at],
        )


def _stream_month(stream: SolvedStream, at: int, month: YearMonth) -> StreamMonth:
    return StreamMonth(
        month=month,
        stream=stream.task.flow.name,
        target=float(stream.targets[at]),
        revenue=float(stream.revenue[at]),
        revenue_in_hand=float(stream.revenue_in_hand[at]),
        shortfall=float(stream.shortfall[at]),
        excess=float(stream.excess[at]),
    )


def _shortfalls(
    streams: Sequence[SolvedStream], asked: Asked, in_hand: InHand
) -> tuple[Shortfall, ...]:
    found = []
    for stream in streams:
        short = [at for at in range(asked.planned) if stream.shortfall[at] > 0]
        limited = any(stream.task.reachable[at] for at in short)
        bound_by = binding_limits(stream.task) if limited else ()
        found += [
            shortfall(
                stream.task,
                asked.months,
                at,
                money=float(stream.shortfall[at]),
                in_hand=float(stream.revenue_in_hand[at]) if in_hand else None,
                bound_by=bound_by,
                among_others=len(streams) > 1,
            )
            for at in short
        ]
    return tuple(sorted(found, key=lambda each: each.month))
