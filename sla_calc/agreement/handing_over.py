"""How a lead passes from marketing to sales, and back."""

from sla_calc.agreement.facts import Facts
from sla_calc.agreement.parts import Bullets, Column, Paragraph, Section, Table
from sla_calc.agreement.phrases import typed


def hand_over(facts: Facts) -> Section:
    """Return when and how a lead is handed over, and how sales answers."""
    phrases, agreed = facts.phrases, facts.plan.agreement
    reasons = tuple((each.code, each.meaning) for each in agreed.rejection_reasons)
    return Section(
        "hand-over",
        phrases.text("hand-over"),
        (
            Paragraph(phrases.words("trigger", agreed.trigger)),
            Bullets(phrases.lines("passed on", agreed.passed_on), phrases.say("passed on")),
            Paragraph(phrases.words("how told", agreed.how_told)),
            Paragraph(phrases.say("acceptance", hours=typed(agreed.acceptance_hours, "hour"))),
            Table(
                columns=(
                    Column(phrases.text("code"), width=0.25),
                    Column(phrases.text("reason"), width=1.75),
                ),
                rows=reasons or phrases.catalogue.reasons,
                caption=phrases.say("rejection"),
            ),
        ),
    )


def returning(facts: Facts) -> Section:
    """Return what becomes of a lead that comes back."""
    phrases, agreed = facts.phrases, facts.plan.agreement
    told = Paragraph(agreed.returning) if agreed.returning else Bullets(phrases.lines("return"))
    return Section("return", phrases.text("return"), (told,))
