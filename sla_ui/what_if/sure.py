"""The part *How sure*: the probability of the quota, and the leads that make it surer."""

from functools import partial

import streamlit as st

from sla_calc import Plan
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.drawing.boxes import show_boxes
from sla_ui.drawing.show import show_chart, show_steps, show_table
from sla_ui.frame.messages import remark, sentence
from sla_ui.frame.page_body import drawer
from sla_ui.frame.plan_state import edit
from sla_ui.what_if import revenue_charts as charts
from sla_ui.what_if import sure_frames, sure_words, words
from sla_ui.what_if.asking import ask_number, choose, key_of, pick
from sla_ui.what_if.halves import answered
from sla_ui.what_if.ranges import ask_width, ranges_table
from sla_ui.what_if.session import measured, ranges
from sla_ui.what_if.state import VIEWS, WhatIfState
from sla_ui.what_if.sure_results import Fan, Sureness, fan, sureness

DRAWS = (1_000, 10_000, 100_000)
LARGEST_SEED = 1_000_000


def how_sure(known: WhatIfState, plan: Plan, figures: Figures) -> None:
    """Draw how likely the quota is, and what would make it likelier."""
    left, found = answered(partial(_inputs, known, plan, figures), partial(_found, known, plan))
    if found is None:
        return
    with left:
        _headline(found, figures)
        st.info(sentence(sure_words.answer(found, figures)), icon=":material/casino:")
        _chart(known, plan, found, figures)
    remark(found.note)
    _apply(found, figures)
    st.subheader("Each stream’s part", anchor=False)
    _parts(found, figures)
    drawer("What is uncertain", lambda: ranges_table(known, plan, figures))
    drawer("How was this made?", lambda: show_steps(sure_words.steps(known, plan, found, figures)))


def _found(known: WhatIfState, plan: Plan) -> Sureness:
    beliefs = ranges(known, plan)
    asked = (known.spread, known.draws, known.seed)
    key = ("sure", plan, tuple(beliefs.items()), asked)
    return known.simulated.once(key, lambda: sureness(plan, beliefs, *asked))


def _fan(known: WhatIfState, plan: Plan) -> Fan:
    beliefs = ranges(known, plan)
    asked = (known.spread, known.draws, known.seed)
    key = ("fan", plan, tuple(beliefs.items()), asked)
    return known.simulated.once(key, lambda: fan(plan, beliefs, *asked))


def _inputs(known: WhatIfState, plan: Plan, figures: Figures) -> None:
    """Draw how uncertain the figures are, and how chance is drawn."""
    counted = measured(known, plan)
    ask_width(known, figures)
    if counted:
        remark(f"{figures.count(len(counted))} rates have the interval of what was counted.")
    ask_number(
        known,
        "spread",
        "Single deals vary by, ±",
        known.spread,
        take=lambda value: setattr(known, "spread", value),
        figures=figures,
        kind="percent",
        bounds=(0.0, 10.0),
        help="Standard deviation of single deals, of the deal size. 0%: all deals are alike.",
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        pick(
            known,
            "draws",
            "Draws",
            DRAWS,
            known.draws,
            take=lambda chosen: setattr(known, "draws", chosen),
            called=figures.count,
            help="How many times a month is lived through. More draws, less noise, more time.",
        )
        key = key_of(known, "seed")
        st.number_input(
            "Seed",
            min_value=0,
            max_value=LARGEST_SEED,
            value=known.seed,
            step=1,
            key=key,
            help="Where chance begins. The same seed gives the same figures; another one shows how "
            "much of them is noise.",
            on_change=lambda: setattr(known, "seed", int(st.session_state[key])),
        )


def _headline(found: Sureness, figures: Figures) -> None:
    rate, count = figures.rate, figures.count
    boxes = [
        (
            "Makes the quota",
            rate(round(found.probability, 3)),
            f"± {rate(round(found.standard_error, 4))} by the draws",
        )
    ]
    for probability, leads in found.leads_for.items():
        apart = words.difference(leads - found.leads, "leads", figures)
        more = f"{apart} on the plan’s {count(found.leads)}"
        boxes.append((sentence(f"Leads for {rate(probability)}"), count(leads), more))
    show_boxes(boxes)


def _chart(known: WhatIfState, plan: Plan, found: Sureness, figures: Figures) -> None:
    choose(
        known,
        "view",
        "Revenue",
        VIEWS,
        known.view,
        take=lambda chosen: setattr(known, "view", chosen),
        called=str.capitalize,
    )
    if known.view == "one month":
        frame = sure_frames.histogram(found, figures)
        said = sure_words.shown(found, None, known.view, figures)
        show_chart(frame, charts.histogram(figures.currency, figures), said)
        return
    months = _fan(known, plan)
    frame = sure_frames.fan_frame(months, known.view, figures)
    title = "Revenue month by month" if known.view == "month by month" else "Revenue added up"
    said = sure_words.shown(found, months, known.view, figures)
    show_chart(frame, charts.fan(title, figures.currency, figures), said)


def _apply(found: Sureness, figures: Figures) -> None:
    """Offer to promise the leads that make the quota surely."""
    offered = [
        each
        for each in found.quotas
        if found.leads_for[each] > found.leads and each > 0.5  # noqa: PLR2004
    ]
    if not offered:
        return
    st.subheader("To be surer", anchor=False)
    for probability in offered:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(sentence(sure_words.buffer(found, probability, figures)), width="content")
            quota = found.quotas[probability]
            st.button("Apply", key=f"sure {probability}", on_click=_with_quota, args=(quota,))
    remark(sure_words.BUFFERED)


def _with_quota(quota: float) -> None:
    edit("how sure", lambda plan: plan.changed(quota=quota), redraw=True)


def _parts(found: Sureness, figures: Figures) -> None:
    text = st.column_config.TextColumn
    columns = {
        "target": "Owed by marketing’s leads",
        "made": "Is made with",
        "middle": "Brings, middle",
        "most": "eight times out of ten",
    }
    show_table(
        "Each stream’s part",
        sure_frames.parts_table(found, figures),
        {
            "stream": text("Stream", pinned=True),
            **{name: text(label, alignment="right") for name, label in columns.items()},
        },
        raw=partial(sure_frames.parts_table, found, exactly(figures)),
        heads={"most": "Brings, eight times out of ten"},
        height="content",
    )
