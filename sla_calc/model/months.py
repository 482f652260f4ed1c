"""A calendar month: the unit in which quotas are set and plans are made."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from pydantic_core import PydanticCustomError, core_schema

FIRST_YEAR, LAST_YEAR = 1970, 2999
MONTHS_A_YEAR = 12


@dataclass(frozen=True, order=True, slots=True)
class YearMonth:
    """One month of one year; written ``2027-03``.

    Attributes:
        year: 1970 to 2999.
        month: 1 (January) to 12.

    Raises:
        ValueError: when there is no such month.

    >>> YearMonth(2026, 11) + 3
    YearMonth(year=2027, month=2)
    >>> str(YearMonth.read("2027-03")), YearMonth(2028, 2).days
    ('2027-03', 29)
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (FIRST_YEAR <= self.year <= LAST_YEAR and 1 <= self.month <= MONTHS_A_YEAR):
            message = f"{self.year}-{self.month:02d} is not a month; write it as 2027-03."
            raise ValueError(message)

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"

    def __add__(self, months: int) -> "YearMonth":
        years, month = divmod(self.year * MONTHS_A_YEAR + self.month - 1 + months, MONTHS_A_YEAR)
        return YearMonth(years, month + 1)

    @property
    def days(self) -> int:
        """How many days it has."""
        return monthrange(self.year, self.month)[1]

    @property
    def dates(self) -> tuple[date, ...]:
        """Its days as dates, first to last."""
        return tuple(date(self.year, self.month, day) for day in range(1, self.days + 1))

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a month that is written as year and month, such as ``2027-03``.

        Raises:
            ValueError: when the text is not such a month.
        """
        year, _, month = text.partition("-")
        if not (text.isascii() and year.isdigit() and month.isdigit() and len(text) == 7):  # noqa: PLR2004
            message = f"{text[:20]!r} is not a month; write it as 2027-03."
            raise ValueError(message)
        return cls(int(year), int(month))

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> Any:  # noqa: ANN401
        def validated(value: object) -> YearMonth:
            if isinstance(value, YearMonth):
                return value
            if isinstance(value, str):
                return cls.read(value)
            kind = "not_a_month"
            raise PydanticCustomError(kind, "a month is written as 2027-03")

        return core_schema.no_info_plain_validator_function(
            validated, serialization=core_schema.to_string_ser_schema()
        )


def months_between(first: YearMonth, later: YearMonth) -> int:
    """Return how many months one month is after another; below 0 where it is before.

    >>> months_between(YearMonth(2026, 11), YearMonth(2027, 2))
    3
    """
    return (later.year - first.year) * MONTHS_A_YEAR + later.month - first.month
