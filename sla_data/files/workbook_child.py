"""Reads one worksheet and writes it as CSV. Runs as a process of its own, under limits.

A crafted workbook can abort the process that reads it, and no exception tells. So this file is run
by its path, imports nothing of this project, and answers on its standard output, in JSON.
"""

import csv
import datetime as dt
import json
import re
import sys
from pathlib import Path

MOST_MEMORY, MOST_SECONDS = 2 << 30, 60
LONG = re.compile(r"(-?)PT(\d{1,9})H(\d{1,9})M(\d{1,9}(?:\.\d+)?)S")
"""A duration as ODS holds it; the reader hands those of a day and more on as they stand."""


def main(source: str, target: str, wanted: str) -> dict[str, object]:
    """Write a worksheet, the largest visible one unless another is wanted; return what was done."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    with Path(source).open("rb") as file, CalamineWorkbook.from_filelike(file) as workbook:
        tables = [
            sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet
        ]
        names = [sheet.name for sheet in tables]
        seen = [sheet.name for sheet in tables if sheet.visible == SheetVisibleEnum.Visible]
        if wanted and wanted not in names:
            return {"sheets": seen or names, "missing": True}
        if not names:
            return {"sheets": [], "missing": True}
        choice = [wanted] if wanted else seen or names
        if len(choice) > 1:
            sizes = {name: workbook.get_sheet_by_name(name) for name in choice}
            choice = [max(choice, key=lambda n: sizes[n].height * sizes[n].width)]
        sheet = workbook.get_sheet_by_name(choice[0])
        with Path(target).open("w", encoding="utf-8", newline="") as written:
            writer = csv.writer(written)
            for (
                row
            ) in sheet.iter_rows():  # from the sheet's first row, but the table's first column
                cells = [as_text(cell) for cell in row]
                writer.writerow(cells if any(cells) else [])
    return {"sheets": seen or names, "sheet": choice[0]}


def as_text(cell: object) -> str:
    """Return a cell as it is written in a CSV file: dates in ISO, durations as hours.

    >>> as_text(3.0), as_text(dt.timedelta(hours=30)), as_text("PT30H05M00S"), as_text(True)
    ('3', '30:00:00', '30:05:00', 'TRUE')
    """
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e16 else repr(cell)  # noqa: PLR2004
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    took = _took(cell)
    return str(cell) if took is None else _clock(took)


def _took(cell: object) -> dt.timedelta | None:
    """Return the time of day or the duration in a cell; None where it is neither."""
    if isinstance(cell, dt.time):
        return dt.datetime.combine(dt.date.min, cell) - dt.datetime.min  # noqa: DTZ901
    if isinstance(cell, dt.timedelta):
        return cell
    long = LONG.fullmatch(str(cell))
    if long is None:
        return None
    sign, hours, minutes, seconds = long.groups()
    took = dt.timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds))
    return -took if sign else took


def _clock(took: dt.timedelta) -> str:
    seconds, thousandths = divmod(round(abs(took) / dt.timedelta(milliseconds=1)), 1000)
    sign = "-" if took < dt.timedelta(0) else ""
    clock = f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{clock}.{thousandths:03}" if thousandths else clock


def limit() -> None:
    """Give this process no more memory and time than a workbook needs."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    limit()
    try:
        answer = main(*sys.argv[1:])
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent tells it in its words
        answer = {"error": f"{type(error).__name__}: {error}"}
    sys.stdout.write(json.dumps(answer))
