"""Many visitors at once: the page *Lead demand* beside a bare page with three charts.

``python -m benchmarks.load [--sessions 1 50 100 200] [--seconds 180] [--every 10]``

Each visitor is a websocket that says what a browser says, in Streamlit's own messages, and awaits
the end of each answer; it edits the first number once in so many seconds, beginning at a moment of
its own. A visitor who still waits does not edit. The servers run one after the other, each a
process of its own, as the app is shipped and as Streamlit comes; the visitors are this process.
"""

import argparse
import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.drawn import lead_demand_page
from benchmarks.report import machine, table, verdict
from benchmarks.servers import bare_page, the_app
from benchmarks.session import is_end, rerun
from tests.e2e.server import RunningApp

TARGET = 0.1
"""Of the bare page's 95th percentile."""

CHARTS = 3
AT_ONCE = 4
"""So many visitors arrive in the same moment."""

PATIENCE = 120.0
"""How long an answer is waited for [s]."""

INPUTS = {"Lead demand": "Quota", "bare page": "Input 0"}
Packed = bytes | str


@dataclass
class Load:
    """What came of some visitors.

    Attributes:
        milliseconds: of each edit, from sent until the last message of its answer.
        errors: what went wrong, by edit.
        memory: more memory for each visitor [bytes].
    """

    milliseconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: float = 0.0

    def percentile(self, which: int) -> float:
        """Return a percentile of the times [ms]."""
        if len(self.milliseconds) < 2:
            return float("nan")
        return quantiles(self.milliseconds, n=100)[which - 1]


class Visitor:
    """One visitor of a page."""

    def __init__(self, line: ClientConnection, label: str) -> None:
        self._line = line
        self._label = label
        self._query = self._page = self._fragment = self._widget = ""
        self._states: dict[str, str] = {}
        self._figure = ""

    async def arrive(self) -> None:
        """Open the page."""
        await self._run("")

    async def edit(self, text: str) -> None:
        """Type a number into the first input; raises what is wrong with the answer."""
        before = self._figure
        self._states[self._widget] = text
        await self._run(self._fragment)
        if self._figure == before:
            raise RuntimeError("the answer is that of another number")

    async def _run(self, fragment: str) -> None:
        await self._line.send(rerun(self._query, self._page, self._states, fragment))
        self._figure = ""
        while True:
            packed: Packed = await asyncio.wait_for(self._line.recv(decode=False), PATIENCE)
            message = ForwardMsg.FromString(bytes(packed))
            if is_end(message):
                return
            match message.WhichOneof("type"):
                case "page_info_changed":
                    self._query = message.page_info_changed.query_string
                case "new_session":
                    self._page = message.new_session.page_script_hash
                case "delta":
                    self._note(message)

    def _note(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "exception":
                raise RuntimeError(element.exception.message)
            case "metric":
                self._figure = self._figure or element.metric.body
            case "text_input" if not element.text_input.form_id:
                known = element.text_input
                self._states.setdefault(known.id, known.default)
                if known.label.startswith(self._label):
                    self._widget, self._fragment = known.id, message.delta.fragment_id


async def loaded(
    app: RunningApp, label: str, visitors: int, *, seconds: float, every: float
) -> Load:
    """Return what comes of so many visitors who edit for so long."""
    found = Load()
    address = f"{app.url.replace('http', 'ws', 1)}/_stcore/stream"
    door = asyncio.Semaphore(AT_ONCE)
    all_there = asyncio.Barrier(visitors + 1)
    dice = Random(1)  # noqa: S311 - the same moments every time

    async def visit(number: int, moment: float) -> None:
        lines = connect(address, subprotocols=["streamlit"], max_size=None, compression=None)
        async with door:
            line = await lines
            visitor = Visitor(line, label)
            await visitor.arrive()
        await all_there.wait()
        begin = perf_counter()
        due, step = begin + moment, 0
        while due < begin + seconds:
            await asyncio.sleep(max(0.0, due - perf_counter()))
            step += 1
            sent = perf_counter()
            try:
                await visitor.edit(str(400_300 + 1_000 * number + 7_000 * (step % 50)))
            except Exception as error:  # noqa: BLE001 - each is counted
                found.errors.append(f"{type(error).__name__}: {error}")
            else:
                found.milliseconds.append((perf_counter() - sent) * 1e3)
            due = max(due + every, perf_counter())
        await line.close()

    before = memory_of(app.pid)
    async with asyncio.TaskGroup() as tasks:
        for number in range(visitors):
            tasks.create_task(visit(number, every * dice.random()))
        await all_there.wait()
        await asyncio.sleep(seconds * 0.9)
        found.memory = (memory_of(app.pid) - before) / visitors
    return found


def memory_of(pid: int) -> int:
    """Return how much memory a process holds [bytes]."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) * 1024


@contextmanager
def servers(name: str) -> Iterator[RunningApp]:
    """Start one of the two."""
    if name == "bare page":
        with bare_page(counts={**lead_demand_page(), "vega_lite_chart": CHARTS}) as app:
            yield app
    else:
        with the_app() as app:
            yield app


def measured(name: str, visitors: int, seconds: float, every: float) -> Load:
    """Start a server and return what comes of so many visitors, after a first one."""
    with servers(name) as app:
        asyncio.run(loaded(app, INPUTS[name], 1, seconds=3, every=1))
        return asyncio.run(loaded(app, INPUTS[name], visitors, seconds=seconds, every=every))


def row(name: str, load: Load) -> tuple[str, ...]:
    """Return what came of some visitors, in figures."""
    times = median(load.milliseconds or [0]), load.percentile(95)
    counts = str(len(load.milliseconds)), str(len(load.errors))
    return name, *counts, *(f"{value:,.0f}" for value in times), f"{load.memory / 1e6:.2f}"


def main() -> None:
    """Measure and print."""
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--sessions", type=int, nargs="+", default=[1, 50, 100, 200])
    wanted.add_argument("--seconds", type=float, default=180.0)
    wanted.add_argument("--every", type=float, default=10.0)
    wanted.add_argument("--pages", choices=INPUTS, nargs="+", default=list(INPUTS))
    asked = wanted.parse_args()
    print(f"Before: {machine()}")
    rows, verdicts = [], []
    for visitors in asked.sessions:
        found = {n: measured(n, visitors, asked.seconds, asked.every) for n in asked.pages}
        rows += [row(f"{visitors}: {name}", load) for name, load in found.items()]
        verdicts += [f"{visitors}: {error}" for load in found.values() for error in load.errors]
        if len(found) == len(INPUTS):
            ours, bare = (found[name].percentile(95) for name in INPUTS)
            share = ours / bare
            verdicts.append(
                f"{visitors}: the 95th percentile is {share:.3f} of the bare page's, target at "
                f"most {TARGET}: {verdict(share, TARGET)}"
            )
    head = ("sessions", "edits", "errors", "median, ms", "95th percentile, ms", "MB a session")
    print(table(head, rows), *verdicts, f"After: {machine()}", sep="\n")


if __name__ == "__main__":
    main()
