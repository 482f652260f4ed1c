"""How results are printed: as Markdown, each beside its target, with what the machine was like."""

import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from statistics import median, quantiles

LIBRARIES = ("streamlit", "pandas", "pyarrow", "altair", "pydantic", "numpy")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table, the first column to the left and the others to the right."""
    lines = [head, [":--", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def verdict(value: float, most: float) -> str:
    """Return whether a value keeps to its target."""
    return "met" if value <= most else "**MISSED**"


def spread(times: Sequence[float]) -> str:
    """Return a median with its 90th percentile, both in [ms]."""
    return f"{median(times):.0f} ({quantiles(times, n=10)[-1]:.0f})"


def paired_ratio(ours: Sequence[float], peer: Sequence[float]) -> float:
    """Return the median of the ratios of edits that followed each other.

    A machine that was busy for a while was so for both.
    """
    return median(a / b for a, b in zip(ours, peer, strict=True))


def machine() -> str:
    """Return in general words what was measured on, and how busy it is just now."""
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return f"{os.cpu_count()} cores, {load}; Python {platform.python_version()}, {libraries}"
