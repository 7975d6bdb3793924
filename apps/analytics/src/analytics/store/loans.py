"""Statements on loans. Data about a loan is only ever added, so an event may arrive twice, late or early."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ..domain.busiest_hours import HourOfWeek
from ..domain.loan import Loan
from ..domain.on_time import OnTime
from .database import Database

Instants = tuple[datetime, datetime]


async def note_loans(db: Database, loans: Sequence[Loan]) -> None:
    """Each loan once: PostgreSQL cannot change a row twice in one statement."""
    columns = {field.name: [getattr(loan, field.name) for loan in loans] for field in fields(Loan)}
    async with db.connection() as connection:
        await connection.execute(
            """
            insert into loan (loan_id, book_id, title, patron_category, issued_at, due_date, renewals, returned_at,
              days_overdue, version)
            select * from unnest(%(loan_id)s::uuid[], %(book_id)s::uuid[], %(title)s::text[],
              %(patron_category)s::text[], %(issued_at)s::timestamptz[], %(due_date)s::date[], %(renewals)s::int[],
              %(returned_at)s::timestamptz[], %(days_overdue)s::int[], %(version)s::int[])
            on conflict (loan_id) do update set
              due_date = case when excluded.version > loan.version then excluded.due_date else loan.due_date end,
              renewals = greatest(loan.renewals, excluded.renewals),
              returned_at = coalesce(loan.returned_at, excluded.returned_at),
              days_overdue = coalesce(loan.days_overdue, excluded.days_overdue),
              version = greatest(loan.version, excluded.version)
            """,
            columns,
        )


async def most_borrowed(db: Database, period: Instants, limit: int) -> list[dict[str, object]]:
    async with db.connection() as connection:
        cursor = await connection.execute(
            """
            select loan.book_id::text, coalesce(max(book.title), max(loan.title)) as title, max(book.author) as author,
              count(*)::int as loans
            from loan left join book using (book_id)
            where issued_at >= %s and issued_at < %s
            group by loan.book_id
            order by loans desc, title, book_id
            limit %s
            """,
            (*period, limit),
        )
        return await cursor.fetchall()


async def per_day(db: Database, period: Instants, zone: ZoneInfo) -> tuple[dict[date, int], dict[date, int]]:
    """How many were issued and returned on the days on which any were."""
    async with db.connection() as connection:
        cursor = await connection.execute(
            """
            select came_back, (at at time zone %(zone)s)::date as day, count(*)::int as count
            from visit
            where at >= %(first)s and at < %(end)s
            group by came_back, day
            """,
            {"zone": zone.key, "first": period[0], "end": period[1]},
        )
        issued: dict[date, int] = {}
        returned: dict[date, int] = {}
        async for row in cursor:
            (returned if row["came_back"] else issued)[row["day"]] = row["count"]
        return issued, returned


async def per_hour_of_week(
    db: Database, period: Instants, zone: ZoneInfo
) -> tuple[dict[HourOfWeek, int], dict[HourOfWeek, int]]:
    """How many were issued and returned in the hours of the week in which any were."""
    async with db.connection() as connection:
        cursor = await connection.execute(
            """
            select came_back, extract(isodow from at at time zone %(zone)s)::int as weekday,
              extract(hour from at at time zone %(zone)s)::int as hour, count(*)::int as count
            from visit
            where at >= %(first)s and at < %(end)s
            group by came_back, weekday, hour
            """,
            {"zone": zone.key, "first": period[0], "end": period[1]},
        )
        issued: dict[HourOfWeek, int] = {}
        returned: dict[HourOfWeek, int] = {}
        async for row in cursor:
            (returned if row["came_back"] else issued)[(row["weekday"], row["hour"])] = row["count"]
        return issued, returned


async def on_time(db: Database, period: Instants) -> OnTime:
    async with db.connection() as connection:
        cursor = await connection.execute(
            """
            select count(*)::int as returned, count(*) filter (where days_overdue = 0)::int as on_time
            from loan
            where returned_at >= %s and returned_at < %s
            """,
            period,
        )
        row = await cursor.fetchone()
        return OnTime(**row) if row else OnTime(0, 0)
