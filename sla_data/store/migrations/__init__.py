"""How a database of an older version becomes one of this: Alembic, without a file of settings."""
