"""When the desk is busiest."""

from collections.abc import Mapping
from dataclasses import dataclass

HourOfWeek = tuple[int, int]
"""ISO 8601 weekday (Monday is 1), and hour."""


@dataclass(frozen=True)
class BusyHour:
    weekday: int
    hour: int
    issued: int
    returned: int


def busiest_first(issued: Mapping[HourOfWeek, int], returned: Mapping[HourOfWeek, int]) -> list[BusyHour]:
    """Of two equally busy hours, the earlier one in the week comes first."""
    hours = [BusyHour(*hour, issued.get(hour, 0), returned.get(hour, 0)) for hour in issued.keys() | returned.keys()]
    return sorted(hours, key=lambda busy: (-(busy.issued + busy.returned), busy.weekday, busy.hour))
