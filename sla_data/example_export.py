"""An export to try the page with: leads of the example plan, generated, of nobody real.

What it shows on purpose: rates that are not the plan's, leads that are too young to have closed, a
lead type that the plan does not know, one that is spelled in two ways, rows that cannot be read,
and close dates of open deals, which are forecasts.
"""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from random import Random

SEED = 2027
NAME = "generated-example.csv"
FIRST, AS_OF = date(2026, 1, 1), date(2026, 12, 31)
HEADERS = (
    *("Record ID", "Create Date", "Lead source", "Business unit", "Lead owner"),
    *("SQL date", "Opportunity date", "Deal stage", "Close date", "Amount"),
    *("First contact time", "Number of times contacted", "Spend"),
    *("Owner assigned date", "Reached", "Closed lost reason"),
)
OWNERS = ("Ada", "Bruno", "Chidi", "Dana", "Emre", "Fay")
UNFIT = ("No need", "No budget", "Student or job seeker", "Wrong contact data", "No response")
"""Why a lead is rejected before it is an SQL, the commonest first."""
BEATEN = ("Price", "Chose a competitor", "No decision", "Bad timing")
"""Why a deal is lost after that."""
ANSWERS = 0.3
"""Chance that an attempt reaches the person."""
UNEXPLAINED, UNASSIGNED = 0.07, 0.02
_NOTICED = 41
"""Every so many rows, something that real exports have, too."""


@dataclass(frozen=True)
class _Source:
    """Where leads come from, and what becomes of them.

    Attributes:
        leads: [leads] in all.
        rates: from each stage to the next.
        cycle: [days] to the won deal, on average.
        size: [money] of a won deal, on average.
        cost: [money] of a lead.
    """

    name: str
    unit: str
    leads: int
    rates: tuple[float, float, float]
    cycle: float
    size: float
    cost: float


SOURCES = (
    _Source("Demo request", "Small business", 1_450, (0.56, 0.61, 0.31), 34, 5_000, 115),
    _Source("Website form", "Small business", 2_300, (0.26, 0.80, 0.24), 47, 5_000, 72),
    _Source("Content download", "Small business", 900, (0.13, 0.48, 0.21), 76, 5_000, 19),
    _Source("Webinar", "Small business", 380, (0.22, 0.55, 0.24), 60, 5_000, 45),
    _Source("Demo request", "Enterprise", 620, (0.51, 0.54, 0.21), 112, 31_000, 255),
    _Source("Event", "Enterprise", 560, (0.41, 0.47, 0.19), 128, 31_000, 165),
    _Source("Content download", "Enterprise", 430, (0.08, 0.42, 0.16), 145, 31_000, 30),
)


@lru_cache(maxsize=4)
def example_export(seed: int = SEED) -> bytes:
    r"""Return a CSV file of generated leads of the year 2026, the same for the same seed.

    >>> example_export().splitlines()[0].decode().split(",")[:3]
    ['Record ID', 'Create Date', 'Lead source']

    Args:
        seed: of the random numbers.
    """
    chance = Random(seed)  # noqa: S311 - an example, no secret
    # Numbers of its own, so that what sales does changes nothing of what leads are.
    sales = Random(seed + 1)  # noqa: S311
    leads = [
        (_created(chance), source, chance.random())
        for source in SOURCES
        for _ in range(source.leads)
    ]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADERS)
    for number, (created, source, _) in enumerate(sorted(leads, key=lambda lead: lead[::2]), 1):
        writer.writerow(_row(number, created, source, chance, sales))
    return text.getvalue().encode()


def _created(chance: Random) -> datetime:
    days = chance.randrange((AS_OF - FIRST).days + 1)
    return datetime.combine(FIRST, datetime.min.time()) + timedelta(
        days=days, minutes=chance.randrange(8 * 60, 18 * 60)
    )


def _row(
    number: int, created: datetime, source: _Source, chance: Random, sales: Random
) -> list[object]:
    days = _days_of_stages(created, source, chance)
    sql, opportunity, won = (day if day and day <= AS_OF else None for day in days)
    lost = not won and chance.random() < _had_time(created, source)
    stage = (
        "Closed won" if won else "Closed lost" if lost else "Proposal sent" if opportunity else ""
    )
    is_open = stage == "Proposal sent"
    forecast = AS_OF + timedelta(days=chance.randrange(5, 90)) if is_open else None
    amount = round(chance.gammavariate(4, source.size / 4), -1) if won or is_open else None
    attempts = 1 + min(chance.getrandbits(16).bit_count() // 3, 5)
    contacted = created + timedelta(minutes=chance.expovariate(1 / 90))
    owner, never = chance.choice(OWNERS), chance.random() < 0.04  # noqa: PLR2004
    attempts = 0 if never else attempts
    assigned = min(contacted, created + timedelta(minutes=sales.expovariate(1 / 12)))
    reached = bool(sql or won) or sales.random() < 1 - (1 - ANSWERS) ** attempts
    strange = number % _NOTICED == 0
    return [
        f"L-{number:05}",
        "31.02.2026" if number % (_NOTICED * 19) == 0 else f"{created:%Y-%m-%d %H:%M}",
        source.name.lower() if strange and source.name == "Website form" else source.name,
        source.unit,
        owner,
        sql or "",
        opportunity or "",
        stage,
        won or forecast or "",
        "0" if strange and won else "" if amount is None else f"{amount:.2f}",
        "" if never else f"{contacted:%Y-%m-%d %H:%M}",
        attempts,
        f"{chance.gammavariate(6, source.cost / 6):.2f}",
        "" if sales.random() < UNASSIGNED else f"{assigned:%Y-%m-%d %H:%M}",
        "yes" if reached else "no",
        _reason(sales, BEATEN if sql else UNFIT) if lost else "",
    ]


def _reason(sales: Random, reasons: tuple[str, ...]) -> str:
    """Return why a lead was lost, an earlier reason likelier than a later; sometimes nothing."""
    weights = range(len(reasons), 0, -1)
    (reason,) = sales.choices(reasons, weights)
    return "" if sales.random() < UNEXPLAINED else reason


def _days_of_stages(
    created: datetime, source: _Source, chance: Random
) -> tuple[date | None, date | None, date | None]:
    """Return the days on which a lead becomes an SQL, an opportunity and a customer, or never."""
    reached: list[date | None] = [None, None, None]
    day = created.date()
    for place, (rate, share) in enumerate(zip(source.rates, (0.1, 0.2, 0.7), strict=True)):
        if chance.random() >= rate:
            break
        day += timedelta(days=round(chance.gammavariate(2, source.cycle * share / 2)))
        reached[place] = day
    return reached[0], reached[1], reached[2]


def _had_time(created: datetime, source: _Source) -> float:
    """Return how likely it is that a lead which was not won has been given up by now."""
    return min(0.9, (AS_OF - created.date()).days / (2 * source.cycle))
