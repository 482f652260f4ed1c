"""How much of an agreement is decided."""

from collections import Counter
from dataclasses import dataclass

from sla_calc.agreement.parts import AgreementDocument
from sla_calc.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many of an agreement's decisions are made.

    Attributes:
        made: so many [decisions].
        asked: of so many [decisions].
    """

    made: int
    asked: int


def completeness(plan: Plan, document: AgreementDocument) -> Completeness:
    """Return how many of an agreement's decisions are made.

    What has to be decided: the meaning of each stage, lead type and further word; who answers for
    each side, and whom to turn to; and one decision each for what may not fit together: the leads
    and the calendar, the channels' limits, the threshold, the hours of sales. Where one of the
    latter is open in several places, each place counts. Usual words are a decision that is made.

    Args:
        plan: the plan.
        document: its agreement.

    >>> from datetime import date
    >>> from sla_calc.agreement.agreement import agreement
    >>> completeness(Plan(), agreement(Plan(), on=date(2026, 12, 1)))
    Completeness(made=11, asked=15)
    """
    opened = Counter(each.section for each in document.missing)
    asked = _asked(plan)
    most = sum(max(opened[section], asked.get(section, 0)) for section in {*asked, *opened})
    return Completeness(most - len(document.missing), most)


def words_to_define(plan: Plan) -> tuple[str, ...]:
    """Return every word whose meaning the agreement tells: stages, lead types, further ones.

    >>> words_to_define(Plan())[:5]
    ('MQL', 'SQL', 'Opportunity', 'Customer', 'Demo request')
    """
    lead_types = (kind.name for stream in plan.streams for kind in stream.lead_types)
    further = (each.name for each in plan.agreement.definitions)
    return tuple(dict.fromkeys((*plan.stages, *lead_types, *further)))


def _asked(plan: Plan) -> dict[str, int]:
    """Return the least number of decisions by section."""
    return {
        "goal": 1,
        "definitions": len(words_to_define(plan)),
        "qualification": 1,
        "marketing's half": 1,
        "sales' half": 1,
        "contacts": 4 if plan.agreement.third_party else 3,
    }
