"""How long a scheduled job waits for the page that it mails, from an export of a year.

``python -m benchmarks.mailed_page``
"""

import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.drawn import ROOT
from benchmarks.report import machine, table, verdict
from sla_calc import Plan, encode_plan
from sla_data.example_export import example_export

TIMES = 7
MOST = 5.0
"""[s]"""
AS_OF = "2026-12-15"


def taken(folder: Path) -> tuple[float, float]:
    """Return how long the command takes, and how much of the processor, both in [s]."""
    asked = ["--actuals", str(folder / "leads.csv"), "--out", str(folder / "day.html")]
    command = [sys.executable, "-m", "sla_report", encode_plan(Plan()), *asked, "--as-of", AS_OF]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = perf_counter()
    subprocess.run(command, cwd=ROOT, check=True)
    waited = perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return waited, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    print(f"Before: {machine()}\n")
    with TemporaryDirectory() as name:
        (Path(name) / "leads.csv").write_bytes(example_export())
        waited, worked = zip(*(taken(Path(name)) for _ in range(TIMES)), strict=True)
    row = (
        "`python -m sla_report`",
        f"{median(waited):.1f} ({max(waited):.1f})",
        f"{median(worked):.1f}",
        f"{MOST:.0f}",
        verdict(median(waited), MOST),
    )
    head = ("command", "s (longest)", "processor s", "limit, s", "")
    print(table(head, [row]))
    print(f"\nAfter: {machine()}")


if __name__ == "__main__":
    main()
