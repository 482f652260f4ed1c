"""The upper part of the sheet *Inputs*: the quota, its months, the streams and lead types."""

from sla_calc import LeadType, Plan, RevenueStream, quota_of
from sla_calc.model.fields import describe
from sla_calc.model.months import months_between
from sla_report.workbook.book import Sheet, serial
from sla_report.workbook.formulas import months_from
from sla_report.workbook.inputs import FIRST_RATE, Inputs
from sla_report.workbook.style import GREEN, RED, Kind
from sla_report.workbook.table import Cursor

MOST_GROWN = 60
SHARES = 1e-6
"""By so much may each share miss, as in the model."""

_FIELDS: dict[str, Kind] = {
    "quota": "money",
    "quota_growth": "rate",
    "start_month": "month",
    "mix_basis": "text",
    "rounding": "text",
    "points_scale": "text",
    "tolerance": "rate",
}
_CHOICES = {
    "mix_basis": ["leads", "revenue"],
    "rounding": ["final", "each stage"],
    "points_scale": ["close rate", "weakest is 1"],
}


def write_plan(put: Cursor, inputs: Inputs) -> None:
    """Write the plan's own figures, one a row."""
    plan, sheet = inputs.plan, inputs.sheet
    put.heading("The plan")
    for name, kind in _FIELDS.items():
        words, row = describe(Plan, name), put.next()
        value = getattr(plan, name)
        sheet.text(row, 0, words.label)
        sheet.given(row, 1, value.dates[0] if name == "start_month" else value, kind)
        sheet.text(row, 2, words.help, "aside")
        sheet.book.name(name, sheet.at(row, 1))
        if name in _CHOICES:
            sheet.choice(row, 1, _CHOICES[name])


def write_months(put: Cursor, inputs: Inputs) -> None:
    """Write the seasons, and what is set month by month."""
    plan, sheet = inputs.plan, inputs.sheet
    put.heading(
        "Seasons",
        "Relative size of each calendar month; any positive numbers work, they are divided by "
        "their mean.",
    )
    put.heads(["Calendar month", *(f"{month}" for month in _CALENDAR)])
    inputs.seasons = put.next()
    sheet.text(inputs.seasons, 0, "Weight")
    for column, weight in enumerate(plan.seasonality, start=1):
        sheet.given(inputs.seasons, column, weight, "number")
    put.heading(
        "Month by month",
        "Left empty, a month’s quota follows from quota, growth and season, and its renewals are "
        "the stream’s usual ones.",
    )
    heads = put.next()
    sheet.text(heads, 0, "Month", "head")
    inputs.quotas, inputs.unseasoned = put.next(), put.next()
    sheet.text(inputs.quotas, 0, "Quota, where it is set")
    sheet.text(inputs.unseasoned, 0, "Quota, seasons apart")
    inputs.retained = [put.next() for _ in plan.streams]
    for stream, row in zip(plan.streams, inputs.retained, strict=True):
        sheet.text(row, 0, f"Renewals where they differ: {stream.name}")
    for later in range(inputs.typed_months):
        column = later + 1
        start = serial((plan.start_month + later).dates[0])
        sheet.formula(heads, column, f"EDATE(start_month,{later})", start, "month_head")
        told = _told(plan.monthly_quotas, later)
        sheet.given(inputs.quotas, column, told, "money")
        grown = plan.quota * (1 + plan.quota_growth) ** min(later, MOST_GROWN)
        typed = sheet.at(inputs.quotas, column)
        sheet.formula(
            inputs.unseasoned,
            column,
            f"IF(ISNUMBER({typed}),{typed},quota*(1+quota_growth)^{later})",
            grown if told is None else told,
            "money",
        )
        for stream, row in zip(plan.streams, inputs.retained, strict=True):
            sheet.given(row, column, _told(stream.monthly_retained, later), "money")
    row = put.next()
    sheet.text(row, 0, "Quota of an average month")
    sheet.formula(
        row, 1, f"AVERAGE({inputs.by_month(inputs.unseasoned)})", float(quota_of(plan)), "money"
    )
    sheet.book.name("average_quota", sheet.at(row, 1))


def write_streams(put: Cursor, inputs: Inputs) -> None:
    """Write the streams."""
    plan, sheet = inputs.plan, inputs.sheet
    names = ("quota_share", "retained_revenue", "marketing_share", "deal_size")
    put.heading("Revenue streams")
    put.heads(["Stream", *(_label(RevenueStream, name, plan) for name in names)])
    for stream in plan.streams:
        row = put.next()
        inputs.streams.append(row)
        sheet.text(row, 0, stream.name)
        for column, name in enumerate(names, start=1):
            kind: Kind = "rate" if "share" in name else "money"
            sheet.given(row, column, getattr(stream, name), kind)
    _whole(put, sheet, inputs.streams, 1, [stream.quota_share for stream in plan.streams])


def write_lead_types(put: Cursor, inputs: Inputs) -> None:
    """Write the lead types with their rates."""
    plan, sheet = inputs.plan, inputs.sheet
    steps = [
        f"{above} → {below}" for above, below in zip(plan.stages, plan.stages[1:], strict=False)
    ]
    put.heading(
        "Lead types",
        "An empty deal size is the stream’s. Empty points are computed. The follow-up is the "
        "number of a policy below.",
    )
    more = [_label(LeadType, name, plan) for name in ("deal_size", "sales_cycle_days")]
    more += [_label(LeadType, name, plan) for name in ("cost_per_lead", "points")]
    put.heads(["Stream", "Lead type", "Mix", *steps, *more, "Follow-up"], words=2)
    for number, stream, kind in inputs.kinds:
        row = put.next()
        inputs.lines.append(row)
        sheet.formula(row, 0, sheet.at(inputs.streams[number], 0), stream.name, "text")
        sheet.text(row, 1, kind.name)
        sheet.given(row, 2, kind.mix, "rate")
        for step, rate in enumerate(kind.conversion_rates):
            sheet.given(row, FIRST_RATE + step, rate, "rate")
        behind = FIRST_RATE + len(kind.conversion_rates)
        sheet.given(row, behind, kind.deal_size, "money")
        sheet.given(row, behind + 1, kind.sales_cycle_days, "number")
        sheet.given(row, behind + 2, kind.cost_per_lead, "money")
        sheet.given(row, behind + 3, kind.points, "number")
        policy = plan.follow_up if kind.follow_up is None else kind.follow_up
        sheet.given(row, behind + 4, inputs.promises.index(policy) + 1, "number")
    for number, stream in enumerate(plan.streams):
        rows = [inputs.lines[line] for line in inputs.lines_of(number)]
        mixes = [kind.mix for kind in stream.lead_types]
        _whole(put, sheet, rows, 2, mixes, f"Mix of {stream.name}")


def write_improvements(put: Cursor, inputs: Inputs) -> None:
    """Write what is to improve, where anything is."""
    sheet = inputs.sheet
    goals = [
        (line, at, goal)
        for line, (*_, kind) in enumerate(inputs.kinds)
        for at, goal in enumerate(kind.improvements)
    ]
    if not goals:
        return
    put.heading(
        "Improvements",
        "From today’s figure to the goal, evenly month by month; it holds from its month on. The "
        "sheet Schedule counts with rates and deal sizes that move.",
    )
    put.heads(
        ["Stream", "Lead type", "What", "Step", "Goal", "Reached by", "Months until then"], words=3
    )
    for line, at, goal in goals:
        _, stream, kind = inputs.kinds[line]
        row = put.next()
        inputs.improvements[line, at] = row
        sheet.text(row, 0, stream.name)
        sheet.text(row, 1, kind.name)
        sheet.text(row, 2, goal.quantity)
        if goal.quantity == "conversion rate":
            sheet.number(row, 3, goal.step, "count")
        written: Kind = "money" if goal.quantity == "deal size" else "number"
        sheet.given(row, 4, goal.value, "rate" if goal.quantity == "conversion rate" else written)
        sheet.given(row, 5, goal.by.dates[0], "month")
        gone = months_between(inputs.plan.start_month, goal.by)
        sheet.formula(row, 6, months_from("start_month", sheet.at(row, 5)), gone, "count")


def _whole(  # noqa: PLR0917 - a row of the sheet
    put: Cursor,
    sheet: Sheet,
    rows: list[int],
    column: int,
    shares: list[float],
    what: str = "All shares of the quota",
) -> None:
    """Write that shares add up to 100 %, and say so where they do not."""
    row = put.next()
    sheet.text(row, 0, what)
    area = sheet.area((rows[0], column), (rows[-1], column))
    sheet.formula(row, column, f"SUM({area})", sum(shares), "rate", bold=True)
    cell = sheet.at(row, column)
    off = f"ABS({cell}-1)>{SHARES}*{len(rows)}"
    sheet.formula(row, column + 1, f'IF({off},"must be 100 %","adds up")', "adds up", "aside")
    sheet.flag(cell, off, RED)
    sheet.flag(cell, f"NOT({off})", GREEN)


def _told(by_month: tuple[float | None, ...], later: int) -> float | None:
    return by_month[later] if later < len(by_month) else None


def _label(model: type[RevenueStream | LeadType], name: str, plan: Plan) -> str:
    words = describe(model, name)
    return words.label if words.unit == "rate" else f"{words.label}, {_unit(words.unit, plan)}"


def _unit(unit: str, plan: Plan) -> str:
    return unit.replace("money", plan.currency)


_CALENDAR = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
