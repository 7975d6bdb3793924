"""Each handler fails for ever, for a while and after its commit, as those of the services in tests/subscriptions."""

import asyncio
import json
import os
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from database import fresh_database
from psycopg import sql

from analytics.events.handlers import Data, Handler, handlers
from analytics.events.inbound import Inbound
from analytics.events.schemas import EventSchemas
from analytics.store.database import Database, open_database
from analytics.store.parked_events import count_parked

SCHEMAS = EventSchemas(Path(__file__).parents[3] / "contracts/events")
HOUR = timedelta(hours=1)
ZONE = ZoneInfo("Europe/Moscow")

LOAN: dict[str, object] = {
    "reader_id": str(uuid4()),
    "copy_id": str(uuid4()),
    "title": "Дар",
    "patron_category": "adult",
    "issued_at": "2026-01-01T10:00:00Z",
    "due_date": "2026-02-01",
    "version": 1,
}
BOOK: dict[str, object] = {"title": "Дар", "author": "Набоков"}
EXAMPLES: dict[str, dict[str, object]] = {
    "loan.issued": LOAN,
    "loan.renewed": LOAN | {"renewals": 1},
    "loan.returned": LOAN | {"returned_at": "2026-01-09T10:00:00Z", "days_overdue": 0},
    "loan.overdue": LOAN,
    "loan.due_date_changed": LOAN | {"due_date": "2026-03-01", "version": 2},
    "book.added": BOOK,
    "book.changed": BOOK,
}

HANDLED = [
    (topic, kind) for topic, kinds in handlers(open_database("postgresql://127.0.0.1"), ZONE).items() for kind in kinds
]


def event(kind: str, subject: str, event_id: str | None = None) -> dict[str, object]:
    ids = {"book_id": subject} if kind.startswith("book.") else {"loan_id": subject, "book_id": str(uuid4())}
    data = {"event_type": kind} | EXAMPLES[kind] | ids
    envelope = {"specversion": "1.0", "id": event_id or str(uuid4()), "source": "test", "type": kind}
    return envelope | {"subject": subject, "data": data}


class Desk:
    """The handlers of analytics, which fail for one subject as they are told."""

    def __init__(self, db: Database, topic: str) -> None:
        self.db = db
        self.topic = topic
        self.now = datetime.now(UTC)
        self.failing: tuple[str, str] | None = None
        failing = {kind: self.failing_handler(handle) for kind, handle in handlers(db, ZONE)[topic].items()}
        self.inbound = Inbound(db, {topic: failing}, SCHEMAS, lambda: self.now)

    def failing_handler(self, handle: Handler) -> Handler:
        async def may_fail(events: Sequence[Data]) -> None:
            fails = self.failing and any(self.failing[0] in data.values() for data in events)
            if fails and self.failing and self.failing[1] == "before its effect":
                raise RuntimeError("told to fail")
            await handle(events)
            if fails:
                raise RuntimeError("told to fail")

        return may_fail

    async def receive(self, given: object) -> list[str]:
        return [*await self.inbound.receive(self.topic, json.dumps(given).encode())]

    async def retry(self, after: timedelta) -> int:
        self.now += after
        tries = 0
        while await self.inbound.try_next():
            tries += 1
        return tries

    async def rows(self, query: str) -> list[object]:
        async with self.db.connection() as connection:
            return [*await (await connection.execute(sql.SQL(query))).fetchall()]

    async def subjects(self) -> int:
        """How many loans, or books, are stored."""
        return len(await self.rows("select from loan" if self.topic == "loan.events" else "select from book"))

    async def stored(self) -> list[object]:
        return [
            *await self.rows("select * from loan order by loan_id"),
            *await self.rows("select * from book order by book_id"),
            *await self.rows("select * from desk_hour order by day, hour"),
            *await self.rows("select * from book_day order by book_id, day"),
        ]

    async def dead_letters(self) -> list[object]:
        return await self.rows("select event_id, topic, type, cause_code, cause_detail from dead_letter order by id")


pytestmark = [
    pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL"),
    pytest.mark.parametrize(("topic", "kind"), HANDLED),
]


def at_desk(topic: str, test: Callable[[Desk], Awaitable[None]]) -> None:
    async def run() -> None:
        async with fresh_database() as db:
            await test(Desk(db, topic))

    asyncio.run(run())


def test_a_handler_that_fails_for_ever_delays_nobody_else_and_leaves_a_dead_letter_with_its_cause(
    topic: str, kind: str
) -> None:
    async def test(desk: Desk) -> None:
        broken, other, event_id = str(uuid4()), str(uuid4()), str(uuid4())
        desk.failing = (broken, "before its effect")
        assert await desk.receive(event(kind, broken, event_id)) == ["parked"]
        assert await desk.receive(event(kind, broken)) == ["parked"]
        assert await desk.receive(event(kind, other)) == ["handled"]
        assert await desk.subjects() == 1
        since = desk.now
        while await desk.dead_letters() == [] and desk.now - since <= HOUR:
            await desk.retry(timedelta(minutes=2))
        assert await desk.dead_letters() == [
            {
                "event_id": event_id,
                "topic": topic,
                "type": kind,
                "cause_code": "handler_failed",
                "cause_detail": "RuntimeError",
            }
        ]
        desk.failing = None
        await desk.retry(timedelta(minutes=2))
        assert (await desk.subjects(), await count_parked(desk.db)) == (2, 0)

    at_desk(topic, test)


def test_a_handler_that_fails_for_a_while_has_its_effect_afterwards(topic: str, kind: str) -> None:
    async def test(desk: Desk) -> None:
        subject = str(uuid4())
        desk.failing = (subject, "before its effect")
        await desk.receive(event(kind, subject))
        for _ in range(3):
            assert await desk.retry(timedelta(seconds=10)) == 1
        assert await desk.stored() == []
        desk.failing = None
        await desk.retry(timedelta(seconds=10))
        assert (await desk.subjects(), await count_parked(desk.db), await desk.dead_letters()) == (1, 0, [])

    at_desk(topic, test)


def test_a_handler_that_fails_after_its_commit_has_one_effect_however_often_it_is_tried(topic: str, kind: str) -> None:
    async def test(desk: Desk) -> None:
        subject = str(uuid4())
        given = event(kind, subject)
        desk.failing = (subject, "after its commit")
        await desk.receive(given)
        once = await desk.stored()
        assert await desk.subjects() == 1
        for _ in range(3):
            assert await desk.retry(timedelta(seconds=10)) == 1
        desk.failing = None
        assert await desk.retry(timedelta(seconds=10)) == 1
        await desk.receive(given)
        assert await desk.stored() == once
        assert (await count_parked(desk.db), await desk.dead_letters()) == (0, [])

    at_desk(topic, test)
