"""Plans with their revisions, addresses and people."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first four tables."""
    op.create_table(
        "saved_plans",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("plan_id", sa.String(23), nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("owner", sa.String(254)),
        sa.Column("head", sa.Integer, nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived", sa.DateTime(timezone=True)),
    )
    op.create_index("saved_plans_by_owner", "saved_plans", ["owner"])
    op.create_table(
        "saved_revisions",
        sa.Column("plan", sa.Integer, sa.ForeignKey("saved_plans.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.String(254)),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("restored_from", sa.Integer),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "saved_addresses",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("plan", sa.Integer, sa.ForeignKey("saved_plans.id"), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("ending", sa.String(4), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(254)),
        sa.Column("revoked", sa.DateTime(timezone=True)),
    )
    op.create_index("saved_addresses_by_plan", "saved_addresses", ["plan"])
    op.create_table(
        "saved_people",
        sa.Column("plan", sa.Integer, sa.ForeignKey("saved_plans.id"), primary_key=True),
        sa.Column("email", sa.String(254), primary_key=True),
        sa.Column("role", sa.SmallInteger, nullable=False),
        sa.Column("named", sa.DateTime(timezone=True), nullable=False),
        sa.Column("named_by", sa.String(254)),
    )
    op.create_index("saved_people_by_email", "saved_people", ["email"])
