"""How long the long sweeps are, and how many examples the dear laws try.

``SLA_SWEEP`` in the environment says over how many random plans, and over how many random link
texts, the sweeps go: 10,000 of each by default, to stay quick; 100,000 is what the project
promises and what a release is checked with, the dear laws then with 400 examples::

    SLA_SWEEP=100000 pytest tests/calc tests/report/test_document_figures.py
"""

import os
from random import Random

from hypothesis import settings

SWEEP = int(os.environ.get("SLA_SWEEP", "10000"))

# To draw a whole plan takes as long as a hundred floats, 20 to 60 ms with what is calculated of it.
# Such laws hold or fail by the kind of plan, of which 40 examples hold each many times.
dear = settings(max_examples=max(1, SWEEP // 250))


def seeded(name: str) -> Random:
    """A source of the same random choices in every run."""
    return Random(name)  # noqa: S311 - nothing here is secret
