"""A table of leads, whatever it came from: what its columns mean, and what it adds up to."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from datetime import date
from functools import cached_property

import ibis
from ibis.expr import types as ir

from sla_calc.calibration.counts import Basis, Counts
from sla_data.counting.counts import count
from sla_data.counting.days import Facts, Window, facts_of
from sla_data.counting.describing import OUTCOMES, Description, described
from sla_data.counting.one_per_lead import one_per_lead
from sla_data.errors import LeadTableError
from sla_data.files.layout import Layout, SetAside
from sla_data.formats.cells import trimmed
from sla_data.formats.columns import Column
from sla_data.formats.writing import looked_at_again, open_questions, written_as
from sla_data.formats.written import Written
from sla_data.meaning.converting import Conversion, converted
from sla_data.meaning.mapping import Mapping
from sla_data.meaning.readings import reasons
from sla_data.meaning.typed import completed, lead_rows
from sla_data.noticing import noticed_in_layout, noticed_in_rows
from sla_data.places.place import ROW, Place
from sla_data.report import Question, Report
from sla_data.tracked import Tracked

MOST_LISTED = 10_000
"""Rows set aside that are listed with their text; all are counted."""


class LeadTable(Tracked, AbstractContextManager["LeadTable"]):
    """Leads in a file or a database, with what the columns mean.

    Nothing is read before it is asked for. The rows that can be used are converted once, and each
    count of them after that takes a fraction of the time.

    Args:
        place: where the rows are.
        columns: what was found in them.
        mapping: what they mean.
        said: sentences for the report that are known already.
    """

    def __init__(
        self,
        place: Place,
        columns: tuple[Column, ...],
        mapping: Mapping,
        said: tuple[str, ...] = (),
    ) -> None:
        self.mapping = mapping
        self._first_columns = columns
        self._place = place
        self._said = said

    def with_mapping(self, mapping: Mapping) -> "LeadTable":
        """Return the same rows with other meanings.

        Only a column that is named for the first time, and whose first rows can be read in two
        ways, is looked at again, as when the table was opened.
        """
        return LeadTable(self._place, self.columns, mapping, self._said)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, those that the mapping names judged by all rows where the first do not do.

        Raises:
            LeadTableError: when a database does not answer.
        """
        return looked_at_again(self._place, self._first_columns, self.mapping)

    @property
    def layout(self) -> Layout | None:
        """How the file is laid out; None for a database."""
        return self._place.layout

    @property
    def fingerprint(self) -> str:
        """What tells this file from another: the SHA-256 of its bytes."""
        return self._place.fingerprint()

    @property
    def questions(self) -> tuple[Question, ...]:
        """What has to be answered, in ``mapping.formats``, before anything is counted."""
        return open_questions(self.columns, self.mapping)

    @cached_property
    def report(self) -> Report:
        """What was read, used and set aside; ``LeadTableError`` while a question is open."""
        rows, fetch = self._conversion.rows, self._conversion
        found = fetch(rows.group_by("problem").aggregate(n=rows.count()))
        numbers = {row["problem"]: row["n"] for row in found}
        used = numbers.pop(None, 0)
        self._place.count_is(used + sum(numbers.values()))
        why = reasons(self.mapping)
        problems = {why[problem]: n for problem, n in numbers.items()}
        set_aside = {**self._place.broken(), **problems}
        noticed = noticed_in_rows(rows, self.mapping, self.facts, fetch)
        sketch = self._place.sketch
        layout = noticed_in_layout(sketch) if sketch else ()
        return Report(
            rows_read=used + sum(set_aside.values()),
            rows_used=used,
            set_aside=set_aside,
            leads=self._leads_of(used),
            noticed=(*self._said, *layout, *noticed),
        )

    @cached_property
    def facts(self) -> Facts:
        """The first and last days of the rows that are used."""
        return facts_of(self._usable, self.mapping, self._conversion)

    def counts(
        self, *, window: Window | None = None, as_of: date | None = None, basis: Basis = "cohort"
    ) -> Counts:
        """Return what ``calibrate`` takes: the leads of a window, added up.

        Args:
            window: first and last day on which they were created; everything by default.
            as_of: the day on which the table was true; by default the last on which anything
                happened in it.
            basis: cohort or period; see ``sla_calc.calibration.counts``.

        Raises:
            LeadTableError: while a question is open, or when the mapping does not fit the table.
        """
        mapping = self.mapping
        return count(
            self._usable,
            mapping,
            self._conversion,
            self.facts,
            window=window,
            as_of=as_of,
            basis=basis,
        )

    def describe(
        self, quantity: str, by: str | None = None, of: Collection[str] = OUTCOMES
    ) -> dict[str | None, Description]:
        """Return figures about a quantity, for each name in a column or for all rows under None.

        Args:
            quantity: one of ``cycle_days``, ``amount``, ``response_minutes``, ``attempts``,
                ``spend``; or a column of numbers.
            by: a column, ``created month`` or ``closed month``.
            of: the outcomes of the rows to look at: won, lost, open.
        """
        return described(self._place, self.columns, self.mapping, quantity=quantity, by=by, of=of)

    def values_of(self, column: str, most: int = 200) -> dict[str | None, int]:
        """Return the different values of a column and their numbers of rows, commonest first."""
        text = trimmed(self._place.table[column])
        found = self._place.table.select(value=text).group_by("value").aggregate(n=ibis._.count())
        rows = self._place.fetch(found.order_by([ibis.desc("n"), "value"]).limit(most))
        return {row["value"]: row["n"] for row in rows}

    def preview(self, rows: int = 50) -> list[dict[str, str | None]]:
        """Return the first rows as they stand in the table."""
        return self._place.fetch(self._place.table.limit(rows))

    def set_aside_rows(self, most: int = MOST_LISTED) -> list[SetAside]:
        """Return the rows that are not used, with line number, text and reason, in their order."""
        table = self._place.numbered()
        rows = completed(lead_rows(table, self.mapping, self._written, place=table[ROW]))
        rows = rows.filter(rows.problem.notnull()).order_by("place").limit(most)
        found = self._place.fetch(rows.select("place", "problem"))
        lines = self._place.lines([row["place"] for row in found])
        why = reasons(self.mapping)
        named = [
            SetAside(line, text, why[row["problem"]])
            for row, (line, text) in zip(found, lines, strict=True)
        ]
        return sorted([*self._place.listed(), *named], key=lambda row: row.line)[:most]

    def close(self) -> None:
        """Remove everything that was kept of the rows."""
        self._place.close()

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def _written(self) -> Written:
        return written_as(self.columns, self.mapping, self._place)

    @cached_property
    def _conversion(self) -> Conversion:
        """The rows as leads, one for one; converted once."""
        if self.questions:
            raise LeadTableError(*(question.text for question in self.questions))
        return converted(self._place, self.columns, self.mapping, self._written)

    @cached_property
    def _usable(self) -> ir.Table:
        rows = self._conversion.usable
        if self.mapping.one_per_lead and self.mapping.lead_id and self.mapping.shape == "leads":
            return self._place.keep(one_per_lead(rows, self.mapping))
        return rows

    def _leads_of(self, used: int) -> int:
        leads = self._usable
        if leads is self._conversion.usable:
            return used
        (row,) = self._place.fetch(leads.aggregate(n=leads.count()))
        return int(row["n"])
