"""Statements on parked events: those that failed, and those that wait behind an earlier one of their subject."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from psycopg import AsyncConnection
from psycopg.rows import DictRow

from ..events.cause import Cause
from ..events.retry_policy import GIVE_UP_AFTER, is_given_up, next_try_at
from .database import Database
from .dead_letters import insert_dead_letter

LEASE = timedelta(minutes=1)
"""Longer than any attempt takes: each of its statements ends after ten seconds."""


@dataclass(frozen=True)
class EventToPark:
    event_id: str
    topic: str
    type: str
    subject: str
    """Events of one topic and subject are handled in order."""
    event: str
    """As received, as JSON."""


@dataclass(frozen=True)
class Try:
    """An attempt in progress; `attempts` distinguishes it from one that another replica began later."""

    position: int
    event_id: str
    topic: str
    subject: str
    attempts: int
    event: str


@dataclass(frozen=True)
class Parked:
    known: bool
    """The event was parked, or became a dead letter, before."""
    behind: bool
    """Earlier events of its subject are parked."""


async def find_parked(db: Database, events: Sequence[EventToPark]) -> dict[str, Parked]:
    """What is known about delivered events, by id. One statement per delivery."""
    async with db.connection() as connection:
        cursor = await connection.execute(
            """
            select event_id,
              exists (select from parked_event where event_id = delivered.event_id)
                or exists (select from dead_letter where event_id = delivered.event_id) as known,
              exists (select from parked_event where topic = delivered.topic and subject = delivered.subject) as behind
            from unnest(%s::text[], %s::text[], %s::text[]) as delivered (event_id, topic, subject)
            """,
            (
                [event.event_id for event in events],
                [event.topic for event in events],
                [event.subject for event in events],
            ),
        )
        return {row["event_id"]: Parked(row["known"], row["behind"]) async for row in cursor}


async def park_untried(db: Database, event: EventToPark, now: datetime) -> None:
    """Behind those of its subject."""
    await _park(db, event, attempts=0, due=now)


async def park_failed(db: Database, event: EventToPark, cause: Cause, now: datetime) -> None:
    await _park(db, event, attempts=1, due=next_try_at(1, now), first_failed_at=now, cause=cause)


async def park_begun(db: Database, event: EventToPark, now: datetime) -> Try | None:
    """Parks an event whose first attempt is in progress, to be ended with `end_try`."""
    return await _park(db, event, attempts=1, due=now + LEASE, first_failed_at=now, cause=UNENDED)


async def _park(
    db: Database,
    event: EventToPark,
    attempts: int,
    due: datetime,
    first_failed_at: datetime | None = None,
    cause: Cause | None = None,
) -> Try | None:
    async with db.connection() as connection, connection.transaction():
        first = await _lock_subject(connection, event.topic, event.subject)
        cursor = await connection.execute(
            """
            insert into parked_event
              (event_id, topic, type, subject, event, attempts, next_try_at, first_failed_at, cause_code, cause_detail)
            values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
            on conflict (event_id) do nothing
            returning position, event_id, topic, subject, attempts, event
            """,
            (
                event.event_id,
                event.topic,
                event.type,
                event.subject,
                event.event,
                attempts,
                due if first is None else None,
                first_failed_at,
                cause.code if cause else None,
                cause.detail if cause else None,
            ),
        )
        row = await cursor.fetchone()
        return Try(**row) if row else None


async def _lock_subject(connection: AsyncConnection[DictRow], topic: str, subject: str) -> int | None:
    """Locks the parked events of a subject until the transaction ends. Returns the first position."""
    # A separate statement: what it guards must be read with a snapshot taken after locking.
    await connection.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"{topic} {subject}",))
    cursor = await connection.execute(
        "select position from parked_event where topic = %s and subject = %s order by position limit 1",
        (topic, subject),
    )
    row = await cursor.fetchone()
    return int(row["position"]) if row else None


UNENDED = Cause("handler_failed", "Its handler did not end, or its process died.")
"""The cause stored during an attempt, in case its process dies."""


@dataclass(frozen=True)
class BegunTry(Try):
    is_hopeless: bool
    """An hour has passed and the last attempt never ended: its handler may be what kills the process."""


async def begin_try(db: Database, now: datetime) -> BegunTry | None:
    """Begins an attempt at the event that has been due longest, so that no other replica does. It is the first of its
    subject."""
    async with db.connection() as connection:
        cursor = await connection.execute(
            """
            with due as (
              select position, first_failed_at, cause_detail from parked_event
              where next_try_at <= %(now)s
              order by next_try_at limit 1 for update skip locked
            )
            update parked_event tried
            set next_try_at = %(lease_end)s, attempts = tried.attempts + 1,
              first_failed_at = coalesce(tried.first_failed_at, %(now)s), cause_code = %(code)s,
              cause_detail = %(detail)s
            from due where tried.position = due.position
            returning tried.position, tried.event_id, tried.topic, tried.subject, tried.attempts, tried.event,
              coalesce(due.first_failed_at <= %(given_up_before)s and due.cause_detail = %(detail)s, false)
                as is_hopeless
            """,
            {
                "lease_end": now + LEASE,
                "now": now,
                "given_up_before": now - GIVE_UP_AFTER,
                "code": UNENDED.code,
                "detail": UNENDED.detail,
            },
        )
        row = await cursor.fetchone()
        return BegunTry(**row) if row else None


TryEnd = Literal["handled", "parked", "dead letter"]


async def end_try(db: Database, one: Try, cause: Cause | None, now: datetime) -> TryEnd:
    """A handled event is removed; one that failed for good or for too long becomes a dead letter; then the next one of
    its subject is due. Any other is retried later."""
    async with db.connection() as connection, connection.transaction():
        first = await _lock_subject(connection, one.topic, one.subject)
        cursor = await connection.execute("select * from parked_event where position = %s", (one.position,))
        row = await cursor.fetchone()
        if row is None:
            return "parked" if cause else "handled"
        if cause:
            # Another replica has begun an attempt since then, which decides.
            if row["attempts"] != one.attempts:
                return "parked"
            first_failed_at = row["first_failed_at"] or now
            if cause.code == "handler_failed" and not is_given_up(first_failed_at, now):
                await connection.execute(
                    """
                    update parked_event
                    set next_try_at = %s, first_failed_at = %s, cause_code = %s, cause_detail = %s
                    where position = %s
                    """,
                    (
                        next_try_at(row["attempts"], now) if row["position"] == first else None,
                        first_failed_at,
                        cause.code,
                        cause.detail,
                        one.position,
                    ),
                )
                return "parked"
            await insert_dead_letter(connection, one.event_id, one.topic, row["type"], row["event"], cause)
        await connection.execute("delete from parked_event where position = %s", (one.position,))
        await connection.execute(
            """
            update parked_event set next_try_at = %s
            where next_try_at is null
              and position = (select min(position) from parked_event where topic = %s and subject = %s)
            """,
            (now, one.topic, one.subject),
        )
        return "dead letter" if cause else "handled"


async def parked_since(db: Database, most: int) -> tuple[int, datetime | None]:
    """How many events are parked, up to `most`, and since when the first of them is."""
    async with db.connection() as connection:
        cursor = await connection.execute(
            """
            select count(*) as count, min(first_failed_at) as oldest
            from (select first_failed_at from parked_event order by position limit %s) as parked
            """,
            (most,),
        )
        row = await cursor.fetchone()
        return (int(row["count"]), row["oldest"]) if row else (0, None)


async def count_parked(db: Database) -> int:
    async with db.connection() as connection:
        row = await (await connection.execute("select count(*) from parked_event")).fetchone()
        return int(row["count"]) if row else 0
