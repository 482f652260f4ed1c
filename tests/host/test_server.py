"""What the real server answers, and what it refuses."""

from collections.abc import Iterator

import pytest

from benchmarks.session import session
from tests.e2e.server import RunningApp, running_app
from tests.host.asking import ask, form_with_file, upgrade

A_MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def app() -> Iterator[RunningApp]:
    options = ("--server.fileWatcherType", "none")
    with running_app(options=options, environment={"SLA_UPLOAD_LIMIT_MB": "1"}) as running:
        yield running


@pytest.mark.parametrize(
    "path",
    ["/", "/lead_value", "/_stcore/health", "/static/nothing.js", "/media/none", "/%2e%2e/x"],
)
def test_every_answer_carries_the_policy(app: RunningApp, path: str) -> None:
    headers = ask(app.url, path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "'unsafe-eval'" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "strict-transport-security" not in headers


def test_what_the_browser_may_keep_is_left_as_it_was(app: RunningApp) -> None:
    assert ask(app.url, "/").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("host", ["evil.test", "127.0.0.1.evil.test", "", "evil.test:8501"])
def test_a_foreign_name_is_refused(app: RunningApp, host: str) -> None:
    refused = ask(app.url, headers={"Host": host})
    assert refused.status in {400, 421}
    assert "<html" not in refused.text
    assert upgrade(app.url, Host=host) == 403 or not host


def test_the_refusal_says_what_would_be_right(app: RunningApp) -> None:
    refused = ask(app.url, headers={"Host": "sla.example.com"})
    assert refused.text.endswith("can add the name to SLA_ALLOWED_HOSTS.")
    assert refused.headers["x-content-type-options"] == "nosniff"


def test_whether_it_is_well_is_said_under_any_name(app: RunningApp) -> None:
    elsewhere = {"Host": "10.0.0.7:8501"}
    assert ask(app.url, "/_stcore/health", headers=elsewhere).text == "ok"
    assert ask(app.url, "/x/_stcore/health", headers=elsewhere).status == 421


def test_a_session_is_granted_to_the_apps_own_pages_alone(app: RunningApp) -> None:
    assert upgrade(app.url, Origin=app.url) == 101
    assert upgrade(app.url, Origin="https://evil.test") == 403
    assert upgrade(app.url, Origin="http://localhost:9") == 403


# --- files that are dropped -----------------------------------------------------------------------


def drop(
    app: RunningApp, name: str, content: bytes, *, file: str = "one", chunked: bool = False
) -> int:
    """Send a file as the browser of a session does, and return the status."""
    cookie = ask(app.url, "/_stcore/health").headers["set-cookie"].split(";")[0]
    kind, body = form_with_file(content)
    pieces = (body[at : at + 65_536] for at in range(0, len(body), 65_536))
    return ask(
        app.url,
        f"/_stcore/upload_file/{name}/{file}",
        method="PUT",
        headers={**kind, "Cookie": cookie, "X-Xsrftoken": cookie.split("=", 1)[1]},
        body=pieces if chunked else body,
    ).status


def test_a_file_is_taken_from_a_living_session_alone(app: RunningApp) -> None:
    with session(app.url) as visitor:
        name = visitor.name
        assert drop(app, name, b"a,b") == 204
    assert drop(app, "6f6f6f6f-0000-0000-0000-000000000000", b"a,b") == 400


def test_a_file_without_the_pages_own_token_is_refused(app: RunningApp) -> None:
    kind, body = form_with_file(b"a,b")
    with session(app.url) as visitor:
        path = f"/_stcore/upload_file/{visitor.name}/one"
        assert ask(app.url, path, method="PUT", headers=kind, body=body).status == 403


@pytest.mark.parametrize("chunked", [False, True], ids=["length said", "length not said"])
def test_a_file_over_the_limit_is_refused(app: RunningApp, chunked: bool) -> None:
    with session(app.url) as visitor:
        assert drop(app, visitor.name, b"x" * (A_MEGABYTE - 1_000), chunked=chunked) == 204
        assert drop(app, visitor.name, b"x" * (A_MEGABYTE + 1), chunked=chunked) == 413


@pytest.mark.parametrize("chunked", [False, True], ids=["length said", "length not said"])
def test_a_session_parks_no_more_than_two_of_the_largest_files(
    app: RunningApp, chunked: bool
) -> None:
    most = b"x" * (A_MEGABYTE - 1_000)
    with session(app.url) as visitor, session(app.url) as another:
        statuses = [
            drop(app, visitor.name, most, file=file, chunked=chunked) for file in ("a", "b", "c")
        ]
        assert statuses == [204, 204, 413]
        assert drop(app, another.name, most, chunked=chunked) == 204
