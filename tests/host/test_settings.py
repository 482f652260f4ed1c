"""How the server is set up, and what is said about what cannot be used."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from sla_host.errors import SettingsError
from sla_host.reading import Said
from sla_host.settings import Settings, read
from sla_host.starting import make_room

ROOT = Path(__file__).parents[2]
HERE = "127.0.0.1"
AUTH = {"redirect_uri": "https://sla.example.com/oauth2callback", "cookie_secret": "x" * 32}
SIGN_IN: dict[str, Any] = {"auth": AUTH, "sla": {"allowed_domains": ["example.com"]}}


def said(
    *, secrets: dict[str, Any] | None = None, address: str | None = HERE, **environment: str
) -> Settings:
    return read(Said(environment, secrets or {}, address))


def problems(**given: Any) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as raised:
        said(**given)
    return raised.value.problems


def test_without_a_word_plans_are_kept_in_a_file_beside_the_app() -> None:
    assert said() == Settings()
    assert said().store_url.get_secret_value() == f"sqlite:///{ROOT}/.data/plans.sqlite"
    assert not said().listed


def test_the_environment_is_heard_before_the_secrets() -> None:
    secrets = {"sla": {"upload_limit_mb": 5, "log_format": "json"}}
    both = said(secrets=secrets, SLA_UPLOAD_LIMIT_MB="7")
    assert (both.upload_limit_mb, both.log_format) == (7, "json")


def test_an_empty_variable_says_nothing() -> None:
    assert said(SLA_DATABASE_URL="", SLA_EMBED_IN=" ") == Settings()


def test_lists_are_written_with_commas_or_as_lists() -> None:
    listed = said(secrets={"sla": {"allowed_hosts": ["A.example.com", "b.example.com"]}})
    assert listed == said(SLA_ALLOWED_HOSTS="a.example.com, b.example.com,")
    assert listed.allowed_hosts == ("a.example.com", "b.example.com")


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u:p@host:5432/plans", "postgresql+psycopg://u:p@host:5432/plans"),
        ("postgresql://u:p%40@host/plans?sslmode=require", None),
        ("postgresql+psycopg:///plans?host=/run/pg", "postgresql+psycopg:///plans?host=/run/pg"),
        ("sqlite:////srv/plans.db", "sqlite:////srv/plans.db"),
    ],
)
def test_a_database_is_asked_with_the_driver_that_is_there(given: str, used: str | None) -> None:
    expected = used or given.replace("postgresql", "postgresql+psycopg", 1)
    assert said(SLA_DATABASE_URL=given).store_url == SecretStr(expected)


UNUSABLE = {
    "SLA_STORE": ["perhaps"],
    "SLA_DATABASE_URL": ["mysql://u:pass@h/db", "plans", "postgresql://host", "sqlite://", "a b"],
    "SLA_LISTED": ["some"],
    "SLA_ALLOWED_DOMAINS": ["exa mple.com", "example", "@example.com", "*.example.com", "a;b.c"],
    "SLA_ALLOWED_ADDRESSES": ["ann", "ann@", "@example.com", "an n@example.com"],
    "SLA_ALLOWED_HOSTS": ["*", "https://a.example.com", "a.example.com:80", "a b", "-a.test"],
    "SLA_EMBED_IN": ["example.com", "https://a.test/x", "'self'", "https://a.test; script-src *"],
    "SLA_HTTPS": ["maybe"],
    "SLA_PUBLIC_ADDRESS": ["sla.example.com", "ftp://a.test", "https://u:p@a.test", "https://a b"],
    "SLA_UPLOAD_LIMIT_MB": ["-5", "0", "2001", "many", "1.5"],
    "SLA_LOG_FORMAT": ["xml"],
    "SLA_LOG_LEVEL": ["debug", "loud"],
}


@pytest.mark.parametrize(
    ("variable", "value"), [(name, value) for name, values in UNUSABLE.items() for value in values]
)
def test_nonsense_is_told_with_its_name_and_what_would_be_right(variable: str, value: str) -> None:
    (sentence, *_) = problems(**{variable: value})
    takes = Settings.model_fields[variable.removeprefix("SLA_").lower()].title
    assert sentence.startswith(f"{variable} is ")
    assert sentence.endswith(f"it takes {takes}.")
    assert (f'is "{value}", which' in sentence) == (variable != "SLA_DATABASE_URL")


def test_a_passwords_address_is_never_written_out() -> None:
    kept = said(SLA_DATABASE_URL="postgresql://u:hunter2@host/plans")
    assert "hunter2" not in f"{kept!r} {kept.store_url!r}"
    told = problems(SLA_DATABASE_URL="oracle://u:hunter2@host", SLA_HTTPS="x")
    assert "hunter2" not in "".join(told)


def test_a_setting_that_there_is_not_is_told_with_the_one_that_may_be_meant() -> None:
    (sentence,) = problems(SLA_DATABSE_URL="sqlite:///x")
    assert sentence.startswith("SLA_DATABSE_URL is no setting. Is SLA_DATABASE_URL meant?")
    (sentence,) = problems(secrets={"sla": {"sign_in": True}})
    assert sentence.startswith("sign_in in [sla] of the secrets is no setting.")


def test_what_the_projects_own_tests_are_told_is_no_setting_and_no_mistake() -> None:
    assert said(SLA_DATA="/data", SLA_SWEEP="10") == Settings()


def test_saved_plans_have_room_or_the_server_does_not_start(tmp_path: Path) -> None:
    make_room(Settings(data_dir=tmp_path / "new" / "plans"))
    assert (tmp_path / "new" / "plans").is_dir()
    taken = tmp_path / "a file"
    taken.write_text("", "utf-8")
    with pytest.raises(SettingsError, match="let SLA_DATA_DIR be a folder where it may"):
        make_room(Settings(data_dir=taken / "plans"))
    make_room(Settings(data_dir=taken / "plans", store=False))
    make_room(Settings(data_dir=taken / "plans", database_url="postgresql://host/plans"))


# --- settings that do not go together -------------------------------------------------------------


def test_all_plans_are_listed_on_ones_own_machine_alone() -> None:
    assert said(SLA_LISTED="true").listed
    for address in ("0.0.0.0", None):  # noqa: S104 - it is refused
        (sentence,) = problems(SLA_LISTED="true", address=address)
        assert "let the server listen on 127.0.0.1" in sentence
    (sentence,) = problems(SLA_LISTED="true", secrets=SIGN_IN)
    assert "take one of them away" in sentence


def test_auto_lists_them_where_nothing_says_that_others_come() -> None:
    assert said(SLA_LISTED="auto").listed
    assert not said(SLA_LISTED="auto", address=None).listed
    assert not said(SLA_LISTED="auto", secrets=SIGN_IN).listed
    assert not said(SLA_LISTED="auto", secrets={"sla": {"listed": False}}).listed
    assert not said(SLA_LISTED="auto", SLA_PUBLIC_ADDRESS="https://sla.example.com").listed


def test_who_may_sign_in_has_to_be_said_where_people_do_and_only_there() -> None:
    assert said(secrets=SIGN_IN).sign_in
    (sentence,) = problems(secrets={"auth": AUTH})
    assert "nobody may come in" in sentence
    (sentence,) = problems(SLA_ALLOWED_ADDRESSES="ann@example.com")
    assert "add the section [auth]" in sentence


def test_a_sign_in_that_cannot_be_trusted_is_refused() -> None:
    told = problems(secrets={"auth": {"cookie_secret": "short"}, "sla": SIGN_IN["sla"]})
    assert [sentence.split(" in ")[0] for sentence in told] == ["[auth]", "cookie_secret"]
    assert not any("short" in sentence.replace("too short", "") for sentence in told)


def test_https_and_an_address_without_it_contradict_each_other() -> None:
    (sentence,) = problems(SLA_HTTPS="yes", SLA_PUBLIC_ADDRESS="http://sla.example.com")
    assert "let it begin with https://" in sentence


@pytest.mark.parametrize(
    ("email", "comes_in"),
    [
        ("ann@example.com", True),
        (" Ann@EXAMPLE.com ", True),
        ("bob@partner.test", True),
        ("eve@partner.test", False),
        ("ann@notexample.com", False),
        ("ann@example.com.evil.test", False),
        ("ann@sub.example.com", False),
        ("example.com", False),
        ("@example.com", False),
        ("", False),
    ],
)
def test_domains_and_addresses_are_matched_whole(email: str, comes_in: bool) -> None:
    settings = said(secrets=SIGN_IN, SLA_ALLOWED_ADDRESSES="Bob@Partner.test")
    assert settings.lets_in(email) is comes_in


def test_an_asterisk_lets_in_whoever_could_sign_in() -> None:
    assert said(secrets={"auth": AUTH}, SLA_ALLOWED_DOMAINS="*").lets_in("eve@evil.test")


def test_every_setting_stands_in_the_docs_as_it_is() -> None:
    fields = {name: field for name, field in Settings.model_fields.items() if name != "sign_in"}
    rows = [
        f"| `SLA_{name.upper()}` | {field.description} | {field.title} | {default(field.default)} |"
        for name, field in fields.items()
    ]
    text = (ROOT / "docs/hosting.md").read_text("utf-8")
    assert re.findall(r"^\| `SLA_.*$", text, re.MULTILINE) == rows


def default(value: object) -> str:
    if isinstance(value, Path):
        return f"`{value.relative_to(ROOT)}`"
    return "none" if value in (None, ()) else str(value).lower()


def test_the_example_of_the_secrets_can_be_used() -> None:
    example = tomllib.loads((ROOT / "deploy/secrets.example.toml").read_text("utf-8"))
    settings = said(secrets=example)
    assert settings.sign_in
    assert settings.lets_in("ann@partner.test")


def test_secrets_that_cannot_be_read_are_not_taken_for_none(tmp_path: Path) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text("[auth\n", "utf-8")
    code = "from sla_host.starting import begin; begin()"
    done = subprocess.run(  # noqa: S603 - the command stands here
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "secrets.toml cannot be read: they are written in TOML" in done.stderr
