"""The agreement as Markdown, in which no text of a user is more than text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_report.document.written import (
    WrittenList,
    WrittenPicture,
    WrittenSides,
    WrittenSignatures,
    WrittenTable,
    WrittenText,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_report.document.written import Cell, Written, WrittenBlock

_PUNCTUATION = re.compile(r"[\\`*_~\[\]<>#|$&!^{}=]")
_LIST_OR_RULE = re.compile(r"^[-+:](?=[\s-]|$)")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)", re.ASCII)
_AROUND = {"paragraph": ("", ""), "note": ("*", "*"), "open": ("> **", "**")}
_LINE = "\\_" * 24


def markdown(written: Written) -> str:
    """Return the document as Markdown with tables (GitHub's flavour)."""
    return "\n\n".join(_parts(written)) + "\n"


def escaped(text: str) -> str:
    r"""Return a text as it has to stand in Markdown so that it is shown as it is.

    >>> escaped("a*b"), escaped("1. first"), escaped("- x")
    ('a\\*b', '1\\. first', '\\- x')
    """
    shown = _PUNCTUATION.sub(r"\\\g<0>", text)
    return _NUMBERED.sub(r"\1\\\2", _LIST_OR_RULE.sub(r"\\\g<0>", shown))


def _parts(written: Written) -> Iterator[str]:
    yield f"# {escaped(written.title)}"
    yield "\\\n".join(escaped(line) for line in [*written.below, written.made_on])
    if written.draft:
        yield f"**{escaped(written.draft)}**"
        yield _items(written.open_items)
    for section in written.sections:
        number = f"{section.number}. " if section.number else ""
        yield f"## {number}{escaped(section.heading)}"
        for block in section.blocks:
            yield from _block(block)
    yield "---"
    yield f"{escaped(written.fingerprint)}. {escaped(written.why)}"
    if written.link:
        yield f"[{escaped(written.link_label)}](<{written.link}>)"


def _items(items: list[str]) -> str:
    return "\n".join(f"- {escaped(item)}" for item in items)


def _block(block: WrittenBlock) -> Iterator[str]:
    match block:
        case WrittenText():
            before, after = _AROUND[block.kind]
            yield from (f"{before}{escaped(line)}{after}" for line in block.lines)
        case WrittenList():
            if block.lead_in:
                yield escaped(block.lead_in)
            yield _items(block.items)
        case WrittenSides():
            yield f"**{escaped(block.left_heading)}**"
            yield _items(block.left)
            yield f"**{escaped(block.right_heading)}**"
            yield _items(block.right)
        case WrittenTable():
            yield from _captioned(block)
        case WrittenSignatures():
            yield from _signatures(block)
        case WrittenPicture():
            yield f"**{escaped(block.title)}**"
            yield escaped(block.alt)


def _captioned(table: WrittenTable) -> Iterator[str]:
    if table.caption:
        yield f"**{escaped(table.caption)}**"
    yield "\n".join(_table(table))


def _table(table: WrittenTable) -> Iterator[str]:
    yield _row([escaped(each.text) for each in table.columns])
    yield _row(["--:" if each.numeric else ":--" for each in table.columns])
    for number, row in enumerate(table.rows, start=1):
        strong = table.totals and number == len(table.rows)
        yield _row([_cell(each, strong=strong) for each in row])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, *, strong: bool) -> str:
    text = escaped(cell.text)
    return f"**{text}**" if text and (strong or cell.strong or cell.open) else text


def _signatures(block: WrittenSignatures) -> Iterator[str]:
    for each in block.lines:
        lines = [f"**{escaped(each.side)}**", *(escaped(x) for x in (each.name, each.role) if x)]
        lines += [f"{escaped(label)}: {_LINE}" for label in (block.place_and_date, block.signature)]
        yield "\\\n".join(lines)
