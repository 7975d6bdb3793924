"""Statements on loans. Data about a loan is only ever added, so an event may arrive twice, late or early."""

from collections.abc import Sequence
from dataclasses import fields
from zoneinfo import ZoneInfo

from ..domain.loan import Loan
from .counts import count_visits
from .database import Database


async def note_loans(db: Database, loans: Sequence[Loan], zone: ZoneInfo) -> None:
    """Each loan once: PostgreSQL cannot change a row twice in one statement. What is new is counted with it."""
    in_order = sorted(loans, key=lambda loan: loan.loan_id)
    columns = {field.name: [getattr(loan, field.name) for loan in in_order] for field in fields(Loan)}
    async with db.connection() as connection, connection.transaction():
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
        await count_visits(connection, columns["loan_id"], zone)
