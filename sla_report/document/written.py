"""An agreement whose every figure and sentence is text: what each format is made from."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: what stands in it.
        strong: whether it stands out.
        open: whether it is still to be decided.
    """

    text: str
    strong: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column.

    Attributes:
        text: what stands in it.
        numeric: whether figures stand below.
        width: its share of the width.
    """

    text: str
    numeric: bool
    width: float


@dataclass(frozen=True, slots=True)
class WrittenText:
    """Paragraphs, or a note, or the mark of an open decision."""

    kind: Literal["paragraph", "note", "open"]
    lines: list[str]


@dataclass(frozen=True, slots=True)
class WrittenList:
    """A list, with the words that lead to it or none."""

    lead_in: str
    items: list[str]
    kind: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class WrittenSides:
    """Two columns side by side, each with its heading."""

    left_heading: str
    left: list[str]
    right_heading: str
    right: list[str]
    kind: Literal["sides"] = "sides"


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table."""

    caption: str
    columns: list[Heading]
    rows: list[list[Cell]]
    totals: bool
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class WrittenSignature:
    """A line to sign on."""

    side: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class WrittenSignatures:
    """The lines to sign on."""

    lines: list[WrittenSignature]
    signature: str
    place_and_date: str
    kind: Literal["signatures"] = "signatures"


@dataclass(frozen=True, slots=True)
class WrittenPicture:
    """A picture: its number among those given, its title, and what it shows."""

    number: int
    title: str
    alt: str
    kind: Literal["picture"] = "picture"


WrittenBlock: TypeAlias = (
    WrittenText | WrittenList | WrittenSides | WrittenTable | WrittenSignatures | WrittenPicture
)


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """A section: its number, empty for an annex, its heading and what stands in it."""

    number: str
    heading: str
    blocks: list[WrittenBlock] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Written:
    """The whole document.

    Attributes:
        language: its code.
        title: what stands on top.
        below: the lines below that.
        made_on: when it was made.
        draft: that decisions are open, and how many; empty where none is.
        open_items: the open decisions, each with its section.
        sections: top to bottom.
        link: opens the plan; empty where there is none.
        link_shown: its beginning, for print.
        link_label: what the link is called.
        fingerprint: of the plan, with the word before it.
        why: what the fingerprint is for.
        page: the words around a page's number: page, of.
    """

    language: str
    title: str
    below: list[str]
    made_on: str
    draft: str
    open_items: list[str]
    sections: list[WrittenSection]
    link: str
    link_shown: str
    link_label: str
    fingerprint: str
    why: str
    page: tuple[str, str]
