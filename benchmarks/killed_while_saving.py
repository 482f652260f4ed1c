"""Saves in a process that is killed again and again: what was acknowledged must be there.

``python -m benchmarks.killed_while_saving --database sqlite`` (or ``postgresql``, of which it
starts one of its own) saves a plan 1,000 times from four threads at once, and sends their process
SIGKILL 20 times in between. After each kill the store is opened anew. A save counts as acknowledged
once the process has said so on its way out; every such save has to be there afterwards, whole, and
revisions must be without a gap.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.report import machine
from sla_calc import Plan
from sla_data.store import ConflictError, PlanStore, Visitor
from tests.data import postgresql

ROOT = Path(__file__).parents[1]
SAVES, KILLS, THREADS = 1_000, 20, 4
NOBODY = Visitor()


@dataclass
class Outcome:
    """What was found after all kills.

    Attributes:
        acknowledged: by revision number, the mark of the save that was answered with it.
        unanswered: revisions that are there without an answer, since the process died before it.
        lost: acknowledged revisions that are not there, or hold something else.
        kills: how many there were.
        reopened: how long opening the store and looking the plan up took after each [s].
    """

    acknowledged: dict[int, int] = field(default_factory=dict)
    unanswered: int = 0
    lost: list[int] = field(default_factory=list)
    kills: int = 0
    reopened: list[float] = field(default_factory=list)


def main() -> None:
    """Read the arguments, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--saves", type=int, default=SAVES)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--child", nargs=3, metavar=("URL", "ADDRESS", "FIRST"))
    asked = parser.parse_args()
    if asked.child:
        save_for_ever(asked.child[0], asked.child[1], int(asked.child[2]))
        return
    with database(asked.database) as url:
        found = killed(url, saves=asked.saves, kills=asked.kills)
    print(
        f"{asked.database}: {len(found.acknowledged):,} saves acknowledged by {THREADS} threads, "
        f"{found.kills} times SIGKILL; {len(found.lost)} lost; {found.unanswered} there without an "
        f"answer; the plan open again within {max(found.reopened) * 1000:.0f} ms.\n{machine()}"
    )
    sys.exit(bool(found.lost))


@contextmanager
def database(kind: str) -> Iterator[str]:
    """Give the URL of an empty database of a kind."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory(prefix="killed-") as folder:
            yield f"sqlite:///{folder}/plans.db"
    else:
        with postgresql.server() as url:
            yield url


def killed(url: str, *, saves: int, kills: int, seed: int = 11) -> Outcome:
    """Save so often, kill so often in between, and return what is there afterwards.

    Args:
        url: of the database.
        saves: how many have to be acknowledged at least.
        kills: how often the process is killed.
        seed: decides when.
    """
    chance, found = random.Random(seed), Outcome()  # noqa: S311 - no secret
    store = PlanStore.open(url)
    address = store.create(Plan(), NOBODY).edit_address
    store.close()
    for kill in range(kills):
        _one_life(url, address, found, wanted=saves * (kill + 1) // kills, chance=chance)
        found.kills += 1
        _look(url, address, found)
    return found


def save_for_ever(url: str, address: str, first: int) -> None:
    """Save from several threads until killed; say each save on standard output once it is done."""
    store = PlanStore.open(url)
    marks = iter(range(first, sys.maxsize))
    lock = threading.Lock()

    def go_on() -> None:
        base = store.look_up(address, NOBODY).revision.number
        while True:
            with lock:
                mark = next(marks)
            while True:
                try:
                    saved = store.save(address, NOBODY, marked(mark), base=base, note=str(mark))
                except ConflictError as conflict:
                    base = conflict.theirs.number
                    continue
                base = saved.number
                os.write(1, f"{saved.number} {mark}\n".encode())
                break

    threads = [threading.Thread(target=go_on) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def marked(mark: int) -> Plan:
    """Return a plan that is told from all others by its quota."""
    return Plan(quota=mark)


def _one_life(
    url: str, address: str, found: Outcome, *, wanted: int, chance: random.Random
) -> None:
    """Have one process save until so many saves are acknowledged, and kill it soon after."""
    last = max(found.acknowledged.values(), default=0)
    command = [sys.executable, "-m", "benchmarks.killed_while_saving", "--child", url, address]
    # Of those who died unanswered each may have used one mark more.
    first = str(last + THREADS + 1)
    process = subprocess.Popen([*command, first], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    killer = threading.Timer(chance.uniform(0, 0.02), process.kill)
    with process:
        for line in process.stdout or ():
            if line.endswith("\n"):
                number, mark = map(int, line.split())
                found.acknowledged[number] = mark
            if len(found.acknowledged) >= wanted and not killer.ident:
                killer.start()
        killer.join()


def _look(url: str, address: str, found: Outcome) -> None:
    """Open the store anew, and compare what is there with what was acknowledged."""
    began = time.perf_counter()
    store = PlanStore.open(url)
    newest = store.look_up(address, NOBODY).revision.number
    found.reopened.append(time.perf_counter() - began)
    there = store.history(address, NOBODY)
    whole = [each.number for each in there] == list(range(newest, 0, -1))
    notes = {each.number: each.note for each in there}
    found.unanswered = newest - 1 - len(found.acknowledged)
    found.lost = [
        number
        for number, mark in found.acknowledged.items()
        if not whole
        or notes.get(number) != str(mark)
        or store.revision(address, NOBODY, number)[1] != marked(mark)
    ]
    store.close()


if __name__ == "__main__":
    main()
