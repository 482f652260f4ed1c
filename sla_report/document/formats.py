"""The agreement in each format. What a format needs is loaded when it is asked for."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from sla_report.document.markdown import markdown
from sla_report.document.writing import Picture, write
from sla_report.errors import MissingPackageError
from sla_report.pictures import png_of, svg_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sla_calc.agreement.parts import AgreementDocument
    from sla_report.document.written import Written

__all__ = ["Picture", "to_docx", "to_markdown", "to_pages", "to_pdf"]


def to_docx(document: AgreementDocument, pictures: Sequence[Picture] = ()) -> bytes:
    """Return the agreement as a DOCX file, to be edited in Word.

    Args:
        document: the agreement.
        pictures: charts, each at the end of its section.

    Raises:
        MissingPackageError: python-docx, or vl-convert for a picture, is not installed.
    """
    try:
        from sla_report.document.word import word  # noqa: PLC0415 - 0.2 s, and only here
    except ImportError:
        what, package = "A Word document", "python-docx"
        raise MissingPackageError(what, package) from None
    drawn = [png_of(each.spec) for each in pictures]
    return word(write(document, pictures), drawn, _midnight(document))


def to_pdf(document: AgreementDocument, pictures: Sequence[Picture] = ()) -> bytes:
    """Return the agreement as a PDF file; its text can be selected, and it is tagged.

    Args:
        document: the agreement.
        pictures: charts, each at the end of its section.

    Raises:
        MissingPackageError: typst, or vl-convert for a picture, is not installed.
    """
    paper, _ = _typst("A PDF")
    drawn = [svg_of(each.spec) for each in pictures]
    return paper(write(document, pictures), drawn, _midnight(document))


def to_pages(
    document: AgreementDocument, pictures: Sequence[Picture] = (), ppi: float = 80.0
) -> list[bytes]:
    """Return the agreement's pages as they print, as PNG pictures: for a preview.

    Args:
        document: the agreement.
        pictures: charts, each at the end of its section.
        ppi: pixels per inch.

    Raises:
        MissingPackageError: typst, or vl-convert for a picture, is not installed.
    """
    _, pages = _typst("A preview")
    drawn = [svg_of(each.spec) for each in pictures]
    return pages(write(document, pictures), drawn, ppi)


def to_markdown(document: AgreementDocument, pictures: Sequence[Picture] = ()) -> str:
    """Return the agreement as Markdown; of a chart it has the title, and what it shows in words.

    Args:
        document: the agreement.
        pictures: charts, each at the end of its section.
    """
    return markdown(write(document, pictures))


def _typst(
    what: str,
) -> tuple[
    Callable[[Written, list[str], datetime], bytes],
    Callable[[Written, list[str], float], list[bytes]],
]:
    """Return what makes a PDF, and what makes pictures of its pages.

    Raises:
        MissingPackageError: typst is not installed, which makes what was asked for.
    """
    try:
        from sla_report.document.paper import pages, paper  # noqa: PLC0415 - 80 MB, and only here
    except ImportError:
        package = "typst"
        raise MissingPackageError(what, package) from None
    return paper, pages


def _midnight(document: AgreementDocument) -> datetime:
    """Return when a document was made: the same data make the same file."""
    return datetime.combine(document.made_on, time(), UTC)
