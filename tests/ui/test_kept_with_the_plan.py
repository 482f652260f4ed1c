"""What was measured stays with the saved plan, and reaches whoever opens it."""

import gc
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sla_data.store import Created
from tests.ui.saved_plans import NOBODY, captions, store_in, stored_in, visiting
from tests.ui.screen import EXAMPLE, button, exceptions, problems

TRACK, RECALIBRATE, THIS_MONTH = "pages/track.py", "pages/recalibrate.py", "pages/this_month.py"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with stored_in(tmp_path):
        yield tmp_path
    gc.collect()


@pytest.fixture
def created(folder: Path) -> Created:
    with store_in(folder) as store:
        return store.create(EXAMPLE, NOBODY)


def with_example(address: str, page: str) -> AppTest:
    at = visiting(address).switch_page(page).run()
    return button(at, "Try the example").click().run()


def pressed(at: AppTest, key: str) -> AppTest:
    at = at.button(key=key).click().run()
    assert exceptions(at) == []
    return at


def test_where_the_month_stands_reaches_the_sales_managers_page(created: Created) -> None:
    at = pressed(with_example(created.edit_address, TRACK), "keep standing")
    assert "Kept with the plan on" in captions(at)

    seen = visiting(created.view_address).switch_page(THIS_MONTH).run()
    boxes = (*seen.error, *seen.warning, *seen.success, *seen.info)
    (said,) = [box.value for box in boxes if "Sales" in box.value]
    assert "by 15 Dec 2026" in said
    assert "had their first attempt in time" in said
    assert "Kept with the plan on" in captions(seen)


def test_a_standing_that_a_newer_version_kept_is_as_none(created: Created, folder: Path) -> None:
    with store_in(folder) as store:
        store.add_record(created.edit_address, NOBODY, "standing", '{"format": 9}')
    seen = visiting(created.view_address).switch_page(THIS_MONTH).run()
    assert "No figures of this month were put in yet" in captions(seen)


def test_closed_months_are_kept_with_the_plan_and_taken_from_it(
    created: Created, folder: Path
) -> None:
    at = with_example(created.edit_address, TRACK)
    at = button(at, "Close the month").click().run()
    at = button(at, "Look at the whole of December 2026").click().run()
    at = button(at, "Close December 2026").click().run()
    at = pressed(at, "keep months")

    other = with_example(created.view_address, TRACK)
    other = button(other, "Close the month").click().run()
    assert "keep months" not in [each.key for each in other.button]
    other = pressed(other, "take months")
    (closed,) = other.session_state["sla_stand_up"].history
    assert str(closed.month) == "2026-12"

    with store_in(folder) as store:
        store.add_record(created.edit_address, NOBODY, "months", "nonsense")
    third = with_example(created.edit_address, TRACK)
    third = pressed(button(third, "Close the month").click().run(), "take months")
    assert len(problems(third)) == 1


def test_calibrations_are_kept_with_the_plan_and_taken_from_it(created: Created) -> None:
    at = with_example(created.edit_address, RECALIBRATE)
    at = pressed(button(at, "Records").click().run(), "keep calibration")

    other = with_example(created.edit_address, RECALIBRATE)
    other = pressed(button(other, "Records").click().run(), "take calibration")
    (record,) = other.session_state["sla_recalibration"].records
    assert record.rows_read > 0
