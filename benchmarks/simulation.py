"""A month of the example plan lived through 100,000 times, beside two other ways to do so.

``python -m benchmarks.simulation``: ours; Squigglepy, a package for such estimates (where it is
installed: ``pip install squigglepy``); and a plain Python loop, lead by lead, over fewer draws. All
three have the same model: rates as counted of 300 leads each, chance who buys, certain deal sizes.
"""

from collections.abc import Callable
from importlib.util import find_spec
from random import Random
from statistics import median
from time import perf_counter

import numpy as np

from benchmarks.report import machine, table, verdict
from sla_calc import Counted, Plan, lead_demand, sensitivity, simulate, solve_for

DRAWS, FEWER, ROUNDS = 100_000, 1_000, 5
MOST_SECONDS = 0.5
COUNTED_OF = 300


def beliefs(plan: Plan) -> dict[str, Counted]:
    """Return what is known of each rate: as in the plan, counted of 300."""
    return {
        f"streams.{s}.lead_types.{k}.conversion_rates.{step}": Counted(
            rate * COUNTED_OF, COUNTED_OF
        )
        for s, stream in enumerate(plan.streams)
        for k, kind in enumerate(stream.lead_types)
        for step, rate in enumerate(kind.conversion_rates)
    }


def lines(plan: Plan) -> list[tuple[int, tuple[float, ...], float]]:
    """Return leads, rates and deal size of each lead type."""
    kinds = [kind for stream in plan.streams for kind in stream.lead_types]
    return [
        (line.committed[0], kind.conversion_rates, line.deal_size)
        for line, kind in zip(lead_demand(plan).lines, kinds, strict=True)
    ]


def plain_loop(plan: Plan, draws: int) -> float:
    """Return the share of draws that make the target, lead by lead."""
    random = Random(1)  # noqa: S311 - nothing here is secret
    target = sum(each.marketing_target for each in lead_demand(plan).targets)
    made = 0
    for _ in range(draws):
        revenue = 0.0
        for leads, rates, deal in lines(plan):
            close = 1.0
            for rate in rates:
                k = rate * COUNTED_OF
                close *= random.betavariate(k + 0.5, COUNTED_OF - k + 0.5)
            revenue += deal * sum(random.random() < close for _ in range(leads))
        made += revenue >= target
    return made / draws


def with_squigglepy(plan: Plan, draws: int) -> float:
    """Return the same with Squigglepy's distributions; its binomial takes certain rates only."""
    import squigglepy as sq  # noqa: PLC0415 - only where it is installed

    target = sum(each.marketing_target for each in lead_demand(plan).targets)
    random = np.random.default_rng(1)
    revenue = np.zeros(draws)
    for leads, rates, deal in lines(plan):
        close = np.ones(draws)
        for rate in rates:
            k = rate * COUNTED_OF
            close *= sq.sample(sq.beta(k + 0.5, COUNTED_OF - k + 0.5), n=draws)
        revenue += deal * random.binomial(leads, close)
    return float(np.mean(revenue >= target))


def timed(run: Callable[[], object]) -> float:
    """Return the median time of some runs [s]."""
    run()
    times = []
    for _ in range(ROUNDS):
        began = perf_counter()
        run()
        times.append(perf_counter() - began)
    return median(times)


def main() -> None:
    """Print how long each way takes for 100,000 draws."""
    plan = Plan()
    known = beliefs(plan)
    ours = timed(lambda: simulate(plan, DRAWS, beliefs=known))
    rows = [
        (
            "simulate, 100,000 draws",
            f"{ours:.3f}",
            "",
            f"{MOST_SECONDS}",
            verdict(ours, MOST_SECONDS),
        ),
    ]
    leads = timed(lambda: simulate(plan, DRAWS, beliefs=known).leads_for(0.9))
    rows.append(("and the leads for 90 %", f"{leads:.3f}", "", "", ""))
    if find_spec("squigglepy"):
        theirs = timed(lambda: with_squigglepy(plan, DRAWS))
        rows.append(("Squigglepy", f"{theirs:.3f}", f"{ours / theirs:.3f}", "", ""))
    else:
        rows.append(("Squigglepy", "not installed", "", "", ""))
    loop = timed(lambda: plain_loop(plan, FEWER)) * DRAWS / FEWER
    rows.append(("plain Python, from 1,000 draws", f"{loop:.1f}", f"{ours / loop:.5f}", "", ""))
    rows.append(("sensitivity, all inputs", f"{timed(lambda: sensitivity(plan)):.3f}", "", "", ""))
    sought = timed(lambda: solve_for(plan, "quota", "leads", 600))
    rows.append(("goal seek, quota for 600 leads", f"{sought:.3f}", "", "", ""))
    print(table(("what", "time, s", "ours ÷ it", "target, s", ""), rows))
    print(f"\n{machine()}")


if __name__ == "__main__":
    main()
