"""The server's time for one edit: the page *Lead demand* beside the bare page.

``python -m benchmarks.server_time``

Both servers are up; a websocket on each changes the first number, in turn, and waits for the last
message of the answer. Nothing is drawn. The bare page runs in Streamlit's default configuration,
the app as it is shipped.
"""

from statistics import median
from time import sleep

from benchmarks.report import machine, paired_ratio, spread, table, verdict
from benchmarks.servers import bare_page, the_app
from benchmarks.session import Session, session

TARGET = 0.3
"""Of the bare page's time."""

WARM_UP = 10
EDITS = 60
PAUSE = 0.2
"""Between edits, so that none waits for what the one before left to do [s]."""

INPUTS = {"Lead demand": "Quota", "bare page": "Input 0"}


def edits(sessions: dict[str, Session], inputs: dict[str, str]) -> dict[str, list[float]]:
    """Edit the pages in turn; return the time of each edit by page [ms]."""
    times: dict[str, list[float]] = {name: [] for name in sessions}
    for number in range(WARM_UP + EDITS):
        for name, visitor in sessions.items():
            taken = visitor.edit(inputs[name], str(507_000 + 7_000 * number))
            if number >= WARM_UP:
                times[name].append(taken)
            sleep(PAUSE)
    return times


def main() -> None:
    """Measure and print."""
    print(f"Before: {machine()}")
    with (
        the_app() as ours,
        bare_page() as bare,
        session(ours.url) as our_session,
        session(bare.url) as bare_session,
    ):
        sessions = dict(zip(INPUTS, (our_session, bare_session), strict=True))
        first = {name: visitor.milliseconds for name, visitor in sessions.items()}
        times = edits(sessions, INPUTS)
    rows = [
        (
            name,
            spread(times[name]),
            f"{first[name]:.0f}",
            f"{visitor.bytes_received / 1e3:.0f} kB",
        )
        for name, visitor in sessions.items()
    ]
    print(table(("page", "an edit: median (p90), ms", "first run, ms", "answer"), rows))
    ours_of, bare_of = times.values()
    ratio = median(ours_of) / median(bare_of)
    print(f"\nRatio of medians: {ratio:.2f}, target at most {TARGET}: {verdict(ratio, TARGET)}")
    print(f"Median of the ratios of neighbours: {paired_ratio(ours_of, bare_of):.2f}")
    print(f"After: {machine()}")


if __name__ == "__main__":
    main()
