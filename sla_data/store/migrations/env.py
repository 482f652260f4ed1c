"""Alembic runs this around the migrations, inside the transaction that `migrating` has begun."""

from alembic import context

if hasattr(context, "config"):  # else it is only looked at, and there is nothing to migrate
    context.configure(
        connection=context.config.attributes["connection"],
        version_table=context.config.attributes["version_table"],
    )
    context.run_migrations()
