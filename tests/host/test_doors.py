"""What the doors do to answers that the app gives."""

from contextlib import suppress

from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from sla_host.doors import WithHeaders

REQUEST: Scope = {"type": "http", "method": "GET", "path": "/", "headers": []}


def answered(**headers: str) -> dict[bytes, bytes]:
    """Return the headers of an answer that had some already, behind https."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        await PlainTextResponse("", headers=given)(scope, receive, send)

    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    doors = WithHeaders(app, [(b"referrer-policy", b"no-referrer")], https=True)
    with suppress(StopIteration):  # nothing in it waits, so one step is all of it
        doors(REQUEST, receive, send).send(None)
    return dict(sent[0]["headers"])


def test_a_header_that_is_there_stays() -> None:
    assert answered()[b"referrer-policy"] == b"no-referrer"
    assert answered(Referrer_Policy="origin")[b"referrer-policy"] == b"origin"


def test_behind_https_every_cookie_is_for_https_alone_and_says_so_once() -> None:
    assert answered(Set_Cookie="a=b; Path=/")[b"set-cookie"] == b"a=b; Path=/; Secure"
    assert answered(Set_Cookie="a=b; Secure")[b"set-cookie"] == b"a=b; Secure"
