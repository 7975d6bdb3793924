import asyncio
import os
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import LiteralString
from uuid import UUID

import pytest
from database import fresh_database
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import migrate
from analytics.domain.period import Period
from analytics.store.database import Database
from analytics.store.figures import most_borrowed

pytestmark = pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")

KNOWN_MONTHS = Path(migrate.__file__).parent / "store" / "migrations" / "0231-known-months.sql"
FIRST_DAY = date(2026, 1, 1)

Lent = tuple[int, int, int]
"""A book, the day, counted from the first, and how often."""

some_days = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 120), st.integers(1, 5)), max_size=40)
some_period = st.tuples(st.integers(0, 120), st.integers(0, 120)).map(
    lambda days: Period(FIRST_DAY + timedelta(min(days)), FIRST_DAY + timedelta(max(days)))
)


def book(number: int) -> str:
    return str(UUID(int=number))


async def execute(db: Database, statement: LiteralString, *values: object) -> None:
    async with db.connection() as connection:
        await connection.execute(statement, values)


async def lend(db: Database, lent: Sequence[Lent]) -> None:
    async with db.connection() as connection:
        await connection.execute(
            """
            with lent as (
              select book_id, day, sum(loans) as loans
              from unnest(%s::uuid[], %s::date[], %s::int[]) as lent (book_id, day, loans) group by 1, 2 order by 1, 2
            ), known as (
              insert into book (book_id, title)
              select distinct book_id, book_id::text from lent order by 1 on conflict do nothing
            )
            insert into book_day (book_id, day, loans) select * from lent
            on conflict (book_id, day) do update set loans = book_day.loans + excluded.loans
            """,
            (
                [book(number) for number, _, _ in lent],
                [FIRST_DAY + timedelta(day) for _, day, _ in lent],
                [loans for _, _, loans in lent],
            ),
        )


def counted(lent: Sequence[Lent], period: Period, limit: int) -> list[tuple[str, int]]:
    loans: Counter[str] = Counter()
    for number, day, times in lent:
        if period.first <= FIRST_DAY + timedelta(day) <= period.last:
            loans[book(number)] += times
    return sorted(loans.items(), key=lambda one: (-one[1], one[0]))[:limit]


async def reported(db: Database, period: Period, limit: int) -> list[tuple[object, object]]:
    return [(row["book_id"], row["loans"]) for row in await most_borrowed(db, period, limit)]


def test_the_first_books_of_a_period_are_those_with_the_most_loans_in_it() -> None:
    with asyncio.Runner() as runner:
        opened = AsyncExitStack()
        db = runner.run(opened.enter_async_context(fresh_database()))

        @settings(max_examples=60, deadline=None)
        @given(
            lent=some_days, more=some_days, period=some_period, limit=st.integers(1, 4), forgotten=st.integers(0, 60)
        )
        def check(lent: list[Lent], more: list[Lent], period: Period, limit: int, forgotten: int) -> None:
            runner.run(compare(lent, more, period, limit, forgotten))

        async def compare(lent: list[Lent], more: list[Lent], period: Period, limit: int, forgotten: int) -> None:
            await execute(db, "truncate book, book_day, book_month")
            await asyncio.gather(lend(db, lent), lend(db, more))
            assert await reported(db, period, limit) == counted(lent + more, period, limit)
            await execute(db, "delete from book_day where day < %s", FIRST_DAY + timedelta(forgotten))
            left = [one for one in lent + more if one[1] >= forgotten]
            assert await reported(db, period, limit) == counted(left, period, limit)

        try:
            check()
        finally:
            runner.run(opened.aclose())


def test_batches_around_the_turn_of_a_month_do_not_wait_for_each_other() -> None:
    async def waiting(db: Database) -> int:
        async with db.connection() as connection:
            cursor = await connection.execute(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and query like '%into book_day%'
                """
            )
            row = await cursor.fetchone()
            return int(row["count"]) if row else 0

    async def until_waiting(db: Database, count: int) -> None:
        async with asyncio.timeout(20):
            while await waiting(db) < count:
                pass

    async def check() -> None:
        async with fresh_database() as db:
            january, february = 30, 31
            await lend(db, [(1, february + 1, 1), (2, january, 1)])
            async with db.connection() as holding, holding.transaction():
                await holding.execute("select from book_month where book_id = %s for update", (book(2),))
                # Each has a new day of one book, and adds to a known day of the other.
                one = asyncio.create_task(lend(db, [(1, february, 1), (2, january, 1)]))
                await until_waiting(db, 1)
                other = asyncio.create_task(lend(db, [(1, february + 1, 1), (2, january - 1, 1)]))
                await until_waiting(db, 2)
            await asyncio.gather(one, other)
            assert await reported(db, Period(FIRST_DAY, FIRST_DAY + timedelta(60)), 2) == [(book(1), 3), (book(2), 3)]

    asyncio.run(check())


def test_loans_from_before_the_months_were_counted_are_counted_by_the_migration() -> None:
    async def check() -> None:
        async with fresh_database() as db:
            known = [(number, number % 50, number % 7 + 1) for number in range(1, 2_501)]
            await execute(db, "alter table book_day disable trigger user")
            await lend(db, known)
            await execute(db, "alter table book_day enable trigger user")
            whole = Period(FIRST_DAY, FIRST_DAY + timedelta(60))
            assert await reported(db, whole, 3) == []
            async with db.connection() as connection:
                await connection.execute(KNOWN_MONTHS.read_bytes())
            assert await reported(db, whole, 3) == counted(known, whole, 3)

    asyncio.run(check())


def test_a_report_of_a_year_does_not_look_at_every_day_of_every_book() -> None:
    async def check() -> None:
        async with fresh_database() as db:
            # Each book once a month; a few, each day of a week as well.
            usual = [(number, 30 * month, 1) for number in range(1, 1_001) for month in range(12)]
            await lend(db, usual + [(number, day, 9) for number in range(1, 6) for day in range(100, 107)])
            await execute(db, "analyze book_day, book_month, book")
            period = Period(FIRST_DAY, FIRST_DAY + timedelta(360))

            async def rows_read() -> int:
                async with db.connection() as connection:
                    await connection.execute("select pg_stat_force_next_flush()")
                    await connection.execute("select 1")
                    cursor = await connection.execute(
                        """
                        select (
                          select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_user_tables
                        ) + (select sum(idx_tup_read) from pg_stat_user_indexes) as read
                        """
                    )
                    row = await cursor.fetchone()
                    return int(row["read"]) if row else 0

            before = await rows_read()
            assert await reported(db, period, 5) == [(book(number), 75) for number in range(1, 6)]
            assert await rows_read() - before < 1_500

    asyncio.run(check())
