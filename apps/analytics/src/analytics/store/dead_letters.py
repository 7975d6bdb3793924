"""Statements on dead letters."""

from datetime import datetime
from typing import Literal, TypedDict, cast

from psycopg import AsyncConnection
from psycopg.rows import DictRow
from uuid_utils import uuid7

from ..events.cause import Cause
from .database import Database

Status = Literal["waiting", "redelivered", "discarded"]


class DeadLetterRow(TypedDict):
    id: str
    event_id: str
    topic: str
    type: str
    event: str | None
    cause_code: str
    cause_detail: str | None
    status: Status
    received_at: datetime
    resolved_at: datetime | None
    resolved_by: str | None


COLUMNS = """id::text, event_id, topic, type, event, cause_code, cause_detail, status, received_at, resolved_at,
  resolved_by::text"""


async def insert_dead_letter(
    connection: AsyncConnection[DictRow], event_id: str, topic: str, type_: str, event: str, cause: Cause
) -> bool:
    """Stores it once, however often it is delivered. Returns whether it is new."""
    cursor = await connection.execute(
        """
        insert into dead_letter (id, event_id, topic, type, event, cause_code, cause_detail)
        values (%s, %s, %s, %s, %s, %s, %s) on conflict (event_id) do nothing
        """,
        (str(uuid7()), event_id, topic, type_, event, cause.code, cause.detail),
    )
    return cursor.rowcount > 0


async def count_waiting_dead_letters(db: Database) -> int:
    async with db.connection() as connection:
        row = await (await connection.execute("select count(*) from dead_letter where status = 'waiting'")).fetchone()
        return int(row["count"]) if row else 0


async def list_dead_letters(db: Database, status: Status, before: str | None, limit: int) -> list[DeadLetterRow]:
    """Newest first."""
    async with db.connection() as connection:
        cursor = await connection.execute(
            f"""
            select {COLUMNS} from dead_letter
            where status = %s and (%s::uuid is null or id < %s::uuid)
            order by id desc limit %s
            """,  # noqa: S608  the columns are ours
            (status, before, before, limit),
        )
        return cast(list[DeadLetterRow], await cursor.fetchall())


async def lock_dead_letter(connection: AsyncConnection[DictRow], id_: str) -> DeadLetterRow | None:
    """A letter, locked until the transaction ends."""
    cursor = await connection.execute(f"select {COLUMNS} from dead_letter where id = %s for update", (id_,))  # noqa: S608
    return cast(DeadLetterRow | None, await cursor.fetchone())


async def resolve_dead_letter(
    connection: AsyncConnection[DictRow], id_: str, status: Status, admin_id: str
) -> DeadLetterRow:
    cursor = await connection.execute(
        f"""
        update dead_letter set status = %s, resolved_by = %s, resolved_at = now(), event = null where id = %s
        returning {COLUMNS}
        """,  # noqa: S608
        (status, admin_id, id_),
    )
    return cast(DeadLetterRow, await cursor.fetchone())


async def note_cause(connection: AsyncConnection[DictRow], id_: str, cause: Cause) -> None:
    await connection.execute(
        "update dead_letter set cause_code = %s, cause_detail = %s where id = %s", (cause.code, cause.detail, id_)
    )
