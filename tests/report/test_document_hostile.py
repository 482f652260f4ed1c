"""Names nobody should give anything stand in every format as they are, and do nothing."""

from datetime import date
from functools import cache
from io import BytesIO
from unicodedata import category
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from sla_calc import Agreement, LeadType, Plan, PlanError, RevenueStream
from sla_calc.agreement.agreement import agreement
from sla_calc.agreement.parts import AgreementDocument
from sla_calc.model.agreement_parts import Contact, Definition
from sla_report.document.formats import to_docx, to_markdown, to_pdf
from sla_report.plain_text import plain
from tests.hostile import HOSTILE_NAMES
from tests.report.documents import (
    kinds_of,
    paragraphs_of_docx,
    paragraphs_of_markdown,
    parsed,
    part,
    squeezed,
    text_of_pdf,
)

BASE = "https://sla.example/"
TYPST = (
    "#panic()",
    '#import "@preview/cetz:0.2.0"',
    '#image("/etc/passwd")',
    "#let x = 1; #x",
    "$ x^2 $ <label> @reference",
    "*bold* _it_ `raw` = heading",
    "\\u{1f600} ~ -- --- ...",
    '#(read("/etc/passwd"))',
    "{leads} {0} {unknown!r}",
)


def possible(name: str) -> bool:
    try:
        Definition(name=name)
    except PlanError:
        return False
    return True


NAMES = [*dict.fromkeys(name.strip() for name in (*HOSTILE_NAMES, *TYPST) if possible(name))]


@cache
def made() -> AgreementDocument:
    """The agreement of a plan in which every name is a hostile one."""
    per_stream = 25
    groups = [NAMES[at : at + per_stream] for at in range(0, len(NAMES), per_stream)]
    streams = tuple(
        RevenueStream(
            name=f"{group[0][:250]} {number}",
            quota_share=1 / len(groups),
            deal_size=1_000,
            lead_types=tuple(
                LeadType(name=name, mix=1 / len(group), conversion_rates=(0.5,)) for name in group
            ),
        )
        for number, group in enumerate(groups)
    )
    words = Agreement(
        company=NAMES[0],
        marketing_owner="\n".join(NAMES[1:5]),
        notes="\n".join(NAMES[:20]),
        trigger=NAMES[8],
        passed_on=tuple(NAMES[:15]),
        contacts=tuple(Contact(name=name, reached_at=name) for name in NAMES[:15]),
    )
    plan = Plan(name=NAMES[3], months=1, stages=NAMES[1:3], streams=streams, agreement=words)
    return agreement(plan, on=date(2026, 12, 1), base=BASE)


def shown() -> set[str]:
    return {plain(name, 2_000) for name in NAMES}


def test_a_word_document_shows_them_as_they_are() -> None:
    docx = to_docx(made())

    assert shown() - set(paragraphs_of_docx(docx)) == set()
    told = [each.text for each in part(docx, "word/footer1.xml").iter() if "instrText" in each.tag]
    assert told == ["PAGE", "NUMPAGES"]
    with ZipFile(BytesIO(docx)) as file:
        names = [name for name in file.namelist() if name.endswith(".rels")]
    leaving = [
        each.get("Target")
        for name in names
        for each in part(docx, name)
        if each.get("TargetMode") == "External"
    ]
    assert leaving == []  # the link of so large a plan is longer than Word can open


def test_markdown_shows_them_as_they_are_with_no_link_picture_or_html_of_theirs() -> None:
    markdown = to_markdown(made())
    tokens = parsed(markdown)

    assert shown() - set(paragraphs_of_markdown(markdown)) == set()
    assert kinds_of(tokens) <= {
        *("inline", "text", "text_special", "hardbreak", "softbreak", "hr", "heading", "paragraph"),
        *("bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td", "strong", "em"),
        *("link", "blockquote"),
    }
    links = [
        child for token in tokens for child in token.children or () if child.type == "link_open"
    ]
    assert [link.attrGet("href") for link in links] == [made().link]
    headings = [token for token in tokens if token.type == "heading_open"]
    assert len(headings) == 1 + len(made().sections)


@cache
def pdf() -> bytes:
    return to_pdf(made())


@cache
def text_in_pdf() -> str:
    return text_of_pdf(pdf())


def is_western(name: str) -> bool:
    """Tell whether the fonts that are always there have all letters of a name, one by one."""
    return all(ord(sign) < 0x250 or 0x2000 <= ord(sign) < 0x2030 for sign in name)


def test_a_pdf_shows_them_as_they_are_and_links_to_the_plan_alone() -> None:
    text = squeezed(text_in_pdf())

    western = {name for name in shown() if is_western(name)}
    assert len(western) > len(NAMES) * 0.8
    assert {name for name in western if squeezed(name) not in text} == set()
    targets = {
        annotation.get_object()["/A"]["/URI"]
        for page in PdfReader(BytesIO(pdf())).pages
        for annotation in page.get("/Annots", [])
    }
    assert targets == {made().link}


def test_a_pdf_shows_every_script_for_which_the_system_has_a_font() -> None:
    # Sign by sign: a reader of PDFs may turn the order of those that run right to left.
    signs = {sign for name in shown() for sign in squeezed(name) if category(sign)[0] != "M"}
    lost = signs - set(text_in_pdf())
    if lost and "\0" in text_in_pdf():
        pytest.skip(f"this system has no font for {' '.join(sorted(lost))}")
    assert lost == set()


@pytest.mark.parametrize("name", ["=cmd|'/c calc'!A1", "x" * 300, "<script>alert(1)</script>"])
def test_a_name_is_not_cut_and_not_changed(name: str) -> None:
    kind = LeadType(name=name, conversion_rates=(0.5,) * 3)
    stream = RevenueStream(name="All", deal_size=1_000, lead_types=(kind,))
    small = agreement(Plan(months=1, streams=(stream,)), on=date(2026, 12, 1))

    assert name in paragraphs_of_docx(to_docx(small))
    assert name in paragraphs_of_markdown(to_markdown(small))
    assert squeezed(name) in squeezed(text_of_pdf(to_pdf(small)))
