"""What was acknowledged is there after the process that saved it was killed."""

from benchmarks.killed_while_saving import killed


def test_every_acknowledged_save_outlives_the_kill_of_its_process(url: str) -> None:
    found = killed(url, saves=40, kills=2)

    assert found.lost == []
    assert (found.kills, len(found.acknowledged) >= 40) == (2, True)
