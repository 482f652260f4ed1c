"""Where the real tables lie: beside the repository, or where ``SLA_DATA`` says."""

import json
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("SLA_DATA", ROOT.parent / "shared" / "data"))


def truths(table: str) -> dict[str, Any]:
    """What others have counted in one of the tables, independently of this project."""
    counted = json.loads((DATA / "truths.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = counted["truths"][table]
    return found
