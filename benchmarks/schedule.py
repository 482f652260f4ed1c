"""The schedule of a large plan: 24 months × 8 streams × 8 lead types, in every way it is solved.

``python -m benchmarks.schedule``
"""

from collections.abc import Callable, Iterator

from benchmarks.calculation import Benchmark, large_plan, milliseconds
from benchmarks.report import machine, table, verdict
from sla_calc import Plan, lead_schedule, steady_pipeline

MOST = 1_000.0
"""[ms]"""

CURVE = (0.1, 0.3, 0.25, 0.15, 0.1, 0.06, 0.04)


def with_kinds(plan: Plan, **changes: object) -> Plan:
    """Return the plan with something changed in every lead type."""
    return plan.changed(
        streams=tuple(
            stream.changed(lead_types=tuple(kind.changed(**changes) for kind in stream.lead_types))
            for stream in plan.streams
        )
    )


def benchmarks() -> Iterator[Benchmark]:
    """Yield every way to solve it, with the most that it may take."""
    plan = large_plan().changed(months=24, seasonality=(1, 1, 2, 1, 1, 2, 1, 0.5, 2, 1, 1, 3))
    spread = with_kinds(plan, sales_cycle_days=75, sales_cycle_spread=50)
    curved = with_kinds(plan, cycle_curve=CURVE)
    limited = with_kinds(curved, monthly_limit=2_000)
    goal = {"quantity": "sales cycle", "value": 20, "by": "2027-12"}
    ways: dict[str, Callable[[], object]] = {
        "example plan": lambda: lead_schedule(Plan()),
        "mean cycles": lambda: lead_schedule(plan),
        "mean cycles, a steady pipeline in hand": lambda: lead_schedule(plan, in_hand),
        "cycles with a spread": lambda: lead_schedule(spread),
        "measured curves, smooth": lambda: lead_schedule(curved, change=0.2, surge=2),
        "measured curves, limits that do not suffice": lambda: lead_schedule(limited, change=0.2),
        "improving cycles": lambda: lead_schedule(with_kinds(plan, improvements=(goal,))),
    }
    in_hand = steady_pipeline(plan)
    for name, work in ways.items():
        yield name, work, MOST


def main() -> None:
    """Measure and print."""
    print(f"Before: {machine()}\n")
    rows = []
    for name, work, most in benchmarks():
        times = sorted(milliseconds(work))
        result = times[len(times) // 2]
        rows.append((name, f"{result:.0f}", f"{times[-1]:.0f}", f"{most:g}", verdict(result, most)))
    print(table(("schedule", "median, ms", "longest, ms", "target, ms", ""), rows))
    print(f"\nAfter: {machine()}")


if __name__ == "__main__":
    main()
