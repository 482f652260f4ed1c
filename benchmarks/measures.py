"""What each measure for speed is worth on the page *Lead demand*: the app with it and without.

``python -m benchmarks.measures``

Several servers of the app are up at once, each without one measure, and are edited in turn as in
``benchmarks.server_time``.
"""

from contextlib import ExitStack
from pathlib import Path
from statistics import median

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
    print(f"\nAfter: {machine()}")


if __name__ == "__main__":
    main()
