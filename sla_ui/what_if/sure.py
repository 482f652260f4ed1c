"""Stub."""

from sla_calc import Plan
from sla_ui.numbers.figures import Figures
from sla_ui.what_if.state import WhatIfState


def how_sure(known: WhatIfState, plan: Plan, figures: Figures) -> None:
    """Stub."""
