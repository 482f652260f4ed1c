"""What goes with every answer, by the settings."""

import re

from sla_host.policy import content_security_policy, inline_scripts, security_headers
from sla_host.settings import Settings


def headers(**settings: object) -> dict[str, str]:
    found = security_headers(Settings.model_validate(settings))
    return {name.decode(): value.decode() for name, value in found}


def rules(policy: str) -> dict[str, str]:
    return dict(rule.split(" ", 1) for rule in policy.split("; "))


def test_what_is_not_named_is_refused_and_no_text_becomes_a_script() -> None:
    given = rules(content_security_policy())
    assert given["default-src"] == given["object-src"] == given["base-uri"] == "'none'"
    assert not {"'unsafe-eval'", "'unsafe-inline'", "*", "data:"} & set(given["script-src"].split())
    assert not re.search(r"https?:|\*", content_security_policy())


def test_streamlits_one_inline_script_is_known_by_its_fingerprint() -> None:
    (fingerprint,) = inline_scripts()
    assert f"'sha256-{fingerprint}'" in content_security_policy()


def test_nobody_shows_the_app_in_a_frame_unless_the_settings_say_who() -> None:
    alone = headers()
    assert alone["x-frame-options"] == "DENY"
    assert rules(alone["content-security-policy"])["frame-ancestors"] == "'none'"
    sites = "https://intranet.example.com, https://*.example.org"
    embedded = headers(embed_in=sites)
    assert "x-frame-options" not in embedded
    ancestors = rules(embedded["content-security-policy"])["frame-ancestors"]
    assert ancestors == "https://intranet.example.com https://*.example.org"


def test_only_where_all_come_by_https_browsers_are_told_to() -> None:
    assert "strict-transport-security" not in headers()
    assert headers(https=True)["strict-transport-security"].startswith("max-age=31536000")
