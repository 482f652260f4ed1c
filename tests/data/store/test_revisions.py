"""Saved plans and their revisions: saved, opened, compared, restored, renamed, copied, archived."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from sqlalchemy import create_engine, text

from sla_calc import Plan, PlanError, PlanLinkError, encode_plan, plan_to_file
from sla_data.store import (
    ConflictError,
    Created,
    InvalidInputError,
    NotAllowedError,
    PlanStore,
    Role,
    UnreadablePlanError,
    Visitor,
)
from sla_data.store.words import LONGEST_NOTE, one_line, plan_of, plan_text
from tests.strategies import ODD_NAMES, plans

NOBODY, ADA = Visitor(), Visitor("ada@example.org")


def three_revisions(store: PlanStore) -> Created:
    made = store.create(Plan(), ADA, note="first draft")
    store.save(made.plan_id, ADA, Plan(quota=600_000), base=1, note="as agreed")
    store.save(made.plan_id, ADA, Plan(quota=700_000), base=2)
    return made


def test_what_was_saved_is_there_with_time_author_and_note(store: PlanStore) -> None:
    made = three_revisions(store)

    seen = store.look_up(made.plan_id, ADA)
    assert (seen.plan, seen.name, seen.archived) == (Plan(quota=700_000), "Example plan", False)
    assert (seen.owner, seen.plan_id) == ("ada@example.org", made.plan_id)
    history = store.history(made.plan_id, ADA)
    assert seen.revision == history[0]
    assert [(each.number, each.note) for each in history] == [
        (3, ""),
        (2, "as agreed"),
        (1, "first draft"),
    ]
    assert history[-1] == made.revision
    assert {each.author for each in history} == {"ada@example.org"}
    assert {each.time.tzinfo for each in history} == {UTC}
    assert history[1].time - history[2].time == timedelta(minutes=3)  # two addresses in between
    assert store.revision(made.plan_id, ADA, 2) == (history[1], Plan(quota=600_000))


def test_a_save_over_a_newer_revision_is_refused_and_shows_it(store: PlanStore) -> None:
    made = three_revisions(store)

    with pytest.raises(ConflictError) as refused:
        store.save(made.edit_address, ADA, Plan(quota=1), base=2, note="mine")

    conflict = refused.value
    assert (conflict.theirs.number, conflict.theirs.author) == (3, "ada@example.org")
    assert (conflict.their_plan, conflict.base) == (Plan(quota=700_000), 2)
    assert "Revision 3 of this plan was saved while you worked on revision 2" in str(conflict)
    assert len(store.history(made.plan_id, ADA)) == 3
    assert store.save(made.plan_id, ADA, Plan(quota=1), base=3).number == 4


def test_what_is_the_newest_already_makes_no_revision(store: PlanStore) -> None:
    made = three_revisions(store)
    newest = store.history(made.plan_id, ADA)[0]

    assert store.save(made.plan_id, ADA, Plan(quota=700_000), base=3, note="again") == newest
    # As after a save whose answer was lost: repeated, it is found done.
    assert store.save(made.plan_id, ADA, Plan(quota=700_000), base=2) == newest
    assert store.restore(made.plan_id, ADA, 3, base=3) == newest
    assert store.rename(made.plan_id, ADA, " Example plan ") == newest
    assert len(store.history(made.plan_id, ADA)) == 3


@pytest.mark.parametrize("base", [0, -1, 4, 10**9])
def test_a_base_that_there_never_was_is_refused(file_store: PlanStore, base: int) -> None:
    made = three_revisions(file_store)

    with pytest.raises(InvalidInputError, match=f"no revision {base}"):
        file_store.save(made.plan_id, ADA, Plan(quota=1), base=base)
    with pytest.raises(InvalidInputError, match="no revision 0"):
        file_store.revision(made.plan_id, ADA, 0)


def test_what_is_restored_is_a_revision_of_its_own(store: PlanStore) -> None:
    made = three_revisions(store)

    restored = store.restore(made.plan_id, ADA, 1, base=3)

    assert (restored.number, restored.restored_from) == (4, 1)
    assert store.look_up(made.plan_id, ADA).plan == Plan()
    assert store.revision(made.plan_id, ADA, 3)[1] == Plan(quota=700_000)
    with pytest.raises(ConflictError):
        store.restore(made.plan_id, ADA, 2, base=3)


def test_two_revisions_are_compared_in_inputs_and_results(file_store: PlanStore) -> None:
    made = three_revisions(file_store)

    found = file_store.compare(made.view_address, NOBODY, 1, 2)

    assert [(each.label, each.before, each.after) for each in found.changes] == [
        ("Quota", 500_000, 600_000)
    ]
    assert found.results[0].values == (503, 627)


def test_another_name_is_a_revision_and_the_name_everywhere(store: PlanStore) -> None:
    made = three_revisions(store)

    renamed = store.rename(made.plan_id, ADA, "Quota\x00 2027")

    assert (renamed.number, renamed.note) == (4, "Renamed.")
    seen = store.look_up(made.plan_id, ADA)
    assert (seen.name, seen.plan.name, seen.plan.quota) == ("Quota 2027", "Quota 2027", 700_000)
    assert [each.name for each in store.plans(ADA)] == ["Quota 2027"]
    for wrong in ("", "  ", "x" * 301):
        with pytest.raises(PlanError, match="Plan name"):
            store.rename(made.plan_id, ADA, wrong)


def test_a_copy_is_the_visitors_own_and_begins_anew(store: PlanStore) -> None:
    made = three_revisions(store)
    store.add_record(made.plan_id, ADA, "months", "month;goal")
    eve = Visitor("eve@example.org")

    copied = store.duplicate(made.view_address, eve)
    named = store.duplicate(made.view_address, eve, "Mine")

    seen = store.look_up(copied.plan_id, eve)
    assert (seen.owner, seen.role.name, seen.revision.number) == ("eve@example.org", "OWNER", 1)
    assert seen.plan == Plan(name="Example plan, copy", quota=700_000)
    assert seen.revision.note == "Copied from revision 3 of another plan."
    assert store.records(copied.plan_id, eve, "months") == ()
    assert store.look_up(named.plan_id, eve).name == "Mine"
    assert store.look_up(made.plan_id, ADA).revision.number == 3


def test_a_copy_of_a_long_name_is_called_by_what_fits(file_store: PlanStore) -> None:
    made = file_store.create(Plan(name="x" * 300), ADA)

    copied = file_store.duplicate(made.plan_id, ADA)

    assert file_store.look_up(copied.plan_id, ADA).name == "x" * 294 + ", copy"


def test_an_archived_plan_can_be_seen_and_copied_but_not_changed(store: PlanStore) -> None:
    made = three_revisions(store)
    store.archive(made.plan_id, ADA)
    store.archive(made.plan_id, ADA)

    assert store.look_up(made.view_address, NOBODY).archived
    assert store.plans(ADA) == ()
    assert [each.plan_id for each in store.plans(ADA, archived=True)] == [made.plan_id]
    for change in (
        lambda: store.save(made.plan_id, ADA, Plan(), base=3),
        lambda: store.rename(made.plan_id, ADA, "Other"),
        lambda: store.restore(made.plan_id, ADA, 1, base=3),
        lambda: store.add_record(made.plan_id, ADA, "months", "text"),
    ):
        with pytest.raises(NotAllowedError, match="This plan is archived"):
            change()
    assert not store.look_up(store.duplicate(made.plan_id, ADA).plan_id, ADA).archived

    store.unarchive(made.plan_id, ADA)
    assert store.save(made.plan_id, ADA, Plan(), base=3).number == 4


def test_the_list_has_own_and_named_plans_the_latest_saved_first(store: PlanStore) -> None:
    first, second = store.create(Plan(name="First"), ADA), store.create(Plan(name="Second"), ADA)
    store.create(Plan(name="Nobody's"), NOBODY)
    store.create(Plan(name="Bob's"), bob := Visitor("bob@example.org"))
    store.name_person(second.plan_id, ADA, "bob@example.org", Role.VIEWER)
    store.save(first.plan_id, ADA, Plan(name="First", quota=1), base=1)

    def listed(visitor: Visitor) -> list[tuple[str, str, int]]:
        return [(each.name, each.role.name, each.revision) for each in store.plans(visitor)]

    assert listed(ADA) == [("First", "OWNER", 2), ("Second", "OWNER", 1)]
    assert listed(bob) == [("Bob's", "OWNER", 1), ("Second", "VIEWER", 1)]
    assert listed(Visitor("eve@example.org")) == listed(NOBODY) == []
    assert listed(Visitor(local=True)) == [("Nobody's", "OWNER", 1)]
    assert store.plans(ADA)[0].saved == store.look_up(first.plan_id, ADA).revision.time


# --- what is stored -------------------------------------------------------------------------------


@settings(max_examples=15)
@given(plans())
def test_every_plan_comes_back_as_it_was(plan: Plan) -> None:
    assert plan_of(plan_text(plan), 1) == plan


def huge() -> Plan:
    """A plan that is too large for a link."""
    stream, marks = Plan().streams[0], range(80)
    names = ["".join(chr(0x4E00 + at * 97 + sign * 31) for sign in range(290)) for at in marks]
    streams = [
        stream.changed(
            name=name,
            quota_share=1 / 80,
            lead_types=[stream.lead_types[0].changed(name=name[::-1], mix=1)],
        )
        for name in names
    ]
    return Plan(streams=tuple(streams))


def test_a_plan_that_is_too_large_for_a_link_is_stored_as_its_file(store: PlanStore) -> None:
    plan = huge()
    with pytest.raises(PlanLinkError):
        encode_plan(plan)

    made = store.create(plan, NOBODY)

    assert store.look_up(made.view_address, NOBODY).plan == plan
    with pytest.raises(InvalidInputError, match="at most 1,000 can be saved"):
        plan_text(plan, longest=1_000)


def test_odd_names_are_kept_in_the_plan_and_tamed_in_the_list(store: PlanStore) -> None:
    for name in ODD_NAMES:
        made = store.create(Plan(name=name), ADA, note=name[:LONGEST_NOTE])

        assert store.look_up(made.plan_id, ADA).plan == Plan(name=name)
        listed, (revision,) = store.plans(ADA)[0], store.history(made.plan_id, ADA)
        for shown in (listed.name, revision.note):
            assert shown == one_line(name)
            assert not {"\x00", "\n", "\x7f"} & set(shown)


def test_a_note_is_bounded(file_store: PlanStore) -> None:
    with pytest.raises(InvalidInputError, match="501 characters; 500 at most"):
        file_store.create(Plan(), NOBODY, note="x" * 501)
    made = file_store.create(Plan(), NOBODY, note="  two\nlines ")
    assert made.revision.note == "two lines"


def in_database(url: str, statement: str, **values: Any) -> None:
    """Do to the database what the store never would."""
    engine = create_engine(url.replace("postgres:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text(statement), values)
    engine.dispose()


@pytest.mark.parametrize(
    ("stored", "why"),
    [
        ("1.AAAA.BBBBBB", "cut off or was changed"),
        ("", "does not hold a plan"),
        ("9.AAAA.lOZ6Ew", ""),
        ('{"kind": "sla-plan", "format": 9}', "newer version"),
        ('{"kind": "sla-plan", "format": 1, "plan": {"quota": -1}}', "Quota"),
    ],
)
def test_a_plan_that_cannot_be_read_says_so_and_leaves_the_others_alone(
    sqlite_url: str, stored: str, why: str
) -> None:
    store = PlanStore.open(sqlite_url)
    made, other = store.create(Plan(), NOBODY), store.create(Plan(name="Other"), NOBODY)
    store.save(made.edit_address, NOBODY, Plan(quota=2), base=1)
    in_database(sqlite_url, "UPDATE saved_revisions SET text = :text WHERE number = 2", text=stored)

    with pytest.raises(UnreadablePlanError, match="Revision 2 of this plan cannot be read") as said:
        store.look_up(made.edit_address, NOBODY)
    assert why in str(said.value)
    assert store.look_up(other.view_address, NOBODY).name == "Other"
    assert len(store.history(made.edit_address, NOBODY)) == 2
    assert store.restore(made.edit_address, NOBODY, 1, base=2).number == 3
    assert store.look_up(made.edit_address, NOBODY).plan == Plan()
    store.close()


def test_a_plan_that_is_written_in_another_way_is_still_the_same(sqlite_url: str) -> None:
    store = PlanStore.open(sqlite_url)
    made = store.create(Plan(), NOBODY)
    newest = store.save(made.edit_address, NOBODY, Plan(quota=2), base=1)
    as_a_file = plan_to_file(Plan(quota=2))
    in_database(
        sqlite_url, "UPDATE saved_revisions SET text = :text WHERE number = 2", text=as_a_file
    )

    for base in (1, 2):
        again = store.save(made.edit_address, NOBODY, Plan(quota=2), base=base)
        assert again.number == newest.number
    store.close()


def test_over_a_revision_that_cannot_be_read_one_saves_only_knowingly(sqlite_url: str) -> None:
    store = PlanStore.open(sqlite_url)
    made = store.create(Plan(), NOBODY)
    store.save(made.edit_address, NOBODY, Plan(quota=2), base=1)
    in_database(sqlite_url, "UPDATE saved_revisions SET text = 'x' WHERE number = 2")

    with pytest.raises(UnreadablePlanError):
        store.save(made.edit_address, NOBODY, Plan(quota=3), base=1)
    assert store.save(made.edit_address, NOBODY, Plan(quota=3), base=2).number == 3
    store.close()


def test_words_that_others_wrote_into_the_database_are_bounded(sqlite_url: str) -> None:
    store = PlanStore.open(sqlite_url, now=lambda: datetime(2027, 1, 1, tzinfo=UTC))
    made = store.create(Plan(), ADA)
    long = "a\nb" * 400_000
    in_database(sqlite_url, "UPDATE saved_plans SET name = :long", long=long)
    in_database(sqlite_url, "UPDATE saved_revisions SET note = :long, author = :long", long=long)

    (listed,), (revision,) = store.plans(ADA), store.history(made.plan_id, ADA)
    assert (len(listed.name), len(revision.note)) == (300, 500)
    assert len(str(revision.author)) == 254
    assert "\n" not in f"{listed.name}{revision.note}{revision.author}"
    store.close()
