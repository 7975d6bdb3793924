"""The counts that reports are made of. A loan adds to them once when it is issued, and once when it is returned."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from psycopg import AsyncConnection
from psycopg.rows import DictRow

from .database import Database


async def count_visits(connection: AsyncConnection[DictRow], loan_ids: Sequence[object], zone: ZoneInfo) -> None:
    """Within a transaction, which holds the loans. Rows of the counts are locked in a fixed order."""
    await connection.execute(
        """
        with due as (
          select loan_id, book_id, title, issued_at, returned_at, days_overdue, issue_counted, return_counted
          from loan
          where loan_id = any(%(loans)s::uuid[])
            and (not issue_counted or (returned_at is not null and not return_counted))
          for update
        ), counted as (
          update loan set issue_counted = true, return_counted = due.returned_at is not null
          from due where loan.loan_id = due.loan_id
        ), heard_of as (
          insert into book (book_id, title)
          select distinct on (book_id) book_id, title from due order by book_id
          on conflict do nothing
        ), borrowed as (
          insert into book_day (book_id, day, loans)
          select book_id, (issued_at at time zone %(zone)s)::date as day, count(*)
          from due where not issue_counted
          group by book_id, day order by book_id, day
          on conflict (book_id, day) do update set loans = book_day.loans + excluded.loans
        ), visit as (
          select issued_at at time zone %(zone)s as at, 1 as issued, 0 as returned, 0 as on_time
          from due where not issue_counted
          union all
          select returned_at at time zone %(zone)s, 0, 1, (days_overdue = 0)::int
          from due where returned_at is not null and not return_counted
        )
        insert into desk_hour (day, hour, issued, returned, returned_on_time)
        select at::date as day, extract(hour from at)::int as hour, sum(issued), sum(returned), sum(on_time)
        from visit
        group by day, hour order by day, hour
        on conflict (day, hour) do update set
          issued = desk_hour.issued + excluded.issued,
          returned = desk_hour.returned + excluded.returned,
          returned_on_time = desk_hour.returned_on_time + excluded.returned_on_time
        """,
        {"loans": list(loan_ids), "zone": zone.key},
    )


async def count_earlier_loans(db: Database, zone: ZoneInfo, limit: int = 1_000) -> int:
    """Counts loans that were stored uncounted. Returns how many: fewer than the limit if there are no more."""
    async with db.connection() as connection, connection.transaction():
        cursor = await connection.execute(
            """
            select loan_id from loan
            where not issue_counted or (returned_at is not null and not return_counted)
            limit %s for update skip locked
            """,
            (limit,),
        )
        loan_ids = [row["loan_id"] async for row in cursor]
        if loan_ids:
            await count_visits(connection, loan_ids, zone)
        return len(loan_ids)
