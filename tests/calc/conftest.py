"""How Hypothesis searches here: without a deadline, since a slow machine is not a wrong result."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "calculation", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("calculation")
