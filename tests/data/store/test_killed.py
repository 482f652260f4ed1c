"""What was acknowledged is there after a process was killed: the app's, or the database's."""

import time
from concurrent.futures import ThreadPoolExecutor

from benchmarks.killed_while_saving import killed
from sla_calc import Plan
from sla_data.store import PlanStore, StoreUnavailableError, Visitor
from tests.data.postgresql import Server

NOBODY = Visitor()


def test_every_acknowledged_save_outlives_the_kill_of_its_process(url: str) -> None:
    found = killed(url, saves=40, kills=2)

    assert found.lost == []
    assert (found.kills, len(found.acknowledged) >= 40) == (2, True)


def test_a_server_that_crashes_amid_saves_loses_none_that_it_acknowledged(
    server: Server, postgresql_url: str
) -> None:
    store = PlanStore.open(postgresql_url)
    address = store.create(Plan(), NOBODY).edit_address
    failures, saved = [], {}

    def save() -> None:
        for number in range(2, 62):
            while number not in saved:
                try:  # again and again, as if its answer had been lost: it is saved once
                    done = store.save(address, NOBODY, Plan(quota=number), base=number - 1)
                    saved[done.number] = done
                except StoreUnavailableError as error:
                    failures.append(str(error))
                    time.sleep(0.02)

    with ThreadPoolExecutor(1) as threads:
        saving = threads.submit(save)
        for wanted in (15, 30, 45):
            while len(saved) < wanted:
                time.sleep(0.001)
            server.stop()
            server.start()
        saving.result()

    assert failures != []
    history = store.history(address, NOBODY)
    assert [saved[each.number] for each in history[:-1]] == list(history[:-1])
    assert [each.number for each in history] == list(range(61, 0, -1))
    assert store.look_up(address, NOBODY).plan == Plan(quota=61)
    store.close()
