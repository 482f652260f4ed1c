"""How long the long sweeps are.

``SLA_SWEEP`` in the environment says over how many random plans, and over how many random link
texts, the sweeps go: 20,000 of each by default, to stay quick; 100,000 is what the project
promises and what a release is checked with::

    SLA_SWEEP=100000 pytest tests/calc -k sweep
"""

import os
from random import Random

SWEEP = int(os.environ.get("SLA_SWEEP", "20000"))


def seeded(name: str) -> Random:
    """A source of the same random choices in every run."""
    return Random(name)  # noqa: S311 - nothing here is secret
