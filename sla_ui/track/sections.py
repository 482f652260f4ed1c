"""Parts of the page *Track*: where the month stands, its goal waterfall, and line by line."""

from functools import partial

import streamlit as st

from sla_calc import Plan, TrackedLine, Tracking
from sla_report.month import charts as track_charts
from sla_report.month import frames as track_frames
from sla_report.month import words
from sla_report.month.boxes import month_boxes, unit_of
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.drawing.boxes import show_boxes
from sla_ui.drawing.show import show_chart, show_steps, show_table
from sla_ui.frame.messages import remark_each, sentence, verdict_box
from sla_ui.frame.page_body import drawer
from sla_ui.track.explain import track_steps

MOST_SAID = 2
"""So many sentences stand on the page; the others are in a drawer."""


def looked_at(tracking: Tracking, stream: str | None) -> TrackedLine:
    """Return the line of a stream; that of everything where there is none such."""
    found = [line for line in tracking.streams if line.stream == stream]
    return found[0] if found else tracking.total


def headline(tracking: Tracking, line: TrackedLine, figures: Figures) -> None:
    """Draw where we are, where we should be, what it takes, and where that leads."""
    show_boxes(month_boxes(tracking, line, figures))


def say_verdict(tracking: Tracking, line: TrackedLine, figures: Figures) -> None:
    """Say in words and colour whether the month is on track, and what too many leads cost."""
    over = words.too_many(tracking, figures)
    said = words.verdict(line, tracking, figures)
    ahead = line.verdict in {"ahead", "exceeded"}
    verdict_box(line.verdict, sentence(f"{said} {over}" if ahead else said))
    if over and not ahead:
        st.warning(sentence(over), icon=":material/trending_up:")


def show_waterfall(
    tracking: Tracking, stream: str | None, figures: Figures, *, begun: bool = True
) -> None:
    """Draw the goal waterfall, and its days below."""
    frame = track_frames.waterfall(tracking, stream, figures, begun=begun)
    spec = track_charts.goal_waterfall(unit_of(tracking, figures), figures, begun=begun)
    show_chart(frame, spec, words.reading(tracking, figures, begun=begun))


def noticed(tracking: Tracking, also: tuple[str, ...]) -> None:
    """Say what is not counted, or not as was asked."""
    said = list(dict.fromkeys((*tracking.noticed, *also)))
    if said:
        st.info("\n\n".join(map(sentence, said[:MOST_SAID])), icon=":material/info:")
    if said[MOST_SAID:]:
        drawer("What else was noticed", lambda: remark_each(said[MOST_SAID:]))


def for_the_chat(text: str) -> None:
    """Draw the day in four lines, to be copied."""
    st.markdown("**Copy for the chat**")
    st.code(text, language=None, wrap_lines=True)


def lines(tracking: Tracking, figures: Figures) -> None:
    """Draw how each stream and lead type stands."""
    text = st.column_config.TextColumn
    ended = tracking.progress.ended
    later = (
        {}
        if ended
        else {
            "expected": text("Should be", alignment="right"),
            "needed": text("Needed a working day", alignment="right"),
            "projection": text("Heading for", alignment="right"),
            "chance": text("By chance", alignment="right"),
        }
    )
    columns = {
        "stream": text("Stream"),
        "lead_type": text("Lead type"),
        "verdict": text("It is"),
        "actual": text("So far" if not ended else "Came", alignment="right"),
        "goal": text("Goal", alignment="right"),
        **later,
    }
    several = len(tracking.streams) > 1
    show_table(
        "By stream and lead type",
        track_frames.by_line(tracking, figures),
        columns,
        raw=partial(track_frames.by_line, tracking, exactly(figures)),
        height="content",
        column_order=[name for name in columns if several or name != "stream"],
    )


def explained(plan: Plan, tracking: Tracking, line: TrackedLine, figures: Figures) -> None:
    """Draw how the figures were made, one click away."""
    drawer("How was this made?", lambda: show_steps(track_steps(plan, tracking, line, figures)))
