"""The servers that are compared: the app as it is shipped or changed, and the bare page.

Each runs from a copy in a directory of its own, so that somebody who edits the project meanwhile
does not disturb the measurement.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.drawn import BARE_PAGE, ROOT, bare_page_draws, lead_demand_page
from tests.e2e.server import RunningApp, running_app

PACKAGES = ("sla_calc", "sla_data", "sla_report", "sla_host", "sla_ui")
PARTS = ("app.py", "serve.py", "pages", *PACKAGES, ".streamlit")
"""What the app needs to run."""


@contextmanager
def the_app(
    *,
    options: Sequence[str] = (),
    before: str = "",
    beside: Sequence[Path] = (),
    environment: Mapping[str, str] | None = None,
) -> Iterator[RunningApp]:
    """Start the app.

    Args:
        options: of Streamlit, beyond those that the app ships.
        before: a line of Python that runs before each run of the app.
        beside: modules which that line may import.
        environment: the settings of the server.
    """
    with TemporaryDirectory(prefix="sla-calculator-") as folder:
        copy = Path(folder)
        for part in filter(Path.exists, (ROOT / name for name in PARTS)):
            if part.is_dir():
                shutil.copytree(part, copy / part.name, ignore=shutil.ignore_patterns("*.pyc"))
            else:
                shutil.copy(part, copy)
        for module in beside:
            shutil.copy(module, copy)
        script = copy / "app.py"
        script.write_text(f"{before}\n{script.read_text('utf-8')}", "utf-8")
        with running_app(root=copy, options=options, environment=environment) as app:
            yield app


@contextmanager
def bare_page(
    options: Sequence[str] = (), counts: dict[str, int] | None = None
) -> Iterator[RunningApp]:
    """Start the bare page in Streamlit's default configuration.

    It runs in an empty directory, which is its home as well, so that no configuration is read.

    Args:
        options: of Streamlit, where the default configuration is not wanted.
        counts: how much it draws, where that is not as much as *Lead demand*.
    """
    draws = bare_page_draws(counts or lead_demand_page())
    with TemporaryDirectory(prefix="bare-page-") as folder, draws:
        script = Path(shutil.copy(BARE_PAGE, folder))
        with running_app(
            app=script.name, root=script.parent, environment={"HOME": folder}, options=options
        ) as app:
            yield app
