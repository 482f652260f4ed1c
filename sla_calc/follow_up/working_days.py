"""The days on which a team follows up on leads."""

import warnings
from datetime import date
from functools import lru_cache

from sla_calc.errors import PlanError
from sla_calc.model.months import YearMonth
from sla_calc.model.team import WEEKDAYS, SalesTeam, Weekday


def working_days(team: SalesTeam, month: YearMonth) -> tuple[date, ...]:
    """Return the team's working days in a month: its weekdays without public holidays.

    Raises:
        PlanError: the team names a country or region whose holidays are not known.

    >>> len(working_days(SalesTeam(), YearMonth(2027, 1)))
    21
    >>> len(working_days(SalesTeam(holidays="DE"), YearMonth(2027, 1)))
    20
    """
    return _working_days(team.working_days, team.holidays, month)


# A year of months at every edit of a plan whose clock stays as it is.
@lru_cache(maxsize=512)
def _working_days(weekdays: tuple[Weekday, ...], place: str, month: YearMonth) -> tuple[date, ...]:
    off = public_holidays(place, month.year) if place else frozenset()
    return tuple(
        day for day in month.dates if WEEKDAYS[day.weekday()] in weekdays and day not in off
    )


@lru_cache(maxsize=64)
def public_holidays(place: str, year: int) -> frozenset[date]:
    """Return the public holidays of a country, or of a region of it, in a year.

    Some calendars follow the moon and are known for a few decades only: outside, there are none.

    Args:
        place: a country's ISO code, with a region after a hyphen where wanted: ``"DE-BY"``.
        year: the calendar year.

    Raises:
        PlanError: no holidays are known for it.
    """
    import holidays  # noqa: PLC0415 - costs a tenth of a second; most plans take no holidays off

    country, _, region = place.partition("-")
    try:
        with warnings.catch_warnings(action="ignore"):  # of years whose holidays are not known
            known = holidays.country_holidays(country, subdiv=region or None, years=year)
    except NotImplementedError:
        message = (
            f"No public holidays are known for {place}; use a country's ISO code, with a region "
            "after a hyphen where holidays differ: US, DE-BY."
        )
        raise PlanError(message) from None
    return frozenset(known)
