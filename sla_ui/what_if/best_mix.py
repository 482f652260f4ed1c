"""The part *Best mix*: the cheapest leads that make the target within all limits."""

from functools import partial

import streamlit as st

from sla_calc import Plan
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.boxes import show_box
from sla_ui.drawing.show import show_chart, show_steps, show_table
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import remark, sentence
from sla_ui.frame.page_body import drawer
from sla_ui.frame.plan_state import edit
from sla_ui.numbers.understanding import NumberProblem, read_number
from sla_ui.what_if import mix_frames, mix_words, revenue_charts, words
from sla_ui.what_if.asking import ask_number, key_of
from sla_ui.what_if.bounds_table import bounds_table
from sla_ui.what_if.halves import answered
from sla_ui.what_if.mix_results import Mixed, mixed, mixes
from sla_ui.what_if.state import Bounds, WhatIfState

HEADLINE = ("cost", "leads", "hours_needed", "occupancy")


def cheapest_mix(known: WhatIfState, plan: Plan, figures: Figures) -> None:
    """Draw the cheapest mix beside the one in use, and what limits it."""
    left, found = answered(partial(_inputs, known, plan, figures), partial(_found, known, plan))
    if found is None:
        return
    with left:
        if not found.best.possible:
            st.error(sentence(mix_words.impossible(found, figures)), icon=":material/block:")
            _missing(found)
            return
        _headline(found, figures)
        _say(plan, found, figures)
        show_chart(
            mix_frames.leads(plan, found, figures),
            revenue_charts.mix(figures),
            "Whole promised leads a month, by lead type.",
        )
    if found.best.prices:
        st.subheader("What the limits cost", anchor=False)
        for each in found.best.prices:
            st.markdown(f"- {sentence(mix_words.price(each, figures))}")
    st.subheader("Before and after", anchor=False)
    _table(plan, found, figures)
    drawer("How was this made?", lambda: show_steps(mix_words.steps(plan, found, figures)))


def _found(known: WhatIfState, plan: Plan) -> Mixed:
    key = ("mix", plan, known.budget, known.within_hours, tuple(known.shares.items()))
    return known.memo.once(key, lambda: mixed(known, plan))


def _inputs(known: WhatIfState, plan: Plan, figures: Figures) -> None:
    """Draw what the mix must keep to beside the monthly limits of the plan."""
    ask_number(
        known,
        "budget",
        f"Budget, {figures.currency} a month",
        known.budget,
        take=lambda value: setattr(known, "budget", value),
        figures=figures,
        kind="money",
        clear=lambda: setattr(known, "budget", None),
        help="The most that may be spent on leads. Left empty: no bound.",
    )
    key = key_of(known, "within hours")
    st.toggle(
        "Within the reps’ hours",
        known.within_hours,
        key=key,
        help="So that sales can follow up all of them at the highest occupancy.",
        on_change=lambda: setattr(known, "within_hours", st.session_state[key]),
    )
    st.markdown("Share of a stream’s leads, at least and at most")
    bounds_table(
        known,
        "shares",
        partial(_shares, known, plan),
        {"kind": "Lead type", "low": "Least", "high": "Most"},
        figures=figures,
        title="Bounds of the mix",
        of=(plan.streams, figures),
        take=lambda address, low, high: _take(known, address, low, high, figures),
        alt="The least and the most share of each lead type, to be typed.",
    )
    remark("Monthly limits and costs per lead are the plan’s: see Streams and lead types.")


def _shares(known: WhatIfState, plan: Plan, figures: Figures) -> list[Bounds]:
    kinds = [(stream, kind) for stream in plan.streams for kind in stream.lead_types]
    rows = []
    for address, (stream, kind) in zip(mixes(plan), kinds, strict=True):
        bounds = known.shares.get(address)
        rows.append(
            Bounds(
                address,
                {"kind": f"{plain(kind.name, 40)} · {plain(stream.name, 40)}"},
                *("" if bounds is None else figures.rate_exact(each) for each in bounds or (0, 0)),
            )
        )
    return rows


def _take(known: WhatIfState, address: str, low: str, high: str, figures: Figures) -> None:
    """Note the bounds of a share; what is left empty bounds nothing.

    Raises:
        NumberProblem: they are no bounds of a share.
    """
    known.shares = {at: each for at, each in known.shares.items() if at != address}
    if not low.strip() and not high.strip():
        return
    least = read_number(low, figures.locale, kind="percent") if low.strip() else 0.0
    most = read_number(high, figures.locale, kind="percent") if high.strip() else 1.0
    if not 0 <= least <= most <= 1:
        message = "the least and the most share are between 0 and 100%, in order."
        raise NumberProblem(message)
    known.shares[address] = (least, most)


def _headline(found: Mixed, figures: Figures) -> None:
    with st.container(horizontal=True, gap="small"):
        for name in HEADLINE:
            each = found.compared.of(name)
            before, after = (words.of_result(x, each.result, figures) for x in each.values)
            if after != NOTHING:
                show_box(sentence(each.result.label), after, f"now {before}")


def _say(plan: Plan, found: Mixed, figures: Figures) -> None:
    """Say the answer and what is missing for it, and offer it to be applied."""
    said = sentence(mix_words.answer(found, figures))
    if found.best.cost is None:
        st.info(said, icon=":material/info:")
    else:
        st.success(said, icon=":material/check_circle:")
    st.button(
        "Apply",
        type="primary",
        key="apply mix",
        disabled=found.plan == plan,
        on_click=lambda: _apply(found.plan),
    )
    _missing(found)


def _missing(found: Mixed) -> None:
    """Say which costs are missing, with the way to where they are typed."""
    missing = mix_words.unpriced(found)
    if missing:
        st.warning(sentence(missing), icon=":material/sell:")
    if missing or found.compared.of("cost").values[0] is None:
        st.page_link("pages/streams.py", label="Type the costs")


def _apply(mixed_plan: Plan) -> None:
    edit("best mix", lambda _: mixed_plan, redraw=True)


def _table(plan: Plan, found: Mixed, figures: Figures) -> None:
    text = st.column_config.TextColumn
    columns = {
        "mix": "Mix now",
        "best": "best",
        "leads": "Leads now",
        "best_leads": "best",
        "cost": "Cost of a lead",
        "spend": "Spend now",
        "best_spend": "best",
        "limit": "Monthly limit",
    }
    show_table(
        "Mix before and after",
        mix_frames.mix_table(plan, found, figures),
        {
            "stream": text("Stream"),
            "lead_type": text("Lead type", pinned=True),
            **{name: text(label, alignment="right") for name, label in columns.items()},
        },
        raw=partial(mix_frames.mix_table, plan, found, exactly(figures)),
        heads={"best": "Best mix", "best_leads": "Leads, best", "best_spend": "Spend, best"},
        height="content",
    )
