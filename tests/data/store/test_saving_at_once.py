"""Twenty clients save at once: no save is lost, and each conflict is told."""

import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor

from sla_calc import Plan
from sla_data.store import ConflictError, PlanStore, Visitor
from tests.data.store.conftest import Clock

NOBODY = Visitor()
THREADS, PROCESSES, SAVES = 16, 2, 4


def test_of_twenty_who_save_the_same_revision_one_wins_and_all_others_are_told(url: str) -> None:
    store = PlanStore.open(url, now=Clock())
    made = store.create(Plan(), NOBODY)
    ready = threading.Barrier(20)

    def save(mark: int) -> tuple[str, int, float]:
        ready.wait()
        try:
            saved = store.save(made.edit_address, NOBODY, Plan(quota=mark), base=1)
        except ConflictError as conflict:
            return "conflict with", conflict.theirs.number, conflict.their_plan.quota
        return "saved", saved.number, mark

    with ThreadPoolExecutor(20) as threads:
        results = list(threads.map(save, range(20)))

    (winner,) = [mark for what, _, mark in results if what == "saved"]
    assert sorted(results) == [("conflict with", 2, winner)] * 19 + [("saved", 2, winner)]
    assert store.look_up(made.edit_address, NOBODY).plan == Plan(quota=winner)
    assert len(store.history(made.edit_address, NOBODY)) == 2
    store.close()


def save_often(url: str, address: str, client: int) -> list[tuple[int, str]]:
    """Save several times, each on top of what is there; return what was acknowledged."""
    store = PlanStore.open(url)
    base = store.look_up(address, NOBODY).revision.number
    saved: list[tuple[int, str]] = []
    while len(saved) < SAVES:
        note = f"client {client}, save {len(saved)}"
        plan = Plan(quota=client * 1_000 + len(saved))
        try:
            revision = store.save(address, NOBODY, plan, base=base, note=note)
        except ConflictError as conflict:
            base = conflict.theirs.number
        else:
            saved.append((revision.number, note))
            base = revision.number
    store.close()
    return saved


def save_often_from_threads(url: str, address: str, first: int) -> list[tuple[int, str]]:
    with ThreadPoolExecutor(THREADS // PROCESSES) as threads:
        clients = range(first, first + THREADS // PROCESSES)
        saved = threads.map(lambda client: save_often(url, address, client), clients)
        return [each for client in saved for each in client]


def test_no_save_of_twenty_clients_in_three_processes_is_lost(url: str) -> None:
    store = PlanStore.open(url)
    address = store.create(Plan(), NOBODY, note="first").edit_address
    spawned = multiprocessing.get_context("spawn")

    with spawned.Pool(PROCESSES) as pool:
        starts = [(url, address, at * THREADS) for at in range(1, PROCESSES + 1)]
        others = pool.starmap_async(save_often_from_threads, starts)
        with ThreadPoolExecutor(4) as threads:
            mine = list(threads.map(lambda at: save_often(url, address, at), range(4)))
        acknowledged = [each for part in (*others.get(120), *mine) for each in part]

    history = store.history(address, NOBODY)
    assert sorted(acknowledged) == sorted((each.number, each.note) for each in history[:-1])
    assert [each.number for each in reversed(history)] == list(range(1, 20 * SAVES + 2))
    store.close()
