"""The days of the sheet *Month*: what is typed, what is due, and the chart of both."""

from sla_calc import YearMonth
from sla_report.workbook.book import Sheet, serial

HEADS, GOALS, FIRST_DAY = 20, 21, 23
DUE, LOW, HIGH, COME, TYPED, PARTS = range(1, 7)
"""Columns of a day."""
LONGEST = 31
NOT_YET = "#N/A"
"""What a chart leaves out."""


def write_days(sheet: Sheet, month: YearMonth, goal: int, tolerance: float, parts: int) -> None:
    """Write a row for each day, and the chart.

    Args:
        sheet: the sheet.
        month: that is tracked at first.
        goal: its leads.
        tolerance: accepted over- and under-delivery [fraction].
        parts: how many columns are typed.
    """
    for day in range(1, LONGEST + 1):
        row = FIRST_DAY + day - 1
        there = day <= month.days
        line = goal * day / month.days
        typed = sheet.area((row, PARTS), (row, PARTS + parts - 1))
        so_far = sheet.area((FIRST_DAY, PARTS), (row, PARTS + parts - 1))
        date = serial(month.dates[day - 1]) if there else ""
        is_day, due = f"{day}<=days_in_month", sheet.at(row, DUE)
        sheet.formula(row, 0, f'IF({is_day},tracked_month+{day - 1},"")', date, "day")
        for column, formula, value in (
            (DUE, f"IF({is_day},goal*{day}/days_in_month,NA())", line),
            (LOW, f"{due}*(1-tolerance)", line * (1 - tolerance)),
            (HIGH, f"{due}*(1+tolerance)", line * (1 + tolerance)),
            (COME, f"IF({day}<=as_of,SUM({so_far}),NA())", NOT_YET),
        ):
            shown = value if there or column == COME else NOT_YET
            sheet.formula(row, column, formula, shown, "volume")
        sheet.formula(row, TYPED, f"IF(COUNT({typed})>0,{day},0)", 0, "count")
        for part in range(parts):
            sheet.given(row, PARTS + part, None, "count")
    _fade(sheet)
    sheet.sheet.insert_chart(2, 3, _chart(sheet), {"x_offset": 10, "object_position": 3})


def _fade(sheet: Sheet) -> None:
    """Let what is not there yet be unseen."""
    unseen = sheet.book.file.add_format({"font_color": "#ffffff"})
    area = (FIRST_DAY, DUE, FIRST_DAY + LONGEST - 1, COME)
    sheet.sheet.conditional_format(*area, {"type": "errors", "format": unseen})


def _chart(sheet: Sheet) -> object:
    chart = sheet.book.file.add_chart({"type": "line"})
    grey = {"color": "#9aa5b3", "width": 1, "dash_type": "dash"}
    for column, name, line in (
        (LOW, "tolerated, from", grey),
        (HIGH, "tolerated, to", grey),
        (DUE, "goal line", {"color": "#33465c", "width": 1.5}),
        (COME, "leads so far", {"color": "#1f5fbf", "width": 3.5}),
    ):
        last = FIRST_DAY + LONGEST - 1
        chart.add_series(
            {
                "name": name,
                "categories": [sheet.title, FIRST_DAY, 0, last, 0],
                "values": [sheet.title, FIRST_DAY, column, last, column],
                "line": line,
            }
        )
    chart.set_title({"name": "Leads so far against the goal line", "name_font": {"size": 12}})
    chart.set_x_axis({"num_format": "d", "interval_unit": 3, "name": "Day of the month"})
    chart.set_y_axis({"name": "Leads", "major_gridlines": {"visible": True}, "min": 0})
    chart.show_blanks_as("span")
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 760, "height": 330})
    return chart
