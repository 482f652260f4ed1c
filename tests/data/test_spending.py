"""What leads cost, where a column tells it."""

import pytest

from sla_data import Mapping, Step, read_leads

LEADS = b"Created,Source,Cost\n2026-01-02,Web,1.5\n2026-01-03,Web,\n2026-01-04,Event,40\n"


@pytest.mark.parametrize(("lead_type", "amounts"), [(None, [41.5]), ("Source", [41.5, 40.0, 1.5])])
def test_costs_add_up_whether_the_leads_are_split_or_not(
    lead_type: str | None, amounts: list[float]
) -> None:
    mapping = Mapping(steps=(Step(stage="MQL", day="Created"),), lead_type=lead_type, spend="Cost")
    with read_leads(LEADS, mapping) as table:
        assert [each.amount for each in table.counts().spending] == amounts
