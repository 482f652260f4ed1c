"""Who may do what with a saved plan: every action by every role, through the store."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sla_calc import Plan
from sla_data.store import (
    Action,
    Created,
    NoSuchPlanError,
    NotAllowedError,
    PlanStore,
    Role,
    Visitor,
    may,
)
from sla_data.store.rights import LEAST_ROLE, role_by_address, role_by_person

OWNER, EDITOR, VIEWER = "owner@example.org", "editor@example.org", "viewer@example.org"
NOBODY, LOCAL = Visitor(), Visitor(local=True)
ACTIONS_OF_VIEWERS = {
    *(Action.OPEN, Action.SEE_HISTORY, Action.COMPARE, Action.DUPLICATE, Action.SEE_RECORDS),
}
ACTIONS_OF_EDITORS = {
    *(Action.SAVE, Action.RENAME, Action.RESTORE, Action.ADD_RECORD, Action.SEE_ADDRESSES),
    *(Action.MAKE_VIEW_ADDRESS, Action.SEE_PEOPLE, Action.ADOPT),
}
ACTIONS_OF_OWNERS = {
    *(Action.ARCHIVE, Action.UNARCHIVE, Action.MAKE_EDIT_ADDRESS, Action.REVOKE_ADDRESS),
    *(Action.NAME_PERSON, Action.REMOVE_PERSON),
}
ALLOWED = {
    Role.STRANGER: set[Action](),
    Role.VIEWER: ACTIONS_OF_VIEWERS,
    Role.EDITOR: ACTIONS_OF_VIEWERS | ACTIONS_OF_EDITORS,
    Role.OWNER: ACTIONS_OF_VIEWERS | ACTIONS_OF_EDITORS | ACTIONS_OF_OWNERS,
}
DOING: dict[Action, Callable[[PlanStore, str, Visitor], object]] = {
    Action.OPEN: lambda store, at, who: store.look_up(at, who),
    Action.SEE_HISTORY: lambda store, at, who: store.history(at, who),
    Action.COMPARE: lambda store, at, who: store.compare(at, who, 1, 1),
    Action.DUPLICATE: lambda store, at, who: store.duplicate(at, who),
    Action.SEE_RECORDS: lambda store, at, who: store.records(at, who, "months"),
    Action.SAVE: lambda store, at, who: store.save(at, who, Plan(quota=1), base=1),
    Action.RENAME: lambda store, at, who: store.rename(at, who, "Other"),
    Action.RESTORE: lambda store, at, who: store.restore(at, who, 1, base=1),
    Action.ADD_RECORD: lambda store, at, who: store.add_record(at, who, "months", "text"),
    Action.SEE_ADDRESSES: lambda store, at, who: store.addresses(at, who),
    Action.MAKE_VIEW_ADDRESS: lambda store, at, who: store.make_address(at, who, "view"),
    Action.SEE_PEOPLE: lambda store, at, who: store.people(at, who),
    Action.ADOPT: lambda store, at, who: store.adopt(at, who),
    Action.ARCHIVE: lambda store, at, who: store.archive(at, who),
    Action.UNARCHIVE: lambda store, at, who: store.unarchive(at, who),
    Action.MAKE_EDIT_ADDRESS: lambda store, at, who: store.make_address(at, who, "edit"),
    Action.REVOKE_ADDRESS: lambda store, at, who: store.revoke(at, who, 2),
    Action.NAME_PERSON: lambda store, at, who: store.name_person(
        at, who, "new@example.org", Role.VIEWER
    ),
    Action.REMOVE_PERSON: lambda store, at, who: store.remove_person(at, who, VIEWER),
}


def test_each_role_may_what_the_table_says_and_nothing_else() -> None:
    for role, actions in ALLOWED.items():
        assert {action for action in Action if may(role, action)} == actions


def shared(store: PlanStore) -> Created:
    """A plan that has an owner, an editor and a viewer."""
    owner = Visitor(OWNER)
    made = store.create(Plan(), owner)
    store.name_person(made.plan_id, owner, EDITOR, Role.EDITOR)
    store.name_person(made.plan_id, owner, VIEWER, Role.VIEWER)
    return made


def content(store: PlanStore, made: Created) -> tuple[object, ...]:
    owner = Visitor(OWNER)
    return (
        store.look_up(made.plan_id, owner),
        store.addresses(made.plan_id, owner),
        store.people(made.plan_id, owner),
        store.records(made.plan_id, owner, "months"),
        len(store.plans(owner)),
    )


ROLES = {
    Role.STRANGER: Visitor("stranger@example.org"),
    Role.VIEWER: Visitor(VIEWER),
    Role.EDITOR: Visitor(EDITOR),
    Role.OWNER: Visitor(OWNER),
}


@pytest.mark.parametrize("role", Role)
def test_every_action_is_refused_to_whoever_may_not_and_then_changes_nothing(
    file_store: PlanStore, role: Role
) -> None:
    made = shared(file_store)
    before = content(file_store, made)

    for action in set(Action) - ALLOWED[role]:
        error = NoSuchPlanError if role == Role.STRANGER else NotAllowedError
        with pytest.raises(error):
            DOING[action](file_store, made.plan_id, ROLES[role])
        assert content(file_store, made) == before


@pytest.mark.parametrize("action", Action)
def test_every_action_is_open_to_whoever_may(file_store: PlanStore, action: Action) -> None:
    for role, visitor in ROLES.items():
        if action in ALLOWED[role] and not (action == Action.ADOPT and role != Role.OWNER):
            made = shared(file_store)
            if action == Action.REVOKE_ADDRESS:
                (newest, *_) = file_store.addresses(made.plan_id, visitor)
                file_store.revoke(made.plan_id, visitor, newest.id)
            else:
                DOING[action](file_store, made.plan_id, visitor)


def test_a_refusal_names_who_can(file_store: PlanStore) -> None:
    made, free = shared(file_store), file_store.create(Plan(), NOBODY)

    def refusal(action: Action, address: str, visitor: Visitor) -> str:
        with pytest.raises(NotAllowedError) as refused:
            DOING[action](file_store, address, visitor)
        return str(refused.value)

    assert refusal(Action.SAVE, made.plan_id, ROLES[Role.VIEWER]) == (
        "You can look at this plan, but only its owner owner@example.org and the editors that are "
        "named for it may save it."
    )
    assert refusal(Action.ARCHIVE, made.plan_id, ROLES[Role.EDITOR]) == (
        "You can look at this plan, but only its owner owner@example.org may archive it."
    )
    assert refusal(Action.SAVE, free.view_address, NOBODY) == (
        "You can look at this plan, but only whoever has its edit address, or is named as its "
        "editor, may save it."
    )
    assert refusal(Action.ARCHIVE, free.view_address, NOBODY) == (
        "You can look at this plan, but only whoever has its edit address may archive it."
    )
    assert "an owner, and it has none yet" in refusal(
        Action.ARCHIVE, free.edit_address, Visitor(EDITOR)
    )


@pytest.mark.parametrize(
    ("visitor", "owner", "kind", "role"),
    [
        (NOBODY, None, "edit", Role.OWNER),  # a plan without an owner is its edit address's
        (NOBODY, OWNER, "edit", Role.EDITOR),
        (NOBODY, None, "view", Role.VIEWER),
        (NOBODY, None, "person", Role.STRANGER),
        (LOCAL, None, "edit", Role.OWNER),
        (Visitor(VIEWER), None, "edit", Role.EDITOR),
        (Visitor(VIEWER), OWNER, "edit", Role.VIEWER),  # rights follow the person
        (Visitor(VIEWER), OWNER, "view", Role.VIEWER),
        (Visitor(VIEWER), OWNER, "person", Role.STRANGER),
    ],
)
def test_an_address_lends_a_role(
    visitor: Visitor, owner: str | None, kind: str, role: Role
) -> None:
    assert role_by_address(visitor, owner, kind) == role


@pytest.mark.parametrize(
    ("visitor", "owner", "named", "role"),
    [
        (NOBODY, None, None, Role.STRANGER),
        (LOCAL, None, None, Role.OWNER),
        (LOCAL, OWNER, None, Role.STRANGER),
        (Visitor(OWNER), OWNER, None, Role.OWNER),
        (Visitor(EDITOR), OWNER, Role.EDITOR, Role.EDITOR),
        (Visitor(EDITOR), OWNER, None, Role.STRANGER),
        (Visitor(EDITOR), None, None, Role.STRANGER),
    ],
)
def test_a_person_has_a_role(
    visitor: Visitor, owner: str | None, named: Role | None, role: Role
) -> None:
    assert role_by_person(visitor, owner, named) == role


def test_a_view_address_never_lowers_what_a_person_is(file_store: PlanStore) -> None:
    made = shared(file_store)

    for role, visitor in ROLES.items():
        seen = file_store.look_up(made.view_address, visitor)
        assert (seen.role, seen.by) == (
            (Role.VIEWER, "address") if role == Role.STRANGER else (role, "person")
        )


def test_an_edit_address_that_was_passed_on_makes_no_editor_where_people_sign_in(
    store: PlanStore,
) -> None:
    made = shared(store)

    with pytest.raises(NotAllowedError):
        store.save(made.edit_address, ROLES[Role.STRANGER], Plan(quota=1), base=1)
    with pytest.raises(NotAllowedError):
        store.save(made.edit_address, ROLES[Role.VIEWER], Plan(quota=1), base=1)


def test_a_right_that_was_taken_away_is_gone_at_once(store: PlanStore) -> None:
    made, owner, editor = shared(store), Visitor(OWNER), Visitor(EDITOR)
    store.save(made.plan_id, editor, Plan(quota=1), base=1)

    store.name_person(made.plan_id, owner, EDITOR, Role.VIEWER)
    with pytest.raises(NotAllowedError):
        store.save(made.plan_id, editor, Plan(quota=2), base=2)
    store.remove_person(made.plan_id, owner, " Editor@Example.org ")
    with pytest.raises(NoSuchPlanError):
        store.look_up(made.plan_id, editor)


def test_an_e_mail_address_is_the_same_however_it_is_written() -> None:
    assert Visitor(" Ada@Example.ORG ") == Visitor("ada@example.org")
    assert Visitor("  ") == NOBODY


def test_the_documents_say_what_the_table_says() -> None:
    document = Path(__file__).parents[3] / "docs/decisions/saved_plans.md"
    rows = re.findall(
        r"^\| ([^|]+) \| (viewer|editor|owner) \|$", document.read_text(), re.MULTILINE
    )

    assert dict(rows) == {action.value: LEAST_ROLE[action].name.lower() for action in Action} | {
        "the owner, by e-mail": "owner"
    }


def test_who_only_asks_for_rights_loads_no_database() -> None:
    code = (
        "import sys; from sla_data.store import ConflictError, SavedPlan, may; print(*sys.modules)"
    )
    command = [sys.executable, "-W", "ignore", "-c", code]
    root = Path(__file__).parents[3]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)  # noqa: S603

    assert not {"sqlalchemy", "alembic", "psycopg", "duckdb"} & set(done.stdout.split())
