"""Tables of the agreement in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from sla_report.document.word_styles import ALARM, TABLE, TEXT_WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.run import Run

    from sla_report.document.written import WrittenSides, WrittenSignatures, WrittenTable

MANY_COLUMNS = 6
"""From more on, a smaller letter."""


def add_table(document: Document, written: WrittenTable) -> None:
    """Add a table with its caption, its head repeated on every page."""
    if written.caption:
        document.add_paragraph(written.caption, style="Caption")
    columns = written.columns
    table = document.add_table(len(written.rows) + 1, len(columns), style=TABLE)
    _look(table, totals=written.totals)
    _widths(table, [each.width for each in columns])
    small = " small" if len(columns) > MANY_COLUMNS else ""
    names = [f"Table {'figure' if each.numeric else 'text'}{small}" for each in columns]
    known = {name: str(document.styles[name].style_id) for name in set(names)}
    styles = [known[name] for name in names]
    head, *rows = table.rows
    _repeated(head._tr)  # noqa: SLF001 - python-docx offers no other way
    for cell, style, column in zip(head.cells, styles, columns, strict=True):
        _run(cell, style, column.text)
    for row, texts in zip(rows, written.rows, strict=True):
        for cell, style, text in zip(row.cells, styles, texts, strict=True):
            run = _run(cell, style, text.text)
            if text.open:
                run.font.color.rgb = ALARM
            if text.open or text.strong:
                run.bold = True
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def add_sides(document: Document, written: WrittenSides) -> None:
    """Add two columns side by side."""
    table = document.add_table(1, 2)
    sides = ((written.left_heading, written.left), (written.right_heading, written.right))
    for cell, (heading, items) in zip(table.rows[0].cells, sides, strict=True):
        cell.paragraphs[0].text = heading
        cell.paragraphs[0].style = "Heading 2"
        for item in items:
            cell.add_paragraph(item, style="List Bullet")
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def add_signatures(document: Document, written: WrittenSignatures) -> None:
    """Add the lines to sign on, two sides beside each other."""
    lines = written.lines
    table = document.add_table((len(lines) + 1) // 2, 2)
    cells = [cell for row in table.rows for cell in row.cells]
    for row in table.rows:
        _whole(row._tr)  # noqa: SLF001 - python-docx offers no other way
    for cell, line in zip(cells, lines, strict=False):
        cell.paragraphs[0].text = line.side
        cell.paragraphs[0].style = "Heading 2"
        for text in (line.name, line.role):
            if text:
                cell.add_paragraph(text).paragraph_format.space_after = Pt(0)
        for label in (written.place_and_date, written.signature):
            _line_to_write_on(cell, label)


def _line_to_write_on(cell: _Cell, label: str) -> None:
    paragraph = cell.add_paragraph(label, style="Note")
    paragraph.paragraph_format.space_before = Pt(30)
    paragraph.paragraph_format.right_indent = Pt(14)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "2"), ("color", "1D2733")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx offers no other way
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _run(cell: _Cell, style_id: str, text: str) -> Run:
    # A style that is named is looked for among all of them, in every cell once more.
    first = cell._tc.p_lst[0]  # noqa: SLF001
    first.style = style_id
    return Paragraph(first, cell).add_run(text)


def _look(table: Table, *, totals: bool) -> None:
    """Let the style's first row, and its last one where it adds up the others, be seen."""
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx offers no other way
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    look = OxmlElement("w:tblLook")
    look.set(qn("w:val"), "0460" if totals else "0420")
    for name, on in (("firstRow", True), ("lastRow", totals), ("noHBand", True), ("noVBand", True)):
        look.set(qn(f"w:{name}"), str(int(on)))
    properties.append(look)


def _widths(table: Table, shares: Sequence[float]) -> None:
    for column, share in zip(table.columns, shares, strict=True):
        column.width = int(TEXT_WIDTH * share / sum(shares))
    for row in table.rows:
        _whole(row._tr)  # noqa: SLF001 - python-docx offers no other way


def _repeated(row: object) -> None:
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # type: ignore[attr-defined]


def _whole(row: object) -> None:
    """Keep a row on one page."""
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # type: ignore[attr-defined]
