"""What stands between the network and the app: who is answered, and what goes with each answer.

Plain ASGI: a message of a session passes through without a detour.
"""

from collections.abc import Sequence

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sla_host.gate import Names, refusal

HEALTH = "/_stcore/health"
_POLICY_VIOLATION = 1008


class WithHeaders:
    """Puts headers on every answer; one that is there already stays.

    Behind a proxy, Streamlit does not know that visitors come by https, and leaves its cookies open
    to the way without.
    """

    def __init__(
        self, app: ASGIApp, headers: Sequence[tuple[bytes, bytes]], *, https: bool
    ) -> None:
        self._app = app
        self._headers = list(headers)
        self._https = https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = [self._guarded(header) for header in message.get("headers", ())]
                named = {name.lower() for name, _ in there}
                added = [header for header in self._headers if header[0] not in named]
                message = {**message, "headers": [*there, *added]}
            await send(message)

        await self._app(scope, receive, with_headers)

    def _guarded(self, header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
        name, value = header
        if self._https and name.lower() == b"set-cookie" and b"; secure" not in value.lower():
            return name, value + b"; Secure"
        return header


class Gate:
    """Answers under known names and to the app's own pages alone.

    Whether the server is well is said under any name: those who ask for it have none for it, and
    learn nothing else.
    """

    def __init__(self, app: ASGIApp, names: Names, *, listed: bool, health: str = HEALTH) -> None:
        self._app = app
        self._names = names
        self._listed = listed
        self._health = health

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why not."""
        asks = scope["type"] in {"http", "websocket"}
        if not asks or (scope["type"] == "http" and scope["path"] == self._health):
            await self._app(scope, receive, send)
            return
        refused = refusal(scope["headers"], self._names, listed=self._listed)
        if refused is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            status, sentence = refused
            await PlainTextResponse(sentence, status)(scope, receive, send)
        else:  # before it is accepted, this is a refusal
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
