"""Why leads did not advance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import ReasonCount, reason_shares

words = st.sampled_from(["Budget", "Spam", "(blank)"])
parts = st.sampled_from([("Shop", "Demo"), ("Shop", None), (None, "Demo")])
counts = st.lists(
    st.tuples(parts, st.sampled_from(["MQL", "SQL"]), words, st.integers(0, 99)).map(
        lambda row: ReasonCount(*row[0], *row[1:])
    )
)


@given(counts)
def test_the_shares_of_a_lead_type_and_stage_add_up_to_1(told: list[ReasonCount]) -> None:
    shares = reason_shares(told)

    assert sum(each.leads for each in shares) == sum(each.leads for each in told)
    for key in {(each.stream, each.lead_type, each.stage) for each in shares}:
        own = [each.share for each in shares if (each.stream, each.lead_type, each.stage) == key]
        assert sum(own) == pytest.approx(1)


@given(counts.flatmap(lambda told: st.tuples(st.just(told), st.permutations(told))))
def test_the_order_of_rows_changes_nothing(both: tuple[list[ReasonCount], ...]) -> None:
    one, other = map(reason_shares, both)

    assert one == other


@given(counts)
def test_the_most_frequent_come_first(told: list[ReasonCount]) -> None:
    leads = [each.leads for each in reason_shares(told)]

    assert leads == sorted(leads, reverse=True)
