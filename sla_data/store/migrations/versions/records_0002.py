"""Records that belong to a plan: calibrations, closed months, standings."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of records."""
    op.create_table(
        "saved_records",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("plan", sa.Integer, sa.ForeignKey("saved_plans.id"), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.String(254)),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_index("saved_records_by_plan_and_kind", "saved_records", ["plan", "kind"])
