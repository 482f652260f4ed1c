"""Sales' half on the page: how soon, how often, by whom, and what is past the promise."""

from collections import Counter

from sla_calc import follow_up_depth, response_speed
from sla_report.day.markup import boxes, chart, paragraph, table
from sla_report.day.stands import Stands
from sla_report.month import follow_up_frames as frames
from sla_report.month import follow_up_words as words
from sla_report.month import share_charts
from sla_report.month.boxes import follow_up_boxes
from sla_report.numbers.figures import Figures

LISTED = 10
"""Leads past the promise of a rep that are listed."""
MOST_WEEKS = 31


def sales_half(found: Stands, figures: Figures) -> list[str]:
    """Return sales' half of the page."""
    head, speed = "<h2>Sales’ half</h2>", found.speed
    if found.judged is None:
        return [head, *map(paragraph, found.untold)]
    if speed is None:
        return [head, paragraph("No lead was handed over in the month by then.")]
    return [
        head,
        boxes(follow_up_boxes(speed, found.depth, figures, by_clock=False)),
        paragraph(
            words.of_whom(speed, found.plan, found.tracking.month, figures, by_clock=False),
            "aside",
        ),
        paragraph(words.delays(speed, figures, by_clock=False), "aside"),
        *_kept(found, figures),
        *_by_rep(found, figures),
        *_overdue(found, figures),
    ]


def _kept(found: Stands, figures: Figures) -> list[str]:
    """Return how well the promise was kept, week by week."""
    judged, target = found.judged, 1 - found.plan.tolerance
    if judged is None:
        return []
    speeds = response_speed(judged, "all", "week")
    depths = follow_up_depth(judged, "all", "week") or ()
    drawn = []
    for number, (kept, title, axis) in enumerate(
        (
            (
                frames.speed_kept(speeds, figures, by_clock=False),
                "Speed: leads contacted within the promise",
                "Of all leads, %",
            ),
            (
                frames.depth_kept(depths, figures),
                "Depth: attempts made on leads not reached",
                "Of attempts due, %",
            ),
        ),
        start=2,
    ):
        if any(share is not None for _, share, *_ in kept):
            frame = frames.kept_by_period(kept[-MOST_WEEKS:], target, "week", figures)
            spec = share_charts.kept_by_period(title, axis, figures)
            drawn.append(chart(frame, spec, words.target(target, "week", figures), number))
    return drawn


def _by_rep(found: Stands, figures: Figures) -> list[str]:
    if found.judged is None:
        return []
    begins = found.tracking.month.dates[0]
    speeds = response_speed(found.judged, "rep", "month")
    depths = follow_up_depth(found.judged, "rep", "month") or ()
    own = [each for each in speeds if each.group.begins == begins]
    deep = [each for each in depths if each.group.begins == begins]
    heads = {
        "rep": "Rep",
        "leads": "Leads",
        "median": "Median",
        "p90": "Nine in ten within",
        "of_all": "In time, of all",
        "never": "Never contacted",
        **({"made": "Attempts made of due"} if deep else {}),
        "overdue": "Past the promise now",
    }
    frame = frames.by_rep(own, deep, found.overdue, figures, by_clock=False)
    return ["<h3>By rep</h3>", table(frame, heads, ("rep",))]


def _overdue(found: Stands, figures: Figures) -> list[str]:
    head, leads = "<h3>Past the promise now</h3>", found.overdue
    if not leads:
        return [head, paragraph("None: every open lead has the attempts promised by now.")]
    heads = {
        "rep": "Rep",
        "lead": "Lead",
        "lead_type": "Lead type",
        "handed_over": "Handed over",
        "reason": "Why",
    }
    so_far = Counter[str | None]()
    shown = []
    for lead in leads:
        so_far[lead.rep] += 1
        if so_far[lead.rep] <= LISTED:
            shown.append(lead)
    said = words.how_many(leads, figures, len(leads))
    if len(shown) < len(leads):
        said += f" Of each rep’s the {LISTED} oldest are listed."
    return [head, paragraph(said, "aside"), table(frames.overdue_leads(shown), heads, tuple(heads))]
