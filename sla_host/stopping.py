"""How the server ends when it is told to: visitors first, and not for ever."""

import logging
import os
import signal
import threading
from types import FrameType

from sla_host.logs import tell

SECONDS_TO_STOP = 8.0
"""Within ten, a container's host would end it by force."""

_TOLD_TO_STOP = 128 + signal.SIGTERM


def end_in_time(seconds: float = SECONDS_TO_STOP) -> None:
    """From now on, end at the latest so long after being told to.

    The server closes every session, so that browsers know and look for it again, and waits for
    what still runs: a page may be in the middle of a long calculation, or a visitor's line dead.
    """
    before = signal.getsignal(signal.SIGTERM)

    def told(number: int, frame: FrameType | None) -> None:
        tell(logging.INFO, "stopping")
        limit = threading.Timer(seconds, _end)
        limit.daemon = True
        limit.start()
        if callable(before):
            before(number, frame)

    signal.signal(signal.SIGTERM, told)


def _end() -> None:
    tell(logging.WARNING, "stopped while something still ran")
    os._exit(_TOLD_TO_STOP)
