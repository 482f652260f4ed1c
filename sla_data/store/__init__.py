"""Saved plans: short addresses, revisions, and who may do what. SQLite, or PostgreSQL by one URL.

Only this much is loaded at once; what talks to a database comes with the first use of `PlanStore`.

>>> from sla_data.store import Action, Role, may
>>> may(Role.VIEWER, Action.OPEN), may(Role.VIEWER, Action.SAVE)
(True, False)
"""

from typing import TYPE_CHECKING

from sla_data.store.entries import (
    AddressEntry,
    Created,
    Person,
    PlanEntry,
    Record,
    Revision,
    SavedPlan,
)
from sla_data.store.errors import (
    ConflictError,
    InvalidInputError,
    NewerDatabaseError,
    NoSuchPlanError,
    NotAllowedError,
    StoreError,
    StoreUnavailableError,
    UnreadablePlanError,
)
from sla_data.store.rights import Action, Role, Visitor, may

if TYPE_CHECKING:
    from sla_data.store.plan_store import PlanStore

__all__ = [
    "Action",
    "AddressEntry",
    "ConflictError",
    "Created",
    "InvalidInputError",
    "NewerDatabaseError",
    "NoSuchPlanError",
    "NotAllowedError",
    "Person",
    "PlanEntry",
    "PlanStore",
    "Record",
    "Revision",
    "Role",
    "SavedPlan",
    "StoreError",
    "StoreUnavailableError",
    "UnreadablePlanError",
    "Visitor",
    "may",
]


def __getattr__(name: str) -> object:
    """Load what needs SQLAlchemy only when it is asked for."""
    if name == "PlanStore":
        from sla_data.store.plan_store import PlanStore  # noqa: PLC0415

        return PlanStore
    raise AttributeError(name)
