"""How the cells of the lead table are written: days, numbers, blanks, and what means yes."""

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from sla_data import Mapping, Step
from sla_data.formats.amounts import NUMBER_FORMATS
from sla_data.formats.columns import Column, Reading
from sla_data.formats.dates import date_formats
from sla_data.formats.durations import DURATION_FORMATS
from sla_data.formats.words import YES, never_among
from sla_ui.drawing.text import distinct, plain
from sla_ui.frame.messages import sentence
from sla_ui.lead_table.state import RecalibrationState

if TYPE_CHECKING:
    from sla_data import LeadTable

WIDE = 240
LONGEST_SAMPLE = 24


def formats_form(known: RecalibrationState, table: "LeadTable") -> None:
    """Draw for each column how it is written, what of it stands for a blank, and what means yes."""
    mapping, key = table.mapping, f"formats {known.revision}"
    used = _ways(mapping)
    columns = [column for column in table.columns if column.name in used]
    if not columns:
        return
    with st.form(key, border=True):
        st.markdown("**How they are written**")
        with st.container(horizontal=True, gap="small"):
            for place, column in enumerate(columns):
                with st.container(width=WIDE, gap="xsmall"):
                    reading, every = used[column.name]
                    if reading == "yes/no":
                        _yes(column, mapping, f"{key} {place}")
                    else:
                        _way(column, reading, every, mapping, f"{key} {place}")
                    _blanks(column, mapping, f"{key} {place} blank")
        st.caption("Words such as “unknown”, “n/a” and “–” are blanks in these columns anyway.")
        names = [column.name for column in columns]
        st.form_submit_button("Read them so", on_click=partial(_take, known, key, names))


def _ways(mapping: Mapping) -> dict[str, tuple[Reading, tuple[str, ...]]]:
    """Return what each column is read as, and every way in which that can be written."""
    used: dict[str, tuple[Reading, tuple[str, ...]]] = {
        **dict.fromkeys(mapping.number_columns(), ("number", NUMBER_FORMATS)),
        **dict.fromkeys(mapping.day_columns(), ("date", date_formats())),
        **dict.fromkeys(mapping.yes_columns(), ("yes/no", ())),
    }
    if mapping.response:
        used[mapping.response] = ("duration", DURATION_FORMATS)
    return used


def _way(
    column: Column, reading: Reading, every: tuple[str, ...], mapping: Mapping, key: str
) -> None:
    options = list(dict.fromkeys([*column.formats(reading), *every]))
    now = mapping.formats.get(column.name, options[0])
    sample = plain(column.samples[0], LONGEST_SAMPLE) if column.samples else "blank"
    st.selectbox(
        sentence(f"{plain(column.name, 40)}: {sample}"),
        options,
        index=options.index(now) if now in options else 0,
        format_func=plain,
        key=key,
    )


def _yes(column: Column, mapping: Mapping, key: str) -> None:
    chosen = mapping.yes_columns()[column.name] or _usual(column)
    _values(f"{plain(column.name, 40)}: yes if", column, chosen, (), key)


def _usual(column: Column) -> tuple[str, ...]:
    """Return the column's values that are usual words for yes."""
    return tuple(value for value in column.values if value.casefold() in YES)


def _blanks(column: Column, mapping: Mapping, key: str) -> None:
    """Offer what may stand for a blank first, then everything else that is in the column."""
    from sla_data.noticing import stand_for_blank  # noqa: PLC0415 - it brings Ibis

    chosen = mapping.missing.get(column.name, ())
    likely = (*never_among(column.values), *stand_for_blank(list(column.values)))
    _values(f"{plain(column.name, 40)}: blank if", column, chosen, likely, key)


def _values(
    label: str,
    column: Column,
    chosen: tuple[str, ...],
    likely: tuple[str, ...],
    key: str,
) -> None:
    """Draw a choice among a column's values; others can be typed."""
    values = list(dict.fromkeys([*chosen, *likely, *column.values]))
    shown = dict(zip(values, distinct([plain(value, 60) for value in values]), strict=True))
    st.multiselect(
        sentence(label),
        values,
        default=list(chosen),
        format_func=lambda value: shown.get(value, value),
        key=key,
        placeholder="None",
        accept_new_options=True,
    )


def _take(known: RecalibrationState, key: str, columns: list[str]) -> None:
    """Take over what the form says."""
    table = known.table
    if table is None:
        return
    mapping = table.mapping
    by_name = {column.name: column for column in table.columns}
    formats, missing = dict(mapping.formats), dict(mapping.missing)
    yes = mapping.yes_columns()
    for place, name in enumerate(columns):
        said = st.session_state[f"{key} {place}"]
        if name in yes:
            yes[name] = () if set(said) == set(_usual(by_name[name])) else tuple(said)
        else:
            formats[name] = said
        missing[name] = tuple(st.session_state[f"{key} {place} blank"])
    steps = tuple(_with_values(step, yes) for step in mapping.steps)
    changed = {
        "formats": formats,
        "missing": {name: values for name, values in missing.items() if values},
        "steps": steps,
        "marketing_values": yes.get(mapping.from_marketing or "", ()),
        "connected_values": yes.get(mapping.connected or "", ()),
    }
    known.remap(mapping.model_copy(update=changed))


def _with_values(step: Step, yes: dict[str, tuple[str, ...]]) -> Step:
    return step.model_copy(update={"values": yes.get(step.flag or "", step.values)})
