"""Statements of the reports, on the counts."""

from datetime import date

from ..domain.busiest_hours import HourOfWeek
from ..domain.on_time import OnTime
from ..domain.period import Period
from .database import Database


async def most_borrowed(db: Database, period: Period, limit: int) -> list[dict[str, object]]:
    """
    A book that was borrowed n times in k months was borrowed at least n/k times in one of them. So the first books of
    each month tell how often one must have been borrowed, and only what was borrowed so often in a month is looked at.
    """
    async with db.connection() as connection:
        cursor = await connection.execute(
            """
            with month as materialized (
              select first::date, count(*) over () as months
              from generate_series(date_trunc('month', %(first)s::timestamp), %(last)s::timestamp, '1 month') as first
            ), fewest as materialized (
              select min(loans) as loans
              from (
                select borrowed.loans
                from (
                  select distinct book_id
                  from month cross join lateral (
                    select book_id from book_month where book_month.month = month.first and loans > 0
                    order by loans desc, book_id limit %(limit)s
                  ) as of_month
                ) as known cross join lateral (
                  select sum(loans) as loans from book_day
                  where book_day.book_id = known.book_id and day between %(first)s and %(last)s
                ) as borrowed
                where borrowed.loans > 0
                order by borrowed.loans desc limit %(limit)s
              ) as first
              having count(*) = %(limit)s
            )
            select candidate.book_id::text, book.title, book.author, borrowed.loans::int
            from (
              select distinct book_month.book_id
              from month join book_month on book_month.month = month.first and book_month.loans > 0
                and book_month.loans >= ceil(coalesce((select loans from fewest), 1)::numeric / months)
            ) as candidate cross join lateral (
              select sum(loans) as loans from book_day
              where book_day.book_id = candidate.book_id and day between %(first)s and %(last)s
            ) as borrowed
              join book on book.book_id = candidate.book_id
            where borrowed.loans >= coalesce((select loans from fewest), 1)
            order by borrowed.loans desc, title, candidate.book_id
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
