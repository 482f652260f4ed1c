"""The inputs beside the follow-up's capacity: the promise, and the team that keeps it."""

from collections.abc import Callable
from datetime import time
from typing import Any

import streamlit as st

from sla_calc import FollowUpPolicy, Hire, Plan, PlanError, SalesTeam, YearMonth
from sla_calc.follow_up.working_days import working_days
from sla_calc.model.fields import describe
from sla_ui.capacity.cadence_table import Holder, policy_of, with_policy
from sla_ui.drawing.text import plain
from sla_ui.frame.page_body import drawer
from sla_ui.frame.plan_state import edit
from sla_ui.frame.reader import figures
from sla_ui.numbers.understanding import NumberProblem, read_number, read_numbers
from sla_ui.typing.inputs import number_field, picked_index, problems_said, text_field

BETWEEN = " ; "
OPTIONAL = frozenset({"cost_per_hour"})


def team_inputs(plan: Plan) -> Holder:
    """Draw the inputs; return whose promise is looked at."""
    with problems_said() as box:
        with box:
            _team_field(plan, "reps")
        _team_pair(plan, "hours_per_week", "selling_time")
        _team_pair(plan, "marketing_leads_time", "max_occupancy")
        holder = _holder(plan)
        _policy_pair(plan, holder, "connect_rate", "connect_decline")
        _policy_pair(plan, holder, "connected_minutes", "first_response_minutes")
        _own_promise(plan, holder)
    drawer("More about the team", lambda: _more(plan))
    return holder


def _team_field(plan: Plan, name: str) -> None:
    def changed(value: float | None) -> Callable[[Plan], Plan]:
        return lambda plan: plan.changed(team=plan.team.changed(**{name: value}))

    number_field(
        f"team {name}",
        describe(SalesTeam, name),
        getattr(plan.team, name),
        lambda plan, value: changed(value)(plan),
        clear=changed(None) if name in OPTIONAL else None,
    )


def _team_pair(plan: Plan, *names: str) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for name in names:
            _team_field(plan, name)


def _policy_pair(plan: Plan, holder: Holder, *names: str) -> None:
    policy = policy_of(plan, holder)

    def field(name: str) -> None:
        def with_value(plan: Plan, value: float) -> Plan:
            changed = policy_of(plan, holder).changed(**{name: value})
            return with_policy(plan, holder, changed)

        number_field(
            f"follow up {holder} {name}",
            describe(FollowUpPolicy, name),
            getattr(policy, name),
            with_value,
        )

    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for name in names:
            field(name)


def _holder(plan: Plan) -> Holder:
    """Let the reader pick whose promise to look at: everybody's, or one lead type's own."""
    lines = [
        (stream, kind)
        for stream, each in enumerate(plan.streams)
        for kind in range(len(each.lead_types))
    ]
    own = [plan.streams[s].lead_types[k].follow_up is not None for s, k in lines]
    names = [
        f"{name}{' (own promise)' if is_own else ''}"
        for name, is_own in zip(_names(plan), own, strict=True)
    ]
    others = "All other lead types" if any(own) else "All lead types"
    picked = picked_index("promise for", "Promise for", [others, *names])
    return lines[picked - 1] if picked else None


def _names(plan: Plan) -> list[str]:
    return [
        f"{plain(kind.name, 40)} · {plain(stream.name, 40)}"
        for stream in plan.streams
        for kind in stream.lead_types
    ]


def _own_promise(plan: Plan, holder: Holder) -> None:
    """Let a lead type be promised more or less than the others."""
    if holder is None:
        return
    own = plan.streams[holder[0]].lead_types[holder[1]].follow_up is not None

    def turned() -> None:
        def with_or_without(plan: Plan) -> Plan:
            return with_policy(plan, holder, None if own else plan.follow_up)

        edit("own promise", with_or_without, redraw=True)

    st.button(
        "Promise it what all others get" if own else "Give it a promise of its own",
        on_click=turned,
        width="stretch",
    )


def _more(plan: Plan) -> None:
    reader, team = figures(), plan.team
    with problems_said() as box:
        with box:
            _team_field(plan, "cost_per_hour")
        _team_text("holidays", team.holidays, _with_holidays)
        _team_text("working_days", " ".join(team.working_days), _working_days)
        _team_text("hours", BETWEEN.join(f"{clock:%H:%M}" for clock in team.hours), _hours)
        _team_text(
            "hires",
            BETWEEN.join(f"{hire.month}: {reader.number_exact(hire.reps)}" for hire in team.hires),
            lambda team, text: team.changed(hires=_hires(text, reader.locale)),
        )
        _team_text(
            "ramp",
            BETWEEN.join(reader.rate_exact(rate) for rate in team.ramp),
            lambda team, text: team.changed(
                ramp=read_numbers(text, reader.locale, kind="percent") if text.strip() else ()
            ),
        )


def _team_text(name: str, value: str, change: Callable[[SalesTeam, str], SalesTeam]) -> None:
    text_field(
        f"team {name}",
        describe(SalesTeam, name),
        value,
        lambda plan, text: plan.changed(team=change(plan.team, text)),
    )


def _with_holidays(team: SalesTeam, text: str) -> SalesTeam:
    """Return the team with a place's holidays, which must be known."""
    changed = team.changed(holidays=text.strip().upper())
    working_days(changed, YearMonth(2027, 1))
    return changed


def _working_days(team: SalesTeam, text: str) -> SalesTeam:
    days: Any = tuple(day[:3].capitalize() for day in text.replace(",", " ").split())
    return team.changed(working_days=days)


def _hours(team: SalesTeam, text: str) -> SalesTeam:
    parts = [part.strip() for part in text.replace("–", ";").replace("-", ";").split(";")]
    try:
        opens, closes = (time.fromisoformat(part.zfill(5)) for part in parts)
    except ValueError:
        message = f"“{text}” are not working hours; write them as 09:00 ; 17:00."
        raise NumberProblem(message) from None
    return team.changed(hours=(opens, closes))


def _hires(text: str, locale: str) -> tuple[Hire, ...]:
    """Read hires such as ``2027-02: 2 ; 2027-04: 1``."""
    hires = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        month, colon, reps = part.partition(":")
        try:
            started = YearMonth.read(month.strip())
        except ValueError:
            colon = ""
        if not colon:
            message = f"“{part}” is not a hire; write the month and how many: 2027-02: 2."
            raise PlanError(message)
        hires.append(Hire(started, read_number(reps, locale)))
    return tuple(hires)
