"""Statements of the reports, on the counts."""

from datetime import date

from ..domain.busiest_hours import HourOfWeek
from ..domain.on_time import OnTime
from ..domain.period import Period
from .database import Database


async def most_borrowed(db: Database, period: Period, limit: int) -> list[dict[str, object]]:
    """Titles are looked up of those books only that may be among the first."""
    async with db.connection() as connection:
        cursor = await connection.execute(
            """
            with borrowed as materialized (
              select book_id, sum(loans)::int as loans from book_day
              where day between %(first)s and %(last)s
              group by book_id
            ), fewest as (
              select min(loans) as loans
              from (select loans from borrowed order by loans desc limit %(limit)s) as first
            )
            select borrowed.book_id::text, book.title, book.author, borrowed.loans
            from borrowed join book using (book_id)
            where borrowed.loans >= (select loans from fewest)
            order by borrowed.loans desc, title, book_id
            limit %(limit)s
            """,
            {"first": period.first, "last": period.last, "limit": limit},
        )
        return await cursor.fetchall()


async def per_day(db: Database, period: Period) -> tuple[dict[date, int], dict[date, int]]:
    """How many were issued and returned on the days on which any were."""
    async with db.connection() as connection:
        cursor = await connection.execute(
            """
            select day, sum(issued)::int as issued, sum(returned)::int as returned
            from desk_hour where day between %s and %s
            group by day
            """,
            (period.first, period.last),
        )
        rows = await cursor.fetchall()
    return (
        {row["day"]: row["issued"] for row in rows if row["issued"]},
        {row["day"]: row["returned"] for row in rows if row["returned"]},
    )


async def per_hour_of_week(db: Database, period: Period) -> tuple[dict[HourOfWeek, int], dict[HourOfWeek, int]]:
    """How many were issued and returned in the hours of the week in which any were."""
    async with db.connection() as connection:
        cursor = await connection.execute(
            """
            select extract(isodow from day)::int as weekday, hour, sum(issued)::int as issued,
              sum(returned)::int as returned
            from desk_hour where day between %s and %s
            group by weekday, hour
            """,
            (period.first, period.last),
        )
        rows = await cursor.fetchall()
    return (
        {(row["weekday"], row["hour"]): row["issued"] for row in rows if row["issued"]},
        {(row["weekday"], row["hour"]): row["returned"] for row in rows if row["returned"]},
    )


async def on_time(db: Database, period: Period) -> OnTime:
    async with db.connection() as connection:
        cursor = await connection.execute(
            """
            select coalesce(sum(returned), 0)::int as returned, coalesce(sum(returned_on_time), 0)::int as on_time
            from desk_hour where day between %s and %s
            """,
            (period.first, period.last),
        )
        row = await cursor.fetchone()
        return OnTime(**row) if row else OnTime(0, 0)
