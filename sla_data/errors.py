"""The errors that reading raises on purpose. Each text is a sentence for the user."""

from sla_calc.errors import PlanError


class LeadTableError(PlanError):
    """A file is not a table of leads that can be read: empty, damaged, or something else."""
