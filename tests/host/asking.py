"""Asks a server as nobody's browser would: under any name, from any page, with any body."""

import http.client
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol": "streamlit",
}
SESSIONS = "/_stcore/stream"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    text: str


def ask(
    url: str,
    path: str = "/",
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | Iterator[bytes] | None = None,
) -> Answer:
    """Return what is answered; an iterator as body is sent in chunks, without a length said."""
    parts = urlsplit(url)
    with closing(http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)) as line:
        given = {"Host": parts.netloc, **(headers or {})}
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in given.items():
            line.putheader(name, value)
        chunks: Iterable[bytes] = ()
        if isinstance(body, bytes):
            line.putheader("Content-Length", str(len(body)))
            chunks = (body,)
        elif body is not None:
            line.putheader("Transfer-Encoding", "chunked")
            chunks = (*(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in body), b"0\r\n\r\n")
        line.endheaders()
        try:
            for chunk in chunks:
                line.send(chunk)
        except (BrokenPipeError, ConnectionResetError):
            pass  # refused before all of it was sent
        with line.getresponse() as answer:
            text = answer.read(100_000).decode("utf-8", "replace") if answer.status != 101 else ""
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, text)


def upgrade(url: str, **headers: str) -> int:
    """Return the status with which a session's line is granted (101) or refused."""
    return ask(url, SESSIONS, headers={**UPGRADE, **headers}).status


def form_with_file(content: bytes) -> tuple[dict[str, str], bytes]:
    """Return the headers and the body with which a browser sends a file."""
    head = (
        b'--frontier\r\nContent-Disposition: form-data; name="file"; filename="leads.csv"\r\n'
        b"Content-Type: text/csv\r\n\r\n"
    )
    kind = {"Content-Type": "multipart/form-data; boundary=frontier"}
    return kind, head + content + b"\r\n--frontier--\r\n"
