"""The agreement as a PDF, set by Typst."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from sla_report.document.written import Written

TEMPLATE = Path(__file__).with_name("agreement.typ")


def paper(written: Written, pictures: Sequence[str], made: datetime) -> bytes:
    """Return the document as a PDF.

    Words go to Typst as JSON: nothing in them is ever read as its markup. Its own fonts are used,
    and those of the system where they lack a script. Packages are never fetched.

    Args:
        written: the document.
        pictures: its pictures as SVG, in their numbers' order.
        made: when it was made.
    """
    return bytes(_compiled(written, pictures, format="pdf", timestamp=made))


def pages(written: Written, pictures: Sequence[str] = (), ppi: float = 80.0) -> list[bytes]:
    """Return the document's pages as PNG pictures, as they print: for a preview.

    Args:
        written: the document.
        pictures: its pictures as SVG, in their numbers' order.
        ppi: pixels per inch.
    """
    made = _compiled(written, pictures, format="png", ppi=ppi)
    return [made] if isinstance(made, bytes) else list(made)


def _compiled(written: Written, pictures: Sequence[str], **how: Any) -> Any:  # noqa: ANN401 - Typst's
    data = {**asdict(written), "author": written.below[1:-1]}
    inputs = {"document": json.dumps(data), "pictures": json.dumps(list(pictures))}
    return typst.compile(TEMPLATE.read_bytes(), sys_inputs=inputs, **how)
