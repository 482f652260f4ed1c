"""The month so far as one page: what the page *Track* says, to be read, printed and mailed."""

from sla_calc import speed_notices
from sla_report.day.look import DOCUMENT, STYLE
from sla_report.day.markup import boxes, chart, paragraph, table, text
from sla_report.day.sales import sales_half
from sla_report.day.stands import Stands
from sla_report.month import charts, frames, words
from sla_report.month.boxes import month_boxes, unit_of
from sla_report.month.reasons_frames import by_type_and_stage
from sla_report.numbers.figures import Figures
from sla_report.plain_text import plain

MOST_REASONS = 12
_PLACED = {"ahead": "tight", "exceeded": "tight", "behind": "missed", "missed": "missed"}


def day_page(found: Stands, figures: Figures, source: str = "") -> str:
    """Return the page as HTML: self-contained, without scripts, and with nothing to fetch.

    Args:
        found: how the month stands.
        figures: how figures are written.
        source: what the leads are called.
    """
    tracking = found.tracking
    month = figures.month(tracking.month.year, tracking.month.month)
    title = f"{month}, by {words.day_of(tracking.as_of, figures)}"
    parts = [
        f"<h1>{text(title)}</h1>",
        paragraph(f"{found.plan.name}: where both halves of the agreement stand.", "aside"),
        *_marketing(found, figures),
        *sales_half(found, figures),
        *_reasons(found, figures),
        *_noticed(found),
        f"<footer>{text(_made_of(found, source))}</footer>",
    ]
    return DOCUMENT.format(title=text(title), style=STYLE, body="\n".join(filter(None, parts)))


def _marketing(found: Stands, figures: Figures) -> list[str]:
    tracking, line = found.tracking, found.tracking.total
    verdict = str(line.verdict)
    said = f"{words.MARKS[line.verdict]} " if line.verdict else ""
    said += f"{words.verdict(line, tracking, figures)} {words.too_many(tracking, figures)}"
    judged = "" if verdict in {"None", "too early"} else _PLACED.get(verdict, "met")
    several = len(tracking.streams) > 1
    heads = {
        **({"stream": "Stream"} if several else {}),
        "lead_type": "Lead type",
        "verdict": "It is",
        "actual": "Came" if tracking.progress.ended else "So far",
        "goal": "Goal",
    }
    if not tracking.progress.ended:
        heads |= {
            "expected": "Should be",
            "needed": "Needed a working day",
            "projection": "Heading for",
            "chance": "By chance",
        }
    unit = unit_of(tracking, figures)
    return [
        "<h2>Marketing’s half</h2>",
        paragraph(said, f"verdict {judged}"),
        boxes(month_boxes(tracking, line, figures)),
        chart(
            frames.waterfall(tracking, None, figures),
            charts.goal_waterfall(unit, figures),
            words.reading(tracking, figures),
            1,
        ),
        table(frames.by_line(tracking, figures), heads, ("stream", "lead_type", "verdict")),
    ]


def _reasons(found: Stands, figures: Figures) -> list[str]:
    if not found.reasons:
        return []
    heads = {
        "stream": "Stream",
        "lead_type": "Lead type",
        "stage": "Got as far as",
        "reason": "Why not further",
        "leads": "Leads",
        "share": "Of those",
    }
    most = sorted(found.reasons, key=lambda each: -each.leads)[:MOST_REASONS]
    said = (
        "Of leads created in the month that were rejected, disqualified or lost; shares of all of "
        "the type that stopped."
    )
    if len(found.reasons) > MOST_REASONS:
        said += f" The {MOST_REASONS} commonest of {figures.count(len(found.reasons))}."
    return [
        "<h2>Why leads did not advance</h2>",
        paragraph(said, "aside"),
        table(by_type_and_stage(most, figures), heads, ("stream", "lead_type", "stage", "reason")),
    ]


def _noticed(found: Stands) -> list[str]:
    judged = speed_notices(found.judged) if found.judged else ()
    more = found.judged.follow_ups.noticed if found.judged else ()
    said = list(dict.fromkeys((*found.noticed, *more, *judged)))
    return ["<h2>What was noticed</h2>", *map(paragraph, said)] if said else []


def _made_of(found: Stands, source: str) -> str:
    leads = f" and {source}" if source else ""
    return f"Made of the plan “{plain(found.plan.name, 100)}”{leads}."
