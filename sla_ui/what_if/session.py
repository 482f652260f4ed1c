"""The page *What if* in this browser session, and what the session has measured."""

from sla_calc import Between, Counted, Plan, beliefs_from, plausible_ranges, uncertain_inputs
from sla_ui.frame.session import of_session
from sla_ui.lead_table.session import recalibration
from sla_ui.what_if.state import WhatIfState

_KEY = "sla_what_if"

Known = dict[str, Counted | Between]
"""What is known of inputs, by address."""


def what_if() -> WhatIfState:
    """Return what the session knows of the page."""
    return of_session(_KEY, WhatIfState)


def measured(known: WhatIfState, plan: Plan) -> dict[str, Counted]:
    """Return what the calibration of this session tells of the plan's rates; worked out once.

    Nothing where *Recalibrate* has not counted a table.
    """
    leads = recalibration()
    table = leads.table
    if table is None or not leads.is_counted():
        return {}
    results = leads.results(table)

    def find() -> dict[str, Counted]:
        return beliefs_from(plan, leads.compared(plan, results.calibration).findings)

    asked = (leads.revision, leads.window, leads.as_of, leads.basis, leads.weight)
    matches = frozenset(leads.matches.items())
    return known.memo.once(("measured", plan, asked, matches), find)


def told(known: WhatIfState, plan: Plan) -> Known:
    """Return what was measured, and what was typed in its place."""
    of_the_plan = {each.address for each in uncertain_inputs(plan)}
    typed = {address: each for address, each in known.ranges.items() if address in of_the_plan}
    return {**measured(known, plan), **typed}


def ranges(known: WhatIfState, plan: Plan) -> Known:
    """Return a range for everything uncertain: typed, measured, or as wide as is said."""
    return {**plausible_ranges(plan, known.width), **told(known, plan)}
