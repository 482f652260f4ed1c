"""What each measure for speed is worth on the page *Lead demand*: the app with it and without.

``python -m benchmarks.measures``

Several servers of the app are up at once, each without one measure, and are edited in turn as in
``benchmarks.server_time``. Then, in fresh processes, what the imports cost.
"""

import ast
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from benchmarks.drawn import ROOT
from benchmarks.report import machine, paired_ratio, spread, table
from benchmarks.server_time import edits
from benchmarks.servers import the_app
from benchmarks.session import session

AS_SHIPPED = "as shipped"
COLLECT = ("--runner.postScriptGC", "true")
THAW = "import gc; gc.freeze = gc.get_count"
ALTAIR = "import altair_each_run"
VARIANTS: dict[str, dict[str, object]] = {
    AS_SHIPPED: {},
    "garbage collected after each run": {"options": COLLECT},
    "heap not frozen": {"before": THAW},
    "both": {"options": COLLECT, "before": THAW},
    "charts as Altair objects in each run": {"before": ALTAIR},
    "without any": {"options": COLLECT, "before": f"{THAW}; {ALTAIR}"},
}
"""What is changed in a copy of the app."""

IMPORTS = {
    "nothing": "",
    "the calculation": "import sla_calc",
    "Streamlit": "import streamlit",
    "Streamlit and pandas": "import streamlit, pandas",
    "Streamlit, pandas and Altair": "import streamlit, pandas, altair",
}
HEAVY = ("pandas", "pyarrow", "altair", "babel", "holidays", "duckdb", "ibis", "scipy", "docx")
"""Libraries that a page may need, some of them later ones."""

TIMES = 7


def imports_of(*scripts: str) -> str:
    """Return the import statements at the top of some scripts."""
    nodes = (node for name in scripts for node in ast.parse((ROOT / name).read_text("utf-8")).body)
    return "\n".join(ast.unparse(node) for node in nodes if "Import" in type(node).__name__)


def import_row(name: str, statement: str) -> tuple[str, str, str, str]:
    """Return how long a fresh process takes for some imports, and what they bring."""
    script = (
        "import sys, time; began = time.perf_counter()\n"
        f"{statement}\n"
        "taken = time.perf_counter() - began\n"
        f"print(taken * 1e3, len(sys.modules), *[n for n in {HEAVY} if n in sys.modules])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(TIMES)
    ]
    milliseconds = median(float(run[0]) for run in runs)
    return name, f"{milliseconds:.0f}", runs[0][1], ", ".join(runs[0][2:]) or "–"


def main() -> None:
    """Measure and print."""
    print(f"Before: {machine()}\n")
    beside = [Path(__file__).with_name("altair_each_run.py")]
    with ExitStack() as stack:
        sessions = {}
        for name, change in VARIANTS.items():
            app = stack.enter_context(the_app(beside=beside, **change))
            sessions[name] = stack.enter_context(session(app.url))
        times = edits(sessions, dict.fromkeys(VARIANTS, "Quota"))
    shipped = times[AS_SHIPPED]
    rows = [
        (name, spread(taken), f"{median(taken) / median(shipped):.2f}", f"{pairs:.2f}")
        for name, taken in times.items()
        for pairs in [paired_ratio(taken, shipped)]
    ]
    print(table(("server, an edit", "median (p90), ms", "times", "neighbours"), rows))
    first_page = imports_of("app.py", "pages/lead_demand.py")
    imports = {**IMPORTS, "all that the first page imports": first_page}
    rows = [import_row(name, statement) for name, statement in imports.items()]
    print("\n" + table(("import", "ms", "modules", "heavy ones"), rows))
    print(f"\nAfter: {machine()}")


if __name__ == "__main__":
    main()
