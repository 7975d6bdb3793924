from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analytics.domain.period import LONGEST_DAYS, WrongPeriod, every_day, period_of

TODAY = date(2026, 3, 15)
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def test_a_period_that_nobody_names_is_the_last_thirty_days() -> None:
    period = period_of(None, None, TODAY)
    assert (period.first, period.last) == (date(2026, 2, 14), TODAY)
    assert len(period.days()) == 30


@given(first=days, length=st.integers(0, LONGEST_DAYS - 1))
def test_every_day_of_a_period_is_told_once_in_its_order(first: date, length: int) -> None:
    period = period_of(first, first + timedelta(days=length), TODAY)
    told = [day.day for day in every_day(period, {first: 3}, {})]
    assert told == sorted(set(told))
    assert (told[0], told[-1], len(told)) == (first, first + timedelta(days=length), length + 1)


@given(first=days, length=st.integers(LONGEST_DAYS, 5 * LONGEST_DAYS))
def test_a_period_of_more_than_a_year_is_refused(first: date, length: int) -> None:
    with pytest.raises(WrongPeriod):
        period_of(first, first + timedelta(days=length), TODAY)


@given(last=days, before=st.integers(1, 1000))
def test_a_period_that_ends_before_it_begins_is_refused(last: date, before: int) -> None:
    with pytest.raises(WrongPeriod) as refused:
        period_of(last + timedelta(days=before), last, TODAY)
    assert refused.value.field == "from"


@given(first=st.one_of(st.none(), st.dates()), last=st.one_of(st.none(), st.dates()))
@example(first=None, last=date.min)
@example(first=None, last=date.max)
def test_whatever_days_are_named_they_are_a_period_or_refused(first: date | None, last: date | None) -> None:
    try:
        period = period_of(first, last, TODAY)
    except WrongPeriod:
        return
    assert period.first <= period.last
    assert len(period.days()) <= LONGEST_DAYS
