"""Who else may open a plan, and what belongs to it: addresses, people, records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_data.store import Role
from sla_ui.saved.access import store, visitor
from sla_ui.saved.doing import action, opened_plan
from sla_ui.saved.opening import reload_role
from sla_ui.saved.session import saved

if TYPE_CHECKING:
    from sla_data.store.entries import AddressKind, RecordKind


@action("addresses")
def make_address(kind: AddressKind) -> None:
    """Make one more address of the plan; it is shown until it was copied."""
    opened = opened_plan()
    opened.told[kind] = store().make_address(opened.address, visitor(), kind)
    opened.kept.clear()


def hide_addresses() -> None:
    """Show the addresses no more that were made in this session."""
    opened = saved().open
    if opened is not None:
        opened.told.clear()


@action("addresses")
def revoke(entry: int) -> None:
    """Have an address open nothing any more."""
    opened = opened_plan()
    store().revoke(opened.address, visitor(), entry)
    opened.kept.clear()


@action("people")
def name_person(email: str, role: int) -> None:
    """Give somebody a right to the plan by who they are."""
    opened = opened_plan()
    store().name_person(opened.address, visitor(), email, Role(role))
    opened.kept.clear()


@action("people")
def remove_person(email: str) -> None:
    """Take somebody's right away."""
    opened = opened_plan()
    store().remove_person(opened.address, visitor(), email)
    opened.kept.clear()


@action("people")
def adopt() -> None:
    """Become the owner of a plan that has none."""
    opened = opened_plan()
    store().adopt(opened.address, visitor())
    opened.kept.clear()
    reload_role()


def add_record(kind: RecordKind, text: str) -> None:
    """Keep a record with the plan."""

    @action(kind)
    def added() -> None:
        opened = opened_plan()
        store().add_record(opened.address, visitor(), kind, text)
        opened.kept.clear()

    added()
