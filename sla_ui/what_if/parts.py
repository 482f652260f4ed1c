"""The parts of the page, of which one is on the screen and only that one is worked out."""

from collections.abc import Callable, Mapping

from sla_calc import Plan
from sla_report.numbers.figures import Figures
from sla_ui.what_if.asking import choose
from sla_ui.what_if.best_mix import cheapest_mix
from sla_ui.what_if.goal_seek import goal_seek
from sla_ui.what_if.scenarios import scenarios
from sla_ui.what_if.sensitivity import what_matters
from sla_ui.what_if.state import PARTS, Part, WhatIfState
from sla_ui.what_if.sure import how_sure

DRAWN: Mapping[Part, Callable[[WhatIfState, Plan, Figures], None]] = {
    "Scenarios": scenarios,
    "Sensitivity": what_matters,
    "Goal seek": goal_seek,
    "How sure": how_sure,
    "Best mix": cheapest_mix,
}


def chosen_part(known: WhatIfState) -> Callable[[WhatIfState, Plan, Figures], None]:
    """Draw the choice of a part; return what draws the chosen one."""
    choose(
        known,
        "part",
        "Part of the page",
        PARTS,
        known.part,
        take=lambda part: setattr(known, "part", part),
        hidden=True,
    )
    return DRAWN[known.part]
