"""Saved plans: short addresses, revisions, and who may do what. SQLite, or PostgreSQL by one URL.

What talks to a database is loaded with the first use of `PlanStore`.

>>> from sla_data.store import Action, Role, may
>>> may(Role.VIEWER, Action.OPEN), may(Role.VIEWER, Action.SAVE)
(True, False)

What the package offers stands in ``__init__.pyi``; a name is loaded when it is first asked for.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
