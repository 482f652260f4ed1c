"""How cells are written, as the analyst says it: which values are blanks, and which mean yes."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Multiselect

from sla_data import mapping_to_json
from sla_data.meaning.mapping import Mapping, Step
from tests.hostile import HOSTILE_NAMES
from tests.ui.screen import (
    EXAMPLE,
    button,
    exceptions,
    lead_table,
    metrics,
    opened,
    problems,
    results_of,
)

COLUMNS = "What the columns mean"
EVERY_FIELD = ("Created", "Won on", "Source", "Tries", "Origin", "Amount")


def uploaded(rows: list[str], names: tuple[str, ...] = EVERY_FIELD) -> AppTest:
    """The page with a file and the drawer of its columns open."""
    text = "\n".join([",".join(names), *rows])
    at = opened(EXAMPLE, "pages/recalibrate.py")
    at = at.file_uploader(key="leads file 0").set_value(("leads.csv", text.encode(), "")).run()
    return button(at, COLUMNS).click().run()


def choice(at: AppTest, label: str) -> Multiselect:
    (box,) = [each for each in at.multiselect if each.label == label]
    return box


def read_so(at: AppTest) -> AppTest:
    return button(at, "Read them so").click().run()


def take(at: AppTest, role: str, column: str) -> AppTest:
    """Say that a column has a role."""
    (box,) = [each for each in at.selectbox if (each.key or "").endswith(f" {role}")]
    box.set_value(column)
    return button(at, "Use these columns").click().run()


def leads(n: int = 60) -> list[str]:
    """Leads of which every third was won, tried 999 times where nobody tried."""
    return [
        f"2026-01-{1 + k % 28:02},{f'2026-03-{1 + k % 28:02}' if k % 3 == 0 else ''},Demo request,"
        f"{999 if k % 2 else 1 + k % 5},{'Marketing' if k % 3 else 'Sales'},{1 + k}"
        for k in range(n)
    ]


def mean_attempts(at: AppTest) -> float | None:
    return next(row.mean for row in results_of(at).calibration.attempts if row.lead_type is None)


def test_values_that_stand_for_never_are_offered_first_and_are_blanks_once_chosen() -> None:
    at = take(uploaded(leads()), "attempts", "Tries")
    tried = [999 if k % 2 else 1 + k % 5 for k in range(60)]
    assert mean_attempts(at) == pytest.approx(sum(tried) / 60)
    box = choice(at, r"Tries\: blank if")
    assert (box.value, box.options[0]) == ([], "999")
    box.set_value(["999"])
    at = read_so(at)
    assert lead_table(at).mapping.missing == {"Tries": ("999",)}
    assert mean_attempts(at) == pytest.approx(sum(tried[::2]) / 30)
    assert choice(at, r"Tries\: blank if").value == ["999"]


def test_a_word_that_stands_for_a_blank_day_can_be_typed() -> None:
    rows = [*leads(), "2026-01-05,soon,Demo request,1,Sales,7"]
    at = uploaded(rows)
    assert metrics(at)["Rows used"] == "60 of 61"
    choice(at, r"Won on\: blank if").set_value(["soon"])
    at = read_so(at)
    assert metrics(at)["Rows used"] == "61 of 61"


def test_what_is_a_blank_no_longer_is_taken_back() -> None:
    at = uploaded(leads())
    choice(at, r"Amount\: blank if").set_value(["1", "4"])
    at = read_so(at)
    assert lead_table(at).mapping.missing == {"Amount": ("1", "4")}
    choice(at, r"Amount\: blank if").set_value([])
    at = read_so(at)
    assert lead_table(at).mapping.missing == {}


def test_a_column_that_names_marketing_says_yes_where_it_does() -> None:
    at = take(uploaded(leads()), "from_marketing", "Origin")
    assert lead_table(at).mapping.marketing_values == ("Marketing",)
    assert metrics(at)["Rows used"] == "60 of 60"
    assert results_of(at).calibration.marketing_share == 0  # every third was won, all by sales
    choice(at, r"Origin\: yes if").set_value(["Sales"])
    at = read_so(at)
    assert results_of(at).calibration.marketing_share == pytest.approx(1.0)


def test_the_usual_words_for_yes_need_not_be_said() -> None:
    rows = [row.replace("Marketing", "ja").replace("Sales", "nein") for row in leads()]
    at = take(uploaded(rows), "from_marketing", "Origin")
    assert choice(at, r"Origin\: yes if").value == ["ja"]
    assert lead_table(read_so(at)).mapping.marketing_values == ()


def test_values_that_mean_yes_go_with_their_column() -> None:
    at = take(uploaded(leads()), "from_marketing", "Origin")
    assert lead_table(at).mapping.marketing_values == ("Marketing",)
    at = take(at, "from_marketing", "Source")
    assert lead_table(at).mapping.marketing_values == ()


def test_a_stage_that_is_told_in_words_of_its_own_is_reached_where_they_stand() -> None:
    rows = [row.replace("Marketing", "converted").replace("Sales", "not yet") for row in leads()]
    at = uploaded(rows)
    mapping = Mapping(
        steps=(Step(stage="MQL", day="Created"), Step(stage="Customer", flag="Origin"))
    )
    file = ("m.json", mapping_to_json(mapping).encode(), "")
    at = at.file_uploader(key="mapping file 1").set_value(file).run()
    assert metrics(at)["Rows used"] == "0 of 60"
    choice(at, r"Origin\: yes if").set_value(["converted"])
    at = read_so(at)
    assert metrics(at)["Rows used"] == "60 of 60"
    assert results_of(at).counts.reached[0].reached == (60, 40)
    at = button(at, "Use these columns").click().run()
    assert lead_table(at).mapping.steps[-1].values == ("converted",)


@pytest.mark.parametrize("name", HOSTILE_NAMES[:12])
def test_values_of_any_kind_are_offered_and_taken_as_they_stand(name: str) -> None:
    value = " ".join(name.replace("\0", " ").split()) or "x"
    quoted = '"' + value.replace('"', '""') + '"'
    rows = [row.replace("Sales", quoted) for row in leads()]
    at = take(uploaded(rows), "from_marketing", "Origin")
    assert exceptions(at) == []
    assert problems(at) == []
    box = choice(at, r"Origin\: yes if")
    chosen = [each for each in lead_table(at).columns[4].values if each != "Marketing"]
    box.set_value(chosen)
    assert lead_table(read_so(at)).mapping.marketing_values == tuple(chosen)
