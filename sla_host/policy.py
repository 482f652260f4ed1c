"""What a visitor's browser is told to allow the app, and to keep from everybody else."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import streamlit

from sla_host.settings import Settings

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_A_YEAR = 365 * 24 * 60 * 60
"""[s]"""

_NOT_NEEDED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation"),
    *("gyroscope", "magnetometer", "microphone", "midi", "payment", "usb", "xr-spatial-tracking"),
)


def security_headers(settings: Settings) -> list[tuple[bytes, bytes]]:
    """Return the headers that go with every answer."""
    headers = {
        "content-security-policy": content_security_policy(settings.embed_in),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",  # the address bar holds the plan
        "permissions-policy": ", ".join(f"{each}=()" for each in _NOT_NEEDED),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }
    if not settings.embed_in:
        headers["x-frame-options"] = "DENY"
    if settings.https:
        headers["strict-transport-security"] = f"max-age={_A_YEAR}; includeSubDomains"
    return [(name.encode(), value.encode()) for name, value in headers.items()]


def content_security_policy(embed_in: tuple[str, ...] = ()) -> str:
    """Return the policy: scripts of this server alone, nothing made of text, nothing elsewhere.

    Styles may stand in the page, since Streamlit's client writes all of its own there. It also
    reads large numbers with WebAssembly, which is a permission of its own: text cannot become a
    script by it.

    Args:
        embed_in: the sites that may show the app in a frame.
    """
    scripts = " ".join(f"'sha256-{digest}'" for digest in inline_scripts())
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' 'wasm-unsafe-eval' {scripts}".rstrip(),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "media-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "object-src": "'none'",
        "frame-ancestors": " ".join(embed_in) or "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def inline_scripts() -> list[str]:
    """Return the fingerprints of the scripts that stand in the page of the installed Streamlit."""
    page = Path(streamlit.__file__).with_name("static") / "index.html"
    return [
        b64encode(sha256(script.encode()).digest()).decode()
        for script in _INLINE_SCRIPT.findall(page.read_text(encoding="utf-8"))
    ]
