"""What is owed in a month as a tidy frame."""

import pandas as pd

from sla_calc.follow_up.effort import policies
from sla_report.month.words import minutes
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import plain
from sla_ui.this_month.owed import Owed


def by_lead_type(owed: Owed, figures: Figures) -> pd.DataFrame:
    """Return what each lead type asks of both sides.

    Columns, all text: ``stream``, ``lead_type``, ``leads``, ``first`` (within what working time),
    ``attempts``, ``hours``.
    """
    return pd.DataFrame(
        [
            {
                "stream": plain(line.stream),
                "lead_type": plain(line.lead_type),
                "leads": figures.count(line.leads),
                "first": minutes(policy.first_response_minutes, figures),
                "attempts": figures.count(len(policy.cadence)),
                "hours": figures.about(line.hours_needed),
            }
            for line, policy in zip(owed.capacity.lines, policies(owed.plan), strict=True)
        ]
    )
