"""Every text on the screen that Streamlit reads as Markdown, and whether it does nothing."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

ACTIVE = "\\`*_[]<>#|$&!:"
FOUND_AFTER_UNESCAPING = (
    *(r"https?://", r"(?i)www\.", r"[-.\w+]@[-\w]"),
    *(r":(?:streamlit|material[/_]\w+|[\w+-]+):", r"<->|->|<-|--|>=|<=|~="),
)
OWN_MARKDOWN = re.compile(
    r"^\| :-- .*$|^\| | \|$| \| |\*\*| :gray\[:small\[|(?<!\\)\]\]$", re.MULTILINE
)
MARKDOWN_FIELDS = {"label", "body", "help", "delta", "content", "description"}


def _every_node(block: Any) -> Iterator[Any]:
    for child in getattr(block, "children", {}).values():
        yield child
        yield from _every_node(child)


def markdown(at: AppTest) -> set[str]:
    """Return every text on the screen that Streamlit reads as Markdown."""
    found = set()
    for node in _every_node(at.main):
        if node.type in {"code", "text"} or getattr(node, "proto", None) is None:
            continue
        messages = [node.proto]
        while messages:
            message = messages.pop()
            for field, value in message.ListFields():
                if isinstance(value, str) and field.name in MARKDOWN_FIELDS:
                    found.add(value)
                elif field.message_type and not field.message_type.GetOptions().map_entry:
                    several = hasattr(value, "append")
                    messages += list(value) if several else [value]
    return found


def assert_plain(texts: Iterable[str]) -> None:
    """Check that nothing in texts does anything: no link, picture, formula or code of an emoji."""
    for text in texts:
        ours = OWN_MARKDOWN.sub("", text)
        bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", ours)
        assert not set(bare) & set(ACTIVE), text
        unescaped = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", ours)
        for pattern in FOUND_AFTER_UNESCAPING:
            assert not re.search(pattern, unescaped, re.ASCII), text
