"""The days that a report covers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

LONGEST_DAYS = 366
DEFAULT_DAYS = 30


@dataclass(frozen=True)
class Period:
    """Both days are included."""

    first: date
    last: date

    def days(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]


@dataclass(frozen=True)
class WrongPeriod(Exception):
    """An invalid period: which parameter is wrong, and how, as a code of contracts/errors."""

    field: str
    code: Literal["after_last_day", "period_too_long"]
    facts: Mapping[str, int]


def days_before(day: date, days: int) -> date:
    """The first day that can be named has none before it."""
    return date.fromordinal(max(date.min.toordinal(), day.toordinal() - days))


def period_of(first: date | None, last: date | None, today: date) -> Period:
    """Raises WrongPeriod."""
    last = last or today
    first = first or days_before(last, DEFAULT_DAYS - 1)
    if first > last:
        raise WrongPeriod("from", "after_last_day", {})
    if (last - first).days >= LONGEST_DAYS:
        raise WrongPeriod("from", "period_too_long", {"days": LONGEST_DAYS})
    return Period(first, last)


@dataclass(frozen=True)
class DayAtTheDesk:
    day: date
    issued: int
    returned: int


def every_day(period: Period, issued: Mapping[date, int], returned: Mapping[date, int]) -> list[DayAtTheDesk]:
    """Days without loans are included."""
    return [DayAtTheDesk(day, issued.get(day, 0), returned.get(day, 0)) for day in period.days()]
