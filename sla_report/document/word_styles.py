"""Styles, page and furniture of the agreement in Word: what its reader can change in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

INK, QUIET = RGBColor(0x1D, 0x27, 0x33), RGBColor(0x5B, 0x66, 0x75)
ACCENT, ALARM = RGBColor(0x1F, 0x4E, 0x79), RGBColor(0xA3, 0x27, 0x1C)
FONT = "Calibri"
TABLE = "Agreement table"
TEXT_WIDTH = Mm(164)
LOCALES = {"en": "en-US", "de": "de-DE"}

_TABLE_STYLES_KEPT = {"Normal Table", "Table Grid"}
_TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE.replace(" ", "")}">
  <w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="nil"/><w:bottom w:val="single" w:sz="6" w:color="5B6675"/>
      <w:insideH w:val="single" w:sz="4" w:color="C9D1DA"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>
      <w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/><w:color w:val="5B6675"/></w:rPr>
    <w:tcPr><w:tcBorders>
      <w:bottom w:val="single" w:sz="8" w:color="1F4E79"/>
    </w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="lastRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr><w:tcBorders>
      <w:top w:val="single" w:sz="8" w:color="5B6675"/>
    </w:tcBorders></w:tcPr>
  </w:tblStylePr>
</w:style>
"""


def dress(document: Document, language: str) -> None:
    """Give an empty document its page, its styles and its language."""
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _TABLE_STYLES_KEPT:
            style.delete()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(23)
    page.top_margin, page.bottom_margin = Mm(25), Mm(25)
    normal = document.styles["Normal"]
    _font(normal, 10.5, INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.element.rPr.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{LOCALES[language]}"/>'))
    _font(document.styles["Title"], 24, ACCENT, bold=True)
    _without_border(document.styles["Title"])
    _font(document.styles["Subtitle"], 13, INK)
    _font(document.styles["Heading 1"], 14, ACCENT, bold=True)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(18)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(6)
    _font(document.styles["Heading 2"], 11, ACCENT, bold=True)
    _font(document.styles["Caption"], 10, INK, bold=True)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    document.styles["Caption"].paragraph_format.space_before = Pt(8)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(2)
    _more_styles(document)
    document.settings.element.append(parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>"))
    document.styles.element.append(parse_xml(_TABLE_STYLE))


def styled(container: Document | _Cell, text: str, style: str) -> Paragraph:
    """Add a paragraph in one of the document's styles."""
    paragraph = container.add_paragraph(text)
    in_style(paragraph, style)
    return paragraph


def in_style(paragraph: Paragraph, style: str) -> None:
    """Give a paragraph one of the document's styles."""
    # python-docx would look for it among all styles, which takes longer than all the rest.
    paragraph._p.style = style_id(style)  # noqa: SLF001


def style_id(style: str) -> str:
    """Return what a style is called in the file."""
    return style.replace(" ", "")


def field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field that Word fills in, such as the number of the page."""
    for kind, text in (("begin", ""), ("", instruction), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)  # noqa: SLF001 - python-docx offers no other way


def hyperlink(paragraph: Paragraph, address: str, text: str) -> None:
    """Add words that open an address."""
    known = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), known)
    run = paragraph.add_run(text)
    link.append(run._r)  # noqa: SLF001 - python-docx offers no other way
    paragraph._p.append(link)  # noqa: SLF001


def right_tab(paragraph: Paragraph) -> None:
    """Let a tab of the paragraph go to the right margin."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _more_styles(document: Document) -> None:
    def added(name: str, size: float, colour: RGBColor, *, bold: bool = False) -> ParagraphStyle:
        style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _font(style, size, colour, bold=bold)
        return style

    added("Note", 9, QUIET)
    added("To be decided", 10.5, ALARM, bold=True)
    for name, size in (("Table text", 9), ("Table text small", 8)):
        style = added(name, size, INK)
        style.paragraph_format.space_after = Pt(0)
        figures = added(name.replace("text", "figure"), size, INK)
        figures.paragraph_format.space_after = Pt(0)
        figures.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _font(style: ParagraphStyle, size: float, colour: RGBColor, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), colour
    # What is not said is left to the table: its first and its last row are bold.
    style.font.bold, style.font.italic = bold or None, False
    fonts = style.element.rPr.rFonts
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _without_border(style: ParagraphStyle) -> None:
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)
