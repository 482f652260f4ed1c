"""Documents to look into: their tables, sentences and figures."""

from collections.abc import Iterator
from datetime import date

from sla_calc import Agreement, Plan
from sla_calc.agreement.agreement import agreement
from sla_calc.agreement.parts import (
    AgreementDocument,
    Bullets,
    Figure,
    Note,
    Open,
    Paragraph,
    Said,
    Section,
    Sides,
    Table,
    Undecided,
    Value,
)
from sla_calc.model.agreement_parts import Contact

TODAY = date(2026, 12, 1)
BASE = "https://sla.example/"

DECIDED = Agreement(
    company="Example Ltd",
    marketing_owner="Ada Berger",
    sales_owner="Jonas Keller",
    contacts=(Contact(name="Mira Voss", task="CRM", reached_at="mira@sla.example"),),
)
"""An agreement that leaves nothing open; its team has to have the hours."""


def document(plan: Plan | None = None, **words: object) -> AgreementDocument:
    """The agreement of a plan, with some of its words changed."""
    plan = plan or Plan()
    return agreement(plan.changed(agreement=plan.agreement.changed(**words)), on=TODAY, base=BASE)


def section(made: AgreementDocument, key: str) -> Section:
    (found,) = [each for each in made.sections if each.key == key]
    return found


def tables(made: AgreementDocument, key: str) -> list[Table]:
    return [block for block in section(made, key).blocks if isinstance(block, Table)]


def table(made: AgreementDocument, key: str, caption: str) -> Table:
    (found,) = [each for each in tables(made, key) if each.caption and each.caption.text == caption]
    return found


def sentences(made: AgreementDocument, key: str) -> list[Value]:
    """Everything that is said in a section outside of its tables."""
    found: list[Value] = []
    for block in section(made, key).blocks:
        match block:
            case Paragraph() | Note() | Open():
                found.append(block.said)
            case Bullets():
                found += block.items
            case Sides():
                found += (*block.left, *block.right)
    return found


def values(said: Value) -> dict[str, Value]:
    """What stands in the braces of a sentence."""
    assert isinstance(said, Said)
    return dict(said.values)


def numbers(cells: tuple[Value, ...]) -> list[float]:
    """The figures of a row."""
    return [cell.value for cell in cells if isinstance(cell, Figure)]


def undecided(made: AgreementDocument, key: str) -> Iterator[Value]:
    """The first cell of each row in which something is still to be decided."""
    for each in tables(made, key):
        yield from (row[0] for row in each.rows if any(isinstance(cell, Undecided) for cell in row))
