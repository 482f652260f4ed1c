"""Records that belong to a plan."""

import pytest

from sla_calc import Plan
from sla_data.store import InvalidInputError, PlanStore, Visitor
from sla_data.store.keeping import LONGEST_RECORD

ADA, NOBODY = Visitor("ada@example.org"), Visitor()


def test_records_stay_with_the_plan_as_they_were_given(store: PlanStore) -> None:
    made = store.create(Plan(), ADA, records=[("months", "month;goal\r\n"), ("standing", "{}")])
    store.add_record(made.plan_id, ADA, "months", "month;goal\r\n2027-01;“500”\r\n")
    store.save(made.plan_id, ADA, Plan(quota=1), base=1)

    first, second = store.records(made.view_address, NOBODY, "months")

    assert (first.text, second.text) == ("month;goal\r\n", "month;goal\r\n2027-01;“500”\r\n")
    assert (first.kind, first.author) == ("months", "ada@example.org")
    assert first.time < second.time
    assert store.records(made.plan_id, ADA, "months", newest=1) == (second,)
    assert [each.text for each in store.records(made.plan_id, ADA, "standing")] == ["{}"]
    assert store.records(made.plan_id, ADA, "calibration") == ()


def test_the_same_record_again_is_not_added(file_store: PlanStore) -> None:
    made = file_store.create(Plan(), NOBODY)

    first = file_store.add_record(made.edit_address, NOBODY, "calibration", "one")

    assert file_store.add_record(made.edit_address, NOBODY, "calibration", "one") == first
    file_store.add_record(made.edit_address, NOBODY, "calibration", "two")
    file_store.add_record(made.edit_address, NOBODY, "calibration", "one")
    found = file_store.records(made.edit_address, NOBODY, "calibration")
    assert [each.text for each in found] == ["one", "two", "one"]


def test_records_are_bounded(file_store: PlanStore) -> None:
    made = file_store.create(Plan(), NOBODY)

    with pytest.raises(InvalidInputError, match="known are calibration, months, standing"):
        file_store.add_record(made.edit_address, NOBODY, "secrets", "text")
    with pytest.raises(InvalidInputError, match="known are calibration, months, standing"):
        file_store.records(made.edit_address, NOBODY, "secrets")
    with pytest.raises(InvalidInputError, match="2,000,001 characters; 2,000,000 at most"):
        file_store.add_record(made.edit_address, NOBODY, "months", "x" * (LONGEST_RECORD + 1))
    with pytest.raises(InvalidInputError, match="2,000,001 characters"):
        file_store.create(Plan(), ADA, records=[("months", "x" * (LONGEST_RECORD + 1))])
    assert file_store.plans(ADA) == ()  # all or nothing


def test_signs_that_no_database_holds_are_refused(store: PlanStore) -> None:
    made = store.create(Plan(), NOBODY)

    for text in ("\x00", "a\ud800b"):
        with pytest.raises(InvalidInputError, match="no text"):
            store.add_record(made.edit_address, NOBODY, "months", text)
