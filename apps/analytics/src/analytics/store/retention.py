"""What is deleted, and when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import LiteralString

from psycopg import sql

from .database import Database


@dataclass(frozen=True)
class Retention:
    """`column` must be the first of an index."""

    table: str
    column: str
    days: int
    where: LiteralString = "true"


RETENTION = (
    # A loan is kept as long as a late message about it may come, by far; then only the counts are left.
    Retention("loan", "returned_at", 400, "issue_counted and return_counted"),
    Retention("book_day", "day", 3_660),
    # When none of its days is left.
    Retention("book_month", "month", 3_692),
    Retention("dead_letter", "resolved_at", 90, "status <> 'waiting'"),
)


async def purge(db: Database, one: Retention, now: datetime, batch: int = 5_000) -> int:
    """Deletes expired rows, in statements that each end in time. Returns how many."""
    statement = sql.SQL(
        """
        delete from {table} where ctid = any(array(
          select ctid from {table} where {column} < %s and {where}
          order by {column} limit %s for update skip locked
        ))
        """
    ).format(
        table=sql.Identifier(one.table),
        column=sql.Identifier(one.column),
        where=sql.SQL(one.where),
    )
    purged = 0
    while True:
        async with db.connection() as connection:
            deleted = (await connection.execute(statement, (now - timedelta(days=one.days), batch))).rowcount
        purged += deleted
        if deleted < batch:
            return purged
