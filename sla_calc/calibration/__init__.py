"""Honest rates out of counted leads, and what they would change in a plan."""

from sla_calc.calibration.calibrate import Calibration, calibrate
from sla_calc.calibration.counts import Counts

__all__ = ["Calibration", "Counts", "calibrate"]
