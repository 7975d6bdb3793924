"""When the desk has most to do."""

from collections.abc import Mapping
from dataclasses import dataclass

HourOfWeek = tuple[int, int]
"""Weekday as ISO 8601 counts (Monday is 1), and hour."""


@dataclass(frozen=True)
class BusyHour:
    weekday: int
    hour: int
    issued: int
    returned: int


def busiest_first(issued: Mapping[HourOfWeek, int], returned: Mapping[HourOfWeek, int]) -> list[BusyHour]:
    """Of two hours that are as busy, the earlier one of the week comes first."""
    hours = [BusyHour(*hour, issued.get(hour, 0), returned.get(hour, 0)) for hour in issued.keys() | returned.keys()]
    return sorted(hours, key=lambda busy: (-(busy.issued + busy.returned), busy.weekday, busy.hour))
