"""Plans of every kind that the model accepts: for laws (Hypothesis) and for long sweeps."""

import string
from functools import cache
from math import ceil, floor
from random import Random
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from sla_calc import (
    Agreement,
    Attempt,
    FollowUpPolicy,
    Hire,
    Improvement,
    LeadType,
    Plan,
    RevenueStream,
    SalesTeam,
    ScheduleTerms,
    YearMonth,
)
from sla_calc.model.agreement_parts import (
    Contact,
    Definition,
    RejectionReason,
    Report,
    Signatory,
    ThirdParty,
)
from sla_calc.model.team import WEEKDAYS

# What the model takes off both ends of a name: the characters that Unicode calls white space.
WHITE_SPACE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)

USUAL_RATES = (1.0, 0.5, 0.34, 0.82, 0.23, 0.1, 0.01)

ODD_NAMES = (
    "**bold** _it_ `code` [link](https://example.org) ![image](https://example.org/x.png)",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "https://example.org :streamlit: $x^2$",
    "a.b[0]:Q",
    "__proto__",
    "مرحبا \u202eيمين\u202c",
    "👩‍👩‍👧‍👦 e\u0301 \u200b \x00 \x7f",
    'quo"te \\ back/slash \n new line',
    "x" * 300,
    "𝔘" * 300,
)


@cache
def names() -> SearchStrategy[str]:
    """Any text that can be a name: 1 to 300 characters, not white space alone."""
    any_text = st.text(st.characters(codec="utf-8"), min_size=1, max_size=24)
    plain = st.text(string.ascii_letters + " ", min_size=1, max_size=12)
    return (
        st.one_of(plain, any_text, st.sampled_from(ODD_NAMES))
        .map(lambda text: text.strip(WHITE_SPACE))
        .filter(bool)
    )


@cache
def notes() -> SearchStrategy[str]:
    """Any text of an agreement, the empty one included."""
    return st.text(st.characters(codec="utf-8"), max_size=60) | st.just("§ " * 999 + "§")


@cache
def lines() -> SearchStrategy[str]:
    """A line of an agreement, the empty one included."""
    return st.just("") | names()


@cache
def typed(low: float, high: float, decimals: int) -> SearchStrategy[float]:
    """Decimals as people type them: between two bounds, with so many digits after the point."""
    scale = 10**decimals
    # A quotient of whole numbers is the float that stands for the decimal.
    return st.integers(ceil(low * scale), floor(high * scale)).map(lambda n: n / scale)


@cache
def amounts(low: float, high: float) -> SearchStrategy[float]:
    """Amounts of every magnitude: typed with 0 to 4 decimals, or any float in the bounds."""
    magnitudes = [top for top in (10.0, 1e4, 1e7, 1e12) if top <= high]
    by_hand = [typed(low, top, digits) for top in magnitudes for digits in (0, 2, 4)]
    return st.one_of(*by_hand, st.floats(low, high))


@cache
def rates(low: float = 0.0) -> SearchStrategy[float]:
    """Rates from some least one up to 100 %, typed with 1 to 6 decimals or any float."""
    usual = st.sampled_from([rate for rate in USUAL_RATES if rate >= low])
    by_hand = [typed(low, 1, digits) for digits in (1, 2, 3, 4, 6)]
    return st.one_of(usual, *by_hand, st.floats(low, 1))


@cache
def conversion_rates(steps: int) -> SearchStrategy[tuple[float, ...]]:
    """One rate for each step of a funnel, none of them 0."""
    return st.tuples(*[rates(1e-6)] * steps)


@st.composite
def shares(draw: DrawFn, count: int) -> tuple[float, ...]:
    """Shares that add up to 1: typed decimals, or floats as a division leaves them."""
    if count == 1:
        return (1.0,)
    if draw(st.booleans()):
        whole = 10 ** draw(st.integers(1, 6))
        cuts = sorted(draw(st.lists(st.integers(0, whole), min_size=count - 1, max_size=count - 1)))
        edges = [0, *cuts, whole]
        return tuple((edges[i + 1] - edges[i]) / whole for i in range(count))
    weights = draw(st.lists(st.floats(0, 1), min_size=count, max_size=count))
    total = sum(weights)
    return tuple(w / total for w in weights) if total > 1e-3 else (1 / count,) * count


@cache
def attempts() -> SearchStrategy[Attempt]:
    """Contacts of a cadence."""
    return st.builds(
        Attempt,
        day=st.integers(0, 730),
        channel=st.sampled_from(["call", "email"]) | names(),
        minutes=amounts(0, 480),
        automated=st.booleans(),
    )


@cache
def follow_up_policies(most_attempts: int = 8) -> SearchStrategy[FollowUpPolicy]:
    """Promises of sales, their cadence in the order of its days."""
    cadences = st.lists(attempts(), min_size=1, max_size=most_attempts).map(
        lambda cadence: tuple(sorted(cadence, key=lambda attempt: attempt.day))
    )
    return st.just(FollowUpPolicy()) | st.builds(
        FollowUpPolicy,
        first_response_minutes=amounts(1e-9, 14_400),
        cadence=cadences,
        connect_rate=rates(),
        connect_decline=st.just(0.0) | rates().filter(lambda rate: rate < 1),
        connected_minutes=amounts(0, 480),
    )


@cache
def _economics(steps: int) -> SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"conversion_rates": conversion_rates(steps)},
        optional={"deal_size": st.none() | amounts(0.01, 1e12)},
    )


@cache
def cycle_curves() -> SearchStrategy[tuple[float, ...]]:
    """Measured sales cycles by month, or none."""
    return st.just(()) | st.integers(1, 8).flatmap(shares)


@cache
def improvements(steps: int) -> SearchStrategy[tuple[Improvement, ...]]:
    """What a lead type with so many steps is to become better at: each figure at most once."""
    to_improve = st.one_of(
        st.tuples(st.just("conversion rate"), st.integers(1, steps), rates(1e-6)),
        st.tuples(st.just("deal size"), st.just(1), amounts(0.01, 1e12)),
        st.tuples(st.just("sales cycle"), st.just(1), amounts(0.01, 3_650)),
    )
    return st.lists(
        st.tuples(to_improve, year_months(), st.sampled_from(["marketing", "sales"])),
        max_size=3,
        unique_by=lambda goal: goal[0][:2],
    ).map(
        lambda goals: tuple(
            Improvement(quantity=what, step=step, value=value, by=by, owner=owner)
            for (what, step, value), by, owner in goals
        )
    )


@cache
def _terms() -> SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "sales_cycle_days": amounts(0, 3_650),
            "sales_cycle_spread": st.none() | amounts(0, 3_650),
            "cycle_curve": cycle_curves(),
            "cost_per_lead": st.none() | amounts(0, 1e12),
            "monthly_limit": st.none() | amounts(0, 1e12),
            "points": st.none() | amounts(0, 1e9),
            "follow_up": st.none() | follow_up_policies(most_attempts=3),
        },
    )


@cache
def by_month(highest: float) -> SearchStrategy[tuple[float | None, ...]]:
    """Amounts typed month by month, or left out."""
    some = st.lists(st.none() | amounts(0, highest), max_size=24).map(tuple)
    return st.just(()) | st.just(()) | some


@st.composite
def lead_types(
    draw: DrawFn,
    steps: int = 3,
    name: str | None = None,
    mix: float | None = None,
    *,
    terms: bool = True,
) -> LeadType:
    """Lead types for a funnel of so many steps."""
    return LeadType(
        name=draw(names()) if name is None else name,
        mix=draw(rates()) if mix is None else mix,
        **draw(_economics(steps)),
        **(draw(_terms()) if terms else {}),
    )


@st.composite
def streams(
    draw: DrawFn,
    steps: int = 3,
    name: str | None = None,
    quota_share: float = 1.0,
    *,
    terms: bool = True,
) -> RevenueStream:
    """Revenue streams with one to three lead types, for a funnel of so many steps."""
    kinds = draw(st.lists(names(), min_size=1, max_size=3, unique=True))
    mixes = draw(shares(len(kinds)))
    return RevenueStream(
        name=draw(names()) if name is None else name,
        quota_share=quota_share,
        retained_revenue=draw(st.just(0.0) | amounts(0, 1e12)),
        marketing_share=draw(rates()),
        deal_size=draw(amounts(0.01, 1e12)),
        lead_types=tuple(
            draw(lead_types(steps, kind, mix, terms=terms))
            for kind, mix in zip(kinds, mixes, strict=True)
        ),
    )


@cache
def year_months() -> SearchStrategy[YearMonth]:
    """Every month there is."""
    return st.builds(YearMonth, st.integers(1970, 2999), st.integers(1, 12))


@cache
def teams() -> SearchStrategy[SalesTeam]:
    """Sales teams, whose day may begin and end at any second."""
    hires = st.builds(Hire, month=year_months(), reps=amounts(0.001, 100_000))
    places = st.from_regex(r"\A([A-Z]{2}(-[A-Z0-9]{1,4})?)?\Z")
    days = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=7, unique=True)
    hours = st.lists(st.times(), min_size=2, max_size=2, unique=True).map(sorted)
    return st.just(SalesTeam()) | st.builds(
        SalesTeam,
        reps=amounts(0, 100_000),
        hires=st.lists(hires, max_size=4).map(tuple),
        ramp=st.lists(rates(), max_size=6).map(tuple),
        hours_per_week=amounts(0.5, 168),
        cost_per_hour=st.none() | amounts(0.01, 1e12),
        selling_time=rates(),
        marketing_leads_time=rates(),
        max_occupancy=rates(1e-6),
        working_days=days.map(tuple),
        hours=hours.map(tuple),
        holidays=st.sampled_from(["", "US", "DE-BY"]) | places,
    )


@cache
def schedule_terms() -> SearchStrategy[ScheduleTerms]:
    """Terms of the leads by month."""
    return st.just(ScheduleTerms()) | st.builds(
        ScheduleTerms,
        pipeline=st.sampled_from(["steady", "none"]),
        surge_limit=st.none() | amounts(0.01, 1_000),
        change_limit=st.none() | amounts(0, 10),
    )


@cache
def agreements() -> SearchStrategy[Agreement]:
    """The words of agreements."""
    return st.just(Agreement()) | st.builds(
        Agreement,
        language=st.sampled_from(["en", "de"]),
        company=lines(),
        marketing_owner=notes(),
        sales_owner=notes(),
        goal=notes(),
        lead_definition=notes(),
        definitions=_some(st.builds(Definition, name=names(), meaning=notes(), example=notes())),
        passed_on=_some(lines()),
        acceptance_hours=amounts(0.5, 720),
        rejection_reasons=_some(st.builds(RejectionReason, code=names(), meaning=names())),
        reports=_some(st.builds(Report, name=names(), sender=lines(), when=lines())),
        contacts=_some(st.builds(Contact, name=names(), reached_at=lines())),
        when_missed=st.sampled_from(["make good", "strikes"]),
        strikes=st.integers(1, 12),
        review_day=st.integers(1, 15),
        signatories=_some(st.builds(Signatory, name=lines(), role=lines())),
        third_party=st.none() | st.builds(ThirdParty, name=lines(), owes=_some(lines())),
        notes=notes(),
    )


def _some(entries: SearchStrategy[Any]) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(entries, max_size=2).map(tuple)


@cache
def weights() -> SearchStrategy[tuple[float, ...]]:
    """Seasonality: twelve positive weights."""
    by_hand = st.integers(1, 10**8).map(lambda n: n / 100)
    uneven = [st.lists(w, min_size=12, max_size=12) for w in (by_hand, st.floats(1e-6, 1e6))]
    even = st.just((1.0,) * 12)
    return st.one_of(even, even, *(weights.map(tuple) for weights in uneven))


@cache
def _promise() -> SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "name": names(),
            "currency": st.text(string.ascii_uppercase, min_size=3, max_size=3),
            "start_month": st.builds(YearMonth, st.integers(1970, 2997), st.integers(1, 12)),
            "months": st.integers(1, 24),
            "tolerance": rates(),
            "follow_up": follow_up_policies(),
            "team": teams(),
            "schedule": schedule_terms(),
            "agreement": agreements(),
        }
    )


@st.composite
def funnels(draw: DrawFn, *, terms: bool = False, **fixed: object) -> Plan:
    """Plans of every kind as far as the demand of leads depends on them; the rest by default."""
    stages = tuple(draw(st.lists(names(), min_size=2, max_size=8, unique=True)))
    stream_names = draw(st.lists(names(), min_size=1, max_size=3, unique=True))
    values: dict[str, Any] = {
        "quota": draw(st.just(500_000.0) | amounts(0, 1e15)),
        "seasonality": draw(weights()),
        "stages": stages,
        "mix_basis": draw(st.sampled_from(["leads", "revenue"])),
        "rounding": draw(st.sampled_from(["final", "each stage"])),
        "streams": tuple(
            draw(streams(len(stages) - 1, name, share, terms=terms))
            for name, share in zip(stream_names, draw(shares(len(stream_names))), strict=True)
        ),
    }
    return Plan(**{**values, **fixed})


@st.composite
def plans(draw: DrawFn, **fixed: object) -> Plan:
    """Plans of the whole input space, every field of every model in it."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from([Plan(), Plan(quota=750_000)])).changed(**fixed)
    plan = draw(funnels(terms=True, **{**draw(_promise()), **fixed}))
    return plan if "streams" in fixed else draw(improving(draw(growing(plan))))


@st.composite
def growing(draw: DrawFn, plan: Plan) -> Plan:
    """The plan with a quota that grows or is set by month, and renewals by month."""
    return plan.changed(
        quota_growth=draw(st.just(0.0) | typed(-0.5, 1, 3)),
        monthly_quotas=draw(by_month(1e15)),
        streams=tuple(
            stream.changed(monthly_retained=draw(by_month(1e12))) for stream in plan.streams
        ),
    )


@st.composite
def improving(draw: DrawFn, plan: Plan) -> Plan:
    """The plan with things to become better at."""
    goals = improvements(len(plan.stages) - 1)
    return plan.changed(
        streams=tuple(
            stream.changed(
                lead_types=tuple(
                    kind.changed(improvements=draw(goals)) for kind in stream.lead_types
                )
            )
            for stream in plan.streams
        )
    )


def without_retained_revenue(plan: Plan) -> Plan:
    """The plan as if no revenue came from existing customers."""
    return plan.changed(
        streams=tuple(stream.changed(retained_revenue=0) for stream in plan.streams)
    )


# --- the same without Hypothesis, a hundred times faster -----------------------------------------


def random_amount(rng: Random, low: float = 1.0) -> float:
    """An amount of 1 to 10^12, with up to 4 decimals, as a person types it."""
    return max(low, round(10 ** rng.uniform(0, 12), rng.randint(0, 4)))


def random_rate(rng: Random) -> float:
    """A rate above 0, with 1 to 4 decimals."""
    whole = 10 ** rng.randint(1, 4)
    return rng.randint(1, whole) / whole


def random_shares(rng: Random, count: int) -> list[float]:
    """Shares with 1 to 4 decimals that add up to 1."""
    whole = 10 ** rng.randint(1, 4)
    edges = [0, *sorted(rng.randint(0, whole) for _ in range(count - 1)), whole]
    return [(edges[i + 1] - edges[i]) / whole for i in range(count)]


def random_plan(rng: Random, **fixed: object) -> Plan:
    """A random plan of 1 to 3 streams, each with 1 to 4 lead types, and 2 to 8 stages."""
    steps = rng.randint(1, 7)
    quota = random_amount(rng)
    quota_shares = random_shares(rng, rng.randint(1, 3))
    values: dict[str, Any] = {
        "quota": quota,
        "stages": tuple(f"Stage {n}" for n in range(steps + 1)),
        "mix_basis": rng.choice(["leads", "revenue"]),
        "rounding": rng.choice(["final", "each stage"]),
        "streams": tuple(
            _random_stream(rng, f"Stream {n}", share, quota, steps)
            for n, share in enumerate(quota_shares)
        ),
    }
    if rng.random() < 0.5:
        values["seasonality"] = tuple(random_rate(rng) for _ in range(12))
    return Plan(**{**values, **fixed})


def _random_stream(rng: Random, name: str, share: float, quota: float, steps: int) -> RevenueStream:
    kept = round(quota * share * rng.random(), 2) if rng.random() < 0.5 else 0.0
    mixes = random_shares(rng, rng.randint(1, 4))
    return RevenueStream(
        name=name,
        quota_share=share,
        retained_revenue=kept,
        marketing_share=rng.choice([1.0, random_rate(rng)]),
        deal_size=random_amount(rng),
        lead_types=tuple(
            LeadType(
                name=f"Type {n}",
                mix=mix,
                conversion_rates=tuple(random_rate(rng) for _ in range(steps)),
                deal_size=rng.choice([None, random_amount(rng)]),
            )
            for n, mix in enumerate(mixes)
        ),
    )


def random_whole_plan(rng: Random, **fixed: object) -> tuple[Plan, tuple[int, ...]]:
    """A plan of one lead type whose exact demand is a whole number at every stage, and those.

    With rates of k % the volumes are m·100³, m·k₁·100², m·k₁·k₂·100, m·k₁·k₂·k₃.
    """
    percents = [rng.randint(1, 100) for _ in range(rng.randint(1, 3))]
    volumes = [rng.randint(1, 400) * 100 ** len(percents)]
    for percent in percents:
        volumes.append(volumes[-1] * percent // 100)
    deal = rng.randint(1, 9_999) / rng.choice([1, 10, 100])
    # Rounded to the decimal that a person would type; the product carries the noise of its own.
    quota = round(volumes[-1] * deal, 2)
    kind = LeadType(name="Only", conversion_rates=tuple(p / 100 for p in percents))
    stream = RevenueStream(name="Only", deal_size=deal, lead_types=(kind,))
    stages = tuple(f"Stage {n}" for n in range(len(volumes)))
    return Plan(**{"quota": quota, "stages": stages, "streams": (stream,), **fixed}), tuple(volumes)


_TEAMS = st.sampled_from(
    [
        SalesTeam(reps=0),
        SalesTeam(),
        SalesTeam(reps=40, selling_time=1, marketing_leads_time=1, max_occupancy=0.5),
        SalesTeam(reps=10_000, hires=(Hire(YearMonth(2027, 1), 5.5),)),
        SalesTeam(marketing_leads_time=0),
    ]
)


@st.composite
def staffed_plans(draw: DrawFn) -> Plan:
    """Plans whose holidays are known, of which some have plenty of hours and some none."""
    team = draw(_TEAMS | teams().map(lambda team: team.changed(holidays="")))
    return draw(
        funnels(
            terms=True,
            quota=draw(st.sampled_from([5e5, 0.0, 1e3, 1e6, 1e15])),
            start_month=draw(st.builds(YearMonth, st.integers(1970, 2999), st.just(7))),
            follow_up=draw(follow_up_policies()),
            team=team,
        )
    )
