"""The calculation without a screen: demand, links, formulas over arrays, hostile links.

``python -m benchmarks.calculation``
"""

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

import numpy as np

from benchmarks.report import machine, table, verdict
from sla_calc import (
    LeadType,
    Plan,
    PlanLinkError,
    RevenueStream,
    decode_plan,
    encode_plan,
    lead_demand,
)
from sla_calc.funnel.formulas import close_rate, leads_by_share_of_leads, new_business
from sla_calc.saved.documents import FORMATS, NEWEST, short_document

SCENARIOS = 1_000_000
SECONDS = 0.5
"""How long each thing is repeated, at least."""

Benchmark = tuple[str, Callable[[], object], float]
"""What is measured, how, and the most that it may take [ms]."""


def large_plan() -> Plan:
    """Return a plan of 8 streams × 8 lead types × 6 stages, no two alike."""
    streams = tuple(
        RevenueStream(
            name=f"Stream {stream}",
            quota_share=0.125,
            retained_revenue=1_000.5 * stream,
            marketing_share=0.4 + 0.05 * stream,
            deal_size=2_000 + 750.25 * stream,
            lead_types=tuple(
                LeadType(
                    name=f"Type {stream}.{kind}",
                    mix=0.125,
                    conversion_rates=tuple(
                        round(0.2 + 0.09 * step + 0.011 * kind + 0.003 * stream, 4)
                        for step in range(5)
                    ),
                    deal_size=1_500 + 123.5 * kind + stream,
                    sales_cycle_days=20 + 3 * kind + stream,
                    cost_per_lead=12.5 + kind + stream,
                )
                for kind in range(8)
            ),
        )
        for stream in range(8)
    )
    stages = ("Visitor", "Lead", "MQL", "SQL", "Opportunity", "Customer")
    return Plan(quota=12_345_678.9, stages=stages, streams=streams)


def leads_of_scenarios() -> Callable[[], object]:
    """Return the way from a target to leads for many quotas and rates, in one stream of a type."""
    random = np.random.default_rng(1)
    quotas = random.uniform(1e5, 1e6, SCENARIOS)
    rates = [random.uniform(low, low + 0.2, SCENARIOS) for low in (0.3, 0.7, 0.2)]
    one = np.ones(1)

    def leads() -> object:
        target = new_business(quotas, one * 0.6, one * 60_000.0) * 0.7
        return leads_by_share_of_leads(target, [one], [close_rate(rates)], [one * 6_000.0])

    return leads


def hostile_links() -> Iterator[tuple[str, str]]:
    """Yield texts that are made to be slow to refuse, with what they are."""
    good = encode_plan(large_plan())
    large = short_document(large_plan())
    wrong = {**large["streams"][0], "deal_size": "much", "lead_types": [{"mix": -1, "x": "y" * 99}]}
    yield "no link, 60,000 characters", "A" * 60_000
    yield "no link, 10 million characters", "A" * 10_000_000
    yield "a link with a letter changed", good.replace(good[99], "-", 1)
    yield "unpacks to 10 MB", _link(b" " * 10_000_000)
    yield "unpacks to 40 MB", _link(b" " * 40_000_000)
    yield "nested 190,000 deep", _link(b"[" * 190_000)
    yield "a number of 190,000 digits", _link(b'{"quota":' + b"9" * 190_000 + b"}")
    yield "95,000 streams of nothing", _link(b'{"streams":[' + b"0," * 94_999 + b"0]}")
    yield "100 × 600 lead types of nothing", _link(_nothing(lead_types=600))
    yield "2,000 cadences of 35 attempts, all nothing", _link(_nothing(lead_types=20, attempts=35))
    yield "8 streams repeated to 190 kB", _link(_repeated(large, large["streams"]))
    yield "wrong streams, 190 kB of them", _link(_repeated(large, [wrong]))
    yield "13,000 unknown fields", _link(_fields(13_000))
    yield "a name of 190,000 letters", _link(json.dumps({"name": "x" * 190_000}).encode())


def _repeated(document: dict[str, object], streams: list[object]) -> bytes:
    most = 190_000 // len(json.dumps(streams))
    return json.dumps({**document, "streams": streams * most}).encode()[:199_000]


def _nothing(lead_types: int, attempts: int = 0) -> bytes:
    """Return 100 streams of so many lead types with so many attempts, none of them anything."""
    cadence = f'"follow_up":{{"cadence":[{",".join("0" * attempts)}]}}' if attempts else ""
    kinds = ",".join([f"{{{cadence}}}"] * lead_types)
    stream = f'{{"lead_types":[{kinds}]}}'
    return f'{{"streams":[{",".join([stream] * 100)}]}}'.encode()


def _fields(count: int) -> bytes:
    return json.dumps({f"field {number}": 0 for number in range(count)}).encode()[:199_000]


def _link(data: bytes) -> str:
    """Return data as a link with a checksum that fits, as somebody who knows how would."""
    press = zlib.compressobj(9, wbits=-15, zdict=FORMATS[NEWEST].dictionary)
    body = f"{NEWEST}.{_base64(press.compress(data) + press.flush())}"
    return f"{body}.{_base64(zlib.crc32(body.encode()).to_bytes(4, 'big'))}"


def _base64(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def refused(text: str) -> Callable[[], object]:
    """Return the attempt to read a link that must be refused."""

    def attempt() -> None:
        try:
            decode_plan(text)
        except PlanLinkError:
            return
        raise RuntimeError("a hostile link was read")

    return attempt


def milliseconds(work: Callable[[], object]) -> list[float]:
    """Return how long a piece of work takes, again and again [ms]."""
    work()
    times: list[float] = []
    ends = perf_counter() + SECONDS
    while perf_counter() < ends or len(times) < 5:
        began = perf_counter()
        work()
        times.append((perf_counter() - began) * 1e3)
    return times


def benchmarks() -> Iterator[Benchmark]:
    """Yield everything that is measured."""
    plans = {"example plan": Plan(), "8 × 8 × 6 plan": large_plan()}
    for (name, plan), most in zip(plans.items(), (0.3, 3.0), strict=True):
        yield f"`lead_demand`, {name}", lambda plan=plan: lead_demand(plan), most
    for (name, plan), most in zip(plans.items(), (2.0, 10.0), strict=True):
        link = encode_plan(plan)
        size = f"{name}, {len(link):,} characters"
        yield f"`encode_plan`, {size}", lambda plan=plan: encode_plan(plan), most
        yield f"`decode_plan`, {size}", lambda link=link: decode_plan(link), most
    yield f"leads of {SCENARIOS:,} scenarios", leads_of_scenarios(), 200.0
    for name, text in hostile_links():
        yield f"refused: {name}", refused(text), 50.0


def main() -> None:
    """Measure and print."""
    print(f"Before: {machine()}\n")
    rows = []
    for name, work, most in benchmarks():
        times = milliseconds(work)
        result = median(times)
        figures = (f"{result:.3f}", f"{max(times):.3f}", f"{most:g}")
        rows.append((name, *figures, verdict(result, most)))
    print(table(("what", "median, ms", "longest, ms", "target, ms", ""), rows))
    print(f"\nAfter: {machine()}")


if __name__ == "__main__":
    main()
