"""Tables of the agreement in Word."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from sla_report.document.word_styles import ALARM, TABLE, TEXT_WIDTH, in_style, style_id, styled
from sla_report.document.written import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import _Cell

    from sla_report.document.written import WrittenSides, WrittenSignatures, WrittenTable

MANY_COLUMNS = 6
"""From more on, a smaller letter."""
SHORT = 14
"""So many rows stay on one page."""


def add_table(document: Document, written: WrittenTable) -> None:
    """Add a table with its caption, its head repeated on every page."""
    if written.caption:
        styled(document, written.caption, "Caption")
    table = parse_xml(_table(written))
    # As XML in one go: python-docx takes ten times as long, cell by cell.
    document.element.body.insert_element_before(table, "w:sectPr")
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _table(written: WrittenTable) -> str:
    columns, shares = written.columns, sum(each.width for each in written.columns)
    small = " small" if len(columns) > MANY_COLUMNS else ""
    styles = [style_id(f"Table {'figure' if each.numeric else 'text'}{small}") for each in columns]
    widths = [int(TEXT_WIDTH.twips * each.width / shares) for each in columns]
    head = [Cell(each.text) for each in columns]
    last = len(written.rows)
    rows = [
        _row(row, styles, widths, repeated=number == 0, together=last <= SHORT and number < last)
        for number, row in enumerate([head, *written.rows])
    ]
    totals = int(written.totals)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{style_id(TABLE)}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0660" if totals else "0620"}" w:firstRow="1" w:lastRow="{totals}" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(
    cells: Sequence[Cell], styles: list[str], widths: list[int], *, repeated: bool, together: bool
) -> str:
    stays = "<w:keepNext/>" if together else ""
    shown = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{stays}</w:pPr>{_run(cell)}</w:p></w:tc>'
        for cell, style, width in zip(cells, styles, widths, strict=True)
    )
    head = "<w:tblHeader/>" if repeated else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{shown}</w:tr>"


def _run(cell: Cell) -> str:
    bold = "<w:b/>" if cell.strong or cell.open else ""
    colour = f'<w:color w:val="{ALARM}"/>' if cell.open else ""
    text = escape(cell.text)
    return f'<w:r><w:rPr>{bold}{colour}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def add_sides(document: Document, written: WrittenSides) -> None:
    """Add two columns side by side."""
    table = document.add_table(1, 2)
    sides = ((written.left_heading, written.left), (written.right_heading, written.right))
    for cell, (heading, items) in zip(table.rows[0].cells, sides, strict=True):
        cell.paragraphs[0].text = heading
        in_style(cell.paragraphs[0], "Heading 2")
        for item in items:
            styled(cell, item, "List Bullet")
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
        in_style(cell.paragraphs[0], "Heading 2")
        for text in (line.name, line.role):
            if text:
                cell.add_paragraph(text).paragraph_format.space_after = Pt(0)
        for label in (written.place_and_date, written.signature):
            _line_to_write_on(cell, label)


def _line_to_write_on(cell: _Cell, label: str) -> None:
    # Between two paragraphs of the same border there is none: another one keeps them apart.
    cell.add_paragraph().paragraph_format.space_after = Pt(10)
    paragraph = styled(cell, label, "Note")
    paragraph.paragraph_format.right_indent = Pt(14)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "2"), ("color", "1D2733")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx offers no other way
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _whole(row: object) -> None:
    """Keep a row on one page."""
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # type: ignore[attr-defined]
