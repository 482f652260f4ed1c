"""The agreement for Word, as a PDF and as Markdown: whole, editable, and made without a network."""

import builtins
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfReader

from sla_calc import Agreement, Plan, YearMonth
from sla_calc.agreement.agreement import agreement
from sla_calc.agreement.parts import AgreementDocument, Figure
from sla_calc.agreement.phrases import CATALOGUES
from sla_calc.model.agreement_parts import Contact, Signatory, ThirdParty
from sla_report.document.formats import Picture, to_docx, to_markdown, to_pages, to_pdf
from sla_report.document.writer import Writer
from sla_report.document.writing import write
from sla_report.errors import MissingPackageError
from tests.report.documents import W, parsed, part, said_in, squeezed, text_of_pdf

ROOT = Path(__file__).parents[2]
BASE = "https://sla.example/"
BARS: dict[str, Any] = {
    "data": {"values": [{"stage": "MQL", "leads": 12_345}, {"stage": "SQL", "leads": 500}]},
    "mark": "bar",
    "encoding": {
        "y": {"field": "stage", "type": "nominal"},
        "x": {"field": "leads", "type": "quantitative"},
    },
    "width": 600,
    "config": {"locale": {"number": {"decimal": ",", "thousands": ".", "grouping": [3]}}},
}
CHART = Picture("goal", "The funnel", "Of 12.345 leads, 500 become SQLs.", BARS)


@cache
def made(language: str = "en", months: int = 3) -> AgreementDocument:
    words = Agreement(
        language=language,
        company="Beispiel GmbH",
        marketing_owner="Ada Berger",
        contacts=(Contact(name="Mira Voss", reached_at="mira@sla.example"),),
        signatories=(Signatory(name="Ada Berger", role="CMO"), Signatory(side="sales")),
        third_party=ThirdParty(owner="Lena Orth"),
        notes="One line.\n\nAnother line.",
    )
    plan = Plan(currency="EUR", months=months, quota_growth=0.01, agreement=words)
    return agreement(plan, on=date(2026, 12, 1), base=BASE)


def strings(value: object) -> list[str]:
    """Every text in a document that is written already."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for name, each in value.items() if name != "kind" for text in strings(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in strings(each)]
    return []


def texts(language: str) -> list[str]:
    """What a reader of the document has to find in it; of its link only what is printed."""
    data = asdict(write(made(language), [CHART]))
    return strings({**data, "link": "", "link_label": "", "language": "", "draft": data["draft"]})


# --- whole ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "de"])
def test_all_text_of_a_pdf_can_be_selected(language: str) -> None:
    found = squeezed(text_of_pdf(to_pdf(made(language), [CHART])))

    assert [text for text in texts(language) if squeezed(text) not in found] == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_word_document_and_markdown_hold_all_text(language: str) -> None:
    docx = to_docx(made(language), [CHART])
    in_word = squeezed(
        "".join(
            each.text or ""
            for name in ("document", "header1", "footer1")
            for each in part(docx, f"word/{name}.xml").iter(f"{W}t")
        )
    )
    told = [said_in(token) for token in parsed(to_markdown(made(language), [CHART]))]
    in_markdown = squeezed("".join(told))
    footer = {write(made(language)).link_shown, *write(made(language)).page}

    wanted = texts(language)
    assert [text for text in wanted if squeezed(text) not in in_word] == []
    assert {t for t in wanted if squeezed(t) not in in_markdown} <= footer


def test_a_pdf_says_what_it_is_and_in_which_language() -> None:
    pdf = PdfReader(BytesIO(to_pdf(made("de"))))

    assert pdf.metadata is not None
    assert pdf.metadata.title == "Service-Level-Vereinbarung"
    assert pdf.metadata.author == "Beispiel GmbH"
    assert pdf.metadata.creation_date is not None
    assert pdf.metadata.creation_date.date() == date(2026, 12, 1)
    catalogue = pdf.trailer["/Root"]
    assert catalogue["/Lang"] == "de"
    assert "/StructTreeRoot" in catalogue  # tagged: a screen reader finds headings and tables


def test_the_same_agreement_makes_the_same_files() -> None:
    assert to_pdf(made()) == to_pdf(made())
    assert to_markdown(made()) == to_markdown(made())
    assert [each.text for each in Document(BytesIO(to_docx(made()))).paragraphs] == [
        each.text for each in Document(BytesIO(to_docx(made()))).paragraphs
    ]


def test_a_preview_has_a_picture_for_each_page_that_prints() -> None:
    pages = to_pages(made(), [CHART], ppi=30)

    assert len(pages) == len(PdfReader(BytesIO(to_pdf(made(), [CHART]))).pages)
    assert {page[:8] for page in pages} == {b"\x89PNG\r\n\x1a\n"}


# --- a document to work with ----------------------------------------------------------------------


def test_a_word_document_has_real_styles_headings_and_lists() -> None:
    document = Document(BytesIO(to_docx(made())))

    styles = [each.style.name for each in document.paragraphs if each.style]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == len(made().sections)
    assert {"Subtitle", "List Bullet", "Caption", "Note", "To be decided"} <= set(styles)
    assert {each.style.name for each in document.tables if each.style} == {
        *("Agreement table", "Normal Table"),
    }


def test_the_head_of_a_word_table_is_repeated_and_its_rows_stay_whole() -> None:
    docx = to_docx(made())

    for table in part(docx).iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        styled = table.find(f"{W}tblPr/{W}tblStyle") is not None
        assert repeated == [styled and number == 0 for number in range(len(rows))]


def test_a_word_document_has_header_footer_and_properties() -> None:
    document = Document(BytesIO(to_docx(made("de"))))

    (section,) = document.sections
    assert section.header.paragraphs[0].text == (
        "Service-Level-Vereinbarung\tExample plan: Januar 2027 bis März 2027"
    )
    footer = section.footer.paragraphs[0]
    assert footer.text.startswith(f"Plan {made('de').fingerprint} · sla.example/?plan=1.")
    assert [link.address for link in footer.hyperlinks] == [made("de").link]
    core = document.core_properties
    assert (core.title, core.author, core.language) == (
        "Service-Level-Vereinbarung",
        "Beispiel GmbH",
        "de-DE",
    )
    assert core.keywords == f"Plan {made('de').fingerprint}"
    assert core.created is not None
    assert core.created.date() == date(2026, 12, 1)


def test_a_chart_stands_in_its_section_with_what_it_shows() -> None:
    docx = to_docx(made(), [CHART])

    with ZipFile(BytesIO(docx)) as file:
        pictures = [name for name in file.namelist() if name.startswith("word/media/")]
        assert file.read(pictures[0])[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(pictures) == 1
    told = [each.get("descr") for each in part(docx).iter() if each.tag.endswith("}docPr")]
    assert told == [CHART.alt]
    assert "12.345" in text_of_pdf(to_pdf(made(), [CHART]))
    elsewhere = Picture("no such section", "A", "B", {})
    assert "no such" not in to_markdown(made(), [elsewhere])


# --- figures and words ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "english", "german"),
    [
        (Figure(3_900, "count"), "3,900", "3.900"),
        (Figure(12_345_678, "count", "lead"), "12,345,678 leads", "12.345.678 Leads"),
        (Figure(1, "count", "lead"), "1 lead", "1 Lead"),
        (Figure(1_234.5, "money"), "€1,235", "1.235 €"),
        (Figure(12.5, "money"), "€12.50", "12,50 €"),
        (Figure(0, "money"), "€0", "0 €"),
        (Figure(1_234.5, "money", typed=True), "€1,234.50", "1.234,50 €"),
        (Figure(0.0325171, "rate"), "3.25%", "3,25 %"),
        (Figure(0.0325171, "rate", typed=True), "3.25171%", "3,25171 %"),
        (Figure(342.51, "about", "hour"), "343 hours", "343 Stunden"),
        (Figure(7.125, "about"), "7.13", "7,13"),
        (Figure(1.5, "exact", "day", typed=True), "1.5 days", "1,5 Tage"),
        (Figure(float("inf"), "money"), "–", "–"),
    ],
)
def test_a_figure_is_written_in_the_way_of_the_language(
    figure: Figure, english: str, german: str
) -> None:
    for language, told in (("en", english), ("de", german)):
        written = Writer(CATALOGUES[language], "EUR").text(figure)  # type: ignore[index]
        assert written.replace("\N{NO-BREAK SPACE}", " ") == told


def test_words_of_users_are_never_taken_for_places_of_values() -> None:
    writer = Writer(CATALOGUES["en"], "EUR")

    assert writer.text("{leads} {0}") == "{leads} {0}"
    assert writer.lines("one\n\n two ") == ["one", "two"]
    assert writer.lines("\u200b") == ["(no name)"]
    assert writer.text((YearMonth(2027, 1), YearMonth(2027, 2))) == "January 2027 and February 2027"


# --- what it takes --------------------------------------------------------------------------------


def refuse(*_: object, **__: object) -> None:
    message = "a document reaches for the network"
    raise AssertionError(message)


def test_nothing_is_fetched_when_a_document_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    assert to_pdf(made(), [CHART])[:5] == b"%PDF-"
    assert to_docx(made(), [CHART])[:2] == b"PK"


def test_a_document_can_be_made_where_there_is_no_network_at_all() -> None:
    """Typst and the charts are not Python: only the system can keep them from the network."""
    code = """
import pathlib, sys, tempfile
from sla_calc import Plan, encode_plan
from sla_data.example_export import example_export
from sla_report.day.command import main
from sla_report.document.formats import to_docx, to_markdown, to_pdf
from sla_report.pictures import png_of
from sla_report.workbook.workbook import workbook
from tests.report.test_document_formats import BARS, CHART, made
print(to_pdf(made(), [CHART])[:5], to_docx(made(), [CHART])[:2], to_markdown(made())[:1])
print(workbook(Plan())[:2], png_of(BARS)[1:4])
with tempfile.TemporaryDirectory() as folder:
    leads, day = pathlib.Path(folder, "leads.csv"), pathlib.Path(folder, "day.html")
    leads.write_bytes(example_export())
    link, as_of = encode_plan(Plan()), "2026-12-15"
    code = main([link, "--actuals", str(leads), "--out", str(day), "--as-of", as_of])
    print(code, day.read_text()[:15])
"""
    done = subprocess.run(  # noqa: S603
        ["/usr/bin/env", "unshare", "--net", "--map-root-user", sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if "unshare" in done.stderr:
        pytest.skip("this system does not let a test leave the network")
    said = ["b'%PDF-' b'PK' #", "b'PK' b'PNG'", "0 <!doctype html>"]
    assert done.stdout.splitlines() == said, done.stderr


@pytest.mark.parametrize(
    ("missing", "make", "sentence"),
    [
        ("docx", to_docx, "A Word document needs the package python-docx"),
        ("typst", to_pdf, "A PDF needs the package typst"),
        ("typst", to_pages, "A preview needs the package typst"),
        ("vl_convert", to_pdf, "A chart as a picture needs the package vl-convert-python"),
    ],
)
def test_a_package_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch,
    missing: str,
    make: Callable[..., object],
    sentence: str,
) -> None:
    as_ever = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == missing:
            raise ImportError(name)
        return as_ever(name, *args, **kwargs)

    loaded = [name for name in sys.modules if name.startswith("sla_report.document.")]
    for name in [*loaded, *(name for name in sys.modules if name.split(".")[0] == missing)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingPackageError, match=sentence) as caught:
        make(made(), [CHART])
    assert "pip install" in str(caught.value)


def test_the_app_starts_without_what_only_documents_need() -> None:
    code = "import sys, sla_report.document.formats; print(*sys.modules)"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert not {"docx", "typst", "vl_convert", "lxml", "streamlit"} & set(done.stdout.split())
