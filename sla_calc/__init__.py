"""What marketing and sales owe each other, worked out of one revenue quota.

Pure calculation: no screen, no file, no clock, no randomness without a seed. Everything that a
function needs arrives as an argument.

>>> from sla_calc import Plan, lead_demand
>>> lead_demand(Plan()).leads
503

What the package offers stands in ``__init__.pyi``; a name is loaded when it is first asked for.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
