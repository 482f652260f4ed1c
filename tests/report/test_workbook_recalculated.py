"""The workbook lives: LibreOffice calculates the app's figures, also after a change."""

from random import Random

import pytest

from sla_calc import Plan
from sla_calc.edits.plan_edits import with_lead_type
from sla_report.workbook.workbook import workbook
from tests.calc.sweep import SWEEP
from tests.report.plans import varied_plan
from tests.report.spreadsheet import OFFICE, Cells, named, opened, put, recalculated, values

pytestmark = pytest.mark.skipif(
    OFFICE is None,
    reason="LibreOffice is not installed: apt-get install --no-install-recommends libreoffice-calc",
)

PLANS = SWEEP // 1250
"""8, which with one start of LibreOffice takes some 10 s; 80 where a release is checked."""
FIRST_RATE = "D"
QUOTA, RATE, REPS = 750_000.0, 0.42, 9.0


def differing(cells: Cells, others: Cells) -> list[str]:
    """Return the cells that do not show the same."""
    return [
        f"{sheet}!{at}: {cells[sheet].get(at)!r}, {others[sheet].get(at)!r}"
        for sheet in others
        for at in {**cells[sheet], **others[sheet]}
        if not same(cells[sheet].get(at), others[sheet].get(at))
    ]


def same(one: object, other: object) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return one == pytest.approx(other, rel=1e-9, abs=1e-9)
    return one == other


def first_line(cells: Cells) -> int:
    """Return the row of the first lead type of the sheet Inputs."""
    column = cells["Inputs"]
    heading = next(at for at, value in column.items() if value == "Lead types" and at[0] == "A")
    return int(heading[1:]) + 3


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Cells, Cells]]:
    """What workbooks show as written, and as LibreOffice calculates them: typed into or not."""
    rng = Random(20270101)  # noqa: S311 - the same plans every time
    plans = {f"random {number}": varied_plan(rng) for number in range(PLANS)}
    written = {name: workbook(plan) for name, plan in plans.items()}
    files = {name: opened(data) for name, data in written.items()}
    example = workbook(Plan())
    book = opened(example)
    put(book, "quota", QUOTA)
    put(book, "reps", REPS)
    book["Inputs"][f"{FIRST_RATE}{first_line(values(example))}"] = RATE
    plan = Plan(quota=QUOTA, team=Plan().team.changed(reps=REPS))
    _, *others = plan.streams[0].lead_types[0].conversion_rates
    changed = with_lead_type(plan, 0, 0, conversion_rates=(RATE, *others))
    written["changed"] = workbook(changed)
    files["changed"] = book
    rounded = opened(example)
    put(rounded, "rounding", "each stage")
    put(rounded, "mix_basis", "revenue")
    written["rounded"] = workbook(Plan(rounding="each stage", mix_basis="revenue"))
    files["rounded"] = rounded
    found = recalculated(files, tmp_path_factory.mktemp("office"))
    return {name: (values(data), found[name]) for name, data in written.items()}


@pytest.mark.parametrize("number", range(PLANS))
def test_every_cell_comes_to_what_the_app_says(
    books: dict[str, tuple[Cells, Cells]], number: int
) -> None:
    told, found = books[f"random {number}"]
    assert differing(found, told) == []


AS_SCHEDULED = ("Leads due", "Hours for their follow-up", "Leads due, as the app scheduled them")


@pytest.mark.parametrize("name", ["changed", "rounded"])
def test_after_a_change_every_cell_comes_to_what_the_app_says_of_the_changed_plan(
    books: dict[str, tuple[Cells, Cells]], name: str
) -> None:
    told, found = (without(cells, AS_SCHEDULED) for cells in books[name])
    assert differing(found, told) == []
    assert len(told["Schedule"]) > 400


def test_after_a_change_the_leads_due_are_the_estimate_and_the_sheet_says_so(
    books: dict[str, tuple[Cells, Cells]],
) -> None:
    _, found = books["changed"]
    assert str(found["Schedule"]["A2"]).startswith("An input was changed: ")
    due, estimate = (
        block(found["Schedule"], name) for name in ("Leads due", "Leads due, estimated")
    )
    assert due == estimate
    assert due[0][0] > 131  # a quota of 750,000 takes more than one of 500,000
    _, example = books["random 0"]
    assert str(example["Schedule"]["A2"]).startswith("“Leads due” are those that the app")
    goal = named(opened(workbook(Plan())), "goal")
    assert found[goal[0]][goal[1]] == sum(row[0] for row in due)


def without(cells: Cells, blocks: tuple[str, ...]) -> Cells:
    """Return the cells without what is held to the app's schedule, the sheet Month included."""
    kept = {sheet: dict(held) for sheet, held in cells.items() if sheet != "Month"}
    return {**kept, "Schedule": without_blocks(kept["Schedule"], blocks)}


def without_blocks(cells: dict[str, object], names: tuple[str, ...]) -> dict[str, object]:
    """Return a sheet's cells without some of its blocks, and without the sentence on top."""
    kept, within = {}, False
    for at, value in cells.items():
        row = int("".join(filter(str.isdigit, at)))
        if at[0] == "A" and at[1].isdigit() and value in names:
            within = True
        elif at == f"A{row}" and isinstance(value, str) and value.startswith(STARTS):
            within = False
        if not within and at != "A2" and not isinstance(value, bool):
            kept[at] = value
    return kept


STARTS = ("Quota, and what", "Leads due, estimated", "Leads that each", "Reps whom")


def block(cells: dict[str, object], name: str) -> list[list[int]]:
    """Return the figures of a block of the schedule, row by row."""
    (top,) = (int(at[1:]) for at, value in cells.items() if value == name and at[0] == "A")
    return [
        [int(str(cells[f"{column}{row}"])) for column in "CDEFGH"]
        for row in range(top + 2, top + 8)
    ]
