"""What is uncertain, and within which range: measured, typed, or as wide as is said."""

from functools import partial

import streamlit as st

from sla_calc import Between, Counted, Input, Plan, input_at, uncertain_inputs
from sla_report.numbers.figures import Figures
from sla_ui.frame.messages import remark
from sla_ui.numbers.kinds import text_of
from sla_ui.numbers.understanding import NumberProblem, read_number
from sla_ui.what_if import names, words
from sla_ui.what_if.asking import ask_number
from sla_ui.what_if.bounds_table import bounds_table
from sla_ui.what_if.session import Known, measured, ranges, told
from sla_ui.what_if.state import Bounds, WhatIfState

DIGITS = 4

COLUMNS = {
    "input": "Uncertain",
    "plan": "Plan",
    "low": "From",
    "high": "to",
    "source": "Where that is from",
}


def ask_width(known: WhatIfState, figures: Figures) -> None:
    """Draw how wide ranges are of which nothing is known."""
    ask_number(
        known,
        "width",
        "Range where nothing is known, ±",
        known.width,
        take=lambda value: setattr(known, "width", value),
        figures=figures,
        kind="percent",
        bounds=(0.0, 1.0),
        help="To either side of a conversion rate, deal size or sales cycle, relative to it; read "
        "as 95%. Rates that were counted on Recalibrate have their own.",
    )


def ranges_table(known: WhatIfState, plan: Plan, figures: Figures) -> None:
    """Draw the range of everything uncertain, to be typed over."""
    counted = measured(known, plan)
    bounds_table(
        known,
        "ranges",
        partial(_rows, plan, ranges(known, plan), told(known, plan), known.width),
        COLUMNS,
        figures=figures,
        title="Ranges of what is uncertain",
        heads={"high": "To"},
        of=(plan, known.width, tuple(counted.items()), figures),
        take=lambda address, low, high: _take(known, plan, address, (low, high), figures),
        alt="Ranges of what is uncertain, to be typed.",
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        remark(
            "Ranges are read as 95%. "
            + (
                "Those that were counted are Wilson’s intervals of the leads on Recalibrate."
                if counted
                else "Count the leads of an export on Recalibrate, and its rates have intervals."
            )
        )
        if known.ranges:
            st.button("Forget what was typed", type="tertiary", on_click=lambda: _forget(known))


def _rows(plan: Plan, found: Known, own: Known, width: float, figures: Figures) -> list[Bounds]:
    return [
        Bounds(
            each.address,
            {
                "input": names.input_name(plan, each),
                "plan": words.of_input(each.value, each, figures),
                "source": _source(each.address, own, figures, width),
            },
            *(_written(bound, each, figures) for bound in found[each.address].interval),
        )
        for each in uncertain_inputs(plan)
    ]


def _source(address: str, own: Known, figures: Figures, width: float) -> str:
    match own.get(address):
        case Counted(converted=converted, of=of):
            return f"counted, {figures.count(converted)} of {figures.count(of)}"
        case Between():
            return "typed"
    return f"± {figures.rate(width)}"


def _take(
    known: WhatIfState, plan: Plan, address: str, typed: tuple[str, str], figures: Figures
) -> None:
    """Note a range; without both bounds there is none.

    Raises:
        NumberProblem: they are no range of this input.
        PlanError: likewise.
    """
    if not any(text.strip() for text in typed):
        known.ranges = {at: each for at, each in known.ranges.items() if at != address}
        return
    each = input_at(plan, address)
    low, high = (_bound(each, text, figures) for text in typed)
    if not each.lowest <= low <= high <= each.highest:
        least, most = (words.of_input(x, each, figures) for x in (each.lowest, each.highest))
        message = f"a range goes from less to more, between {least} and {most}."
        raise NumberProblem(message)
    known.ranges = {**known.ranges, address: Between(low, high)}


def _written(bound: float, each: Input, figures: Figures) -> str:
    """Return a bound as it can be typed, with no more digits than it deserves."""
    return text_of(float(f"{bound:.{DIGITS}g}"), words.kind_of(each.unit), figures)


def _bound(each: Input, text: str, figures: Figures) -> float:
    kind = words.kind_of(each.unit)
    return read_number(text, figures.locale, kind=kind, currency=figures.currency)


def _forget(known: WhatIfState) -> None:
    known.ranges = {}
    known.drawing += 1
