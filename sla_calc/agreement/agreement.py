"""The agreement of a plan: everything that the two sides sign, with the plan's own figures."""

from collections.abc import Iterator, Sequence
from datetime import date

from sla_calc.agreement.ending import (
    missed,
    notes,
    reviews,
    signatures,
    term,
    unexpected,
)
from sla_calc.agreement.facts import Facts, facts
from sla_calc.agreement.fingerprint import fingerprint
from sla_calc.agreement.handing_over import hand_over, returning
from sla_calc.agreement.marketings_half import annex, marketings_half
from sla_calc.agreement.meanings import definitions, qualification
from sla_calc.agreement.opening import goal, summary
from sla_calc.agreement.parts import AgreementDocument, MissingDecision, Open, Section, Value
from sla_calc.agreement.sales_half import sales_half
from sla_calc.agreement.together import contacts, needs, reports, third_party
from sla_calc.errors import PlanError, PlanLinkError
from sla_calc.model.plan import Plan
from sla_calc.model.texts import short
from sla_calc.saved.link import encode_plan
from sla_calc.schedule.lines import LeadSchedule


def agreement(
    plan: Plan, *, on: date, base: str = "", schedule: LeadSchedule | None = None
) -> AgreementDocument:
    """Return the agreement of a plan as structured data, in the plan's language.

    Every figure is worked out from the plan by the functions that the app shows it by: the leads of
    each month by :func:`sla_calc.planned_schedule` (of a plan with one month by
    :func:`sla_calc.lead_demand`), their worth by
    :func:`sla_calc.lead_values`, the hours by :func:`sla_calc.follow_up_capacity`. What the plan
    leaves open is marked in its place, and listed in ``missing``.

    Args:
        plan: the plan.
        on: the day on which the document is made.
        base: the app's address, before the question mark; without it there is no link.
        schedule: the plan's schedule, where it is known already or starts from a measured pipeline.

    Raises:
        PlanError: the app's address is no address of the web.

    >>> document = agreement(Plan(), on=date(2026, 12, 1), base="https://sla.example/")
    >>> document.title, document.link
    ('Service level agreement', 'https://sla.example/?plan=1.q64FAA.vj_Mzw')
    >>> [each.section for each in document.missing]
    ["sales' half", 'contacts', 'contacts', 'contacts']
    """
    known = facts(plan, schedule)
    sections = tuple(section for section in _sections(known) if section is not None)
    return AgreementDocument(
        language=plan.agreement.language,
        currency=plan.currency,
        title=known.phrases.text("title"),
        below=tuple(_below(known)),
        made_on=on,
        sections=sections,
        missing=_missing(sections),
        link=_link(plan, base),
        fingerprint=fingerprint(plan),
    )


def _sections(known: Facts) -> Iterator[Section | None]:
    yield summary(known)
    yield goal(known)
    yield definitions(known)
    yield qualification(known)
    yield hand_over(known)
    yield marketings_half(known)
    yield sales_half(known)
    yield returning(known)
    yield needs(known)
    yield third_party(known)
    yield reports(known)
    yield contacts(known)
    yield missed(known)
    yield unexpected(known)
    yield reviews(known)
    yield term(known)
    yield notes(known)
    yield signatures(known)
    yield annex(known)


def _below(known: Facts) -> Iterator[Value]:
    """Yield the lines below the title: between whom, of which company, and for what time."""
    phrases, plan = known.phrases, known.plan
    between = phrases.say("between three", third=known.third) if known.third else None
    yield between or phrases.say("between")
    if plan.agreement.company:
        yield plan.agreement.company
    first, last = plan.covered_months[0], plan.covered_months[-1]
    if first == last:
        yield phrases.say("period of a month", plan=plan.name, first=first)
    else:
        yield phrases.say("period", plan=plan.name, first=first, last=last)


def _missing(sections: Sequence[Section]) -> tuple[MissingDecision, ...]:
    return tuple(
        MissingDecision(section.key, section.heading, block.said)
        for section in sections
        for block in section.blocks
        if isinstance(block, Open)
    )


def _link(plan: Plan, base: str) -> str:
    if not base:
        return ""
    if not base.startswith(("https://", "http://")):
        message = f"The app's address is {short(base)}; it must begin with https:// or http://."
        raise PlanError(message)
    try:
        return f"{base}?plan={encode_plan(plan)}"
    except PlanLinkError:  # too large for a link
        return ""
