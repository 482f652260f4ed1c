"""What the package offers, and where it stands: the one list, for people, type checkers and Python.

A name is loaded when it is first asked for: SQLAlchemy and Alembic take half a second.
"""

from .entries import (
    AddressEntry as AddressEntry,
    AddressKind as AddressKind,
    Created as Created,
    Person as Person,
    PlanEntry as PlanEntry,
    Record as Record,
    RecordKind as RecordKind,
    Revision as Revision,
    SavedPlan as SavedPlan,
)
from .errors import (
    ConflictError as ConflictError,
    InvalidInputError as InvalidInputError,
    NewerDatabaseError as NewerDatabaseError,
    NoSuchPlanError as NoSuchPlanError,
    NotAllowedError as NotAllowedError,
    StoreError as StoreError,
    StoreUnavailableError as StoreUnavailableError,
    UnreadablePlanError as UnreadablePlanError,
)
from .plan_store import PlanStore as PlanStore
from .rights import Action as Action, Role as Role, Visitor as Visitor, may as may
