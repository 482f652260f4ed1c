"""How much a session may park on the server.

Streamlit refuses a file without a living session and one beyond its limit, also where its length
was not said or not true. What it does not count is how many of them there are: each stays in
memory until its session ends.
"""

import re
from collections import Counter
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

A_MEGABYTE = 1024 * 1024
FILES_AT_THE_LIMIT = 2
"""So many of the largest files may a session park."""

_UPLOAD = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/[^/]+$")
_TOO_LARGE = 413
_TOO_MUCH = (
    "This session has parked as many files as it may. Remove one, or reload the page to begin anew."
)


def parked_by(session: str) -> int:
    """Return how much a session has parked [bytes]."""
    manager = get_instance().uploaded_file_mgr
    if not isinstance(manager, MemoryUploadedFileManager):
        return 0
    return sum(len(file.data) for file in list(manager.file_storage.get(session, {}).values()))


class ParkedFiles:
    """Refuses a file with which a session would have parked too much."""

    def __init__(
        self, app: ASGIApp, limit_mb: int, parked: Callable[[str], int] = parked_by
    ) -> None:
        self._app = app
        self._most = FILES_AT_THE_LIMIT * limit_mb * A_MEGABYTE
        self._parked = parked
        self._on_their_way: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        upload = _UPLOAD.search(scope["path"]) if scope["type"] == "http" else None
        if upload is None or scope["method"] != "PUT":
            await self._app(scope, receive, send)
            return
        session = upload["session"]
        said = dict(scope["headers"]).get(b"content-length", b"")
        length = int(said) if said.isdigit() else 0
        if self._is_too_much(session, length):
            await PlainTextResponse(_TOO_MUCH, _TOO_LARGE)(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            chunk = len(message.get("body", b""))
            received += chunk
            self._on_their_way[session] += chunk
            if self._is_too_much(session, 0):
                raise HTTPException(_TOO_LARGE, _TOO_MUCH)
            return message

        try:
            await self._app(scope, counted, send)
        finally:
            self._on_their_way[session] -= received
            self._on_their_way += Counter()  # drops those that have arrived

    def _is_too_much(self, session: str, more: int) -> bool:
        return self._parked(session) + self._on_their_way[session] + more > self._most
