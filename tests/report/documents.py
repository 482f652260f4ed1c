"""What a reader finds in a document: its words, its tables, its figures."""

import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pypdf import PdfReader

Table = list[list[str]]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBER = re.compile(r"-?\d[\d.,]*(?:e[+-]?\d+)?")


def part(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    """A part of a Word file."""
    with ZipFile(BytesIO(docx)) as file:
        return etree.fromstring(file.read(name))


def tables_of_docx(docx: bytes) -> list[Table]:
    """The tables of a Word file, each with its head; those that only set columns are none."""
    return [
        [[_text(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in part(docx).iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblStyle[@{W}val='Agreementtable']") is not None
    ]


def paragraphs_of_docx(docx: bytes) -> list[str]:
    """The paragraphs of a Word file, those in tables included."""
    return [_text(each) for each in part(docx).iter(f"{W}p")]


def tables_of_markdown(markdown: str) -> list[Table]:
    """The tables of a Markdown file, each with its head."""
    found: list[Table] = []
    inside = False
    for token in parsed(markdown):
        match token.type:
            case "table_open":
                found.append([])
            case "tr_open":
                found[-1].append([])
            case "th_open" | "td_open":
                inside = True
            case "th_close" | "td_close":
                inside = False
            case "inline" if inside:
                found[-1][-1].append(said_in(token))
    return found


def paragraphs_of_markdown(markdown: str) -> list[str]:
    """The paragraphs of a Markdown file, those in tables included."""
    return [said_in(token) for token in parsed(markdown) if token.type == "inline"]


def parsed(markdown: str) -> list[Token]:
    """The parts of a Markdown file, with tables, links and HTML."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)


def kinds_of(tokens: list[Token]) -> set[str]:
    """What kinds of parts there are, inner ones included."""
    kinds = {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or ()
    }
    return {kind.removesuffix("_open").removesuffix("_close") for kind in kinds}


def said_in(token: Token) -> str:
    """The words of a part, without its marks."""
    return "".join(child.content for child in token.children or ())


def text_of_pdf(pdf: bytes) -> str:
    """All text of a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def squeezed(text: str) -> str:
    """A text without what a line break may have put into it or taken out."""
    return re.sub(r"[\s\u200b\u00ad‐-]", "", text)


def figure_in(text: str, *, german: bool = False) -> Decimal | None:
    """The figure in a cell, a share of one as a percentage; None where there is none."""
    found = _NUMBER.search(text)
    if not found:
        return None
    group, point = (".", ",") if german else (",", ".")
    return Decimal(found[0].replace(group, "").replace(point, "."))


def last_place(figure: Decimal) -> Decimal:
    """Half of a figure's last digit: how far rounding may have moved it."""
    return Decimal(1).scaleb(int(figure.as_tuple().exponent)) / 2


def _text(element: etree._Element) -> str:
    return "".join(_texts(element))


def _texts(element: etree._Element) -> Iterator[str]:
    for each in element.iter(f"{W}t", f"{W}tab"):
        yield each.text or "" if each.tag == f"{W}t" else "\t"
