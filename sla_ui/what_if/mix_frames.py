"""The best mix beside the one in use, as tidy frames."""

import pandas as pd

from sla_calc import Plan
from sla_report.drawing.roles import MARKETING
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.text import distinct, plain
from sla_ui.what_if.mix_results import Mixed
from sla_ui.what_if.names import LINE_BREAK, NAME


def leads(plan: Plan, found: Mixed, figures: Figures) -> pd.DataFrame:
    """Return the leads of each type with the best mix and as they are.

    Columns: ``position``, ``row`` (in two lines), ``leads``, ``before``,
    ``text`` (both), ``leads_text``, ``before_text``, ``share_text``,
    ``role``.
    """
    rows = []
    several = len(plan.streams) > 1
    names = distinct(
        [
            plain(line.lead_type, NAME)
            + (f"{LINE_BREAK}{plain(line.stream, NAME)}" if several else "")
            for line in found.demand.lines
        ]
    )
    for at, (name, before, after, line) in enumerate(
        zip(names, found.demand.lines, found.after.lines, found.best.lines, strict=True)
    ):
        now, then = before.committed[0], after.committed[0]
        rows.append(
            {
                "position": at,
                "row": name,
                "leads": float(then),
                "before": float(now),
                "text": f"{figures.count(then)} (now {figures.count(now)})",
                "leads_text": figures.count(then),
                "before_text": figures.count(now),
                "share_text": figures.rate(line.share),
                "role": MARKETING,
            }
        )
    return pd.DataFrame(rows)


def mix_table(plan: Plan, found: Mixed, figures: Figures) -> pd.DataFrame:
    """Return every lead type before and after.

    Columns, all text: ``stream``, ``lead_type``, ``mix``, ``best``, ``leads``, ``best_leads``,
    ``cost``, ``spend``, ``best_spend``, ``limit``.
    """
    kinds = [kind for stream in plan.streams for kind in stream.lead_types]
    mixed = [kind for stream in found.plan.streams for kind in stream.lead_types]
    rows = []
    for kind, then, before, after, line in zip(
        kinds, mixed, found.demand.lines, found.after.lines, found.best.lines, strict=True
    ):
        cost, limit = kind.cost_per_lead, kind.monthly_limit
        spend = [
            NOTHING if cost is None else figures.money(cost * each.committed[0])
            for each in (before, after)
        ]
        rows.append(
            {
                "stream": plain(line.stream, 40),
                "lead_type": plain(line.lead_type, 40),
                "mix": figures.rate(kind.mix),
                "best": "left out: no cost" if line.left_out else figures.rate(then.mix),
                "leads": figures.count(before.committed[0]),
                "best_leads": figures.count(after.committed[0]),
                "cost": figures.money(cost),
                "spend": spend[0],
                "best_spend": spend[1],
                "limit": figures.count(limit),
            }
        )
    return pd.DataFrame(rows)
