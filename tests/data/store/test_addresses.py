"""Addresses that cannot be guessed: what is stored of them, and what is answered to wrong ones."""

import string
import time
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select, text, update

from sla_calc import Plan
from sla_data.store import InvalidInputError, NoSuchPlanError, PlanStore, Visitor, tables
from sla_data.store.database import Database

NOBODY, ADA = Visitor(), Visitor("ada@example.org")
GUESSED = "A" * 21 + "w"


@contextmanager
def queries() -> Iterator[list[str]]:
    """Collect what is asked of any database."""
    asked: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield asked
    event.remove(Engine, "before_cursor_execute", note)


def test_an_address_holds_128_random_bits(file_store: PlanStore) -> None:
    made = [file_store.create(Plan(), NOBODY) for _ in range(50)]
    texts = [at for each in made for at in (each.edit_address, each.view_address, each.plan_id)]

    assert [each[0] for each in texts] == ["e", "v", "p"] * 50
    assert {len(urlsafe_b64decode(each[1:] + "==")) for each in texts} == {16}
    bits = [int.from_bytes(urlsafe_b64decode(each[1:] + "==")) for each in texts]
    for bit in range(128):  # each is set about as often as not: 150 throws, six sigma
        assert 38 < sum(number >> bit & 1 for number in bits) < 112


def test_who_has_the_database_has_no_address(sqlite_url: str, tmp_path: Path) -> None:
    store = PlanStore.open(sqlite_url)
    made = store.create(Plan(), NOBODY)
    further = store.make_address(made.edit_address, NOBODY, "view")
    store.close()

    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for address in (made.edit_address, made.view_address, further):
        assert address[1:].encode() not in stored
        assert address[:16].encode() not in stored
    assert made.plan_id.encode() in stored  # and opens nothing for who is nobody in particular


def nothing(store: PlanStore, address: str, visitor: Visitor) -> str:
    with pytest.raises(NoSuchPlanError) as refused:
        store.look_up(address, visitor)
    return str(refused.value)


def test_what_opens_nothing_is_answered_alike_and_after_the_same_questions(
    store: PlanStore,
) -> None:
    made, foreign = store.create(Plan(), NOBODY), store.create(Plan(), ADA)
    revoked = store.make_address(made.edit_address, NOBODY, "view")
    store.revoke(made.edit_address, NOBODY, store.addresses(made.edit_address, NOBODY)[0].id)
    with queries() as when_it_opens:
        store.look_up(made.edit_address, NOBODY)

    answers, asked = set(), set()
    for address in (
        revoked,
        "e" + GUESSED,
        "v" + GUESSED,
        "p" + GUESSED,
        "v" + made.edit_address[1:],
        "e" + made.view_address[1:],
        made.plan_id,
        foreign.plan_id,
    ):
        with queries() as seen:
            answers.add(nothing(store, address, NOBODY))
        asked.add(len(seen))
        with queries() as seen, pytest.raises(NoSuchPlanError) as refused:
            store.save(address, Visitor("eve@example.org"), Plan(), base=1)
        answers.add(str(refused.value))
        asked.add(len(seen) - 1)  # which takes the lock first

    assert asked == {len(when_it_opens) - 1}  # all but reading the revision itself
    assert answers == {
        (
            "This address opens no saved plan here. Copy the whole address again, or ask whoever "
            "gave it to you for a new one."
        )
    }


def test_what_is_no_address_costs_no_question(file_store: PlanStore) -> None:
    made = file_store.create(Plan(), NOBODY)
    whole = made.edit_address
    odd = [
        "",
        " ",
        "e",
        whole[:-1],
        whole + "A",
        f" {whole}",
        f"{whole}\n",
        whole.upper(),
        "e" * 23,
    ]
    odd += [whole[:-1] + sign for sign in string.printable if sign not in "AQgw"]
    odd += ["x" + whole[1:], "' OR 1=1 --", "\x00" * 23, "é" + whole[1:], "e" * 1_000_000]

    with queries() as asked:
        for address in odd:
            nothing(file_store, address, NOBODY)
    assert asked == []


def test_a_revoked_address_opens_nothing_and_the_others_still_do(store: PlanStore) -> None:
    made = store.create(Plan(), NOBODY)
    edit = store.make_address(made.edit_address, NOBODY, "edit")
    first = next(
        each
        for each in store.addresses(edit, NOBODY)
        if each.ending == made.edit_address[-4:] and each.kind == "edit"
    )

    store.revoke(edit, NOBODY, first.id)
    store.revoke(edit, NOBODY, first.id)

    nothing(store, made.edit_address, NOBODY)
    assert store.save(edit, NOBODY, Plan(quota=1), base=1).number == 2
    assert store.look_up(made.view_address, NOBODY).plan.quota == 1
    assert [(each.kind, each.revoked is None) for each in store.addresses(edit, NOBODY)] == [
        ("edit", True),
        ("view", True),
        ("edit", False),
    ]


def test_an_address_that_is_revoked_while_its_save_waits_saves_nothing(
    postgresql_url: str,
) -> None:
    store, other = PlanStore.open(postgresql_url), Database(postgresql_url)
    made = store.create(Plan(), NOBODY)
    waiting = select(func.count()).where(text("wait_event_type = 'Lock'"))
    waiting = waiting.select_from(text("pg_stat_activity"))

    with ThreadPoolExecutor(1) as threads:
        with other.writing() as connection:
            connection.execute(select(tables.plans.c.id).with_for_update())
            saving = threads.submit(store.save, made.edit_address, NOBODY, Plan(quota=1), base=1)
            while not connection.execute(waiting).scalar_one():
                time.sleep(0.005)
            connection.execute(update(tables.addresses).values(revoked=made.revision.time))
        with pytest.raises(NoSuchPlanError):
            saving.result()

    with other.reading() as connection:
        assert connection.execute(select(tables.plans.c.head)).scalar_one() == 1
    other.close()
    store.close()


def test_the_last_way_to_change_a_plan_that_nobody_owns_cannot_be_revoked(
    file_store: PlanStore,
) -> None:
    made = file_store.create(Plan(), NOBODY)
    view, edit = file_store.addresses(made.edit_address, NOBODY)

    with pytest.raises(InvalidInputError, match="last address to edit"):
        file_store.revoke(made.edit_address, NOBODY, edit.id)
    file_store.revoke(made.edit_address, NOBODY, view.id)
    file_store.revoke(made.plan_id, Visitor(local=True), edit.id)  # who owns it still can

    owned = file_store.create(Plan(), ADA)
    file_store.revoke(owned.plan_id, ADA, file_store.addresses(owned.plan_id, ADA)[1].id)
    assert file_store.look_up(owned.plan_id, ADA).role.name == "OWNER"


def test_an_address_of_another_plan_cannot_be_revoked(file_store: PlanStore) -> None:
    made, other = file_store.create(Plan(), NOBODY), file_store.create(Plan(), NOBODY)
    foreign = file_store.addresses(other.edit_address, NOBODY)[0]

    with pytest.raises(InvalidInputError, match=f"no address number {foreign.id}"):
        file_store.revoke(made.edit_address, NOBODY, foreign.id)
    assert file_store.look_up(other.view_address, NOBODY).plan == Plan()


def test_what_is_listed_of_an_address_does_not_open(file_store: PlanStore) -> None:
    made = file_store.create(Plan(), ADA)
    view, edit = file_store.addresses(made.plan_id, ADA)

    assert (view.ending, edit.ending) == (made.view_address[-4:], made.edit_address[-4:])
    assert (view.made_by, edit.made_by) == ("ada@example.org",) * 2
