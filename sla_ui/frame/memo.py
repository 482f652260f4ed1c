"""What was worked out in a session, kept so that going back to a question costs nothing."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

MOST_KEPT = 48
"""Results of so many questions are kept."""

Found = TypeVar("Found")


class Memo:
    """What was worked out, the latest so many."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def __len__(self) -> int:
        return len(self._kept)

    def once(self, key: Hashable, find: Callable[[], Found]) -> Found:
        """Return what is found for a key; found once."""
        if key in self._kept:
            self._kept.move_to_end(key)
        else:
            self._kept[key] = find()
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        found: Found = self._kept[key]
        return found
