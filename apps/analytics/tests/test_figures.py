from hypothesis import given
from hypothesis import strategies as st

from analytics.domain.busiest_hours import HourOfWeek, busiest_first
from analytics.domain.on_time import OnTime

hours = st.dictionaries(st.tuples(st.integers(1, 7), st.integers(0, 23)), st.integers(1, 50))


@given(issued=hours, returned=hours)
def test_hours_are_told_busiest_first_and_none_is_lost(
    issued: dict[HourOfWeek, int], returned: dict[HourOfWeek, int]
) -> None:
    told = busiest_first(issued, returned)
    counts = [hour.issued + hour.returned for hour in told]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == sum(issued.values()) + sum(returned.values())
    assert {(hour.weekday, hour.hour) for hour in told} == issued.keys() | returned.keys()


@given(late=st.integers(0, 10_000), on_time=st.integers(0, 10_000))
def test_the_rate_is_a_share(late: int, on_time: int) -> None:
    rate = OnTime(late + on_time, on_time).rate
    assert rate is None if late + on_time == 0 else rate is not None and 0 <= rate <= 1


def test_nothing_that_came_back_is_no_rate() -> None:
    assert OnTime(0, 0).rate is None
