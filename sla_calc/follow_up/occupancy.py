"""How full the hours are planned, and whether that is fine, tight or broken."""

from math import isfinite
from typing import Literal

Status = Literal["fine", "tight", "broken"]

NOISE = 1e-12
"""Relative error of a sum of floats: what exceeds a bound by no more than that is at the bound."""


def status_of(occupancy: float | None, max_occupancy: float) -> Status:
    """Return whether the hours suffice: up to the highest occupancy, up to all of them, or not.

    >>> status_of(0.85, 0.85), status_of(0.9, 0.85), status_of(1.1, 0.85), status_of(None, 0.85)
    ('fine', 'tight', 'broken', 'broken')
    """
    if occupancy is None or occupancy > 1 + NOISE:
        return "broken"
    return "fine" if occupancy <= max_occupancy * (1 + NOISE) else "tight"


def occupancy_of(hours_needed: float, hours_available: float) -> float | None:
    """Return the share of the hours that is needed, ``None`` where some are and none are there.

    >>> occupancy_of(85.0, 100.0), occupancy_of(0.0, 0.0), occupancy_of(1.0, 0.0)
    (0.85, 0.0, None)
    """
    if not hours_needed:
        return 0.0
    occupancy = hours_needed / hours_available if hours_available else None
    return occupancy if occupancy is not None and isfinite(occupancy) else None
