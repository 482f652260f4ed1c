"""Who is named for a plan, and whose it is."""

import pytest

from sla_calc import Plan
from sla_data.store import InvalidInputError, NotAllowedError, PlanStore, Role, Visitor

ADA, BOB, EVE = (Visitor(f"{name}@example.org") for name in ("ada", "bob", "eve"))
NOBODY = Visitor()


def people(store: PlanStore, address: str, visitor: Visitor) -> list[tuple[str, str]]:
    return [(each.email, each.role.name) for each in store.people(address, visitor)]


def test_who_is_named_has_that_right_until_it_is_another_one(store: PlanStore) -> None:
    made = store.create(Plan(), ADA)

    store.name_person(made.plan_id, ADA, " Bob@Example.org", Role.EDITOR)
    store.name_person(made.plan_id, ADA, "eve@example.org", Role.EDITOR)
    store.name_person(made.plan_id, ADA, "eve@example.org", Role.VIEWER)

    assert people(store, made.plan_id, BOB) == [
        ("ada@example.org", "OWNER"),
        ("bob@example.org", "EDITOR"),
        ("eve@example.org", "VIEWER"),
    ]
    (_, bob, _) = store.people(made.plan_id, ADA)
    assert (bob.named_by, bob.named is None) == ("ada@example.org", False)
    assert store.save(made.plan_id, BOB, Plan(quota=1), base=1).author == "bob@example.org"
    store.remove_person(made.plan_id, ADA, "bob@example.org")
    store.remove_person(made.plan_id, ADA, "bob@example.org")
    assert people(store, made.plan_id, ADA)[1:] == [("eve@example.org", "VIEWER")]


def test_a_plan_that_is_handed_over_keeps_its_former_owner_as_an_editor(store: PlanStore) -> None:
    made = store.create(Plan(), ADA)
    store.name_person(made.plan_id, ADA, "bob@example.org", Role.VIEWER)

    store.name_person(made.plan_id, ADA, "bob@example.org", Role.OWNER)

    assert people(store, made.plan_id, BOB) == [
        ("bob@example.org", "OWNER"),
        ("ada@example.org", "EDITOR"),
    ]
    with pytest.raises(NotAllowedError, match=r"its owner bob@example\.org may archive it"):
        store.archive(made.plan_id, ADA)


def test_a_plan_that_nobody_owns_can_be_given_to_somebody(file_store: PlanStore) -> None:
    made = file_store.create(Plan(), NOBODY)

    file_store.name_person(made.edit_address, NOBODY, "ada@example.org", Role.OWNER)

    assert people(file_store, made.plan_id, ADA) == [("ada@example.org", "OWNER")]
    assert file_store.look_up(made.edit_address, NOBODY).role == Role.EDITOR
    assert file_store.look_up(made.edit_address, EVE).role == Role.VIEWER


def test_who_may_edit_a_plan_that_nobody_owns_can_become_its_owner(store: PlanStore) -> None:
    made = store.create(Plan(), NOBODY)
    with pytest.raises(NotAllowedError, match="has none yet"):
        store.archive(made.edit_address, ADA)
    with pytest.raises(NotAllowedError, match="Sign in first"):
        store.adopt(made.edit_address, NOBODY)

    store.adopt(made.edit_address, ADA)
    store.adopt(made.edit_address, ADA)

    store.archive(made.plan_id, ADA)
    store.unarchive(made.plan_id, ADA)
    store.name_person(made.plan_id, ADA, "bob@example.org", Role.EDITOR)
    with pytest.raises(NotAllowedError, match=r"has an owner, ada@example\.org"):
        store.adopt(made.plan_id, BOB)


def test_the_owner_is_neither_named_nor_removed(file_store: PlanStore) -> None:
    made = file_store.create(Plan(), ADA)

    with pytest.raises(InvalidInputError, match="is the owner already"):
        file_store.name_person(made.plan_id, ADA, "ADA@example.org", Role.VIEWER)
    with pytest.raises(InvalidInputError, match="name another owner first"):
        file_store.remove_person(made.plan_id, ADA, "ada@example.org")
    with pytest.raises(InvalidInputError, match="viewer, editor or owner"):
        file_store.name_person(made.plan_id, ADA, "bob@example.org", Role.STRANGER)
    assert people(file_store, made.plan_id, ADA) == [("ada@example.org", "OWNER")]


@pytest.mark.parametrize(
    "wrong", ["", "ada", "@example.org", "ada@", "a@b@c", "a da@b", "a\nb@c", "x" * 250 + "@b.cd"]
)
def test_what_is_no_e_mail_address_is_refused(file_store: PlanStore, wrong: str) -> None:
    made = file_store.create(Plan(), ADA)

    with pytest.raises(InvalidInputError, match="no e-mail address"):
        file_store.name_person(made.plan_id, ADA, wrong, Role.VIEWER)
