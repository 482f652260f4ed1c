"""What every test of the app under AppTest shares."""

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from tests.ui.saved_plans import stored_in


@pytest.fixture(scope="session", autouse=True)
def _components_looked_for_once() -> Iterator[None]:
    """Look through the installed packages for components once, as a server does.

    Each AppTest would do so anew, which takes 0.1 s: as long as many a page.
    """
    with pytest.MonkeyPatch.context() as patch:
        once = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _plans_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Save plans in a folder that goes with the run, not beside the program."""
    with stored_in(tmp_path_factory.mktemp("plans")):
        yield
