"""How Hypothesis searches: without a deadline, since a slow machine is not a wrong result.

A person's run draws new examples every time. Where ``CI`` is set, the same ones are drawn, so that
a change is judged by what it changed.
"""

import os
from importlib import import_module
from pkgutil import walk_packages

from hypothesis import HealthCheck, settings

CI = bool(os.environ.get("CI"))

settings.register_profile(
    "laws",
    deadline=None,
    derandomize=CI,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("laws")


def pytest_collection_modifyitems() -> None:
    """Load every module of ours before the first test where examples are to be the same.

    Hypothesis mixes the constants of all loaded modules of ours into what it draws. Some are loaded
    only when they are needed: the examples of a law hung on which tests had run before it in the
    same process. All at once take 2.5 s, most of which some test would take anyway.
    """
    if not CI:
        return
    for package in ("sla_calc", "sla_data", "sla_host", "sla_ui"):
        for module in walk_packages(import_module(package).__path__, f"{package}."):
            import_module(module.name)
