"""The charts of recalibration, as finished specifications; see :mod:`sla_ui.drawing.charts`."""

from functools import lru_cache

import altair as alt

from sla_report.numbers.figures import Figures
from sla_ui.drawing.charts import TEXT_COLOR, WIDE, Spec, finished

IN_LINE, OUT_OF_LINE, TOO_YOUNG, TOO_FEW = "in line", "out of line", "too young", "too few"
VERDICTS = (IN_LINE, OUT_OF_LINE, TOO_YOUNG, TOO_FEW)
_UNUSED = ("sales", "customers", "drops", "quota", "met", "tight")
COLOURS = (IN_LINE, *_UNUSED, OUT_OF_LINE)
"""In the order of the theme's chart colours, so that out of line has that of what is missed."""


@lru_cache(maxsize=64)
def by_age(figures: Figures, *, counted: bool = True) -> Spec:
    """Return the share of leads that get there by age. Data: ``recalibrate_frames.by_age``.

    Args:
        figures: the reader's.
        counted: whether there is a rate as counted to be drawn beside it.
    """
    base = alt.Chart().encode(
        x=alt.X(
            "days:Q",
            title="Days since the lead reached the upper stage",
            axis=alt.Axis(tickCount=8, grid=False, format="~d"),
            scale=alt.Scale(nice=False),
        ),
        tooltip=[
            alt.Tooltip("days:Q", title="Within days", format="~d"),
            alt.Tooltip("share:N", title="Got there"),
            alt.Tooltip("interval:N", title=f"{figures.rate(0.95)} interval"),
        ],
    )
    share = alt.Y("reached:Q", title="Leads that got there, %", axis=alt.Axis(tickCount=5))
    band = base.mark_area(interpolate="step-after", opacity=0.25).encode(
        y=alt.Y("low:Q", title="Leads that got there, %"), y2="high:Q"
    )
    line = base.mark_line(interpolate="step-after", strokeWidth=2.5).encode(y=share)
    points = base.mark_point(opacity=0, size=80).encode(y=share)  # what the tooltip is found by
    naive = base.mark_line(strokeDash=[6, 4], strokeWidth=1.5, color=TEXT_COLOR).encode(
        y=alt.Y("counted:Q", title="Leads that got there, %")
    )
    layers = [band, line, points, *([naive] if counted else [])]
    title = "Conversion by age" + ("; dashed: as counted" if counted else "")
    return finished(alt.layer(*layers).properties(height=300, title=title), figures)


@lru_cache(maxsize=64)
def by_month(figures: Figures, *, mean: bool = True, plan: bool = True) -> Spec:
    """Return a rate month by month. Data: ``recalibrate_frames.over_time``.

    Args:
        figures: the reader's.
        mean: whether there is a mean to be drawn.
        plan: whether the plan has a figure to be drawn beside it.
    """
    return _over_time("Month by month", "Month", figures, mean=mean, plan=plan)


@lru_cache(maxsize=64)
def by_record(figures: Figures, *, mean: bool = True, plan: bool = True) -> Spec:
    """Return a rate from one record to the next, as ``by_month`` does from month to month."""
    return _over_time("Record by record", "Made in", figures, mean=mean, plan=plan)


def _over_time(title: str, when: str, figures: Figures, *, mean: bool, plan: bool) -> Spec:
    base = alt.Chart().encode(
        x=alt.X(
            "when:O",
            title=when,
            sort=alt.SortField("position"),
            axis=alt.Axis(labelAngle=0, labelOverlap=True, ticks=False),
        ),
        tooltip=[
            alt.Tooltip("when:O", title=when),
            alt.Tooltip("shown:N", title="Rate"),
            alt.Tooltip("interval:N", title=f"{figures.rate(0.95)} interval"),
            alt.Tooltip("n:N", title="Of how many leads"),
            alt.Tooltip("verdict:N", title="It is"),
        ],
    )
    scale = alt.Scale(zero=False, nice=True)
    rate = alt.Y("rate:Q", title="Rate, %", axis=alt.Axis(tickCount=5), scale=scale)
    legend = alt.Legend(
        orient="bottom", title=None, columns={"expr": f"{WIDE} ? 4 : 2"}, values=list(VERDICTS)
    )
    colour = alt.Color("verdict:N", scale=alt.Scale(domain=_domain()), legend=legend)
    shape = alt.Shape(
        "verdict:N",
        scale=alt.Scale(domain=list(VERDICTS), range=["circle", "diamond", "circle", "circle"]),
        legend=None,
    )
    whiskers = base.mark_rule(strokeWidth=1.5).encode(
        y=alt.Y("low:Q", title="Rate, %", scale=scale), y2="high:Q", color=colour
    )
    solid = base.transform_filter(f"indexof(['{IN_LINE}', '{OUT_OF_LINE}'], datum.verdict) >= 0")
    hollow = base.transform_filter(f"indexof(['{TOO_YOUNG}', '{TOO_FEW}'], datum.verdict) >= 0")
    filled = solid.mark_point(filled=True, size=110, opacity=1).encode(
        y=rate, color=colour, shape=shape
    )
    open_ones = hollow.mark_point(filled=False, size=90, strokeWidth=2).encode(
        y=rate, color=colour, shape=shape
    )
    lines, said = [], []
    if mean:
        line = base.mark_line(strokeWidth=1.5, color=TEXT_COLOR)
        lines.append(line.encode(y=alt.Y("mean:Q", title="Rate, %")))
        said.append("line: mean")
    if plan:
        dashed = base.mark_line(strokeDash=[6, 4], strokeWidth=1.5, color=TEXT_COLOR)
        lines.append(dashed.encode(y=alt.Y("plan:Q", title="Rate, %")))
        said.append("dashed: the plan’s")
    whole = f"{title}; {', '.join(said)}" if said else title
    chart = alt.layer(*lines, whiskers, filled, open_ones).properties(height=300, title=whole)
    return finished(chart, figures)


def _domain() -> list[str]:
    """Return the verdicts at the places of the theme's colours that they have."""
    places = list(COLOURS)
    places[2], places[4] = TOO_YOUNG, TOO_FEW
    return places
