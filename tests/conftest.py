"""How Hypothesis searches: without a deadline, since a slow machine is not a wrong result.

A person's run draws new examples every time. Where ``CI`` is set, the same ones are drawn, so that
a change is judged by what it changed.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "laws",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("laws")
