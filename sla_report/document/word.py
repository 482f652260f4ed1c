"""The agreement for Word, to be edited there."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.shared import Pt

from sla_report.document.word_styles import (
    LOCALES,
    TEXT_WIDTH,
    dress,
    field,
    hyperlink,
    right_tab,
    styled,
)
from sla_report.document.word_tables import add_sides, add_signatures, add_table
from sla_report.document.written import (
    WrittenList,
    WrittenPicture,
    WrittenSides,
    WrittenSignatures,
    WrittenTable,
    WrittenText,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from docx.document import Document as WordDocument

    from sla_report.document.written import Written, WrittenBlock, WrittenSection

LONGEST_LINK = 2_000
"""[characters] Word opens no longer one."""

_STYLES = {"paragraph": "Normal", "note": "Note", "open": "To be decided"}


def word(written: Written, pictures: Sequence[bytes], made: datetime) -> bytes:
    """Return the document as a DOCX file.

    Args:
        written: the document.
        pictures: its pictures as PNG, in their numbers' order.
        made: when it was made.
    """
    document = Document(BytesIO(_empty(written.language)))
    _properties(document, written, made)
    _furniture(document, written)
    _opening(document, written)
    for section in written.sections:
        _section(document, section, pictures)
    styled(document, f"{written.fingerprint}. {written.why}", "Note")
    content = BytesIO()
    document.save(content)
    return content.getvalue()


@cache
def _empty(language: str) -> bytes:
    """Return a document with its styles and nothing in it; to make them takes longest."""
    document, content = Document(), BytesIO()
    dress(document, language)
    document.save(content)
    return content.getvalue()


def _properties(document: WordDocument, written: Written, made: datetime) -> None:
    core = document.core_properties
    core.title = written.title
    core.subject = written.below[-1][:255]
    core.author = ", ".join(written.below[1:-1])[:255]
    core.last_modified_by = ""
    core.keywords = written.fingerprint
    core.comments = ""
    core.language = LOCALES[written.language]
    core.created = core.modified = made


def _furniture(document: WordDocument, written: Written) -> None:
    """Fill header and footer."""
    page = document.sections[0]
    head = page.header.paragraphs[0]
    head.style = "Note"
    head.text = f"{written.title}\t{written.below[-1]}"
    right_tab(head)
    foot = page.footer.paragraphs[0]
    foot.style = "Note"
    foot.add_run(written.fingerprint)
    if written.link and len(written.link) <= LONGEST_LINK:
        foot.add_run(" · ")
        hyperlink(foot, written.link, written.link_shown)
    before, between = written.page
    foot.add_run(f"\t{before} ")
    field(foot, "PAGE")
    foot.add_run(f" {between} ")
    field(foot, "NUMPAGES")
    right_tab(foot)


def _opening(document: WordDocument, written: Written) -> None:
    between, *below = written.below
    styled(document, written.title, "Title").paragraph_format.space_after = Pt(2)
    styled(document, between, "Subtitle").paragraph_format.space_after = Pt(2)
    for line in (*below, written.made_on):
        styled(document, line, "Note").paragraph_format.space_after = Pt(0)
    if written.draft:
        draft = styled(document, written.draft, "To be decided")
        draft.paragraph_format.space_before = Pt(12)
        for item in written.open_items:
            styled(document, item, "List Bullet")


def _section(document: WordDocument, section: WrittenSection, pictures: Sequence[bytes]) -> None:
    number = f"{section.number}  " if section.number else ""
    styled(document, f"{number}{section.heading}", "Heading 1")
    for block in section.blocks:
        _block(document, block, pictures)


def _block(document: WordDocument, block: WrittenBlock, pictures: Sequence[bytes]) -> None:
    match block:
        case WrittenText():
            for line in block.lines:
                styled(document, line, _STYLES[block.kind])
        case WrittenList():
            if block.lead_in:
                document.add_paragraph(block.lead_in).paragraph_format.keep_with_next = True
            for item in block.items:
                styled(document, item, "List Bullet")
        case WrittenSides():
            add_sides(document, block)
        case WrittenTable():
            add_table(document, block)
        case WrittenSignatures():
            add_signatures(document, block)
        case WrittenPicture():
            _picture(document, block, pictures[block.number])


def _picture(document: WordDocument, block: WrittenPicture, content: bytes) -> None:
    styled(document, block.title, "Caption")
    shape = document.add_picture(BytesIO(content), width=TEXT_WIDTH)
    shape._inline.docPr.set("descr", block.alt)  # noqa: SLF001 - python-docx offers no other way
    styled(document, block.alt, "Note")
