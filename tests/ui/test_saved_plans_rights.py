"""Who may do what with a saved plan, tried through the app's own actions.

Each session is told that it owns the plan, as one would be whose page was forged: the role that the
session notes is for drawing, and each action asks the store anew who acts.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from sla_calc import PlanError
from sla_data.store import Action, NoSuchPlanError, PlanStore, Role, Visitor, may
from sla_ui.frame.plan_state import arrive
from sla_ui.saved import actions, history, keeping, sharing
from sla_ui.saved.access import store, visitor
from sla_ui.saved.opening import open_entry
from sla_ui.saved.session import saved
from sla_ui.saved.state import OpenPlan
from tests.ui.saved_plans import signed_in, signed_in_as, stored_in, visiting
from tests.ui.screen import EXAMPLE, button, metrics, shared

OWNER, NAMED = "olga@example.com", "nina@example.com"
WHO = {
    Role.STRANGER: "sam@example.com",
    Role.VIEWER: "vera@example.com",
    Role.EDITOR: "ed@example.com",
    Role.OWNER: OWNER,
}
PLAN = EXAMPLE.changed(name="North")
NO_SUCH_PLAN = str(NoSuchPlanError())


def revision_of_another(opened: OpenPlan) -> None:
    history.plan_of(opened, 1)


def an_address(opened: OpenPlan) -> int:
    with_owner = store().addresses(opened.address, Visitor(OWNER))
    return next(each.id for each in with_owner if each.revoked is None)


ACTS: dict[Action, Callable[[OpenPlan], Any]] = {
    Action.OPEN: lambda opened: open_entry(opened.address),
    Action.SEE_HISTORY: lambda opened: store().history(opened.address, visitor()),
    Action.COMPARE: revision_of_another,
    Action.DUPLICATE: lambda _: actions.duplicate(),
    Action.SEE_RECORDS: lambda opened: keeping.newest(opened, "standing"),
    Action.SAVE: lambda _: (arrive(PLAN.changed(quota=3)), actions.save("mine")),
    Action.RENAME: lambda _: actions.rename("South"),
    Action.RESTORE: lambda _: actions.restore(1),
    Action.ADD_RECORD: lambda _: sharing.add_record("standing", "{}"),
    Action.SEE_ADDRESSES: lambda opened: store().addresses(opened.address, visitor()),
    Action.MAKE_VIEW_ADDRESS: lambda _: sharing.make_address("view"),
    Action.SEE_PEOPLE: lambda opened: store().people(opened.address, visitor()),
    Action.ADOPT: lambda _: sharing.adopt(),
    Action.ARCHIVE: lambda _: actions.archive(away=True),
    Action.UNARCHIVE: lambda _: actions.archive(away=False),
    Action.MAKE_EDIT_ADDRESS: lambda _: sharing.make_address("edit"),
    Action.REVOKE_ADDRESS: lambda opened: sharing.revoke(an_address(opened)),
    Action.NAME_PERSON: lambda _: sharing.name_person(NAMED, int(Role.VIEWER)),
    Action.REMOVE_PERSON: lambda _: sharing.remove_person(WHO[Role.EDITOR]),
}
OWNED = {Action.ADOPT}
"""The plan of these tests has an owner, so nobody can become that."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with stored_in(tmp_path):
        signed_in_as({"is_logged_in": False})  # from here on, this server has people sign in
        yield tmp_path


def a_plan(kept: PlanStore) -> OpenPlan:
    """A plan with two revisions and its people, open in a session that thinks that it owns it."""
    owner = Visitor(OWNER)
    created = kept.create(PLAN.changed(quota=1), owner)
    kept.save(created.plan_id, owner, PLAN, base=1)
    for role in (Role.VIEWER, Role.EDITOR):
        kept.name_person(created.plan_id, owner, WHO[role], role)
    return OpenPlan(created.plan_id, created.plan_id, int(Role.OWNER), 2, PLAN, "")


def said_of(act: Callable[[OpenPlan], Any], opened: OpenPlan) -> str:
    """Do something in the session; return what is said against it."""
    saved().problems.clear()
    saved().open = opened
    try:
        act(opened)
    except PlanError as error:
        return str(error)
    return " ".join(text for texts in saved().problems.values() for text in texts)


def script(each: "Callable[[], None]") -> None:
    """The script under test: does what it is told."""
    each()


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.name.lower())
def test_every_action_is_refused_or_done_as_the_table_says(role: Role) -> None:
    results: dict[Any, str] = {}

    def every_action() -> None:
        for action, act in ACTS.items():
            results[action] = said_of(act, a_plan(store()))

    at = AppTest.from_function(script, default_timeout=60, args=(every_action,))
    signed_in(at, {"is_logged_in": True, "email": WHO[role]}).run()
    assert [error.message for error in at.exception] == []
    for action in Action:
        said = results[action]
        if role == Role.STRANGER:
            assert said == NO_SUCH_PLAN, action
        elif not may(role, action) or (action in OWNED and role < Role.OWNER):
            assert said, action
            assert said != NO_SUCH_PLAN, action
        else:
            assert said == "", action


def test_a_button_that_is_still_drawn_gives_no_right(folder: Path) -> None:
    owner = Visitor(OWNER)
    opened = a_plan(store())
    at = visiting(opened.address, email=WHO[Role.EDITOR]).switch_page("pages/saved_plans.py").run()
    name = next(each for each in at.text_input if each.label == "Name")
    store().name_person(opened.address, owner, WHO[Role.EDITOR], Role.VIEWER)
    name.set_value("South")
    at = button(at, "Rename").click().run()
    assert "may rename it" in " ".join(each.value for each in at.error).replace("\\", "")
    assert store().look_up(opened.address, owner).name == "North"

    store().remove_person(opened.address, owner, WHO[Role.EDITOR])
    at = button(at, "Save a copy").click().run()
    assert NO_SUCH_PLAN in " ".join(each.value for each in at.error).replace("\\", "")


def test_the_list_holds_the_plans_of_the_person_alone(folder: Path) -> None:
    opened = a_plan(store())
    for role, email in WHO.items():
        at = visiting(email=email).switch_page("pages/saved_plans.py").run()
        listed = {each.key for each in at.button} & {f"open {opened.plan_id}"}
        assert bool(listed) == (role > Role.STRANGER)


# --- the door -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("user", "said"),
    [
        ({"is_logged_in": False}, "Sign in"),
        ({"is_logged_in": True, "email": "eve@evil.example"}, "Sign out"),
        ({"is_logged_in": True, "email": "eve@example.com.evil.example"}, "Sign out"),
        ({"is_logged_in": True, "email": "eve@notexample.com"}, "Sign out"),
        ({"is_logged_in": True, "email": "example.com"}, "Sign out"),
        ({"is_logged_in": True, "email": "a@b@example.com\n"}, "Sign out"),
        ({"is_logged_in": True}, "Sign out"),
        ({"is_logged_in": True, "email": OWNER, "email_verified": False}, "Sign out"),
        ({"is_logged_in": True, "email": OWNER, "email_verified": "false"}, "Sign out"),
        ({"is_logged_in": False, "email": OWNER}, "Sign in"),
    ],
)
def test_whoever_may_not_come_in_sees_the_door_and_nothing_else(
    user: dict[str, Any], said: str
) -> None:
    at = signed_in_as(user)
    assert [each.label for each in at.button] == [said]
    assert len(at.metric) + len(at.text_input) == 0
    assert [each.value for each in at.title] == ["SLA calculator"]
    assert [error.message for error in at.exception] == []
    at = at.switch_page("pages/saved_plans.py").run()
    assert [each.label for each in at.button] == [said]


@pytest.mark.parametrize("email", [OWNER, "Olga@EXAMPLE.com", " olga@example.com "])
def test_a_verified_address_of_an_allowed_domain_comes_in(email: str) -> None:
    at = visiting(email=email)
    assert metrics(at)["Leads owed a month"] == "503"
    assert "Sign out" in [each.label for each in shared(at).button]
    created = store().create(PLAN, Visitor(OWNER))
    assert store().look_up(created.plan_id, Visitor(email)).role == Role.OWNER
