"""The inputs of the agreement's words, each drawn from its field's description."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from sla_calc import Agreement, Plan
from sla_calc.model.agreement_parts import ThirdParty
from sla_calc.model.fields import describe
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.agreement.part_tables import PartTable
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import sentence
from sla_ui.typing.inputs import number_field, text_field
from sla_ui.typing.table_editor import table_editor

NUMBER = 250
"""[pixels] for an input of a number and its label."""


def line(plan: Plan, field: str) -> None:
    """Draw an input for a line of text."""
    _text(field, getattr(plan.agreement, field), partial(agreed, field))


def paragraph(plan: Plan, field: str, usual: str) -> None:
    """Draw an input for a text; the usual one stands in it while nothing is typed.

    Args:
        plan: the plan.
        field: of the agreement.
        usual: what is printed where it is empty.
    """
    text = getattr(plan.agreement, field)
    _text(field, text, partial(agreed, field), usual, several=True)


def lines(plan: Plan, field: str, usual: str) -> None:
    """Draw an input for a list, one entry a line; otherwise as :func:`paragraph`."""
    text = "\n".join(getattr(plan.agreement, field))

    def change(plan: Plan, typed: str) -> Plan:
        return agreed(field, plan, entries(typed))

    _text(field, text, change, usual, several=True)


def numbers(plan: Plan, *fields: str) -> None:
    """Draw inputs for numbers, beside each other."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for field in fields:
            with st.container(width=NUMBER):
                number_field(
                    f"agreement {field}",
                    describe(Agreement, field),
                    getattr(plan.agreement, field),
                    partial(agreed, field),
                )


def of_third_party(plan: Plan, field: str, usual: str = "", *, several: bool = False) -> None:
    """Draw an input of the third party, a line or a list."""
    party = plan.agreement.third_party or ThirdParty()
    value = getattr(party, field)
    text = "\n".join(value) if several else value

    def change(plan: Plan, typed: str) -> Plan:
        known = plan.agreement.third_party or ThirdParty()
        given = entries(typed) if several else typed
        return agreed("third_party", plan, known.changed(**{field: given}))

    text_field(
        f"agreement third party {field}",
        describe(ThirdParty, field),
        text,
        change,
        placeholder=usual,
        several=several,
    )


def parts(table: PartTable, plan: Plan, figures: Figures) -> None:
    """Draw a table of the agreement's parts, to be typed."""
    words = describe(Agreement, table.field)
    label = table.label or words.label
    st.markdown(f"**{sentence(label)}**", help=words.help)
    table_editor(
        f"agreement {table.field}",
        table.columns(plan),
        table.rows(plan, figures),
        lambda plan, rows, *, mend: table.with_rows(plan, rows, figures, mend=mend),
        alt=table.alt,
        title=label,
        raw=partial(table.rows, plan, exactly(figures)),
    )


def agreed(field: str, plan: Plan, value: Any) -> Plan:  # noqa: ANN401 - a field's value
    """Return the plan with another field of its agreement.

    Raises:
        PlanError: the value is not acceptable.
    """
    return plan.changed(agreement=plan.agreement.changed(**{field: value}))


def entries(text: str) -> tuple[str, ...]:
    r"""Return the entries of a list that was typed, one a line.

    >>> entries("a name \n\n- a number")
    ('a name', 'a number')
    """
    found = (each.strip().removeprefix("- ").removeprefix("• ") for each in text.splitlines())
    return tuple(each for each in found if each)


def shown(names: Sequence[str]) -> list[str]:
    """Return names as they can be shown among options."""
    return [plain(name, 60) for name in names]


def _text(
    field: str,
    value: str,
    change: Callable[[Plan, str], Plan],
    usual: str = "",
    *,
    several: bool = False,
) -> None:
    words = describe(Agreement, field)
    source = f"agreement {field}"
    text_field(source, words, value, change, placeholder=usual, several=several)
