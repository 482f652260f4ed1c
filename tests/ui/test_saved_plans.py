"""Saved plans as a team uses them: save, open, edit, collide, look back, take away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sla_calc import Plan, decode_plan, encode_plan
from sla_data.store import Created, PlanStore
from sla_ui.saved.access import OFF
from tests.hostile import HOSTILE_NAMES
from tests.ui.markdown import assert_plain, markdown
from tests.ui.saved_plans import (
    NOBODY,
    captions,
    labels,
    pressed,
    saved_of,
    store_in,
    stored_in,
    visiting,
    warnings,
)
from tests.ui.screen import EXAMPLE, metrics, opened, plan_of, problems, shared, typed

SAVED_PLANS, THIS_MONTH = "pages/saved_plans.py", "pages/this_month.py"
NO_SUCH_PLAN = "This address opens no saved plan here."
PLAN = EXAMPLE.changed(name="North", quota=700_000)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with stored_in(tmp_path):
        yield tmp_path


@pytest.fixture
def created(folder: Path) -> Created:
    with store_in(folder) as store:
        return store.create(PLAN, NOBODY)


def to_quota(at: AppTest, quota: str) -> AppTest:
    generation = at.session_state["sla_plan_state"].generation
    return typed(at, f"quota@{generation}", quota)


def in_the_bar(at: AppTest) -> dict[str, str]:
    return dict(at.query_params)


# --- the address ----------------------------------------------------------------------------------


def test_a_plan_is_saved_from_the_menu_and_its_addresses_are_told_once(folder: Path) -> None:
    at = pressed(shared(opened(PLAN)), "Save this plan here")
    told = [each.value.rpartition("at=")[2] for each in at.code][:2]
    assert [address[0] for address in told] == ["e", "v"]
    assert in_the_bar(at) == {"at": told[0]}
    assert "Saved · revision 1" in captions(at)
    with store_in(folder) as store:
        assert store.look_up(told[1], NOBODY).plan == PLAN

    at = pressed(at, "They are copied: hide them")
    assert told[1] not in " ".join(each.value for each in at.code)


def test_an_edit_stands_in_the_bar_with_the_revision_it_began_from(created: Created) -> None:
    at = visiting(created.edit_address)
    assert plan_of(at) == PLAN
    assert in_the_bar(at) == {"at": created.edit_address}

    at = to_quota(at, "800000")
    edited = PLAN.changed(quota=800_000)
    bar = {"at": created.edit_address, "plan": encode_plan(edited), "from": "1"}
    assert in_the_bar(at) == bar
    assert "Unsaved changes since revision 1" in captions(at)

    at = to_quota(at, "700000")
    assert in_the_bar(at) == {"at": created.edit_address}


def test_a_reload_keeps_the_edit_and_the_save_after_it_still_sees_the_other(
    created: Created, folder: Path
) -> None:
    edited = PLAN.changed(quota=800_000)
    with store_in(folder) as store:
        store.save(created.edit_address, NOBODY, PLAN.changed(quota=1), base=1, note="*one*")
    at = visiting(created.edit_address, plan=encode_plan(edited), from_="1")
    assert plan_of(at) == edited
    assert "the plan was saved since, and is at revision 2 now" in warnings(at)[0]

    at = pressed(at, "Save as revision 2")
    assert saved_of(at).open.conflict.theirs.quota == 1
    with store_in(folder) as store:
        assert store.look_up(created.edit_address, NOBODY).plan.quota == 1


@pytest.mark.parametrize("since", ["0", "9", "-1", "x", "", "1e3", "9" * 40])
def test_a_number_that_is_no_revision_never_saves_over_anything(
    created: Created, folder: Path, since: str
) -> None:
    with store_in(folder) as store:
        store.save(created.edit_address, NOBODY, PLAN.changed(quota=1), base=1)
    at = visiting(created.edit_address, plan=encode_plan(EXAMPLE), from_=since)
    at = pressed(at, "Save as revision 2")
    assert saved_of(at).open.conflict.number == 2


@pytest.mark.parametrize("address", ["e" + "A" * 22, "v" + "A" * 22, "nonsense", "p" + "A" * 22])
def test_an_address_that_opens_nothing_says_always_the_same(address: str) -> None:
    at = visiting(address)
    assert [text.startswith(NO_SUCH_PLAN) for text in warnings(at)] == [True]
    assert plan_of(at) == EXAMPLE
    assert in_the_bar(at) == {"plan": encode_plan(EXAMPLE)}


def test_edits_survive_an_address_that_was_revoked(created: Created, folder: Path) -> None:
    with store_in(folder) as store:
        for entry in store.addresses(created.edit_address, NOBODY):
            if entry.kind == "view":
                store.revoke(created.edit_address, NOBODY, entry.id)
    edited = PLAN.changed(quota=5)
    at = visiting(created.view_address, plan=encode_plan(edited), from_="1")
    assert warnings(at)[0].startswith(NO_SUCH_PLAN)
    assert in_the_bar(at) == {"plan": encode_plan(edited)}


# --- saving ---------------------------------------------------------------------------------------


def test_a_save_is_a_revision_with_its_note(created: Created, folder: Path) -> None:
    at = to_quota(visiting(created.edit_address), "800000")
    note = next(each for each in at.text_input if each.label.startswith("What has changed"))
    at = pressed(note.set_value("As agreed").run(), "Save as revision 2")
    assert "Saved · revision 2" in captions(at)
    assert in_the_bar(at) == {"at": created.edit_address}
    with store_in(folder) as store:
        newest, first = store.history(created.edit_address, NOBODY)
    assert (newest.number, newest.note, first.number) == (2, "As agreed", 1)


def collided(created: Created, folder: Path) -> AppTest:
    at = to_quota(visiting(created.edit_address), "800000")
    with store_in(folder) as store:
        store.save(created.edit_address, NOBODY, PLAN.changed(quota=900_000), base=1)
    return pressed(at, "Save as revision 2")


@pytest.mark.parametrize(
    ("choice", "quotas"),
    [
        ("Keep theirs", [900_000, 700_000]),
        ("Save mine on top, as revision 3", [800_000, 900_000, 700_000]),
        ("Save mine as a copy", [900_000, 700_000]),
    ],
)
def test_whoever_is_second_sees_both_and_chooses(
    created: Created, folder: Path, choice: str, quotas: list[float]
) -> None:
    at = collided(created, folder)
    both = [each.value.astype(str).to_string() for each in at.dataframe[:2]]
    assert "900,000" in both[0]
    assert "800,000" in both[1]

    at = pressed(at, choice)
    with store_in(folder) as store:
        kept = [
            store.revision(created.edit_address, NOBODY, each.number)[1].quota
            for each in store.history(created.edit_address, NOBODY)
        ]
    assert kept == quotas
    assert plan_of(at).quota == (900_000 if choice == "Keep theirs" else 800_000)
    assert saved_of(at).open.conflict is None
    copied = saved_of(at).open.address != created.edit_address
    assert copied == choice.endswith("copy")


def test_a_viewer_plays_with_numbers_and_saves_a_plan_of_their_own(
    created: Created, folder: Path
) -> None:
    at = to_quota(visiting(created.view_address), "800000")
    assert "View only · your changes stay with you" in captions(at)
    assert not [label for label in labels(at) if label.startswith("Save as revision")]

    at = pressed(at, "Save as your own copy")
    assert saved_of(at).open.address[0] == "e"
    with store_in(folder) as store:
        assert store.look_up(created.edit_address, NOBODY).plan == PLAN
        own = store.look_up(saved_of(at).open.address, NOBODY)
    assert own.plan.quota == 800_000


def test_a_view_that_was_an_edit_address_until_it_was_revoked_saves_nothing(
    created: Created, folder: Path
) -> None:
    """The button is still on the screen: that it is drawn gives no right."""
    at = to_quota(visiting(created.edit_address), "800000")
    with store_in(folder) as store:
        spare = store.make_address(created.edit_address, NOBODY, "edit")
        entries = store.addresses(spare, NOBODY)
        used = next(each for each in entries if created.edit_address.endswith(each.ending))
        store.revoke(spare, NOBODY, used.id)
    at = pressed(at, "Save as revision 2")
    assert problems(at)[0].startswith(NO_SUCH_PLAN)
    with store_in(folder) as store:
        assert len(store.history(spare, NOBODY)) == 1


# --- the page -------------------------------------------------------------------------------------


def test_the_page_renames_compares_restores_archives_and_copies(
    created: Created, folder: Path
) -> None:
    with store_in(folder) as store:
        store.save(created.edit_address, NOBODY, PLAN.changed(quota=900_000), base=1, note="More")
    at = visiting(created.edit_address).switch_page(SAVED_PLANS).run()
    history, changes = at.dataframe[0].value, at.dataframe[1].value
    assert history["note"].tolist() == ["More", ""]
    assert "900,000" in changes.astype(str).to_string()

    at = pressed(at, "Bring revision 1 back")
    assert plan_of(at) == PLAN
    name = next(each for each in at.text_input if each.label == "Name")
    at = pressed(name.set_value("South").run(), "Rename")
    assert plan_of(at) == PLAN.changed(name="South")
    assert at.title[0].value.endswith("South]]")
    at = pressed(at, "Archive")
    assert "Archived · revision 4" in captions(at)
    at = pressed(at, "Take out of the archive")
    at = pressed(at, "Save a copy")
    with store_in(folder) as store:
        assert store.look_up(created.edit_address, NOBODY).name == "South"
        assert store.look_up(saved_of(at).open.address, NOBODY).name == "South, copy"


def test_the_page_lists_what_was_opened_here_and_opens_it_again(created: Created) -> None:
    at = visiting(created.edit_address)
    at = pressed(shared(at), "Save as your own copy").switch_page(SAVED_PLANS).run()
    assert [label for label in labels(at) if label == "Open"] == ["Open", "Open"]
    at.button(key=f"open {created.plan_id}").click().run()
    assert saved_of(at).open.address == created.edit_address


def test_addresses_are_made_and_revoked_on_the_page(created: Created, folder: Path) -> None:
    at = visiting(created.edit_address).switch_page(SAVED_PLANS).run()
    at = at.segmented_control(key="part of the saved plan").set_value("Addresses").run()
    at = pressed(at, "Make one to view")
    made = saved_of(at).open.told["view"]
    with store_in(folder) as store:
        assert store.look_up(made, NOBODY).plan == PLAN
        entries = store.addresses(created.edit_address, NOBODY)
        entry = next(each for each in entries if made.endswith(each.ending))
    at.button(key=f"revoke {entry.id}").click().run()
    assert warnings(visiting(made))[0].startswith(NO_SUCH_PLAN)


def test_this_machines_own_user_sees_every_plan_that_has_no_owner(
    created: Created, folder: Path
) -> None:
    with stored_in(folder, SLA_LISTED="true", STREAMLIT_SERVER_ADDRESS="127.0.0.1"):
        at = visiting().switch_page(SAVED_PLANS).run()
        at.button(key=f"open {created.plan_id}").click().run()
        assert plan_of(at) == PLAN
        assert in_the_bar(at) == {"at": created.plan_id}
        at = pressed(
            to_quota(at.switch_page("pages/lead_demand.py").run(), "1"), "Save as revision 2"
        )
        assert "Saved · revision 2" in captions(at)
    at = visiting().switch_page(SAVED_PLANS).run()
    assert "Open" not in labels(at)


# --- names from the database ----------------------------------------------------------------------


@pytest.mark.parametrize("part", ["History", "Addresses", "Records"])
def test_names_and_notes_from_the_database_are_as_harmless_as_those_of_a_link(
    folder: Path, part: str
) -> None:
    """Names in the list and the header, notes, and what changed: all of it is plain text."""
    with store_in(folder) as store:
        odd, plain = (with_revisions(store, names) for names in (accepted()[:10], ["A", "B"] * 5))
    with stored_in(folder, SLA_LISTED="true", STREAMLIT_SERVER_ADDRESS="127.0.0.1"):
        ours, theirs = (markdown(shared(on_part(address, part))) for address in (plain, odd))
    assert_plain(theirs - ours)


def with_revisions(store: PlanStore, names: list[str]) -> str:
    """Save a plan under one name after the other; return its address."""
    plan = EXAMPLE
    created = store.create(plan, NOBODY)
    for number, name in enumerate(names, start=1):
        plan = plan.changed(name=name)
        store.save(created.edit_address, NOBODY, plan, base=number, note=name[:200])
    return created.edit_address


def on_part(address: str, part: str) -> AppTest:
    at = visiting(address).switch_page(SAVED_PLANS).run()
    at = at.segmented_control(key="part of the saved plan").set_value(part).run()
    assert [error.message for error in at.exception] == []
    return at


def accepted() -> list[str]:
    """The hostile names that a plan accepts."""
    names = [name.encode("utf-8", "ignore").decode()[:300].strip() for name in HOSTILE_NAMES]
    return [name for name in dict.fromkeys(names) if name]


# --- without a store ------------------------------------------------------------------------------


def test_a_store_that_is_off_leaves_the_app_as_it_was(folder: Path) -> None:
    with stored_in(folder, SLA_STORE="false"):
        at = visiting("e" + "A" * 22, plan=encode_plan(PLAN))
        assert warnings(at) == [OFF]
        assert plan_of(at) == PLAN
        at = to_quota(shared(at), "1")
        assert OFF.split(".")[0] in captions(at)
        assert decode_plan(in_the_bar(at)["plan"]).quota == 1
        assert OFF.split(".")[0] in captions(at.switch_page(SAVED_PLANS).run())


def test_a_store_that_is_away_and_comes_back_needs_no_new_start(
    created: Created, folder: Path
) -> None:
    away = folder / "away"
    with stored_in(folder, SLA_DATABASE_URL=f"sqlite:///{away}/plans.sqlite"):
        away.write_text("in the way")
        at = visiting(created.edit_address)
        assert in_the_bar(at) == {"at": created.edit_address}
        assert plan_of(at) == EXAMPLE
        away.unlink()
        away.mkdir()
        (folder / "plans.sqlite").rename(away / "plans.sqlite")
        at = pressed(at, "Try again")
        assert plan_of(at) == PLAN
        assert "Saved · revision 1" in captions(at)


def test_this_month_has_nothing_to_type(created: Created) -> None:
    at = visiting(created.view_address).switch_page(THIS_MONTH).run()
    assert len(at.number_input) + len(at.text_input) + len(at.selectbox) == 0
    assert set(metrics(at)) >= {"Leads", "First attempt within", "Attempts a lead", "Hours"}
    assert Plan() != PLAN
