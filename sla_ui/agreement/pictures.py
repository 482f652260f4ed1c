"""The charts of the agreement's document, with their words in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sla_calc import (
    DailyCounts,
    LeadSchedule,
    Plan,
    PlanError,
    lead_demand,
    month_demand,
    scheduled_capacity,
    track,
)
from sla_calc.agreement.phrases import Phrases, count, money, rate
from sla_calc.agreement.phrases import about as about_figure
from sla_report.document.writer import Writer
from sla_report.document.writing import Picture
from sla_report.drawing.chart_file import complete
from sla_report.drawing.roles import DROPS, FOUND, KEPT, LIGHT, MARKETING, QUOTA
from sla_report.month.charts import goal_waterfall
from sla_report.month.frames import waterfall
from sla_report.numbers.figures import Figures
from sla_ui.demand.funnel_frames import MONEY, funnel_waterfall
from sla_ui.drawing import charts
from sla_ui.schedule import charts as schedule_charts
from sla_ui.schedule import frames as schedule_frames

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from sla_calc import FollowUpCapacity
    from sla_calc.agreement.parts import Value
    from sla_report.drawing.charts import Spec

WIDTH, NAMES = 600, 160
"""[pixels] of a chart, the names before its bars included: its letters print as large as text."""
HEIGHT, STEP = 230, 30
"""[pixels] of a chart, of a bar."""


def pictures(plan: Plan, schedule: LeadSchedule) -> tuple[Picture, ...]:
    """Return the charts of a plan's agreement, each with what it shows in a sentence.

    Charts that would show nothing are left out: those of leads where none is owed, and those of
    days and hours where the team's holidays are not known.

    Args:
        plan: the plan.
        schedule: when its leads are due.
    """
    return tuple(_Pictures(plan, schedule).drawn())


class _Pictures:
    """Draws the charts of one document."""

    def __init__(self, plan: Plan, schedule: LeadSchedule) -> None:
        self._plan, self._schedule = plan, schedule
        self._phrases = Phrases(plan.agreement.language)
        self._writer = Writer(self._phrases.catalogue, plan.currency)
        self._figures = Figures(self._phrases.catalogue.locale, plan.currency)

    def drawn(self) -> Iterator[Picture]:
        if not lead_demand(self._plan).leads:
            return
        yield self._funnel()
        try:
            capacity = scheduled_capacity(self._plan, self._schedule)
            goal_line = self._goal_line()
        except PlanError:  # holidays that are not known, which the document says
            return
        if goal_line:
            yield goal_line
        yield self._hours(capacity)

    def _said(self, name: str, **values: Value) -> str:
        return self._writer.text(self._phrases.say(name, **values))

    def _funnel(self) -> Picture:
        plan, text = self._plan, self._phrases.text
        demand = lead_demand(plan)
        frame = funnel_waterfall(plan, demand, self._figures)
        rows = {
            "Quota": text("quota"),
            "Existing customers": text("retained"),
            "Found by sales": text("found by sales"),
            "From marketing’s leads": text("from marketing"),
        }
        roles = {
            QUOTA: text("quota"),
            KEPT: text("retained"),
            FOUND: text("found by sales"),
            MARKETING: text("from marketing"),
            DROPS: text("drops out"),
        }
        in_money = frame["scale"] == MONEY
        frame.loc[in_money, "row"] = frame.loc[in_money, "row"].replace(rows)
        frame["role"] = frame["role"].replace(roles)
        owed = f", {text('chart owed')}: "
        frame["derived"] = frame["derived"].str.replace(", owed: ", owed, regex=False)
        spec = charts.funnel_waterfall(plan.currency, self._figures)
        shows = self._said(
            "chart funnel shows",
            quota=money(sum(each.quota for each in demand.targets)),
            target=money(demand.revenue),
            leads=count(demand.leads, "lead"),
            won=about_figure(demand.total_volumes[-1]),
            last=plan.stages[-1],
        )
        whole = {**_renamed(spec, roles), "height": {"step": STEP}}
        return self._picture("goal", "chart funnel", shows, frame, whole, width=WIDTH - NAMES)

    def _goal_line(self) -> Picture | None:
        """Return the goal line of the first month in which leads are due."""
        plan, months = self._plan, self._plan.covered_months
        owed = [month_demand(plan, month, self._schedule) for month in months]
        first = next((at for at, each in enumerate(owed) if each.leads), None)
        if first is None:
            return None
        month = months[first]
        nothing = DailyCounts(plan.stages[:1], ())
        tracking = track(plan, month, nothing, month.dates[0], owed=owed[first])
        frame = waterfall(tracking, None, self._figures, begun=False)
        frame.loc[frame.index[-1], "above"] = (
            f"{self._phrases.text('chart goal')} {frame.iloc[-1]['goal_text']}"
        )
        last = tracking.series[0]
        shows = self._said(
            "chart goal line shows",
            month=month,
            least=count(float(last.low[-1]), "lead"),
            most=count(float(last.high[-1]), "lead"),
        )
        spec = {**goal_waterfall("Leads", self._figures, begun=False), "height": HEIGHT}
        return self._picture("marketing's half", "chart goal line", shows, frame, spec, month=month)

    def _hours(self, capacity: tuple[FollowUpCapacity, ...]) -> Picture:
        months = self._schedule.months
        names = [self._writer.text(month, short=True) for month in months]
        frame = schedule_frames.capacity(capacity, names, self._figures)
        highest = rate(self._plan.team.max_occupancy, typed=True)
        shows = self._said("chart hours shows", highest=highest)
        spec = {**schedule_charts.capacity_chart(self._figures), "height": HEIGHT}
        return self._picture("sales' half", "chart hours", shows, frame, spec)

    def _picture(
        self,
        section: str,
        title: str,
        shows: str,
        frame: pd.DataFrame,
        spec: Spec,
        *,
        width: int = WIDTH,
        **values: Value,
    ) -> Picture:
        text = self._phrases.text
        axes = {
            f"{self._plan.currency} a month": self._said(
                "chart money a month", currency=self._plan.currency
            ),
            "Leads a month": text("chart leads a month"),
            "Hours a month": text("chart hours a month"),
            "Day of the month": text("chart day"),
            "Leads, so far": text("chart so far"),
        }
        own = {name: part for name, part in spec.items() if name != "title"}  # it stands above
        whole = complete(frame, _renamed(own, axes), LIGHT, width)
        return Picture(section, self._said(title, **values), shows, whole)


def _renamed(part: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - any JSON
    """Return a part of a specification with other words of ours in it, and room for them."""
    if isinstance(part, dict):
        told = {key: value for key, value in part.items() if key != "tooltip"}  # nobody points
        named = {key: _renamed(value, names) for key, value in told.items()}
        return {**named, "labelLimit": NAMES} if "labelLimit" in part else named
    if isinstance(part, list):
        return [_renamed(value, names) for value in part]
    return names.get(part, part) if isinstance(part, str) else part
