"""The store of saved plans as its callers see it."""

from typing import Self

from sla_data.store.base import Clock, utc_now
from sla_data.store.database import Database
from sla_data.store.migrating import migrate
from sla_data.store.opening import Opening
from sla_data.store.revising import Revising
from sla_data.store.sharing import Sharing


class PlanStore(Opening, Revising, Sharing):
    """Saved plans. Made with `open`; threads can share one.

    Every method takes the visitor, and asks in the transaction of its action whether that visitor
    may: `NoSuchPlanError` where there is nothing that the visitor may see, `NotAllowedError` where
    there is, `StoreUnavailableError` where the database fails.
    """

    @classmethod
    def open(cls, url: str, *, now: Clock = utc_now) -> Self:
        """Open the store, and bring its database to the newest schema.

        Args:
            url: ``sqlite:///FOLDER/FILE``, which is made where it is missing, or
                ``postgresql+psycopg://USER:PASSWORD@HOST/DATABASE``.
            now: the clock, in UTC.

        Raises:
            StoreError: the URL is of neither kind.
            NewerDatabaseError: the database was made by a newer version; it stays as it is.
            StoreUnavailableError: it cannot be reached or written; trying again later is fine.
        """
        database = Database(url)
        try:
            migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(database, now)

    def close(self) -> None:
        """Close the connections."""
        self._database.close()
