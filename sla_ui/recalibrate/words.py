"""What the page *Recalibrate* says, in words."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from sla_calc import Comparison, Finding, Plan
from sla_calc.calibration.advice import Choice
from sla_calc.calibration.drift import RateHistory
from sla_calc.calibration.measured import MeasuredRate
from sla_calc.calibration.survival import ConversionCurve
from sla_data.files.layout import Layout
from sla_data.formats.amounts import COMMA
from sla_data.formats.dates import day_of, patterns
from sla_data.formats.durations import CLOCK
from sla_data.report import Question
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.text import plain
from sla_ui.numbers.percentages import in_readers_percent
from sla_ui.recalibrate.frames import between, when

CHOICES: dict[Choice, str] = {"keep": "keep plan", "take": "take data", "blend": "blend"}
SHOWN = 4
ALL_TYPES = "all lead types"


def figure(finding: Finding) -> str:
    """Return which figure it is; the stages of a conversion rate say so by themselves."""
    return plain(finding.what.removeprefix("Conversion rate "), 60)


def whose(finding: Finding, plan: Plan) -> str:
    """Return the lead type or stream that a figure is of, and both where it takes both to tell."""
    stream = plain(finding.stream, 40)
    if finding.lead_type is None:
        return stream if len(plan.streams) > 1 else ALL_TYPES
    named = [kind.name for each in plan.streams for kind in each.lead_types]
    name = plain(finding.lead_type, 40)
    return f"{name} · {stream}" if named.count(finding.lead_type) > 1 else name


def value(x: float | None, unit: str, figures: Figures) -> str:
    """Return a figure of a finding as text."""
    if x is None:
        return NOTHING
    match unit:
        case "money":
            return figures.money(x)
        case "days":
            return f"{figures.about(x)} days"
        case _:
            return figures.rate(x)


def interval(finding: Finding, figures: Figures) -> str:
    """Return the 95 % interval of a finding."""
    return between(finding.low, finding.high, figures)


def difference(finding: Finding, figures: Figures) -> str:
    """Return the data's figure less the plan's, in points where both are shares."""
    less = finding.difference
    if less is None:
        return NOTHING
    sign = "+" if less > 0 else "−" if less < 0 else "±"
    size = abs(less)
    if finding.unit in {"rate", "share"}:
        return f"{sign}{figures.about(size * 100, decimals=2)} pts"
    return f"{sign}{value(size, finding.unit, figures)}"


def differs(finding: Finding) -> bool:
    """Tell whether a figure differs: clearly, or, where there is no interval, by a tenth."""
    if finding.significant is None:
        return finding.suggested != "keep"
    return finding.significant


def differing(comparison: Comparison, figures: Figures) -> tuple[str, str]:
    """Return how many figures differ, and in which way."""
    if not comparison.findings:
        return "none", "nothing to compare yet"
    n = sum(map(differs, comparison))
    return f"{figures.count(n)} of {figures.count(len(comparison))}", "clearly, or by a tenth"


def needed(
    comparison: Comparison,
    choice: Callable[[Finding], Choice],
    leads: tuple[int, int],
    figures: Figures,
) -> tuple[str, str]:
    """Return the leads owed now and with what is chosen, and by how much that is more or less."""
    before, after = leads
    if all(choice(finding) == "keep" for finding in comparison):
        return figures.count(before), "nothing is chosen"
    change = after - before
    share = f" ({figures.rate(abs(change) / before)})" if before else ""
    more = f"{'+' if change > 0 else '−'}{figures.count(abs(change))}{share}"
    return f"{figures.count(before)} → {figures.count(after)}", more if change else "no change"


def clear(finding: Finding) -> str:
    """Return whether a figure differs by more than chance, in a word."""
    return {True: "yes", False: "no", None: NOTHING}[finding.significant]


def applied(chosen: Iterable[Finding], before: int, after: int, name: str, figures: Figures) -> str:
    """Return what has become of the plan, in a sentence."""
    n = len(list(chosen))
    figure = "One figure is" if n == 1 else f"{figures.count(n)} figures are"
    leads = (
        f"{figures.count(after)} leads are owed, as before"
        if before == after
        else f"the leads owed go from {figures.count(before)} to {figures.count(after)}"
    )
    return f"{figure} now as in {name}: {leads}. Back, in the browser, undoes it."


def asked(questions: Sequence[Question]) -> str:
    """Return the question how some columns are written that can be read in the same ways."""
    names = " and ".join(f"“{plain(each.column, 60)}”" for each in questions)
    what = {"date": "days", "number": "numbers", "duration": "times"}[questions[0].reading]
    return f"How are the {what} in {names} written?"


def read_as(question: Question, written: str, figures: Figures) -> str:
    """Return what some samples mean, if they are written in a way."""
    shown = [
        f"{plain(sample, 40)} is {meant}"
        for sample in question.samples[:3]
        if (meant := _meant(sample, question.reading, written, figures))
    ]
    return "; ".join(shown)


def _meant(sample: str, reading: str, written: str, figures: Figures) -> str:
    if reading == "duration":
        return written if written == CLOCK else f"{plain(sample, 40)} {written}"
    if reading == "number":
        other, point = (".", ",") if written == COMMA else (",", ".")
        digits = re.sub(r"[^\d.,-]", "", sample).replace(other, "").replace(point, ".")
        try:
            return figures.number_exact(float(digits))
        except ValueError:
            return ""
    day = day_of(written)
    said = " ".join(sample.split()[: 1 + day.count(" ")]).partition("T")[0]
    try:
        meant = datetime.strptime(said, patterns(day)[0]).replace(tzinfo=UTC)
    except ValueError:
        return ""
    return f"{meant.day} {figures.month(meant.year, meant.month)}"


def ages(rate: MeasuredRate, curve: ConversionCurve, figures: Figures) -> str:
    """Return what the curve of a rate by age shows, in a sentence or two."""
    reached = figures.rate(curve.reached[-1])
    said = (
        f"{reached} got there within {figures.count(curve.days[-1])} days, of the leads that had "
        f"so long; counted plainly it is {figures.rate(rate.rate)}."
    )
    return f"{said} {in_readers_percent(rate.why or curve.why, figures)}".strip()


def drift(history: RateHistory, plan_rate: float | None, figures: Figures, what: str) -> str:
    """Return what the history of a rate shows, in a sentence."""
    out = [point for point in history.points if point.verdict == "out of line"]
    young = sum(point.verdict == "too young" for point in history.points)
    known = history.mean is not None
    mean = f"On average {figures.rate(history.mean)}" if known else "No mean: nothing is old enough"
    beside = "" if plan_rate is None else f"; the plan says {figures.rate(plan_rate)}"
    if out:
        named = ", ".join(
            f"{when(point.day, figures, by_month=what == 'month')} ({figures.rate(point.rate)})"
            for point in out[:SHOWN]
        )
        line = f"Out of line: {named}{' and more' if len(out) > SHOWN else ''}."
    else:
        line = f"No {what} is out of line: chance alone moves a rate as much."
    hollow = f" Hollow: {figures.count(young)} too young to tell." if young else ""
    return f"{mean}{beside}. {line}{hollow}"


def laid_out(layout: Layout | None) -> str:
    """Return how a file is laid out, in a sentence; nothing for a database."""
    if layout is None:
        return "The rows lie in a database and stay there."
    if layout.kind == "parquet":
        return "A Parquet file, which says itself what is in it."
    if layout.kind == "workbook":
        said = [f"Worksheet “{plain(layout.sheet or '', 60)}”"]
    else:
        marks = {"\t": "tabs", " ": "spaces"}
        mark = marks.get(layout.delimiter or "", f"“{layout.delimiter}”")
        parted = f", parted by {mark}" if layout.delimiter else ""
        said = [f"{layout.encoding or 'Text'}{parted}"]
    if layout.header_line:
        said.append(f"header in line {layout.header_line}")
    if layout.preamble:
        said.append(f"{len(layout.preamble)} lines above it left out")
    if layout.footer:
        said.append(f"{len(layout.footer)} lines below the data left out")
    return ", ".join(said) + "."
