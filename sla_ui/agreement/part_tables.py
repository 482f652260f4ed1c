"""The agreement's lists of parts as tables of text, and back: people, reasons, reports, words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sla_calc import Plan, PlanError
from sla_calc.agreement.completeness import words_to_define
from sla_calc.agreement.usual import usual_reasons, usual_reports
from sla_calc.model.agreement import LanguageCode
from sla_calc.model.agreement_parts import (
    Contact,
    Definition,
    RejectionReason,
    Report,
    Signatory,
)
from sla_calc.model.described import Described
from sla_calc.model.fields import describe
from sla_calc.model.texts import repeated, short
from sla_report.numbers.figures import Figures
from sla_ui.typing.table_rows import Column, Row, cells_of, typed_values

SIDES = {"Marketing": "marketing", "Sales": "sales", "Third party": "third party"}


@dataclass(frozen=True, slots=True)
class PartTable:
    """A table of one of the agreement's lists.

    Attributes:
        field: of the agreement.
        model: what its rows are.
        shown: the fields that are its columns.
        alt: what it is, for those who do not see it.
        usual: what stands for an empty list, in a language.
        label: what stands above it, where the field's own label does not do.
    """

    field: str
    model: type[Described]
    shown: tuple[str, ...]
    alt: str
    usual: Callable[[LanguageCode], tuple[Described, ...]] | None = None
    label: str = ""

    def columns(self, plan: Plan) -> list[Column]:
        """Return its columns; a third party signs only where there is one."""
        return [
            Column(name, words.label, words, choices=_sides(plan) if name == "side" else None)
            for name in self.shown
            for words in [describe(self.model, name)]
        ]

    def parts(self, plan: Plan) -> tuple[Described, ...]:
        """Return what it shows: the plan's own parts, or the usual ones."""
        own: tuple[Described, ...] = getattr(plan.agreement, self.field)
        return own or (self.usual(plan.agreement.language) if self.usual else ())

    def rows(self, plan: Plan, figures: Figures) -> list[Row]:
        """Return its rows."""
        columns = self.columns(plan)
        shown = [each for each in self.parts(plan) if self._has_row(plan, each)]
        return [Row(at, cells_of(columns, each.__dict__, figures)) for at, each in enumerate(shown)]

    def with_rows(
        self, plan: Plan, rows: Sequence[Row], figures: Figures, *, mend: bool = False
    ) -> Plan:
        """Return the plan with the parts that the rows describe; the usual ones leave it empty.

        Args:
            plan: the plan that the rows' origins refer to.
            rows: the table.
            figures: how the reader writes numbers.
            mend: there is nothing to be mended in words; as every table of the plan takes it.

        Raises:
            PlanError: with a sentence for each cell or row that cannot be used.
        """
        del mend
        before = [each for each in self.parts(plan) if self._has_row(plan, each)]
        kept = [each for each in self.parts(plan) if not self._has_row(plan, each)]
        read = typed_values(self.columns(plan), rows, self.rows(plan, figures), figures)
        parts: list[Described] = []
        problems: list[str] = []
        for number, (row, changes) in enumerate(zip(rows, read, strict=True), start=1):
            known = {} if row.origin is None else before[row.origin].__dict__
            try:
                parts.append(self.model(**{**known, **changes}))
            except PlanError as error:
                problems.extend(f"Row {number}: {problem}" for problem in error.problems)
        problems = problems or _defined_twice(plan, parts)
        if problems:
            raise PlanError(*problems)
        found = (*kept, *parts)
        usual = self.usual(plan.agreement.language) if self.usual else ()
        own = () if found == usual else found
        return plan.changed(agreement=plan.agreement.changed(**{self.field: own}))

    def _has_row(self, plan: Plan, part: Described) -> bool:
        """Tell whether a part is shown: of definitions, those of no stage and no lead type."""
        if not isinstance(part, Definition):
            return True
        return part.name not in words_of_the_plan(plan)


CONTACTS = PartTable(
    "contacts", Contact, ("name", "task", "reached_at"), "The people to turn to, and how."
)
SIGNATORIES = PartTable(
    "signatories", Signatory, ("side", "name", "role"), "Who signs, and for which side."
)
REASONS = PartTable(
    "rejection_reasons",
    RejectionReason,
    ("code", "meaning"),
    "The reasons for which sales may give a lead back, each with its code.",
    usual_reasons,
)
REPORTS = PartTable(
    "reports",
    Report,
    ("name", "sender", "receiver", "when"),
    "The reports: who sends them to whom, and when.",
    usual_reports,
)
FURTHER_WORDS = PartTable(
    "definitions",
    Definition,
    ("name", "meaning", "example", "counter_example"),
    "Words that are neither a stage nor a lead type, and what they mean.",
    label="Further words",
)


def words_of_the_plan(plan: Plan) -> tuple[str, ...]:
    """Return the stages and lead types: what has to be defined."""
    return words_to_define(plan.changed(agreement=plan.agreement.changed(definitions=())))


def definition_of(plan: Plan, word: str) -> Definition:
    """Return what the plan says of a word, all empty where it says nothing."""
    told = {each.name: each for each in plan.agreement.definitions}
    return told.get(word) or Definition(name=word)


def with_definition(plan: Plan, word: str, **changes: str) -> Plan:
    """Return the plan with another definition of a word; one that says nothing is left out.

    Raises:
        PlanError: a text is too long.
    """
    known = definition_of(plan, word)
    changed = known.changed(**changes)
    others = [each for each in plan.agreement.definitions if each.name != word]
    at = next(
        (at for at, each in enumerate(plan.agreement.definitions) if each.name == word),
        len(others),
    )
    if changed != Definition(name=word):
        others.insert(at, changed)
    return plan.changed(agreement=plan.agreement.changed(definitions=tuple(others)))


def _defined_twice(plan: Plan, parts: Sequence[Described]) -> list[str]:
    """Return a sentence for each further word that has a definition elsewhere."""
    names = tuple(each.name for each in parts if isinstance(each, Definition))
    twice = repeated(names)
    said = [f"{short(twice)} is defined twice; put it into one row."] if twice else []
    return said + [
        f"{short(name)} is a stage or a lead type; its meaning is told above."
        for name in names
        if name in words_of_the_plan(plan)
    ]


def _sides(plan: Plan) -> dict[str, str]:
    """Return who can sign; one who has signed for a third party that is gone may stay."""
    third = plan.agreement.third_party or any(
        each.side == "third party" for each in plan.agreement.signatories
    )
    return SIDES if third else {name: side for name, side in SIDES.items() if side != "third party"}
