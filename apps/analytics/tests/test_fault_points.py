"""Whatever analytics takes or does by itself is cut off at every statement and repeated: it has one effect. The points
are generated, as those of the services in tests/operations."""

import asyncio
import json
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import psycopg
import pytest
from database import fresh_database
from psycopg import sql
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool
from test_failing_handlers import HANDLED, SCHEMAS, event

from analytics.events.handlers import handlers
from analytics.events.inbound import Inbound
from analytics.store.database import Database
from analytics.store.parked_events import count_parked
from analytics.upkeep import do_upkeep

ZONE = ZoneInfo("Europe/Moscow")
NOW = datetime.now(UTC)
MOST_TRIES = 5
EFFECTS = ("loan", "book", "desk_hour", "book_day", "dead_letter")

pytestmark = pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")


@dataclass(frozen=True)
class FaultPoint:
    step: int
    takes_effect: bool
    dies: bool
    """Whether the process dies with it; otherwise only the connection breaks."""


def fault_points_of(steps: int) -> list[FaultPoint]:
    both = (True, False)
    return [FaultPoint(step, effect, dies) for step in range(1, steps + 1) for effect in both for dies in both]


class Border:
    """Counts the statements, with those that begin and end transactions, and cuts one off."""

    def __init__(self) -> None:
        self.begin(None)

    def begin(self, point: FaultPoint | None) -> None:
        self.point = point
        self.steps = 0
        self.is_dead = False

    def connection(self) -> type[psycopg.AsyncConnection[DictRow]]:
        border = self

        class Connection(psycopg.AsyncConnection[DictRow]):
            async def wait(self, gen: Any, *rest: Any, **named: Any) -> Any:
                border.steps += 1
                point = border.point
                is_here = point is not None and point.step == border.steps
                if not (is_here or border.is_dead):
                    return await super().wait(gen, *rest, **named)
                if point and is_here:
                    border.is_dead = point.dies
                    if point.takes_effect:
                        await super().wait(gen, *rest, **named)
                await self.close()
                raise psycopg.OperationalError("cut off")

        return Connection


Stored = dict[str, list[str]]
"""What each table has."""


class Desk:
    def __init__(self, db: Database, border: Border) -> None:
        self.db = db
        self.border = border
        self.restart()

    def restart(self) -> None:
        """A process remembers nothing of the one before."""
        self.now = NOW
        self.inbound = Inbound(self.db, handlers(self.db, ZONE), SCHEMAS, lambda: self.now)

    async def run(self, statement: str) -> None:
        async with self.db.connection() as connection:
            await connection.execute(sql.SQL(statement))

    async def stored(self) -> Stored:
        """Without the ids and times that each attempt draws."""
        async with self.db.connection() as connection:
            found: Stored = {}
            for table in EFFECTS:
                cursor = await connection.execute(sql.SQL("select * from {}").format(sql.Identifier(table)))
                rows = [
                    {name: row[name] for name in row if name not in ("id", "received_at")}
                    for row in await cursor.fetchall()
                ]
                found[table] = sorted(map(str, rows))
            return found


Act = Callable[[Desk], Awaitable[bool]]
"""Returns whether it is over: otherwise it is repeated."""


async def outcome_of(
    desk: Desk, prepare: Callable[[Desk], Awaitable[None]], act: Act, point: FaultPoint | None
) -> Stored:
    desk.border.begin(None)
    await desk.run("truncate loan, book, desk_hour, book_day, parked_event, dead_letter")
    desk.restart()
    await prepare(desk)
    desk.border.begin(point)
    try:
        await act(desk)
        await desk.inbound.finish()
    except psycopg.Error:
        pass
    steps = desk.border.steps
    desk.border.begin(None)
    if point and point.dies:
        desk.restart()
    # The server undoes a transaction some time after its connection broke.
    await desk.run("select from loan for update")
    tries = 0
    while not await act(desk):
        tries += 1
        assert tries < MOST_TRIES, f"not over after {tries} tries"
    for _ in range(MOST_TRIES):
        desk.now += timedelta(minutes=2)
        while await desk.inbound.try_next():
            pass
    assert await count_parked(desk.db) == 0, f"parked for ever at {point}"
    stored = await desk.stored()
    desk.border.steps = steps
    return stored


async def nothing(_desk: Desk) -> None:
    pass


def one_effect(act: Act, prepare: Callable[[Desk], Awaitable[None]] = nothing) -> None:
    async def run() -> None:
        border = Border()
        async with (
            fresh_database() as database,
            AsyncConnectionPool(
                database.conninfo,
                min_size=2,
                max_size=5,
                timeout=5,
                open=False,
                kwargs={"autocommit": True, "row_factory": dict_row},
                connection_class=border.connection(),
            ) as db,
        ):
            desk = Desk(db, border)
            expected = await outcome_of(desk, prepare, act, None)
            assert any(rows for rows in expected.values()), "it has no effect"
            points = fault_points_of(border.steps)
            print(len(points), "fault points")
            assert len(points) > 0
            for point in points:
                assert await outcome_of(desk, prepare, act, point) == expected, f"cut off at {point}"

    asyncio.run(run())


def delivery(topic: str, given: object) -> Act:
    async def deliver(desk: Desk) -> bool:
        return "retry" not in await desk.inbound.receive(topic, json.dumps(given).encode())

    return deliver


@pytest.mark.parametrize(("topic", "kind"), HANDLED)
def test_an_event_that_is_cut_off_anywhere_and_delivered_again_has_one_effect(topic: str, kind: str) -> None:
    one_effect(delivery(topic, event(kind, str(uuid4()))))


def test_so_has_an_event_that_can_never_be_handled() -> None:
    one_effect(delivery("book.events", event("book.added", str(uuid4())) | {"data": {}}))


def test_so_has_what_a_sidecar_gave_up() -> None:
    given = event("book.added", str(uuid4())) | {"topic": "book.events"}

    async def give_up(desk: Desk) -> bool:
        return "retry" not in await desk.inbound.receive_dead_letter(json.dumps(given).encode())

    one_effect(give_up)


def test_the_upkeep_counts_an_earlier_loan_once() -> None:
    given = event("loan.returned", str(uuid4()))

    async def not_counted_yet(desk: Desk) -> None:
        await delivery("loan.events", given)(desk)
        await desk.run("update loan set issue_counted = false, return_counted = false")
        await desk.run("truncate desk_hour, book_day")

    async def keep_up(desk: Desk) -> bool:
        await do_upkeep(desk.db, ZONE, desk.now)
        return True

    one_effect(keep_up, not_counted_yet)
