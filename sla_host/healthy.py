"""Asks the server on this machine whether it is well: ``python -m sla_host.healthy [PORT]``."""

import sys
from http.client import OK, HTTPConnection, HTTPException

from sla_host.doors import HEALTH

USUAL_PORT = 8501
PATIENCE = 4
"""How long an answer is waited for [s]."""


def is_well(port: int) -> bool:
    """Tell whether the server on this machine says that it is well."""
    line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        line.request("GET", HEALTH)
        return line.getresponse().status == OK
    except (OSError, HTTPException):
        return False
    finally:
        line.close()


if __name__ == "__main__":
    sys.exit(not is_well(int(sys.argv[1]) if len(sys.argv) > 1 else USUAL_PORT))
