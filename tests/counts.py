"""Tables of leads, added up, of every kind that a reader may hand over: for laws (Hypothesis)."""

from datetime import date
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from sla_calc import Plan, YearMonth
from sla_calc.calibration.counts import (
    AgeCounts,
    AttemptCounts,
    Counts,
    CycleCounts,
    FirstResponses,
    MonthCounts,
    Spending,
    StageCounts,
    WonAmounts,
    WonRevenue,
)

Part = tuple[str | None, str | None]

leads = st.integers(0, 5_000)
money = st.just(0.0) | st.floats(0.001, 1e12)
days = st.floats(0, 4_000)


@st.composite
def counts_for(draw: DrawFn, plan: Plan) -> Counts:
    """Counts in which a plan recognises some of its streams, lead types and stages, or none."""
    stages = draw(_stages(plan))
    parts = draw(_parts(plan))
    some = st.lists(st.sampled_from(parts), max_size=len(parts), unique=True)
    begin, end = sorted(draw(st.tuples(*[st.dates(date(2024, 1, 1), date(2025, 12, 31))] * 2)))
    return Counts(
        stages=stages,
        basis=draw(st.sampled_from(["cohort", "period"])),
        window=draw(st.sampled_from([None, (begin, end)])),
        as_of=draw(st.sampled_from([None, end])),
        first_won=draw(st.none() | st.dates(date(2023, 12, 1), date(2026, 1, 31))),
        first_created=draw(st.none() | st.just(begin)),
        reached=tuple(StageCounts(*part, draw(_reached(len(stages)))) for part in parts),
        ages=tuple(draw(_ages(part, stages)) for part in draw(some)),
        amounts=tuple(
            WonAmounts(*part, *draw(st.tuples(leads, money, money, leads))) for part in draw(some)
        ),
        cycles=tuple(draw(_cycles(part)) for part in draw(some)),
        months=tuple(
            MonthCounts(YearMonth(2024, 1) + draw(st.integers(0, 23)), *part, draw(reached))
            for part in draw(some)
            for reached in [_reached(len(stages))] * draw(st.integers(0, 4))
        ),
        responses=tuple(
            FirstResponses(*part, 10, 5, 4.0, 3.0, 9.0, ((5, 4), (60, 5))) for part in draw(some)
        ),
        attempts=tuple(
            AttemptCounts(*part, (0, 1, 4), draw(st.tuples(leads, leads, leads)), (0, 3, 1))
            for part in draw(some)
        ),
        spending=tuple(Spending(*part, draw(money), draw(leads)) for part in draw(some)),
        revenue=tuple(
            WonRevenue(stream, total, draw(st.none() | st.floats(0, total)))
            for stream in dict.fromkeys(stream for stream, _ in draw(some))
            for total in [draw(money)]
        ),
    )


@cache
def _reached(stages: int) -> SearchStrategy[tuple[float | None, ...]]:
    """How many reached each stage: usually fewer further down, sometimes untold or nonsense."""
    down = st.lists(leads, min_size=stages, max_size=stages).map(
        lambda row: tuple(map(float, sorted(row, reverse=True)))
    )
    return down | st.tuples(*[st.none() | leads.map(float)] * stages)


def _stages(plan: Plan) -> SearchStrategy[tuple[str, ...]]:
    """Some of the plan's stages in order, perhaps in capitals or with an end of another name."""
    own = st.lists(st.sampled_from(plan.stages), min_size=2, unique=True).map(
        lambda names: tuple(sorted(names, key=plan.stages.index))
    )
    return st.one_of(
        st.just(plan.stages),
        own,
        own.map(lambda names: tuple(name.upper() for name in names)),
        own.map(lambda names: (*names[:-1], "Paid invoice")),
        st.just(("Visitor", "Buyer")),
    )


@st.composite
def _parts(draw: DrawFn, plan: Plan) -> list[Part]:
    """Lead types of the plan or not, their streams, and the whole."""
    shown = draw(st.booleans())
    found: dict[Part, None] = {}
    for stream in plan.streams:
        name = draw(st.sampled_from([stream.name, f" {stream.name} ", "Elsewhere"]))
        whole = name if shown else None
        kinds = [kind.name for kind in stream.lead_types]
        for kind in draw(st.lists(st.sampled_from([*kinds, "Newsletter"]), unique=True)):
            found[whole, kind] = None
        found[whole, None] = None
    return list(found | {(None, None): None})


@st.composite
def _ages(draw: DrawFn, part: Part, stages: tuple[str, ...]) -> AgeCounts:
    table = draw(
        st.dictionaries(st.integers(0, 400), st.tuples(leads, leads), min_size=1, max_size=8)
    )
    ages = tuple(sorted(table))
    moved, waiting = zip(*(table[age] for age in ages), strict=True)
    return AgeCounts(*part, stages[0], draw(st.sampled_from(stages[1:])), ages, moved, waiting)


@st.composite
def _cycles(draw: DrawFn, part: Part) -> CycleCounts:
    told = draw(st.booleans())
    mean, median, p90 = draw(st.tuples(days, days, days)) if told else (None, None, None)
    return CycleCounts(*part, draw(leads) if told else 0, mean, median, p90, draw(leads))
