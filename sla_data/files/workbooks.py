"""Workbooks, read by a child process: a crafted one takes down the child and nothing else."""

import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from sla_data.errors import LeadTableError

CHILD = Path(__file__).with_name("workbook_child.py")
MOST_SECONDS = 60
MOST_UNPACKED = 1 << 30
"""A workbook may unpack to so much [bytes]."""
HARMLESS, MOST_RATIO = 64 << 20, 150
"""Beyond so many bytes, more than so many for each packed one is a bomb."""

DAMAGED = "The workbook cannot be read: it is damaged, protected by a password, or far too large."
REMEDY = "Open it, and save the sheet with the leads as CSV or as a new workbook."


@dataclass(frozen=True)
class Sheet:
    """A worksheet that was read.

    Attributes:
        name: what it is called.
        names: all worksheets that can be seen.
    """

    name: str
    names: tuple[str, ...]


def sheet_as_csv(path: Path, target: Path, wanted: str | None) -> Sheet:
    """Write a worksheet as CSV, the largest one unless another is wanted.

    Raises:
        LeadTableError: if the workbook cannot be read, or there is no such sheet.
    """
    _check_size(path)
    command = [sys.executable, "-I", str(CHILD), str(path), str(target), wanted or ""]
    try:
        done = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)  # noqa: S603
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise LeadTableError(f"{DAMAGED} {REMEDY}") from error
    if "error" in answer:
        raise LeadTableError(f"{DAMAGED} {REMEDY}")
    names = tuple(answer["sheets"])
    if "missing" in answer:
        listed = ", ".join(f"“{name}”" for name in names)
        raise LeadTableError(
            f"The workbook has no sheet “{wanted}”. It has {listed}."
            if names
            else f"The workbook has no sheet with a table. {REMEDY}"
        )
    return Sheet(answer["sheet"], names)


def _check_size(path: Path) -> None:
    """Refuse a workbook that unpacks to far more than it can hold."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        size = sum(member.file_size for member in archive.infolist())
    bomb = size > HARMLESS and size > MOST_RATIO * path.stat().st_size
    if bomb or size > MOST_UNPACKED:
        raise LeadTableError(
            f"The workbook unpacks to {size / 1e6:,.0f} MB, far more than a lead export holds. "
            f"{REMEDY}"
        )
