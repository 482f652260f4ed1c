"""From the agreement's data to its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sla_calc.agreement.parts import (
    Bullets,
    Figure,
    Note,
    Open,
    Paragraph,
    Said,
    Sides,
    Signatures,
    Table,
    Undecided,
)
from sla_calc.agreement.phrases import CATALOGUES, count
from sla_report.document.writer import Writer
from sla_report.document.written import (
    Cell,
    Heading,
    Written,
    WrittenList,
    WrittenPicture,
    WrittenSection,
    WrittenSides,
    WrittenSignature,
    WrittenSignatures,
    WrittenTable,
    WrittenText,
)
from sla_report.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sla_calc.agreement.parts import AgreementDocument, Block, Section, Value
    from sla_report.document.written import WrittenBlock

LONGEST_SHOWN = 48
"""[characters] of a link that are printed; the whole of it can be clicked on."""

ANNEX = "annex"
"""The key of the section without a number."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart for the document.

    Attributes:
        section: the key of the section at whose end it stands, such as ``"goal"``.
        title: what stands above it.
        alt: what it shows, in a sentence, in the document's language.
        spec: its finished Vega-Lite specification, with the data in it.
    """

    section: str
    title: str
    alt: str
    spec: Mapping[str, Any]


def write(document: AgreementDocument, pictures: Sequence[Picture] = ()) -> Written:
    """Return the document with every figure and sentence as text, in its language.

    Args:
        document: the agreement.
        pictures: charts; one of a section that the document does not have is left out.
    """
    catalogue = CATALOGUES[document.language]
    writer = Writer(catalogue, document.currency)

    def said(name: str, **values: Value) -> str:
        return writer.text(Said(catalogue.texts[name], values))

    missing = document.missing
    return Written(
        language=document.language,
        title=document.title,
        below=[writer.text(line) for line in document.below],
        made_on=said("made on", day=document.made_on),
        draft=said("draft", count=count(len(missing), "decision")) if missing else "",
        open_items=[
            said("still open of", heading=each.heading, what=each.said) for each in missing
        ],
        sections=_sections(document, writer, pictures),
        link=document.link,
        link_shown=_beginning(document.link),
        link_label=said("plan link"),
        fingerprint=said("fingerprint", fingerprint=document.fingerprint),
        why=said("fingerprint why"),
        page=(said("page"), said("of pages")),
    )


def _beginning(link: str) -> str:
    address = link.removeprefix("https://").removeprefix("http://")
    return address if len(address) <= LONGEST_SHOWN else f"{address[: LONGEST_SHOWN - 1]}…"


def _sections(
    document: AgreementDocument, writer: Writer, pictures: Sequence[Picture]
) -> list[WrittenSection]:
    return [
        WrittenSection(
            number="" if section.key == ANNEX else str(number),
            heading=plain(section.heading),
            blocks=[
                *(_block(each, writer) for each in section.blocks),
                *_pictures_of(section, pictures),
            ],
        )
        for number, section in enumerate(document.sections, start=1)
    ]


def _pictures_of(section: Section, pictures: Sequence[Picture]) -> list[WrittenPicture]:
    return [
        WrittenPicture(number, plain(each.title), plain(each.alt, 500))
        for number, each in enumerate(pictures)
        if each.section == section.key
    ]


def _block(block: Block, writer: Writer) -> WrittenBlock:  # noqa: PLR0911 - one a kind
    match block:
        case Paragraph():
            return WrittenText("paragraph", writer.lines(block.said))
        case Note():
            return WrittenText("note", writer.lines(block.said))
        case Open():
            mark = Said(writer.catalogue.texts["mark"], {"what": block.said})
            return WrittenText("open", [writer.text(mark)])
        case Bullets():
            lead_in = writer.text(block.lead_in) if block.lead_in else ""
            return WrittenList(lead_in, [writer.text(each) for each in block.items])
        case Sides():
            return WrittenSides(
                writer.text(block.left_heading),
                [writer.text(each) for each in block.left],
                writer.text(block.right_heading),
                [writer.text(each) for each in block.right],
            )
        case Table():
            return _table(block, writer)
        case Signatures():
            return _signatures(block, writer)


def _table(table: Table, writer: Writer) -> WrittenTable:
    return WrittenTable(
        caption=writer.text(table.caption) if table.caption else "",
        columns=[
            Heading(writer.text(each.heading, short=True), each.numeric, each.width)
            for each in table.columns
        ],
        rows=[[_cell(each, writer) for each in row] for row in table.rows],
        totals=table.totals,
    )


def _cell(value: Value, writer: Writer) -> Cell:
    if value == "":  # beside the word that sums up a table
        return Cell("")
    strong = isinstance(value, Figure | Said) and value.strong
    return Cell(writer.text(value), strong=strong, open=isinstance(value, Undecided))


def _signatures(block: Signatures, writer: Writer) -> WrittenSignatures:
    def line(text: str) -> str:
        return plain(text) if text else ""

    texts = writer.catalogue.texts
    return WrittenSignatures(
        lines=[
            WrittenSignature(writer.text(each.side), line(each.name), line(each.role))
            for each in block.lines
        ],
        signature=texts["signature"],
        place_and_date=texts["place and date"],
    )
