"""Workbooks changed as a person changes them, and calculated by another program than Excel."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.workbook.workbook import Workbook

OFFICE = shutil.which("soffice")
Cells = dict[str, dict[str, object]]
"""What a workbook's cells hold, by sheet and address."""


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def named(book: Workbook, name: str) -> tuple[str, str]:
    """Return the sheet and the cell of a name."""
    ((sheet, cell),) = book.defined_names[name].destinations
    return sheet, cell.replace("$", "")


def put(book: Workbook, name: str, value: float | str) -> None:
    """Type a value into the cell of a name."""
    sheet, cell = named(book, name)
    book[sheet][cell] = value


def values(data: bytes | Path) -> Cells:
    """Return what all cells show."""
    source = BytesIO(data) if isinstance(data, bytes) else data
    book = openpyxl.load_workbook(source, data_only=True)
    found = {
        sheet.title: {
            cell.coordinate: cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value not in (None, "")
        }
        for sheet in book
    }
    book.close()
    return found


def recalculated(books: dict[str, Workbook], folder: Path) -> dict[str, Cells]:
    """Return what all cells show once LibreOffice has calculated them; all in one start of it."""
    assert OFFICE
    before, after = folder / "before", folder / "after"
    before.mkdir()
    for name, book in books.items():
        book.save(before / f"{name}.xlsx")  # openpyxl writes formulas without what they come to
    command = [OFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    files = [str(before / f"{name}.xlsx") for name in books]
    command += ["--convert-to", "xlsx", "--outdir", str(after), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)  # noqa: S603
    return {name: values(after / f"{name}.xlsx") for name in books}
