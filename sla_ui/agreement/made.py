"""The agreement of a plan, and the files that are made of it when one is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING

from sla_calc import LeadSchedule, Plan, month_demand
from sla_calc.agreement.agreement import agreement
from sla_calc.agreement.completeness import Completeness, completeness
from sla_report.document.formats import to_docx, to_markdown, to_pages, to_pdf
from sla_report.document.review_calendar import review_calendar
from sla_report.errors import MissingPackageError
from sla_report.workbook.workbook import workbook

if TYPE_CHECKING:
    from datetime import date

    from sla_calc.agreement.parts import AgreementDocument
    from sla_report.document.writing import Picture

PIXELS_PER_INCH = 120.0
"""Of the preview: a page is as wide as it is shown, and sharp."""


@dataclass(frozen=True, eq=False)
class Made:
    """The agreement of a plan on a day.

    Attributes:
        plan: the plan.
        schedule: when its leads are due.
        on: the day on which the document is made.
        base: the app's address.
        own_pipeline: whether the schedule starts from leads that only this session knows.
    """

    plan: Plan
    schedule: LeadSchedule
    on: date
    base: str = ""
    own_pipeline: bool = False

    @cached_property
    def document(self) -> AgreementDocument:
        """The document in its own language."""
        return self._written(self.plan)

    @cached_property
    def in_english(self) -> AgreementDocument:
        """The document in the language of the app, for what the app says of it."""
        words = self.plan.agreement
        if words.language == "en":
            return self.document
        return self._written(self.plan.changed(agreement=words.changed(language="en")))

    @property
    def completeness(self) -> Completeness:
        """How much of it is decided."""
        return completeness(self.plan, self.document)

    @cached_property
    def leads(self) -> int:
        """How many leads marketing promises in all, as the document says [leads]."""
        months = self.plan.covered_months
        return sum(month_demand(self.plan, month, self.schedule).leads for month in months)

    def docx(self) -> bytes:
        """Return it for Word."""
        return to_docx(self.document, self._pictures())

    def pdf(self) -> bytes:
        """Return it as a PDF."""
        return to_pdf(self.document, self._pictures())

    def markdown(self) -> str:
        """Return it as Markdown."""
        return to_markdown(self.document, self._pictures(drawn=False))

    def pages(self) -> list[bytes]:
        """Return its pages as they print."""
        return to_pages(self.document, self._pictures(), PIXELS_PER_INCH)

    def workbook(self) -> bytes:
        """Return the plan as a workbook.

        Raises:
            PlanError: the team's holidays are not known.
        """
        return workbook(self.plan, self.schedule)

    def reviews(self) -> bytes:
        """Return its reviews for the calendar."""
        return review_calendar(self.plan)

    def _written(self, plan: Plan) -> AgreementDocument:
        return agreement(plan, on=self.on, base=self.base, schedule=self.schedule)

    def _pictures(self, *, drawn: bool = True) -> tuple[Picture, ...]:
        """Return its charts; none where they cannot be drawn."""
        from sla_ui.agreement.pictures import pictures  # noqa: PLC0415 - with the charts' library

        if drawn and missing_package("A chart", "vl_convert", "vl-convert-python"):
            return ()
        return pictures(self.plan, self.schedule)


def missing_package(what: str, module: str, package: str) -> str:
    """Return which package is missing, in a sentence; nothing where it is there.

    Args:
        what: what is made with it.
        module: what it is imported as.
        package: what it is installed as.
    """
    return "" if find_spec(module) else str(MissingPackageError(what, package))
