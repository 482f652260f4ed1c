"""Where the month stands, told to others: in the team's chat, and with the saved plan."""

from sla_calc.tracking.standing import Standing, standing_of, standing_to_text
from sla_report.month.words import four_lines
from sla_report.numbers.figures import Figures
from sla_ui.lead_table.state import RecalibrationState
from sla_ui.saved.keeping import keep_with_plan
from sla_ui.track.results import Month, tracked
from sla_ui.track.sales_half import SalesHalf
from sla_ui.track.sections import for_the_chat


def tell_others(
    known: RecalibrationState, looked: Month, half: SalesHalf, figures: Figures, *, by_clock: bool
) -> None:
    """Draw the day in four lines, to be copied, and what keeps it with the saved plan."""
    said = four_lines(looked.tracking, half.speed, half.overdue, figures, by_clock=by_clock)
    for_the_chat(said)
    keep_with_plan(
        "standing", figures, text=lambda: standing_to_text(standing_now(known, looked, half))
    )


def standing_now(known: RecalibrationState, looked: Month, half: SalesHalf) -> Standing:
    """Return where the month stands in leads, whatever it is looked at in.

    Raises:
        PlanError: the team's holidays are not known.
    """
    tracking, asked = looked.tracking, looked.asked
    if tracking.measure != "leads":
        asked = asked._replace(measure="leads", goal=None)
        owed = looked.owed(asked.month)
        tracking = tracked(known, looked.plan, looked.actuals, asked, owed)
    return standing_of(tracking, half.speed, half.overdue)
