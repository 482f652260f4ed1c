"""The words of the agreement: what no formula can know."""

from sla_calc.model.described import Described
from sla_calc.model.fields import described
from sla_calc.model.texts import Note


class Agreement(Described):
    """Who stands behind each half of the promise, and what the two mean by a lead."""

    marketing_owner: Note = described(
        "Owner in marketing", "text", "Who answers for marketing's half.", default=""
    )
    sales_owner: Note = described(
        "Owner in sales", "text", "Who answers for the half of sales.", default=""
    )
    lead_definition: Note = described(
        "What counts as a lead", "text", "What marketing hands over, in a sentence.", default=""
    )
    notes: Note = described("Notes", "text", "Anything else the two agreed on.", default="")
