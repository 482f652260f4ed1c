"""The generated example: always the same, nobody's, and true to what it was made of."""

import csv
import io
from collections import Counter

import numpy as np

from sla_calc import Plan, calibrate
from sla_data import read_leads
from sla_data.example_export import BEATEN, HEADERS, SOURCES, UNFIT, example_export


def test_the_same_seed_makes_the_same_file() -> None:
    assert example_export() is example_export()
    assert example_export(1) != example_export(2)


def test_every_lead_of_every_source_is_in_it() -> None:
    header, *rows = csv.reader(io.StringIO(example_export().decode()))
    assert tuple(header) == HEADERS
    found = Counter((row[2].casefold(), row[3]) for row in rows)
    assert found == {(each.name.casefold(), each.unit): each.leads for each in SOURCES}


def test_what_sales_does_with_the_leads_is_told_and_understood() -> None:
    with read_leads(example_export(), stages=Plan().stages) as table:
        mapping, found, reasons = table.mapping, table.follow_ups(), table.reasons()
    assert (mapping.assigned, mapping.connected) == ("Owner assigned date", "Reached")
    assert mapping.reason == ("Closed lost reason",)
    assert found.assigned is not None
    assert found.attempts is not None
    assert found.reached is not None
    never = np.isnat(found.first_attempt)
    assert (found.attempts[never] == 0).all()
    assert (found.attempts[~never] > 0).all()
    assert 0.03 < never.mean() < 0.05
    assert 0.01 < np.isnat(found.assigned).mean() < 0.03
    between = ~never & ~np.isnat(found.assigned)
    assert (found.assigned[between] >= found.handed_over[between]).all()
    assert (found.assigned[between] <= found.first_attempt[between]).all()
    assert {each.reason for each in reasons if each.stage == "MQL"} == {*UNFIT, "(blank)"}
    assert {each.reason for each in reasons if each.stage != "MQL"} == {*BEATEN, "(blank)"}
    assert sum(each.leads for each in reasons) > 1_000


def test_its_columns_are_understood_and_its_rates_are_those_it_was_made_with() -> None:
    """Of 20 measured rates, one may lie outside its 95 % interval; three would be a fault."""
    with read_leads(example_export(), stages=Plan().stages) as table:
        assert table.questions == ()
        assert table.report.rows_read == 6_640
        rates = calibrate(table.counts()).rates
    true = {
        (each.unit, each.name, stage): rate
        for each in SOURCES
        for stage, rate in zip(("SQL", "Opportunity", "Customer"), each.rates, strict=True)
    }
    measured = {
        (rate.stream, rate.lead_type, rate.to_stage): rate.best
        for rate in rates
        if (rate.from_stage, rate.to_stage) != ("MQL", "Customer")
    }
    told = {key: (true[key], best) for key, best in measured.items() if key in true and best}
    outside = [key for key, (rate, best) in told.items() if not best.low <= rate <= best.high]
    assert len(told) == 21
    assert len(outside) <= 3, outside
