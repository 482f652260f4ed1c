"""What a text is written in, found from its bytes, and the way from there to UTF-8.

UTF-8, else Windows-1252, is right more often on lead exports than statistics of letters are.
Chinese exports are the exception: they are GBK, and little else decodes as GBK into common signs.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 20
SAMPLE_WHOLE = 16 << 20
"""Up to this size a file is looked at as a whole, above it in places [bytes]."""
PLACES, PLACE = 24, 1 << 16

MARKS = (
    (codecs.BOM_UTF8, "UTF-8 with BOM", "utf-8"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16-be"),
)
REPAIRED = "Some bytes are not UTF-8 and were read as Windows-1252."
COMMON_CHINESE = re.compile(rb"(?:[\xb0-\xd7][\xa1-\xfe])")
NOT_ASCII = re.compile(rb"[\x80-\xff]")
LETTERS_TWICE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")


def _as_western(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as Windows-1252, one by one."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_western(byte) for byte in bad), error.end


def _western(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:  # five codes that Windows-1252 leaves undefined
        return chr(byte)


codecs.register_error("sla_data.western", _as_western)
WESTERN = "sla_data.western"


@dataclass(frozen=True)
class Encoding:
    """What a text is written in.

    Attributes:
        name: what the user calls it.
        codec: what Python calls it.
        skip: the length of the mark at its beginning [bytes].
        notes: what has to be told about it.
    """

    name: str
    codec: str
    skip: int = 0
    notes: tuple[str, ...] = ()


def find_encoding(path: Path) -> Encoding:
    """Return what a file's text is written in, from all of it or, if large, from many places."""
    places = places_in(path)
    head = places[0]
    for mark, name, codec in MARKS:
        if head.startswith(mark):
            return Encoding(name, codec, len(mark), _repairs(codec, places))
    if wide := _wide(head[:PLACE]):
        return Encoding("UTF-16", wide)
    return _narrow(places)


def holds_nul(path: Path) -> bool:
    """Tell whether a NUL character was seen where the encoding was looked for."""
    return any(b"\0" in place for place in places_in(path))


def text_chunks(path: Path, encoding: Encoding) -> Iterator[str]:
    """Return a file's text piece by piece, without the mark at its beginning."""
    errors = WESTERN if encoding.codec in ("utf-8", "cp1252") else "replace"
    decoder = codecs.getincrementaldecoder(encoding.codec)(errors)
    with path.open("rb") as file:
        file.seek(encoding.skip)
        while chunk := file.read(CHUNK):
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)


def to_utf8(
    path: Path, encoding: Encoding, target: Path, told: Callable[[float], None] = lambda _: None
) -> None:
    """Write a file's text as UTF-8 without a mark."""
    size, done = max(path.stat().st_size, 1), 0
    with target.open("w", encoding="utf-8", newline="") as file:
        for text in text_chunks(path, encoding):
            # Half a pair of UTF-16 is no character.
            file.write(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
            done += CHUNK
            told(min(done / size, 1))


def places_in(path: Path) -> list[bytes]:
    """Return all of a small file, and of a large one its beginning, end and places between."""
    size = path.stat().st_size
    with path.open("rb") as file:
        places = [file.read(SAMPLE_WHOLE if size <= SAMPLE_WHOLE else PLACE)]
        if size > SAMPLE_WHOLE:
            for place in range(1, PLACES):
                file.seek((size - PLACE) * place // (PLACES - 1))
                places.append(file.read(PLACE))
    return places


def _wide(head: bytes) -> str | None:
    """Return the kind of UTF-16 that has no mark: every other byte of a Western text is 0."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = max(len(head) // 2, 1)
    if len(head) >= 4 and len(head) % 2 == 0:  # noqa: PLR2004 - two characters at least
        if odd > 0.4 * half and even < 0.1 * odd:
            return "utf-16-le"
        if even > 0.4 * half and odd < 0.1 * even:
            return "utf-16-be"
    return None


def _repairs(codec: str, places: list[bytes]) -> tuple[str, ...]:
    if codec != "utf-8":
        return ()
    return (REPAIRED,) if any(map(_bad_bytes, _inner(places))) else ()


def _narrow(places: list[bytes]) -> Encoding:
    inner = _inner(places)
    bad = sum(map(_bad_bytes, inner))
    if not bad:
        return Encoding("UTF-8", "utf-8")
    good = sum(len(LETTERS_TWICE.findall(place)) for place in inner)
    if good > 4 * bad:
        return Encoding("UTF-8", "utf-8", notes=(REPAIRED,))
    if _is_chinese(inner):
        return Encoding("GBK", "gb18030")
    undefined = any(byte in place for place in inner for byte in b"\x81\x8d\x8f\x90\x9d")
    return Encoding("Latin-1" if undefined else "Windows-1252", "cp1252")


def _inner(places: list[bytes]) -> list[bytes]:
    """Cut each place at signs that no character of several bytes holds."""
    if len(places) == 1:
        return places
    cuts = (b"\n", b"\r", b",", b";", b"\t")
    cut = max(cuts, key=lambda sign: sum(sign in place for place in places))
    return [place[place.find(cut) + 1 : place.rfind(cut) + 1] for place in places]


def _bad_bytes(place: bytes) -> int:
    """Count the bytes that are not UTF-8."""
    try:
        place.decode()
    except UnicodeDecodeError:
        whole = place.decode("utf-8", "surrogateescape")
        return sum("\udc80" <= character <= "\udcff" for character in whole)
    return 0


def _is_chinese(places: list[bytes]) -> bool:
    """Tell whether it decodes as GBK, and the greater part of it is common signs, in runs."""
    text = b"\n".join(places)
    try:
        text.decode("gb18030")
    except UnicodeDecodeError:
        return False
    foreign = len(NOT_ASCII.findall(text))
    common = 2 * len(COMMON_CHINESE.findall(text))
    in_runs = sum(len(run) for run in re.findall(rb"[\x80-\xff]{4,}", text))
    return common > 0.6 * foreign and in_runs > 0.6 * foreign
