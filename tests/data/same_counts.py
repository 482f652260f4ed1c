"""Two counts of the same leads, compared: what was counted exactly, means to the last digits."""

from dataclasses import asdict
from typing import Any

import pytest

from sla_calc.calibration.counts import Counts


def are_same(one: Counts, other: Counts) -> bool:
    """Whether two engines counted the same; they may add floats up in another order."""
    return _almost(asdict(one), asdict(other))


def _almost(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return bool(one == pytest.approx(other, rel=1e-12))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_almost(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(_almost, one, other))
    return bool(one == other)
