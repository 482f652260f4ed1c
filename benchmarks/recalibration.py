"""Five million leads in a file of 600 MB: from the file to honest rates.

``python -m benchmarks.recalibration`` makes the file in a temporary folder (some seconds), and lets
three ways of counting it take turns, each in a process of its own:

- ours: what the page does: find out how the file is written, convert it, add it up, calibrate;
- bare: DuckDB with the schema written down beforehand, and one plain group-by;
- pandas: the same with ``read_csv`` and ``groupby``.

Libraries are imported and warm before the clock starts.
"""

import atexit
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import duckdb

from benchmarks.report import machine, table, verdict

LEADS, ROUNDS = 5_000_000, 5
MOST_TIMES, MOST_MEGABYTES = 2.0, 1_000
TIMES = ("Create Date", "SQL Date", "Opportunity Date", "Close Date")
COLUMNS = ("Lead ID", "Lead Source", "Region", "Owner", *TIMES, "Status", "Amount", "Company")

MADE = """
SELECT 'L' || lpad(i::VARCHAR, 8, '0') AS "Lead ID",
  ['Demo request', 'Website form', 'Download', 'Outbound'][1 + (random() * 3.999)::INT]
    AS "Lead Source",
  ['North', 'South', 'West'][1 + (random() * 2.999)::INT] AS "Region",
  'rep' || (random() * 40)::INT || '@sales.example.com' AS "Owner",
  strftime(d, '%Y-%m-%d %H:%M:%S') AS "Create Date",
  CASE WHEN r < 0.34 THEN strftime(d + to_days((random() * 10)::INT), '%Y-%m-%d %H:%M:%S') END
    AS "SQL Date",
  CASE WHEN r < 0.2 THEN strftime(d + to_days(10 + (random() * 10)::INT), '%Y-%m-%d %H:%M:%S') END
    AS "Opportunity Date",
  CASE WHEN r < 0.05 THEN strftime(d + to_days(20 + (random() * 80)::INT), '%Y-%m-%d %H:%M:%S') END
    AS "Close Date",
  CASE WHEN r < 0.05 THEN 'Closed Won' WHEN r < 0.2 THEN 'Closed Lost' ELSE 'Open' END AS "Status",
  CASE WHEN r < 0.05 THEN round(exp(8 + random() * 2), 2) END AS "Amount",
  'A Company With Number ' || (random() * 100000)::INT || ' Limited' AS "Company"
FROM (SELECT i, random() AS r,
        TIMESTAMP '2024-01-01' + to_seconds((random() * 60000000)::INT) AS d
      FROM range({leads}) t(i))
"""


def make(path: Path, leads: int = LEADS) -> None:
    """Write generated leads; the same ones each time."""
    connection = duckdb.connect()
    connection.execute("SET threads = 1")  # so that the seed decides
    connection.execute("SELECT setseed(0.42)")
    connection.execute(f"COPY ({MADE.format(leads=leads)}) TO '{path}' (HEADER)")
    connection.close()


def ours(path: str) -> Callable[[], object]:
    """Return the way from a file to its rates, without knowing anything of it."""
    from sla_calc import calibrate  # noqa: PLC0415 - each way imports what it needs
    from sla_data import read_leads  # noqa: PLC0415

    def count(path: str | Path = path) -> object:
        leads = read_leads(path)
        done = leads.report, calibrate(leads.counts()).rates
        atexit.register(leads.close)  # the answer is there; the others do not tidy up either
        return done

    with tempfile.TemporaryDirectory() as folder:
        few = Path(folder) / "few.csv"
        make(few, 2_000)
        count(few)
    return count


def bare(path: str) -> Callable[[], object]:
    """Return DuckDB's way, with the schema written down."""
    schema = dict.fromkeys(COLUMNS, "VARCHAR") | dict.fromkeys(TIMES, "TIMESTAMP")
    schema["Amount"] = "DOUBLE"
    query = f"""
SELECT "Lead Source", "Region", count(*), count("SQL Date"), count("Opportunity Date"),
  count(*) FILTER ("Status" = 'Closed Won'), avg("Amount"), median("Amount"),
  median(epoch("Close Date") - epoch("Create Date")), min("Create Date"), max("Close Date")
FROM read_csv('{path}', auto_detect = false, header = true, delim = ',', quote = '"',
  escape = '"', columns = {schema!r})
GROUP BY ALL"""  # noqa: S608
    connection = duckdb.connect()
    return lambda: connection.execute(query).fetchall()


def with_pandas(path: str) -> Callable[[], object]:
    """Return pandas's way."""
    import pandas as pd  # noqa: PLC0415

    def count() -> object:
        leads = pd.read_csv(path, parse_dates=list(TIMES), date_format="%Y-%m-%d %H:%M:%S")
        leads["Won"] = leads["Status"] == "Closed Won"
        leads["Cycle"] = leads["Close Date"] - leads["Create Date"]
        return leads.groupby(["Lead Source", "Region"]).agg(
            {
                "Lead ID": "size",
                "SQL Date": "count",
                "Opportunity Date": "count",
                "Won": "sum",
                "Amount": ["mean", "median"],
                "Cycle": "median",
            }
        )

    return count


WAYS = {"ours": ours, "bare": bare, "pandas": with_pandas}


def measured(way: str, path: Path) -> tuple[float, float]:
    """Return how long one way takes [s], and the most memory that it had [MB]."""
    command = [sys.executable, "-m", "benchmarks.recalibration", way, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def run_one(way: str, path: str) -> None:
    """Count the file in one way and print time and memory."""
    count = WAYS[way](path)
    began = perf_counter()
    count()
    seconds = perf_counter() - began
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    print(seconds, megabytes)


def main() -> None:
    """Let the ways take turns, and print how ours compares."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "leads.csv"
        make(path)
        print(f"{machine()}\n{LEADS:,} leads, {path.stat().st_size / 1e6:.0f} MB\n")
        took: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS}
        for _ in range(ROUNDS):
            for way, runs in took.items():
                runs.append(measured(way, path))
    rows = []
    for way, runs in took.items():
        pairs = zip(took["ours"], runs, strict=True)
        ratio = median(mine / theirs for (mine, _), (theirs, _) in pairs)
        memory = max(megabytes for _, megabytes in runs)
        seconds = median(seconds for seconds, _ in runs)
        target = f"ours at most {MOST_TIMES}: {verdict(ratio, MOST_TIMES)}" if way == "bare" else ""
        if way == "ours":
            target = f"at most {MOST_MEGABYTES} MB: {verdict(memory, MOST_MEGABYTES)}"
        rows.append((way, f"{seconds:.2f}", f"{memory:.0f}", f"{ratio:.2f}", target))
    print(table(("way", "time, s", "most memory, MB", "ours ÷ it", "target"), rows))
    print(f"\n{machine()}")


if __name__ == "__main__":
    run_one(*sys.argv[1:]) if len(sys.argv) > 1 else main()
