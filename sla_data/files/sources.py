"""A source of any kind as a file on this machine, unpacked, and what kind of file it is.

What a file is, is found from its content. Its name says nothing: exports are renamed, and browsers
add and drop endings.
"""

import gzip
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import IO, BinaryIO, Literal

from sla_data.errors import LeadTableError

CHUNK = 1 << 20
MOST_UNPACKED = 8 << 30
"""A compressed text may unpack to so much [bytes]."""
HARMLESS, MOST_RATIO = 256 << 20, 300
"""Beyond so many bytes, more than so many for each packed one is a bomb."""
MOST_NESTED = 3

READABLE = "Choose a CSV, TSV, TXT, XLSX, XLS, ODS or Parquet file."
TEXT_ENDINGS = (".csv", ".tsv", ".txt", ".tab", ".parquet", ".gz")
FOREIGN = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "compressed by bzip2"),
    (b"\xfd7zXZ", "compressed by xz"),
    (b"\x28\xb5\x2f\xfd", "compressed by Zstandard"),
    (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "a text document"),
    (b"\x7fELF", "a program"),
    (b"ORC", "an ORC file"),
    (b"Obj\x01", "an Avro file"),
)
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|\?xml|div|script|meta)\b", re.IGNORECASE
)
_JSON = re.compile(rb"\{\s*(?:\"|\})|\[\s*(?:[\[{]|\])")
_CONTROL = bytes(set(range(32)) - {0, 9, 10, 11, 12, 13, 26, 27})

Kind = Literal["csv", "workbook", "parquet"]


def as_file(source: str | Path | bytes | BinaryIO, target: Path) -> Path:
    """Return the source as a file: where it is, or written to the target.

    Raises:
        LeadTableError: if there is no such file, or it cannot be read.
    """
    if isinstance(source, str | Path):
        path = Path(source)
        if not path.is_file():
            raise LeadTableError(f"There is no file “{path.name}”. {READABLE}")
        try:
            path.open("rb").close()
        except OSError as error:
            raise LeadTableError(f"The file “{path.name}” cannot be opened. {READABLE}") from error
        return path
    with target.open("wb") as file:
        if isinstance(source, bytes | bytearray | memoryview):
            file.write(source)
        else:
            shutil.copyfileobj(source, file, CHUNK)
    return target


def unpacked(path: Path, folder: Path) -> tuple[Kind, Path]:
    """Return what kind a file is, and the file itself once it is unpacked.

    Raises:
        LeadTableError: if it is empty, damaged, or no table.
    """
    for level in range(MOST_NESTED):
        with path.open("rb") as file:
            head = file.read(4096)
        inner = folder / f"unpacked-{level}"
        if not head:
            raise LeadTableError(f"The file is empty. {READABLE}")
        if head.startswith(b"\x1f\x8b"):
            _gunzip(path, inner)
        elif head.startswith(b"PK"):
            if _is_workbook(path):
                return "workbook", path
            _unzip(path, inner)
        else:
            return _kind(head), path
        path = inner
    raise LeadTableError(f"The file is packed more than {MOST_NESTED} times. {READABLE}")


def _kind(head: bytes) -> Kind:
    """Return the kind of an unpacked file, from its first bytes."""
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "workbook"
    if found := next((what for magic, what in FOREIGN if head.startswith(magic)), None):
        raise LeadTableError(f"This is {found}, not a table. {READABLE}")
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _MARKUP.match(text):
        raise LeadTableError(f"This is a web page or XML, not a table. {READABLE}")
    if _JSON.match(text):
        raise LeadTableError(f"This is JSON, not a table. {READABLE}")
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")) and 0 not in head:
        control = len(head) - len(head.translate(None, _CONTROL))
        if control > 0.05 * len(head):  # a text has next to none
            raise LeadTableError(f"This is neither text nor a workbook. {READABLE}")
    return "csv"


def _gunzip(path: Path, target: Path) -> None:
    try:
        with gzip.open(path) as packed:
            _copy(packed, target, path.stat().st_size)
    except (EOFError, OSError, zlib.error) as error:
        raise LeadTableError(
            "The compressed file is cut off or damaged. Export it again, or unpack it first."
        ) from error


def _is_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < CHUNK:
                return b"opendocument.spreadsheet" in archive.read("mimetype")
    except (zipfile.BadZipFile, OSError, zlib.error, ValueError, RuntimeError, NotImplementedError):
        return False
    return any(name.lower().startswith("xl/") for name in names)


def _unzip(path: Path, target: Path) -> None:
    """Unpack the one table in an archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            member = _only_table(archive.infolist())
            with archive.open(member) as packed:
                _copy(packed, target, member.compress_size)
    except (zipfile.BadZipFile, EOFError, zlib.error, ValueError, OSError) as error:
        if isinstance(error, LeadTableError):
            raise
        raise LeadTableError(
            "The archive is cut off or damaged. Export it again, or unpack it first."
        ) from error
    except (RuntimeError, NotImplementedError) as error:
        raise LeadTableError("The archive has a password. Unpack it first.") from error


def _only_table(members: Iterable[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    tables = [
        member
        for member in members
        if member.filename.lower().endswith(TEXT_ENDINGS) and "__MACOSX" not in member.filename
    ]
    if len(tables) != 1:
        what = f"{len(tables)} tables" if tables else "no table"
        raise LeadTableError(f"The archive holds {what}. Unpack it, and choose one file.")
    return tables[0]


def _copy(packed: IO[bytes] | gzip.GzipFile, target: Path, packed_size: int) -> None:
    """Unpack as much as a table can be, and no bomb."""
    written = 0
    with target.open("wb") as file:
        while chunk := packed.read(CHUNK):
            written += len(chunk)
            bomb = written > HARMLESS and written > MOST_RATIO * packed_size
            if bomb or written > MOST_UNPACKED:
                raise LeadTableError(
                    "The compressed file unpacks to far more than a lead export holds. "
                    "Unpack it, and look what it is."
                )
            file.write(chunk)
