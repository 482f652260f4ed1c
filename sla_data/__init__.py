r"""What comes from outside: lead exports and warehouses.

>>> from sla_data import read_leads
>>> with read_leads(b"Created,Won\n2024-01-31,yes\n2024-02-01,no\n") as table:
...     table.report.rows_used
2

What the package offers stands in ``__init__.pyi``; a name is loaded when it is first asked for.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
