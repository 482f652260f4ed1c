"""What the document says where the plan leaves its words empty: the usual ones, in its language."""

from collections.abc import Mapping

from sla_calc.agreement.ending import usual_consequences
from sla_calc.agreement.languages.catalogue import Meaning
from sla_calc.agreement.parts import Value
from sla_calc.agreement.phrases import Phrases, count
from sla_calc.agreement.well_known import well_known
from sla_calc.model.agreement import Agreement, LanguageCode
from sla_calc.model.agreement_parts import RejectionReason, Report

_SENTENCES = {
    "goal": "goal words",
    "lead_definition": "lead words",
    "trigger": "trigger",
    "how_told": "how told",
    "unexpected": "unexpected words",
}
_LISTS = {
    "passed_on": "passed on",
    "returning": "return",
    "marketing_needs": "marketing needs",
    "sales_needs": "sales needs",
    "owes": "third owes",
    "reports_back": "third reports",
}


def usual_words(agreed: Agreement) -> Mapping[str, tuple[Value, ...]]:
    """Return the usual words by field, of the agreement or of its third party, line by line.

    Args:
        agreed: the words of a plan's agreement.

    >>> usual_words(Agreement(language="de"))["owes"][2]
    'eine frühe Warnung, wenn ein Kunde abzuwandern droht'
    """
    phrases = Phrases(agreed.language)
    days = count(agreed.notice_days, "days of notice")
    return {
        **{field: (phrases.say(name),) for field, name in _SENTENCES.items()},
        **{field: phrases.lines(name) for field, name in _LISTS.items()},
        "missed_words": usual_consequences(phrases, agreed),
        "ending": (phrases.say("ending", days=days),),
        "name": (phrases.text("customer service"),),
    }


def usual_meaning(language: LanguageCode, word: str) -> Meaning | None:
    """Return what a well-known word usually means; None where it is not known.

    >>> usual_meaning("en", "Customer").meaning
    'Won deal: the contract is signed.'
    """
    return Phrases(language).catalogue.meanings.get(well_known(word) or "")


def usual_reasons(language: LanguageCode) -> tuple[RejectionReason, ...]:
    """Return for which reasons a lead is usually rejected."""
    reasons = Phrases(language).catalogue.reasons
    return tuple(RejectionReason(code=code, meaning=meaning) for code, meaning in reasons)


def usual_reports(language: LanguageCode) -> tuple[Report, ...]:
    """Return who usually reports what to whom, and when."""
    return tuple(
        Report(name=name, sender=sender, receiver=receiver, when=when)
        for name, sender, receiver, when in Phrases(language).catalogue.reports
    )
