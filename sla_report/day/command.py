"""The command that writes the page, for a scheduled job that mails it to both teams."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sla_calc import Plan, PlanError, YearMonth, decode_plan, plan_from_file
from sla_data.meaning.mapping import Mapping, mapping_from_json
from sla_report.day.page import day_page
from sla_report.day.stands import stands
from sla_report.errors import ReportError
from sla_report.numbers.figures import Figures

CANNOT = 2
"""The exit code where something cannot be used."""
LARGEST = 10_000_000
"""[bytes] of a plan or a mapping."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page; return 0, or 2 with a sentence where something cannot be used."""
    asked = _parser().parse_args(arguments)
    try:
        _check_place(asked)
        _write(asked.out, _page(asked))
    except (PlanError, ReportError) as error:
        for problem in str(error).splitlines():
            print(problem, file=sys.stderr)  # noqa: T201 - a command speaks
        return CANNOT
    except OSError as error:
        said = f"{asked.out} cannot be written: {error.strerror or error}."
        print(said, file=sys.stderr)  # noqa: T201
        return CANNOT
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sla_report",
        description="Writes where the month stands, on both sides of the agreement, as one HTML "
        "page without scripts, which can be mailed or printed.",
        epilog="Exit code 2: something cannot be used; the sentence says what would be right.",
    )
    add = parser.add_argument
    add("plan", help="the plan: a file that was saved in the app, its link, or the link's text")
    add("--actuals", required=True, type=Path, metavar="FILE", help="the leads: CSV or a workbook")
    add("--out", required=True, type=Path, metavar="FILE", help="the page that is written")
    add("--as-of", type=_day, metavar="DATE", help="the last day that counts, such as 2027-01-15")
    add("--month", type=_month, metavar="MONTH", help="the month, such as 2027-01")
    add("--mapping", type=Path, metavar="FILE", help="what the columns mean, saved in the app")
    add("--zone", type=_zone, help="where the office is, such as Europe/Berlin")
    add("--locale", default="en-US", help="how figures are written, such as de-DE")
    return parser


def _page(asked: argparse.Namespace) -> str:
    from sla_data import read_leads  # noqa: PLC0415 - a second, and not for the sentences above

    plan = _plan(asked.plan)
    mapping = _mapping(asked.mapping)
    if not asked.actuals.is_file():
        why = "is a folder" if asked.actuals.is_dir() else "is not there"
        message = f"{asked.actuals} {why}. Right would be an export of leads, as CSV or a workbook."
        raise PlanError(message)
    with read_leads(asked.actuals, mapping, stages=plan.stages) as table:
        found = stands(plan, table, asked.as_of, asked.month, asked.zone)
    return day_page(found, Figures(asked.locale, plan.currency), asked.actuals.name)


def _check_place(asked: argparse.Namespace) -> None:
    """Check where the page goes, before the page is made.

    Raises:
        PlanError: it cannot go there.
    """
    out = asked.out
    if not out.parent.is_dir():
        message = f"There is no folder {out.parent}. Make it, or let --out name another place."
        raise PlanError(message)
    if out.is_dir():
        message = f"{out} is a folder. Right for --out would be a file in it, such as day.html."
        raise PlanError(message)
    read = [asked.actuals, asked.mapping, Path(asked.plan) if _is_file(asked.plan) else None]
    if any(path and path.is_file() and out.is_file() and path.samefile(out) for path in read):
        message = f"{out} is read, too, and would be lost. Let --out name another file."
        raise PlanError(message)


def _write(out: Path, page: str) -> None:
    """Write the page; one that is there already is replaced at once, or stays as it is."""
    whole = out.is_file() or not out.exists()
    place = out.with_name(f".{out.name}.part") if whole else out
    try:
        place.write_text(page, encoding="utf-8", errors="replace")
        if whole:
            place.replace(out)
    finally:
        if whole:
            place.unlink(missing_ok=True)


def _plan(told: str) -> Plan:
    """Return the plan in a file, or in a link.

    Raises:
        PlanError: it is neither.
    """
    if _is_file(told):
        return plan_from_file(_content(Path(told)))
    if _is_folder(told):
        message = f"{told} is a folder. Right would be a plan saved in the app, or its link."
        raise PlanError(message)
    in_link = parse_qs(urlsplit(told).query).get("plan") if "?" in told else None
    if in_link is None and (told.endswith(".json") or "/" in told or "\\" in told):
        message = f"There is no file {told}. Right would be a plan saved in the app, or its link."
        raise PlanError(message)
    return decode_plan(in_link[0] if in_link else told)


def _mapping(path: Path | None) -> Mapping | None:
    return None if path is None else mapping_from_json(_content(path))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            message = f"{path} has more than {LARGEST // 10**6} MB, and is no file of this app’s."
            raise PlanError(message)
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise PlanError(message) from None


def _is_file(told: str) -> bool:
    try:
        return Path(told).is_file()
    except (OSError, ValueError):  # a link is longer than any file's name
        return False


def _is_folder(told: str) -> bool:
    try:
        return Path(told).is_dir()
    except (OSError, ValueError):
        return False


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a day; write it as 2027-01-15."
        raise argparse.ArgumentTypeError(message) from None


def _month(text: str) -> YearMonth:
    try:
        return YearMonth.read(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f"{text!r} is not a time zone that is known; write it as Europe/Berlin."
        raise argparse.ArgumentTypeError(message) from None
