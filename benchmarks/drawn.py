"""What a page draws, counted.

``python -m benchmarks.drawn`` prints what the page *Lead demand* draws beside what the bare page
draws, and whether the two agree.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from benchmarks.report import table

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "app.py"
BARE_PAGE = Path(__file__).with_name("bare_page.py")
COUNTS = "BARE_PAGE_COUNTS"
"""The environment variable that tells the bare page how much to draw."""

WIDGETS = (
    "text_input",
    "selectbox",
    "button_group",
    "button",
    "download_button",
    "file_uploader",
)
RESULTS = ("metric", "vega_lite_chart", "dataframe")
SIZES = ("rows", "columns")
"""How large the dataframe is."""

LEFT_OUT = frozenset(
    {
        *("root", "main", "sidebar", "event", "flex_container", "grid_container", "column"),
        *("popover", "expander", "form", "title", "subheader", "markdown", "caption", "code"),
        *("page_link", "space", "empty", "alert", "warning"),
    }
)
"""Layout, words and links: the page has them, the bare page goes without, to its advantage."""


def drawn(script: Path) -> dict[str, int]:
    """Return how often a script draws each kind of widget and result, and the table's size."""
    test = AppTest.from_file(str(script), default_timeout=60).run()
    if test.exception:
        raise RuntimeError(test.exception[0].message)
    kinds = Counter(node.type for node in _nodes(test._tree))  # noqa: SLF001 - no public way
    unknown = set(kinds) - {*WIDGETS, *RESULTS} - LEFT_OUT
    if unknown:
        raise RuntimeError(f"The bare page knows no {', '.join(sorted(unknown))}: teach it.")
    sizes = test.dataframe[0].value.shape if test.dataframe else (0, 0)
    counts = {kind: kinds[kind] for kind in (*WIDGETS, *RESULTS)}
    return counts | dict(zip(SIZES, sizes, strict=True))


def lead_demand_page() -> dict[str, int]:
    """Return what the page *Lead demand* draws on the example plan."""
    return drawn(APP)


@contextmanager
def bare_page_draws(counts: dict[str, int]) -> Iterator[None]:
    """Have the bare page draw so much, in this process and those that it starts."""
    os.environ[COUNTS] = json.dumps(counts)
    try:
        yield
    finally:
        del os.environ[COUNTS]


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Block):
        for child in node.children.values():
            yield from _nodes(child)


def main() -> None:
    """Print both counts."""
    ours = lead_demand_page()
    with bare_page_draws(ours):
        bare = drawn(BARE_PAGE)
    rows = [(kind, str(count), str(bare[kind])) for kind, count in ours.items()]
    print(table(("drawn", "Lead demand", "bare page"), rows))
    print("\nThe same." if ours == bare else "\n**NOT THE SAME.**")


if __name__ == "__main__":
    main()
