"""An identity provider of one's own on this machine, that signs in whomever a test says."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "sla"


@dataclass
class Identity:
    """The provider: where it is, and whom it signs in next."""

    url: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))

    def told(self, path: str, query: dict[str, str]) -> dict[str, Any] | str:
        """Return what a path answers: an object, or the address that it leads to."""
        if path == "/authorize":
            self.asked = query
            answer = urlencode({"code": "once", "state": query["state"]})
            return f"{query['redirect_uri']}?{answer}"
        if path == "/token":
            return {"access_token": "a", "token_type": "Bearer", "id_token": self._id_token()}
        if path == "/keys":
            return {"keys": [self.key.as_dict(private=False)]}
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def _id_token(self) -> str:
        now = int(time.time())
        nonce = self.asked.get("nonce")
        claims = {
            "iss": self.url,
            "aud": CLIENT,
            "sub": "1",
            "iat": now,
            "exp": now + 600,
            **({"nonce": nonce} if nonce else {}),
            **self.claims,
        }
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)


@contextmanager
def identity_provider() -> Iterator[Identity]:
    """A provider that answers for the length of the block."""
    identity = Identity()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self._answer(identity.told(parts.path, query))

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self._answer(identity.told(urlsplit(self.path).path, {}))

        def _answer(self, told: dict[str, Any] | str) -> None:
            leads_on = isinstance(told, str)
            body = b"" if leads_on else json.dumps(told).encode()
            self.send_response(302 if leads_on else 200)
            self.send_header("Content-Type", "application/json")
            if isinstance(told, str):
                self.send_header("Location", told)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    identity.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield identity
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def secrets_for(identity: Identity, port: int) -> str:
    """Return the secrets of a server that signs in with the provider, for people of one domain."""
    return f"""
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "{"x" * 40}"
client_id = "{CLIENT}"
client_secret = "secret"
server_metadata_url = "{identity.url}/.well-known/openid-configuration"

[sla]
allowed_domains = ["example.com"]
"""
