"""Plans for schedules: of one lead type, and of many whose figures people would type."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from sla_calc import LeadType, Plan, RevenueStream, YearMonth
from tests.strategies import cycle_curves, shares

JANUARY = YearMonth(2027, 1)


def one_type(
    quotas: Sequence[float] = (), *, rate: float = 0.05, deal: float = 1_000, **fields: Any
) -> Plan:
    """A plan of one stream and one lead type, whose quotas are typed month by month."""
    kind = LeadType(name="All", conversion_rates=(rate,), **fields)
    stream = RevenueStream(name="All", deal_size=deal, lead_types=(kind,))
    return Plan(
        quota=0,
        months=max(1, len(quotas)),
        monthly_quotas=tuple(quotas),
        stages=("Lead", "Customer"),
        streams=(stream,),
    )


def in_days(months: float) -> float:
    """A sales cycle of so many months, as a plan states it."""
    return months * 30


_CYCLES = st.one_of(
    st.sampled_from([0.0, 15.0, 30.0, 45.0, 60.0, 75.0, 150.0]).map(
        lambda days: {"sales_cycle_days": days}
    ),
    st.tuples(st.floats(5, 200), st.floats(1, 150)).map(
        lambda both: {"sales_cycle_days": both[0], "sales_cycle_spread": both[1]}
    ),
    cycle_curves().map(lambda curve: {"cycle_curve": curve}),
)


@st.composite
def schedulable(draw: DrawFn, **fixed: object) -> Plan:
    """Plans of 1 to 2 streams with 1 to 3 lead types, with every kind of sales cycle."""
    count = draw(st.integers(1, 2))
    streams = []
    for number, share in enumerate(draw(shares(count))):
        mixes = draw(shares(draw(st.integers(1, 3))))
        streams.append(
            RevenueStream(
                name=f"Stream {number}",
                quota_share=share,
                retained_revenue=draw(st.sampled_from([0.0, 10_000.0])),
                marketing_share=draw(st.sampled_from([1.0, 0.7])),
                deal_size=draw(st.sampled_from([500.0, 2_000.0, 30_000.0])),
                lead_types=tuple(
                    LeadType(
                        name=f"Type {line}",
                        mix=mix,
                        conversion_rates=draw(st.tuples(*[st.floats(0.05, 1)] * 2)),
                        **draw(_CYCLES),
                    )
                    for line, mix in enumerate(mixes)
                ),
            )
        )
    return Plan(
        **{
            "months": draw(st.integers(1, 12)),
            "quota": draw(st.sampled_from([0.0, 100_000.0, 512_345.67])),
            "seasonality": draw(
                st.just((1.0,) * 12)
                | st.lists(st.floats(0.5, 2), min_size=12, max_size=12).map(tuple)
            ),
            "mix_basis": draw(st.sampled_from(["leads", "revenue"])),
            "stages": ("Lead", "Opportunity", "Customer"),
            "streams": tuple(streams),
            **fixed,
        }
    )
