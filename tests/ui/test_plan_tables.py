"""The plan's tables are the plan: what is typed into a cell changes that and nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sla_calc import LeadType, Plan, PlanError, RevenueStream
from sla_report.numbers.figures import Figures
from sla_ui.demand.plan_tables import (
    stream_columns,
    stream_rows,
    type_columns,
    type_rows,
    with_stream_rows,
    with_type_rows,
)
from sla_ui.numbers.kinds import understood, written
from sla_ui.typing.table_rows import Column, Row, applied, moved
from tests.ui.plans import any_plans, laws, tame_plans

US = Figures("en-US", "USD")
DE = Figures("de-DE", "EUR")
TAGS = ("en-US", "de-DE", "de-CH", "fr-FR", "en-IN", "tr-TR", "ar-EG", "ja-JP")
READERS = st.sampled_from([Figures(tag, "EUR") for tag in TAGS])
EXAMPLE = Plan()

TABLES = {
    "streams": (stream_columns, stream_rows, with_stream_rows),
    "lead types": (type_columns, type_rows, with_type_rows),
}
AddRows = Callable[..., Plan]


def with_cell(rows: Sequence[Row], index: int, **cells: str) -> list[Row]:
    changed = list(rows)
    changed[index] = replace(rows[index], cells={**rows[index].cells, **cells})
    return changed


def kinds_of(plan: Plan) -> list[LeadType]:
    return [kind for stream in plan.streams for kind in stream.lead_types]


def problems(plan: Plan, rows: Sequence[Row], with_rows: AddRows, *, mend: bool = False) -> str:
    with pytest.raises(PlanError) as caught:
        with_rows(plan, rows, US, mend=mend)
    return str(caught.value)


# --- laws -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
@laws
@given(plan=any_plans, reader=READERS)
def test_rows_left_as_they_are_give_the_same_plan(table: str, plan: Plan, reader: Figures) -> None:
    _, rows_of, with_rows = TABLES[table]
    reader = replace(reader, currency=plan.currency)
    same = with_rows(plan, rows_of(plan, reader), reader, mend=False)
    assert same == plan
    assert repr(same) == repr(plan)  # bit for bit


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("name", ["\x1f", "\x1cDemo", "Demo\x1e", "\ufeffDemo"])
def test_a_name_with_hidden_characters_at_its_edge_stays_the_same(table: str, name: str) -> None:
    _, rows_of, with_rows = TABLES[table]
    kind = LeadType(name=name, conversion_rates=(0.34, 0.82, 0.23))
    plan = Plan(streams=(RevenueStream(name=name, deal_size=9, lead_types=(kind,)),))
    assert with_rows(plan, rows_of(plan, US), US, mend=False) == plan


@pytest.mark.parametrize("table", TABLES)
@laws
@given(plan=tame_plans, reader=READERS)
def test_every_column_has_a_cell_and_every_cell_is_a_text(
    table: str, plan: Plan, reader: Figures
) -> None:
    columns_of, rows_of, _ = TABLES[table]
    keys = [column.key for column in columns_of(plan)]
    assert len(set(keys)) == len(keys)
    for index, row in enumerate(rows_of(plan, reader)):
        assert row.origin == index
        assert list(row.cells) == keys
        assert all(isinstance(cell, str) for cell in row.cells.values())


@pytest.mark.parametrize("table", TABLES)
@laws
@given(plan=any_plans, reader=READERS)
def test_every_number_in_a_cell_reads_back_as_what_is_written_there(
    table: str, plan: Plan, reader: Figures
) -> None:
    columns_of, rows_of, _ = TABLES[table]
    reader = replace(reader, currency="EUR")
    for column in (each for each in columns_of(plan) if not each.is_text):
        for row in rows_of(plan, reader):
            if text := row.cells[column.key]:
                value = understood(column.words, text, reader)
                assert written(column.words, value, reader) == text


STREAM_CELLS = {
    "retained_revenue": st.integers(0, 10**9),
    "marketing_share": st.integers(0, 100).map(lambda whole: whole / 100),
    "deal_size": st.integers(1, 10**7).map(lambda cents: cents / 100),
}
TYPE_CELLS = {
    "rate_0": st.integers(1, 1000).map(lambda whole: whole / 1000),
    "deal_size": st.none() | st.integers(1, 10**7).map(lambda cents: cents / 100),
    "sales_cycle_days": st.integers(0, 3650),
    "cost_per_lead": st.none() | st.integers(0, 10**6),
    "monthly_limit": st.none() | st.integers(0, 10**6),
}


@laws
@given(plan=tame_plans, reader=READERS, data=st.data())
def test_a_cell_of_a_stream_changes_that_field_and_nothing_else(
    plan: Plan, reader: Figures, data: st.DataObject
) -> None:
    reader = replace(reader, currency=plan.currency)
    index = data.draw(st.integers(0, len(plan.streams) - 1))
    field = data.draw(st.sampled_from(sorted(STREAM_CELLS)))
    value = data.draw(STREAM_CELLS[field])
    column = next(each for each in stream_columns(plan) if each.key == field)
    rows = stream_rows(plan, reader)

    after = with_stream_rows(
        plan,
        with_cell(rows, index, **{field: written(column.words, value, reader)}),
        reader,
        mend=False,
    )

    expected = plan.streams[index].changed(**{field: value})
    streams = (*plan.streams[:index], expected, *plan.streams[index + 1 :])
    assert after == plan.changed(streams=streams)


@laws
@given(plan=tame_plans, reader=READERS, data=st.data())
def test_a_cell_of_a_lead_type_changes_that_field_and_nothing_else(
    plan: Plan, reader: Figures, data: st.DataObject
) -> None:
    reader = replace(reader, currency=plan.currency)
    kinds = kinds_of(plan)
    index = data.draw(st.integers(0, len(kinds) - 1))
    field = data.draw(st.sampled_from(sorted(TYPE_CELLS)))
    value = data.draw(TYPE_CELLS[field])
    column = next(each for each in type_columns(plan) if each.key == field)
    text = written(column.words, value, reader)

    rows = with_cell(type_rows(plan, reader), index, **{field: text})
    after = kinds_of(with_type_rows(plan, rows, reader, mend=False))

    changes = (
        {"conversion_rates": (value, *kinds[index].conversion_rates[1:])}
        if field == "rate_0"
        else {field: value}
    )
    assert after == [*kinds[:index], kinds[index].changed(**changes), *kinds[index + 1 :]]


@laws
@given(plan=tame_plans, data=st.data())
def test_scaled_shares_add_up_to_one_and_keep_their_proportions(
    plan: Plan, data: st.DataObject
) -> None:
    rows = stream_rows(plan, US)
    typed = data.draw(st.lists(st.integers(1, 100), min_size=len(rows), max_size=len(rows)))
    for index, share in enumerate(typed):
        rows = with_cell(rows, index, quota_share=f"{share}%")
    scaled = [s.quota_share for s in with_stream_rows(plan, rows, US, mend=True).streams]
    assert sum(scaled) == pytest.approx(1, abs=1e-12)
    for share, before in zip(scaled, typed, strict=True):
        assert share == pytest.approx(before / sum(typed), abs=1e-6 * len(typed))


@laws
@given(plan=tame_plans, data=st.data())
def test_scaling_the_mix_scales_each_stream_on_its_own(plan: Plan, data: st.DataObject) -> None:
    rows = type_rows(plan, US)
    typed = data.draw(st.lists(st.integers(1, 100), min_size=len(rows), max_size=len(rows)))
    for index, share in enumerate(typed):
        rows = with_cell(rows, index, mix=f"{share}%")
    scaled = with_type_rows(plan, rows, US, mend=True)
    left = iter(typed)
    for stream in scaled.streams:
        before = [next(left) for _ in stream.lead_types]
        assert sum(kind.mix for kind in stream.lead_types) == pytest.approx(1, abs=1e-12)
        for kind, share in zip(stream.lead_types, before, strict=True):
            assert kind.mix == pytest.approx(share / sum(before), abs=1e-6 * len(before))


@laws
@given(plan=tame_plans, data=st.data())
def test_streams_come_in_the_order_of_their_rows(plan: Plan, data: st.DataObject) -> None:
    rows = data.draw(st.permutations(stream_rows(plan, US)))
    after = with_stream_rows(plan, rows, US, mend=False)
    assert after.streams == tuple(plan.streams[row.origin or 0] for row in rows)


@laws
@given(plan=tame_plans, data=st.data())
def test_lead_types_come_in_the_order_of_their_rows_within_their_stream(
    plan: Plan, data: st.DataObject
) -> None:
    owners = [stream.name for stream in plan.streams for _ in stream.lead_types]
    rows = data.draw(st.permutations(type_rows(plan, US)))
    after = with_type_rows(plan, rows, US, mend=False)
    for stream in after.streams:
        own = [row.origin or 0 for row in rows if owners[row.origin or 0] == stream.name]
        assert stream.lead_types == tuple(kinds_of(plan)[index] for index in own)


@laws
@given(plan=tame_plans, data=st.data())
def test_removing_streams_keeps_the_others_but_for_their_share(
    plan: Plan, data: st.DataObject
) -> None:
    assume(len(plan.streams) > 1)
    rows = stream_rows(plan, US)
    kept = data.draw(st.lists(st.sampled_from(rows), min_size=1, unique_by=lambda row: row.origin))
    after = with_stream_rows(plan, kept, US, mend=True)
    assert [stream.changed(quota_share=1) for stream in after.streams] == [
        plan.streams[row.origin or 0].changed(quota_share=1) for row in kept
    ]


rows_on_screen = st.lists(
    st.fixed_dictionaries({"name": st.text(max_size=4), "mix": st.text(max_size=4)}), max_size=5
).map(lambda rows: [Row(index, cells) for index, cells in enumerate(rows)])


@laws
@given(rows_on_screen, st.data())
def test_moving_a_row_there_and_back_changes_nothing(rows: list[Row], data: st.DataObject) -> None:
    assume(len(rows) > 1)
    index = data.draw(st.integers(0, len(rows) - 2))
    assert moved(moved(rows, index, +1), index + 1, -1) == rows
    assert sorted(row.origin for row in moved(rows, index, +1)) == [row.origin for row in rows]


@laws
@given(rows_on_screen, st.data())
def test_what_is_done_on_the_screen_is_what_comes_out(rows: list[Row], data: st.DataObject) -> None:
    some = st.sets(st.integers(0, len(rows) - 1)) if rows else st.just(set())
    edited, deleted = data.draw(some), data.draw(some)
    edit = {
        "edited_rows": {index: {"mix": f"typed {index}"} for index in edited},
        "added_rows": [{"name": "new"}],
        "deleted_rows": sorted(deleted),
    }
    after = applied(rows, edit)
    assert [row.origin for row in after] == [
        *(index for index in range(len(rows)) if index not in deleted),
        None,
    ]
    for row in after[:-1]:
        index = row.origin or 0
        mix = f"typed {index}" if index in edited else rows[index].cells["mix"]
        assert row.cells == {"name": rows[index].cells["name"], "mix": mix}


# --- what people type -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reader", "text", "amount"),
    [
        (US, "1,500,000", 1_500_000),
        (US, "$7,250.50", 7_250.5),
        (US, "1.5m", 1_500_000),
        (US, " 8000 ", 8_000),
        (DE, "1.500.000", 1_500_000),
        (DE, "7.250,50 €", 7_250.5),
        (DE, "1,5 Mio.", 1_500_000),
        (DE, "8 000", 8_000),
    ],
)
def test_amounts_are_typed_in_the_readers_own_format(
    reader: Figures, text: str, amount: float
) -> None:
    plan = EXAMPLE.changed(currency=reader.currency)
    rows = with_cell(stream_rows(plan, reader), 1, deal_size=text)
    after = with_stream_rows(plan, rows, reader, mend=False)
    assert [stream.deal_size for stream in after.streams] == [6_000, amount]


@pytest.mark.parametrize(
    ("reader", "text", "rate"),
    [(US, "12.5", 0.125), (US, "12.5 %", 0.125), (DE, "12,5", 0.125), (DE, "12,5%", 0.125)],
)
def test_rates_are_typed_in_the_readers_own_format(reader: Figures, text: str, rate: float) -> None:
    rows = with_cell(type_rows(EXAMPLE, reader), 4, rate_2=text)
    event = with_type_rows(EXAMPLE, rows, reader, mend=False).streams[1].lead_types[1]
    assert event.conversion_rates == (0.3, 0.45, rate)


def test_the_example_is_written_in_the_readers_own_format() -> None:
    assert stream_rows(EXAMPLE, US)[0].cells == {
        "name": "Small business",
        "quota_share": "60%",
        "retained_revenue": "$60,000",
        "marketing_share": "70%",
        "deal_size": "$6,000",
    }
    german = type_rows(EXAMPLE.changed(currency="EUR"), DE)[3].cells
    assert german == {
        "stream": "Enterprise",
        "name": "Demo request",
        "mix": "40\u00a0%",
        "rate_0": "50\u00a0%",
        "rate_1": "55\u00a0%",
        "rate_2": "22\u00a0%",
        "deal_size": "",
        "sales_cycle_days": "110",
        "sales_cycle_spread": "",
        "cost_per_lead": "240\u00a0€",
        "monthly_limit": "",
        "points": "",
    }


def test_columns_are_called_what_they_hold() -> None:
    assert [column.label for column in stream_columns(EXAMPLE)] == [
        "Stream",
        "Share of quota",
        "Renewals and expansion, USD",
        "Marketing's share",
        "Deal size, USD",
    ]
    assert [column.label for column in type_columns(EXAMPLE.changed(mix_basis="revenue"))] == [
        "Stream",
        "Lead type",
        "Mix of revenue",
        "MQL → SQL",
        "SQL → Opportunity",
        "Opportunity → Customer",
        "Deal size, USD",
        "Sales cycle, days",
        "Spread of the sales cycle, days",
        "Cost per lead, USD",
        "Monthly limit",
        "Points",
    ]


def test_only_what_may_be_missing_may_be_left_empty() -> None:
    optional = {column.key for column in type_columns(EXAMPLE) if column.optional}
    assert optional == {
        *("deal_size", "sales_cycle_spread", "cost_per_lead", "monthly_limit", "points")
    }
    assert not any(column.optional for column in stream_columns(EXAMPLE))


def test_an_emptied_deal_size_is_the_streams() -> None:
    stream = EXAMPLE.streams[0]
    own = stream.lead_types[1].changed(deal_size=9_000)
    streams = (
        stream.changed(lead_types=(stream.lead_types[0], own, stream.lead_types[2])),
        EXAMPLE.streams[1],
    )
    plan = EXAMPLE.changed(streams=streams)
    rows = type_rows(plan, US)
    assert rows[1].cells["deal_size"] == "$9,000"
    after = with_type_rows(plan, with_cell(rows, 1, deal_size=" "), US, mend=False)
    assert after == EXAMPLE


@pytest.mark.parametrize("key", ["mix", "rate_0", "sales_cycle_days"])
def test_an_emptied_cell_that_is_needed_is_asked_for(key: str) -> None:
    labels = {column.key: column.label for column in type_columns(EXAMPLE)}
    rows = with_cell(type_rows(EXAMPLE, US), 1, **{key: ""})
    said = problems(EXAMPLE, rows, with_type_rows)
    assert said.startswith(f"Row 2, {labels[key]}: Nothing is typed here.")


def test_every_cell_that_cannot_be_read_is_named_by_row_and_column() -> None:
    rows = with_cell(type_rows(EXAMPLE, US), 0, mix="much", cost_per_lead="5 €")
    rows = with_cell(rows, 5, rate_1="1.234,5.6")
    said = problems(EXAMPLE, rows, with_type_rows).splitlines()
    assert [sentence.split(":")[0] for sentence in said] == [
        "Row 1, Mix",
        "Row 1, Cost per lead, USD",
        "Row 6, SQL → Opportunity",
    ]
    assert "“much”" in said[0]
    assert "The plan is in USD" in said[1]


def test_a_number_that_can_be_read_in_two_ways_is_asked_about() -> None:
    rows = with_cell(stream_rows(EXAMPLE, US), 0, deal_size="1.234")
    said = problems(EXAMPLE, rows, with_stream_rows)
    assert said.startswith("Row 1, Deal size, USD: “1.234” can be read in more than one way")


@pytest.mark.parametrize(
    ("key", "text", "shown"),
    [("mix", "150%", "150 %"), ("rate_0", "0%", "0 %"), ("sales_cycle_days", "9999", "9,999")],
)
def test_a_lead_types_number_out_of_bounds_is_named_by_its_row(
    key: str, text: str, shown: str
) -> None:
    rows = with_cell(type_rows(EXAMPLE, US), 1, **{key: text})
    said = problems(EXAMPLE, rows, with_type_rows)
    assert shown in said
    assert "Row 2" in said or "Website form" in said


def test_a_streams_number_out_of_bounds_is_named_by_its_row() -> None:
    rows = with_cell(stream_rows(EXAMPLE, US), 1, quota_share="150%")
    said = problems(EXAMPLE, rows, with_stream_rows)
    assert "150 %" in said
    assert "Row 2" in said or "Enterprise" in said


def test_a_stream_without_a_lead_type_is_named() -> None:
    said = problems(EXAMPLE, type_rows(EXAMPLE, US)[:3], with_type_rows)
    assert "Enterprise" in said


def test_an_emptied_name_is_named_by_its_row() -> None:
    rows = with_cell(type_rows(EXAMPLE, US), 1, name="")
    said = problems(EXAMPLE, rows, with_type_rows)
    assert "Row 2" in said


def test_an_unknown_stream_is_answered_with_those_that_there_are() -> None:
    rows = with_cell(type_rows(EXAMPLE, US), 1, stream="Mid market")
    said = problems(EXAMPLE, rows, with_type_rows).splitlines()
    assert said[0] == (
        "Row 2: there is no stream Mid market; there are Small business, Enterprise."
    )


def test_shares_that_do_not_add_up_are_said_with_their_sum() -> None:
    rows = with_cell(stream_rows(EXAMPLE, US), 0, quota_share="80%")
    assert problems(EXAMPLE, rows, with_stream_rows) == (
        "Shares of quota must add up to 100 %; Small business 80 % + Enterprise 40 % = 120 %."
    )
    scaled = with_stream_rows(EXAMPLE, rows, US, mend=True)
    assert [stream.quota_share for stream in scaled.streams] == [0.666667, 0.333333]


@pytest.mark.parametrize("mend", [False, True])
def test_a_plan_without_streams_is_refused_with_a_sentence(*, mend: bool) -> None:
    assert "Streams" in problems(EXAMPLE, [], with_stream_rows, mend=mend)


@pytest.mark.parametrize("mend", [False, True])
def test_a_plan_without_lead_types_is_refused_with_a_sentence(*, mend: bool) -> None:
    assert "needs a lead type" in problems(EXAMPLE, [], with_type_rows, mend=mend)


# --- rows that come and go ------------------------------------------------------------------------


def test_a_new_stream_gets_the_first_ones_deal_size_and_lead_types_and_no_share() -> None:
    rows = [*stream_rows(EXAMPLE, US), Row(None, {"retained_revenue": "5,000"})]
    after = with_stream_rows(EXAMPLE, rows, US, mend=False)
    first = EXAMPLE.streams[0]
    new = RevenueStream(
        name="Stream 3",
        quota_share=0,
        retained_revenue=5_000,
        deal_size=first.deal_size,
        lead_types=first.lead_types,
    )
    assert after == EXAMPLE.changed(streams=(*EXAMPLE.streams, new))


def test_a_new_lead_type_gets_the_rates_of_its_streams_first_one_and_no_share() -> None:
    rows = [*type_rows(EXAMPLE, US), Row(None, {"stream": "Small business", "name": "Webinar"})]
    small, enterprise = with_type_rows(EXAMPLE, rows, US, mend=False).streams
    assert small.lead_types[:3] == EXAMPLE.streams[0].lead_types
    webinar = small.lead_types[3]
    assert (webinar.name, webinar.mix) == ("Webinar", 0)
    assert webinar.conversion_rates == (0.55, 0.6, 0.3)
    assert (webinar.cost_per_lead, webinar.monthly_limit, webinar.points) == (None, None, None)
    assert enterprise == EXAMPLE.streams[1]


def test_a_new_lead_type_without_a_stream_belongs_to_the_last_one() -> None:
    rows = [*type_rows(EXAMPLE, US), Row(None, {"rate_1": "42%"})]
    small, enterprise = with_type_rows(EXAMPLE, rows, US, mend=False).streams
    assert small == EXAMPLE.streams[0]
    assert enterprise.lead_types[3].name == "Lead type 4"
    assert enterprise.lead_types[3].conversion_rates == (0.5, 0.42, 0.22)


def test_the_empty_deal_size_of_a_new_lead_type_is_the_streams() -> None:
    stream = EXAMPLE.streams[0]
    first = stream.lead_types[0].changed(deal_size=9_000)
    streams = (stream.changed(lead_types=(first, *stream.lead_types[1:])), EXAMPLE.streams[1])
    plan = EXAMPLE.changed(streams=streams)
    rows = [*type_rows(plan, US), Row(None, {"stream": stream.name, "name": "Webinar"})]
    webinar = with_type_rows(plan, rows, US, mend=False).streams[0].lead_types[3]
    assert webinar.deal_size is None


def test_a_new_row_without_a_name_gets_one_of_its_own() -> None:
    streams = (EXAMPLE.streams[0], EXAMPLE.streams[1].changed(name="Stream 3"))
    plan = EXAMPLE.changed(streams=streams)
    rows = [*stream_rows(plan, US), Row(None, {"deal_size": "500"})]
    names = [stream.name for stream in with_stream_rows(plan, rows, US, mend=False).streams]
    assert names[:2] == ["Small business", "Stream 3"]
    assert names[2] not in names[:2]


def test_removing_a_lead_type_hands_its_share_to_the_others_of_its_stream() -> None:
    rows = type_rows(EXAMPLE, US)
    after = with_type_rows(EXAMPLE, [*rows[:1], *rows[2:]], US, mend=True)
    assert [kind.mix for kind in after.streams[0].lead_types] == [0.6, 0.4]
    assert after.streams[1] == EXAMPLE.streams[1]


def test_a_lead_type_moves_to_the_stream_typed_into_its_cell() -> None:
    rows = with_cell(type_rows(EXAMPLE, US), 4, stream="Small business")
    after = with_type_rows(EXAMPLE, rows, US, mend=True)
    assert [[kind.name for kind in stream.lead_types] for stream in after.streams] == [
        ["Demo request", "Website form", "Content download", "Event"],
        ["Demo request", "Content download"],
    ]
    event = after.streams[0].lead_types[3]
    assert event == EXAMPLE.streams[1].lead_types[1].changed(mix=event.mix)
    assert event.mix == pytest.approx(0.35 / 1.35, abs=1e-6)


def test_renaming_a_stream_keeps_its_lead_types() -> None:
    rows = with_cell(stream_rows(EXAMPLE, US), 0, name="  SMB ")
    after = with_stream_rows(EXAMPLE, rows, US, mend=False)
    assert after.streams[0] == EXAMPLE.streams[0].changed(name="SMB")


def test_a_row_at_the_edge_stays_where_it_is() -> None:
    rows = stream_rows(EXAMPLE, US)
    assert moved(rows, 0, -1) == rows
    assert moved(rows, 1, +1) == rows
    assert moved(rows, 0, +1) == [rows[1], rows[0]]


# --- what Streamlit reports -----------------------------------------------------------------------

ON_SCREEN = [Row(0, {"name": "A", "mix": "60%"}), Row(1, {"name": "B", "mix": "40%"})]


def reported(**edit: Any) -> dict[str, Any]:
    return {"edited_rows": {}, "added_rows": [], "deleted_rows": [], **edit}


def test_nothing_done_is_nothing_changed() -> None:
    assert applied(ON_SCREEN, reported()) == ON_SCREEN


@pytest.mark.parametrize("index", [1, "1"])
def test_an_edited_cell_replaces_that_cell_alone(index: int | str) -> None:
    after = applied(ON_SCREEN, reported(edited_rows={index: {"mix": "45%"}}))
    assert after == [ON_SCREEN[0], Row(1, {"name": "B", "mix": "45%"})]


def test_an_emptied_cell_is_an_empty_text() -> None:
    after = applied(ON_SCREEN, reported(edited_rows={0: {"name": None}}))
    assert after[0].cells == {"name": "", "mix": "60%"}


def test_edits_count_the_rows_as_they_were_drawn() -> None:
    after = applied(ON_SCREEN, reported(edited_rows={1: {"name": "C"}}, deleted_rows=[0]))
    assert after == [Row(1, {"name": "C", "mix": "40%"})]


def test_an_added_row_is_new_and_its_menu_is_no_text() -> None:
    row = {"menu": ["Move up", "Remove"], "name": "C", "mix": None}
    after = applied(ON_SCREEN, reported(added_rows=[row]))
    assert after == [*ON_SCREEN, Row(None, {"name": "C", "mix": ""})]


@pytest.mark.parametrize("row", [{}, {"name": None}, {"menu": ["Remove"], "name": ""}])
def test_an_empty_added_row_is_no_row(row: dict[str, Any]) -> None:
    assert applied(ON_SCREEN, reported(added_rows=[row])) == ON_SCREEN


def test_a_blank_cell_alone_makes_no_row() -> None:
    assert applied(ON_SCREEN, reported(added_rows=[{"name": "  "}])) == ON_SCREEN


def test_numbers_pasted_as_numbers_are_read_as_texts() -> None:
    after = applied(ON_SCREEN, reported(edited_rows={0: {"mix": 45}}))
    assert after[0].cells["mix"] == "45"


def test_a_column_says_whether_it_holds_words() -> None:
    words = {column.key for column in type_columns(EXAMPLE) if column.is_text}
    assert words == {"stream", "name"}
    assert {column.key for column in stream_columns(EXAMPLE) if column.is_text} == {"name"}
    assert all(isinstance(column, Column) for column in type_columns(EXAMPLE))
