"""What a piece of a chart stands for, for pages; told below the screen."""

from sla_report.drawing.roles import DROPS, FOUND, KEPT, MARKETING, QUOTA, ROLES

__all__ = ["DROPS", "FOUND", "KEPT", "MARKETING", "QUOTA", "ROLES"]
