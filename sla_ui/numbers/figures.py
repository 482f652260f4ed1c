"""Figures as text, for pages; written below the screen, where documents can use them too."""

from sla_report.numbers.figures import NOTHING, Figures

__all__ = ["NOTHING", "Figures"]
