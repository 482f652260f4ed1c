"""What an agreement's document is made of; figures and words are still apart."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from sla_calc.model.agreement import LanguageCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sla_calc.model.months import YearMonth

FigureKind = Literal["count", "money", "rate", "about", "exact"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is written in the way of the document's language.

    Attributes:
        value: the figure; a rate as a fraction.
        kind: a count in whole ones, money, a rate, about (three digits), or exact (two decimals).
        unit: what it counts, by the catalogue's name; empty for none.
        typed: whether it was typed, and is written with all its digits.
        strong: whether it stands out.
    """

    value: float
    kind: FigureKind
    unit: str = ""
    typed: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the catalogue with what stands in its braces.

    Attributes:
        text: the catalogue's words; a name in braces stands for a value.
        values: by name; texts of users are only ever values.
        strong: whether it stands out.
    """

    text: str
    values: "Mapping[str, Value]" = field(default_factory=dict)
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Undecided:
    """Stands where something is still to be decided."""


Value: TypeAlias = "str | Figure | YearMonth | date | Said | Undecided | tuple[Value, ...] | None"
"""What a cell or a sentence can hold; several are listed, None is a dash."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text, of one paragraph for each of its lines."""

    said: Value


@dataclass(frozen=True, slots=True)
class Note:
    """A remark below what it is about."""

    said: Said


@dataclass(frozen=True, slots=True)
class Open:
    """A mark that something is still to be decided, in the place where it is missing."""

    said: Said


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, with the words that lead to it."""

    items: tuple[Value, ...]
    lead_in: Said | None = None


@dataclass(frozen=True, slots=True)
class Sides:
    """Two columns side by side."""

    left_heading: Value
    left: tuple[Value, ...]
    right_heading: Value
    right: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        heading: what stands above it.
        numeric: whether it holds figures.
        width: its share of the table's width relative to the others.
    """

    heading: Value
    numeric: bool = False
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        columns: left to right.
        rows: top to bottom, one cell a column.
        caption: what it shows; None for none.
        totals: whether the last row adds up the others.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    caption: Said | None = None
    totals: bool = False


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line to sign on."""

    side: Value
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """The lines to sign on."""

    lines: tuple[SignatureLine, ...]


Block: TypeAlias = Paragraph | Note | Open | Bullets | Sides | Table | Signatures


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the document.

    Attributes:
        key: its name for programs: pictures and open decisions are attached by it.
        heading: what stands above it.
        blocks: top to bottom.
    """

    key: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class MissingDecision:
    """What the two have still to decide.

    Attributes:
        section: the key of the section in which it is marked.
        heading: of that section.
        said: what is to be decided.
    """

    section: str
    heading: str
    said: Said


@dataclass(frozen=True, slots=True)
class AgreementDocument:
    """The agreement of a plan, ready to be written in some format.

    Attributes:
        language: in which it is written.
        currency: of its amounts.
        title: what stands on top.
        below: the lines below it: between whom, for what, from when to when.
        made_on: the day on which it was made.
        sections: top to bottom.
        missing: what is still to be decided, in the order of the sections; empty where the
            document can be signed.
        link: opens the plan; empty where it is too large for one.
        fingerprint: of the plan, see :func:`sla_calc.agreement.fingerprint.fingerprint`.
    """

    language: LanguageCode
    currency: str
    title: str
    below: tuple[Value, ...]
    made_on: date
    sections: tuple[Section, ...]
    missing: tuple[MissingDecision, ...]
    link: str
    fingerprint: str
