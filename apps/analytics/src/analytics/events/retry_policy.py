"""How often a failed event is retried, and for how long."""

from datetime import datetime, timedelta

FIRST_DELAY = timedelta(milliseconds=250)
LONGEST_DELAY = timedelta(minutes=2)
GIVE_UP_AFTER = timedelta(hours=1)


def next_try_at(failures: int, now: datetime) -> datetime:
    """After 250 ms, 500 ms, 1 s … at most two minutes."""
    doublings: int = 2 ** min(failures - 1, 20)
    return now + min(LONGEST_DELAY, FIRST_DELAY * doublings)


def is_given_up(first_failed_at: datetime, now: datetime) -> bool:
    return now - first_failed_at >= GIVE_UP_AFTER
