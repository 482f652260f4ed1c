"""What watching the agreement takes from a table of leads: days, follow-ups, reasons."""

from dataclasses import replace
from datetime import date, tzinfo
from typing import Protocol

from ibis.expr import types as ir

from sla_calc.schedule.open_counts import OpenCount
from sla_calc.tracking.actuals import DailyCounts, FollowUps, ReasonCount
from sla_data.counting.clocks import days_of_utc
from sla_data.counting.daily import daily_counts
from sla_data.counting.days import Facts, Window, between
from sla_data.counting.entries import entries
from sla_data.counting.follow_ups import asked, follow_up_rows
from sla_data.counting.open_leads import open_counts
from sla_data.counting.reasons_given import reasons_given
from sla_data.errors import LeadTableError
from sla_data.formats.written import Written
from sla_data.meaning.converting import Conversion
from sla_data.meaning.mapping import Mapping
from sla_data.places.place import Place

MOST_FOLLOW_UPS = 200_000
"""[leads] that are listed one by one."""


class _Table(Protocol):
    """What of a ``LeadTable`` is needed here."""

    mapping: Mapping
    _place: Place

    @property
    def _written(self) -> Written: ...
    @property
    def _conversion(self) -> Conversion: ...
    @property
    def _usable(self) -> ir.Table: ...
    @property
    def facts(self) -> Facts: ...


class Tracked:
    """The part of a ``LeadTable`` that tells how this month goes, and how sales follows up."""

    def daily(self: _Table, window: Window | None = None) -> DailyCounts:
        """Return what entered each stage on each day, and the revenue won on it.

        Args:
            window: first and last day to count; everything by default.

        Raises:
            LeadTableError: while a question is open, or when the mapping does not fit the table.
        """
        found = daily_counts(self._usable, self.mapping, self._conversion, window)
        days = (step.day for step in self.mapping.steps if step.day)
        said = days_of_utc(self._place.table, days, self._written)
        return replace(found, noticed=(*found.noticed, said)) if said else found

    def reasons(self: _Table, window: Window | None = None) -> tuple[ReasonCount, ...]:
        """Return why leads did not advance, commonest first; nothing where no column tells it.

        Args:
            window: first and last day on which the leads were created; everything by default.

        Raises:
            LeadTableError: while a question is open, or when the mapping does not fit the table.
        """
        return reasons_given(self._usable, self.mapping, self._conversion, window)

    def open_leads(self: _Table, as_of: date | None = None) -> tuple[OpenCount, ...]:
        """Return the leads that are neither won nor lost, by month of creation and stage.

        Leads without a day of creation are left out.

        Args:
            as_of: at the end of which day; by default the last on which anything happened.

        Raises:
            LeadTableError: while a question is open, or when a row of the table is no lead.
        """
        return open_counts(self._usable, self.mapping, self._conversion, self.facts, as_of)

    def follow_ups(
        self: _Table,
        window: Window | None = None,
        most: int = MOST_FOLLOW_UPS,
        *,
        stage: str | None = None,
        zone: tzinfo | None = None,
    ) -> FollowUps:
        """Return how each lead was followed up, oldest first.

        Args:
            window: first and last day on which the leads were created; everything by default.
            most: so many leads are listed [leads].
            stage: at which sales takes over; the lead's creation by default.
            zone: where the office is. Times that name an offset are brought there, others are
                meant there; without it the former are in UTC.

        Raises:
            LeadTableError: while a question is open, when the table tells nothing of a follow-up,
                or when the window holds more leads than are listed.
        """
        what = asked(self.mapping, window, stage, zone)
        leads = between(self._usable, "at_0", window)
        ((number,),) = (row.values() for row in self._conversion(leads.aggregate(n=leads.count())))
        if number > most:
            raise LeadTableError(
                f"{number:,} leads are too many to be listed one by one. Right would be a shorter "
                f"window, such as a month, with {most:,} at most."
            )
        return entries(self._place.frame(follow_up_rows(self._place, self._written, what)), what)
