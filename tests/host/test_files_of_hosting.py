"""What a container is made of is what the app needs to run."""

from pathlib import Path

from benchmarks.servers import PARTS
from sla_host.healthy import is_well
from tests.e2e.server import ROOT, free_port, running_app

WITH_CONFIGURATION = {part: part for part in PARTS} | {".streamlit": ".streamlit/config.toml"}


def words(name: str) -> set[str]:
    return set(Path(ROOT, name).read_text("utf-8").split())


def test_the_container_has_all_parts_of_the_app_and_no_others_are_sent() -> None:
    needed = set(WITH_CONFIGURATION.values())
    assert needed <= words("Containerfile")
    sent = {word.removeprefix("!") for word in words(".dockerignore") if word.startswith("!")}
    assert sent == needed | {"requirements.txt"}


def test_a_server_is_well_once_it_answers_and_not_before() -> None:
    port = free_port()
    assert not is_well(port)
    with running_app(port=port, options=("--server.fileWatcherType", "none")):
        assert is_well(port)
