"""Every figure of the document, read back out of it, is the app's."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from sla_calc import (
    Plan,
    follow_up_capacity,
    lead_demand,
    lead_values,
    planned_schedule,
    scheduled_capacity,
    scheduled_demand,
    stream_targets,
)
from sla_calc.agreement.agreement import agreement
from sla_calc.agreement.parts import AgreementDocument, Figure, Said, Sides
from sla_calc.agreement.parts import Table as TableOfData
from sla_report.document.formats import to_docx, to_markdown
from sla_report.numbers.figures import Figures
from tests.calc.sweep import SWEEP, seeded
from tests.report.documents import (
    Table,
    figure_in,
    last_place,
    paragraphs_of_docx,
    paragraphs_of_markdown,
    tables_of_docx,
    tables_of_markdown,
)
from tests.strategies import random_plan

TODAY = date(2026, 12, 1)
DOCUMENTS = SWEEP // 400
"""25, to stay quick; 250 where a release is checked: SLA_SWEEP=100000."""
COMPACT_FROM = 10_000_000  # the app writes such figures as 12.3M, the document never


def shown_by_the_app(figure: Figure, figures: Figures) -> str:
    """What the app's pages write for the same figure."""
    match figure.kind:
        case "count":
            return figures.count(figure.value)
        case "money":
            return (figures.money_exact if figure.typed else figures.money)(figure.value)
        case "rate":
            return (figures.rate_exact if figure.typed else figures.rate)(figure.value)
        case _:
            return (figures.number_exact if figure.typed else figures.about)(figure.value)


def data_tables(made: AgreementDocument) -> list[TableOfData]:
    return [
        block for each in made.sections for block in each.blocks if isinstance(block, TableOfData)
    ]


def is_the_apps(text: str, figure: Figure, figures: Figures, *, german: bool = False) -> bool:
    """Tell whether a cell's text is the app's figure: as written, and as a number."""
    exact = Decimal(figure.value) * (100 if figure.kind == "rate" else 1)
    read = figure_in(text, german=german)
    if read is None or abs(read - exact) > last_place(read) + abs(exact) * Decimal("1e-14"):
        return False
    if abs(figure.value) >= COMPACT_FROM:
        return True
    written = shown_by_the_app(figure, figures)
    return text.startswith(written) or figure_in(written, german=german) == read


def wrong(made: AgreementDocument, tables: list[Table], *, german: bool = False) -> list[object]:
    """Every cell that does not show its figure."""
    figures = Figures("de-DE" if german else "en-US", made.currency)
    found: list[object] = []
    for data, table in zip(data_tables(made), tables, strict=True):
        for cells, texts in zip(data.rows, table[1:], strict=True):
            found += [
                (cell, text)
                for cell, text in zip(cells, texts, strict=True)
                if isinstance(cell, Figure) and not is_the_apps(text, cell, figures, german=german)
            ]
    return found


def figures_owed(plan: Plan) -> list[list[float]]:
    """What the functions of the app say that marketing and sales owe, month by month."""
    if plan.months == 1:
        demands = [lead_demand(plan, plan.start_month)]
        capacities = [follow_up_capacity(plan, plan.start_month)]
    else:
        schedule = planned_schedule(plan)
        demands = [scheduled_demand(plan, schedule, month) for month in schedule.months]
        capacities = list(scheduled_capacity(plan, schedule))
    worth = [lead_values(plan, demand) for demand in demands]
    return [
        [float(demand.leads) for demand in demands],
        [sum(each.goal_points for each in month) for month in worth],
        [sum(each.goal_value for each in month) for month in worth],
        [each.hours_needed for each in capacities],
        [each.hours_available for each in capacities],
        [each.marketing_target for each in stream_targets(plan)],
    ]


def column(table: Table, at: int, count: int) -> list[str]:
    return [row[at] for row in table[1 : count + 1]]


def differing(texts: list[str], values: list[float]) -> list[object]:
    read = [figure_in(text) for text in texts]
    return [
        (text, value)
        for text, number, value in zip(texts, read, values, strict=True)
        if number is None
        or abs(number - Decimal(value))
        > last_place(number) + abs(Decimal(value)) * Decimal("1e-14")
    ]


def test_every_figure_of_many_documents_is_the_apps() -> None:
    rng = seeded("agreements")
    for _ in range(DOCUMENTS):
        plan = random_plan(rng, months=rng.randint(1, 4))
        made = agreement(plan, on=TODAY)
        word, markdown = tables_of_docx(to_docx(made)), tables_of_markdown(to_markdown(made))

        assert wrong(made, word) == []
        assert wrong(made, markdown) == []
        assert [table for table in word if table not in markdown] == []
        leads, points, worth, needed, there, targets = figures_owed(plan)
        months = plan.months
        for table in markdown:
            match table[0]:
                case ["Month", "Leads", "At least", *_]:
                    assert differing(column(table, 1, months), leads) == []
                    assert differing(column(table, 4, months), points) == []
                    assert differing(column(table, 5, months), worth) == []
                case ["Month", "Leads", "Hours needed", *_]:
                    assert differing(column(table, 2, months), needed) == []
                    assert differing(column(table, 3, months), there) == []
                case ["Stream", "Quota", *_]:
                    assert differing(column(table, 4, len(targets)), targets) == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_figure_of_a_sentence_stands_in_it_in_its_place(language: str) -> None:
    plan = Plan(currency="EUR", quota=1_234_567, tolerance=0.125, quota_growth=0.01)
    made = agreement(plan.changed(agreement=plan.agreement.changed(language=language)), on=TODAY)
    german = language == "de"
    figures = Figures("de-DE" if german else "en-US", "EUR")
    said = [said for said in sentences(made) if len(written_by(said, figures)) > 0]

    for texts in (paragraphs_of_docx(to_docx(made)), paragraphs_of_markdown(to_markdown(made))):
        for each in said:
            expected = written_by(each, figures)
            assert [text for text in texts if in_order(text, expected)] != [], each
    assert wrong(made, tables_of_markdown(to_markdown(made)), german=german) == []


def sentences(made: AgreementDocument) -> list[Said]:
    found: list[Said] = []
    for block in [block for each in made.sections for block in each.blocks]:
        if isinstance(block, Sides):
            found += [each for each in (*block.left, *block.right) if isinstance(each, Said)]
        elif isinstance(said := getattr(block, "said", None), Said):
            found.append(said)
    return found


def written_by(said: Said, figures: Figures) -> list[str]:
    """The figures of a sentence as the app writes them, in the sentence's order."""
    found = {
        name: shown_by_the_app(value, figures)
        for name, value in said.values.items()
        if isinstance(value, Figure)
    }
    return [found[name] for name in sorted(found, key=lambda name: said.text.index(f"{{{name}}}"))]


def in_order(text: str, figures: list[str]) -> bool:
    places = [text.find(figure) for figure in figures]
    return -1 not in places and all(one <= other for one, other in pairwise(places))
