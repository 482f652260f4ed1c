"""What follows from the schedule, as frames of text: targets, milestones, worth of goals."""

from collections.abc import Sequence

import pandas as pd

from sla_calc import ImprovementWorth, Milestone, MonthTarget, Plan
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.text import arrow, plain
from sla_ui.numbers.kinds import written
from sla_ui.schedule.goal_table import WORDS, called
from sla_ui.schedule.typed import line_labels

NONE = "nothing"


def week_names(targets: Sequence[MonthTarget]) -> list[str]:
    """Return what the weeks of a month are called: their days."""
    weeks = targets[0].weeks if targets else ()
    return [
        f"{week.starts.day}–{week.ends.day}" if week.starts != week.ends else str(week.starts.day)
        for week in weeks
    ]


def targets(plan: Plan, found: Sequence[MonthTarget], figures: Figures) -> pd.DataFrame:
    """Return the leads due in each week and on a working day, by lead type and in all.

    Columns: ``line``, ``month``, ``day`` (a working day), ``week_0`` ….
    """
    rows = []
    for label, each in zip(line_labels(plan), found, strict=True):
        weeks = {f"week_{at}": figures.count(week.leads) for at, week in enumerate(each.weeks)}
        day = figures.about(each.a_working_day)
        rows.append({"line": label, "month": figures.count(each.leads), "day": day, **weeks})
    if len(found) > 1:
        days = [each.a_working_day for each in found if each.a_working_day is not None]
        in_weeks = zip(*(each.weeks for each in found), strict=True)
        rows.append(
            {
                "line": "all",
                "month": figures.count(sum(each.leads for each in found)),
                "day": figures.about(sum(days)) if days else NOTHING,
                **{
                    f"week_{at}": figures.count(sum(week.leads for week in weeks))
                    for at, weeks in enumerate(in_weeks)
                },
            }
        )
    return pd.DataFrame(rows)


def milestones(found: Sequence[Milestone], figures: Figures) -> pd.DataFrame:
    """Return by when the leads of each quarter must be in.

    Columns: ``due``, ``quarter``, ``stream``, ``lead_type``, ``leads``.
    """
    return pd.DataFrame(
        {
            "due": [f"{each.due:%a %d %b %Y}" for each in found],
            "quarter": [f"Q{each.quarter} {each.year}" for each in found],
            "stream": [plain(each.stream, 60) for each in found],
            "lead_type": [plain(each.lead_type, 60) for each in found],
            "leads": [figures.count(each.leads) for each in found],
        }
    )


def worths(plan: Plan, found: Sequence[ImprovementWorth], figures: Figures) -> pd.DataFrame:
    """Return what each improvement is, and what the plan would need without it.

    Columns: ``line``, ``what``, ``moves`` (from today to the goal), ``by``, ``owner``, ``leads``
    (more without it), ``short`` (money that would be short without it).
    """
    labels = dict(
        zip(
            [(stream.name, kind.name) for stream in plan.streams for kind in stream.lead_types],
            line_labels(plan),
            strict=True,
        )
    )
    rows = []
    for each in found:
        goal, words = each.improvement, WORDS[each.improvement.quantity]
        moves = arrow(written(words, each.today, figures), written(words, goal.value, figures))
        money = each.shortfall_without - each.shortfall
        rows.append(
            {
                "line": labels[each.stream, each.lead_type],
                "what": called(plan, goal),
                "moves": moves,
                "by": figures.month(goal.by.year, goal.by.month, short=True),
                "owner": goal.owner,
                "leads": _more(each.leads_without - each.leads, figures),
                "short": figures.money(money) if money > 0 else NONE,
            }
        )
    return pd.DataFrame(rows)


def _more(leads: int, figures: Figures) -> str:
    sign = "+" if leads > 0 else "−" if leads < 0 else ""
    return f"{sign}{figures.count(abs(leads))}"
