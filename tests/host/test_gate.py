"""Under which names the app may be asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_host.gate import Names, name_in, names_of, refusal
from sla_host.settings import Settings

HERE = "127.0.0.1"
NAMED = Settings(allowed_hosts="sla.example.com, *.example.org", public_address="https://a.test")


def is_answered(names: Names, host: str, *, listed: bool = False, **headers: str) -> bool:
    sent = {"host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
    raw = [(name.encode(), value.encode()) for name, value in sent.items()]
    return refusal(raw, names, listed=listed) is None


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST."])
@pytest.mark.parametrize("address", [HERE, None])
def test_a_machine_may_always_ask_itself(host: str, address: str | None) -> None:
    assert names_of(Settings(), address).include(host)


@given(st.from_regex(r"[a-z][a-z0-9.-]{0,30}\.test", fullmatch=True))
def test_a_name_that_nobody_gave_is_never_answered(host: str) -> None:
    for settings in (Settings(), Settings(allowed_hosts="sla.example.com")):
        for address in (HERE, None):
            assert not names_of(settings, address).include(host)


@given(st.text(max_size=40))
def test_a_host_that_is_none_is_refused_without_an_error(host: str) -> None:
    names = names_of(NAMED, None)
    assert names.include(host) in {True, False}
    if not name_in(host):
        assert not names.include(host)


def test_everywhere_a_number_will_do_as_long_as_no_name_was_given() -> None:
    assert names_of(Settings(), None).include("192.168.7.9:8501")
    assert not names_of(Settings(), HERE).include("192.168.7.9:8501")
    assert not names_of(NAMED, None).include("192.168.7.9:8501")
    assert names_of(Settings(allowed_hosts="192.168.7.9"), None).include("192.168.7.9:8501")


@pytest.mark.parametrize(
    ("host", "answered"),
    [
        ("sla.example.com", True),
        ("SLA.Example.com.:443", True),
        ("a.test", True),
        ("x.y.example.org", True),
        ("example.org", False),
        ("badexample.org", False),
        ("sla.example.com.evil.test", False),
        ("user@sla.example.com", False),
        ("sla.example.com/x", False),
        ("sla.example.com:99999x", False),
        ("", False),
    ],
)
def test_names_are_matched_whole(host: str, answered: bool) -> None:
    assert is_answered(names_of(NAMED, None), host) is answered


def test_two_hosts_or_none_are_no_host() -> None:
    names = names_of(Settings(), HERE)
    assert refusal([], names, listed=False) is not None
    assert refusal([(b"host", b"localhost")] * 2, names, listed=False) is not None


def test_a_page_of_another_site_is_refused() -> None:
    names = names_of(NAMED, None)
    host = "sla.example.com"
    assert is_answered(names, host, origin="https://sla.example.com")
    assert is_answered(names, host, origin="https://a.test")  # the proxy may rename the host
    assert not is_answered(names, host, origin="https://evil.test")
    assert not is_answered(names, host, origin="null")
    assert not is_answered(names_of(Settings(), HERE), "localhost:1", origin="http://localhost:2")


def test_what_lists_all_plans_answers_no_proxy() -> None:
    names = names_of(Settings(), HERE)
    assert not is_answered(names, "127.0.0.1:8501", listed=True, x_forwarded_for="203.0.113.9")
    assert is_answered(names, "127.0.0.1:8501", listed=False, x_forwarded_for="203.0.113.9")
    assert is_answered(names, "127.0.0.1:8501", listed=True)
