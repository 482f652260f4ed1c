"""What if: scenarios, what matters most, what it would take, how sure it is, the cheapest mix."""

from sla_ui.frame.navigation import require_frame
from sla_ui.frame.page_body import page_body
from sla_ui.frame.plan_state import current_plan
from sla_ui.frame.reader import figures
from sla_ui.what_if.parts import chosen_part
from sla_ui.what_if.session import what_if

require_frame()


@page_body
def what_if_page() -> None:
    """Draw the part that is chosen, and that alone."""
    known = what_if()
    chosen_part(known)(known, current_plan(), figures())


what_if_page()
