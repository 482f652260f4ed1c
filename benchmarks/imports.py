"""What starting costs: what each page loads in a fresh process, beside Streamlit alone.

``python -m benchmarks.imports``
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from statistics import median

from benchmarks.drawn import ROOT
from benchmarks.report import machine, table

HEAVY = ("pandas", "pyarrow", "altair", "babel", "holidays", "duckdb", "ibis", "scipy", "docx")
"""Libraries that a page may need, some of them later ones."""

TIMES = 5


def imports_of(*scripts: str) -> str:
    """Return the import statements at the top of some scripts."""
    nodes = (node for name in scripts for node in ast.parse((ROOT / name).read_text("utf-8")).body)
    return "\n".join(ast.unparse(node) for node in nodes if "Import" in type(node).__name__)


def statements() -> Iterator[tuple[str, str]]:
    """Yield what is imported, with its name: libraries, the calculation, each page with the app."""
    yield "nothing", ""
    yield "NumPy and Pydantic, which the plan is made of", "import numpy, pydantic.main"
    yield "the calculation", "import sla_calc"
    yield "the calculation, all of it", "from sla_calc import *"
    yield "Streamlit", "import streamlit"
    yield "Streamlit and pandas", "import streamlit, pandas"
    yield "Streamlit, pandas and Altair", "import streamlit, pandas, altair"
    for page in sorted((ROOT / "pages").glob("*.py")):
        yield f"the app with `{page.stem}`", imports_of("app.py", f"pages/{page.name}")


def measured(statement: str) -> tuple[float, int, int, list[str]]:
    """Return what some imports cost in a fresh process.

    Returns:
        Processor time [ms], modules, those of our own among them, heavy libraries.
    """
    script = (
        "import sys, time; began = time.process_time()\n"
        f"{statement}\n"
        "taken = time.process_time() - began\n"
        "ours = sum(name.startswith(('sla_calc', 'sla_data', 'sla_ui')) for name in sys.modules)\n"
        f"heavy = [name for name in {HEAVY} if name in sys.modules]\n"
        "print(taken * 1e3, len(sys.modules), ours, *heavy)"
    )
    command = [sys.executable, "-W", "ignore", "-c", script]
    runs = [
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
        for _ in range(TIMES)
    ]
    _, modules, ours, *heavy = runs[0]
    return median(float(run[0]) for run in runs), int(modules), int(ours), heavy


def main() -> None:
    """Measure and print."""
    print(f"Before: {machine()}\n")
    found = {name: measured(statement) for name, statement in statements()}
    peer = found["Streamlit"][0]
    rows = [
        (name, f"{taken:.0f}", f"{taken / peer:.2f}", f"{modules:,}", str(ours), ", ".join(heavy))
        for name, (taken, modules, ours, heavy) in found.items()
    ]
    print(table(("import", "processor ms", "÷ Streamlit", "modules", "ours", "heavy ones"), rows))
    print(f"\nAfter: {machine()}")


if __name__ == "__main__":
    main()
