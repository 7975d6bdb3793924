import asyncio
import json
import os
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from database import fresh_database
from psycopg import sql

from analytics.events.handlers import handlers
from analytics.events.inbound import Inbound, Outcome
from analytics.events.schemas import EventSchemas
from analytics.store.database import Database
from analytics.store.parked_events import begin_try, count_parked

pytestmark = pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")

SCHEMAS = EventSchemas(Path(__file__).parents[3] / "contracts/events")
HOUR = timedelta(hours=1)


class Desk:
    """Takes books, unless it is shut for their subject, and counts how often it was asked to."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.now = datetime.now(UTC)
        self.calls = 0
        self.given: list[list[str]] = []
        self.taken: list[str] = []
        self.shut: set[str] = set()
        self.held: dict[str, asyncio.Event] = {}
        self.inbound = self.replica()

    def replica(self) -> Inbound:
        return Inbound(self.db, {"book.events": {"book.added": self.take}}, SCHEMAS, lambda: self.now)

    async def take(self, events: Sequence[Mapping[str, object]]) -> None:
        titles = [str(data["title"]) for data in events]
        self.calls += 1
        self.given.append(titles)
        for title in titles:
            if title in self.held:
                await self.held[title].wait()
        if self.shut.intersection(titles):
            raise RuntimeError("reader@readers.example is not to be quoted")
        self.taken += titles

    async def receive(self, event: object, by: Inbound | None = None) -> Outcome:
        [outcome] = await (by or self.inbound).receive("book.events", json.dumps(event).encode())
        return outcome

    async def receive_batch(self, *events: object) -> list[Outcome]:
        return sorted(await self.inbound.receive("book.events", json.dumps(batch(*events)).encode()))

    async def try_due(self, by: Inbound | None = None) -> int:
        tries = 0
        while await (by or self.inbound).try_next():
            tries += 1
        return tries

    async def dead_letters(self) -> list[tuple[str, str | None]]:
        async with self.db.connection() as connection:
            cursor = await connection.execute("select cause_code, cause_detail from dead_letter order by id")
            return [(row["cause_code"], row["cause_detail"]) async for row in cursor]


def book(subject: str | None, title: str, **but: object) -> dict[str, Any]:
    data = {"event_type": "book.added", "book_id": str(uuid4()), "author": "А", "title": title}
    envelope = {"specversion": "1.0", "id": str(uuid4()), "source": "books", "type": "book.added", "data": data}
    return envelope | ({"subject": subject} if subject else {}) | but


def batch(*events: object) -> dict[str, Any]:
    envelope = {"specversion": "1.0", "id": str(uuid4()), "source": "books", "type": "abonement.events"}
    return envelope | {"topic": "book.events", "data": {"events": list(events)}}


def at_desk(test: Callable[[Desk], Awaitable[None]]) -> None:
    async def run() -> None:
        async with fresh_database() as db:
            await test(Desk(db))

    asyncio.run(run())


def test_an_event_that_fails_for_an_hour_holds_up_its_own_subject_only_then_it_is_a_dead_letter() -> None:
    async def test(desk: Desk) -> None:
        desk.shut = {"a1"}
        assert [await desk.receive(book("a", title)) for title in ("a1", "a2", "a3")] == ["parked"] * 3
        assert [await desk.receive(book("b", title)) for title in ("b1", "b2")] == ["handled"] * 2
        assert (desk.taken, desk.calls) == (["b1", "b2"], 3)
        since = desk.now
        while await desk.dead_letters() == []:
            assert desk.taken == ["b1", "b2"]
            desk.now += timedelta(minutes=2)
            await desk.try_due()
        assert desk.now - since == HOUR
        assert await desk.dead_letters() == [("handler_failed", "RuntimeError")]
        assert desk.taken == ["b1", "b2", "a2", "a3"]
        assert await count_parked(desk.db) == 0

    at_desk(test)


def test_an_event_that_fails_for_a_while_is_handled_before_what_came_after_it() -> None:
    async def test(desk: Desk) -> None:
        desk.shut = {"a1"}
        for title in ("a1", "a2"):
            await desk.receive(book("a", title))
        for _ in range(3):
            desk.now += timedelta(seconds=10)
            assert await desk.try_due() == 1
        assert await desk.try_due() == 0
        desk.shut = set()
        desk.now += timedelta(seconds=10)
        await desk.try_due()
        assert desk.taken == ["a1", "a2"]
        assert (await desk.dead_letters(), await count_parked(desk.db)) == ([], 0)

    at_desk(test)


def test_an_event_that_comes_seventeen_times_calls_its_handler_as_often_as_it_is_due() -> None:
    async def test(desk: Desk) -> None:
        desk.shut = {"a1"}
        event = book("a", "a1")
        assert await desk.receive(event) == "parked"
        other = desk.replica()
        assert {await desk.receive(event, by) for by in [desk.inbound, other] * 9} == {"repeated"}
        assert desk.calls == 1
        desk.now += timedelta(seconds=1)
        assert await desk.try_due() == 1
        desk.shut = set()
        desk.now += timedelta(seconds=10)
        await desk.try_due()
        assert {await desk.receive(event) for _ in range(17)} == {"repeated"}
        assert (desk.calls, desk.taken) == (3, ["a1"])

    at_desk(test)


def test_of_two_replicas_one_tries_a_parked_event() -> None:
    async def test(desk: Desk) -> None:
        desk.shut = {"a1", "b1", "c1"}
        for title in desk.shut:
            await desk.receive(book(title[0], title))
        desk.now += timedelta(seconds=1)
        tries = await asyncio.gather(*(desk.try_due(desk.replica()) for _ in range(3)))
        assert (sum(tries), desk.calls) == (3, 6)

    at_desk(test)


def test_a_try_whose_process_died_is_made_again_when_its_lease_has_ended() -> None:
    async def test(desk: Desk) -> None:
        desk.shut = {"a1"}
        await desk.receive(book("a", "a1"))
        desk.now += timedelta(seconds=1)
        assert await begin_try(desk.db, desk.now) is not None
        desk.shut = set()
        desk.now += timedelta(seconds=59)
        assert await desk.try_due(desk.replica()) == 0
        desk.now += timedelta(seconds=1)
        assert await desk.try_due(desk.replica()) == 1
        assert (desk.taken, await count_parked(desk.db)) == (["a1"], 0)

    at_desk(test)


def test_an_event_whose_handler_ends_the_process_is_a_dead_letter_after_an_hour() -> None:
    async def test(desk: Desk) -> None:
        desk.shut = {"a1"}
        for title in ("a1", "a2"):
            await desk.receive(book("a", title))
        desk.shut = set()
        for _ in range(30):
            desk.now += timedelta(minutes=2)
            assert await begin_try(desk.db, desk.now) is not None
        desk.now += timedelta(minutes=2)
        assert await desk.try_due() == 2
        assert [cause for cause, _ in await desk.dead_letters()] == ["handler_failed"]
        assert desk.taken == ["a2"]

    at_desk(test)


def test_a_delivery_does_not_wait_for_a_handler_that_takes_long() -> None:
    async def test(desk: Desk) -> None:
        desk.held["a1"] = asyncio.Event()
        assert await desk.receive(book("a", "a1")) == "parked"
        assert await desk.receive(book("a", "a2")) == "parked"
        assert await desk.receive(book("b", "b1")) == "handled"
        assert await desk.try_due() == 0
        desk.held["a1"].set()
        await desk.inbound.finish()
        await desk.try_due()
        assert (desk.taken, desk.calls) == (["b1", "a1", "a2"], 3)

    at_desk(test)


def test_events_of_a_batch_are_handled_by_one_call_those_of_one_subject_in_order() -> None:
    async def test(desk: Desk) -> None:
        events = [book("a", "a1"), book("b", "b1"), book("a", "a2"), book("c", "c1"), book("a", "a3")]
        assert await desk.receive_batch(*events) == ["handled"] * 5
        assert desk.given == [["a1", "b1", "c1"], ["a2"], ["a3"]]
        assert await desk.receive_batch(*events) == ["repeated"] * 5
        assert desk.calls == 3

    at_desk(test)


def test_an_event_that_fails_in_a_batch_holds_up_its_own_subject_only() -> None:
    async def test(desk: Desk) -> None:
        desk.shut = {"b1"}
        events = [book("a", "a1"), book("b", "b1"), book("c", "c1"), book("b", "b2"), book("a", "a2")]
        assert await desk.receive_batch(*events) == ["handled"] * 3 + ["parked"] * 2
        assert (sorted(desk.taken), await count_parked(desk.db)) == (["a1", "a2", "c1"], 2)
        assert await desk.receive_batch(book("b", "b3"), book("d", "d1")) == ["handled", "parked"]
        desk.shut = set()
        desk.now += timedelta(seconds=1)
        await desk.try_due()
        assert [title for title in desk.taken if title[0] == "b"] == ["b1", "b2", "b3"]

    at_desk(test)


def test_a_delivery_of_many_that_take_long_waits_for_the_first_of_them_only() -> None:
    async def test(desk: Desk) -> None:
        titles = [f"{number}" for number in range(40)]
        desk.held = {title: asyncio.Event() for title in titles}
        desk.shut = {"first"}
        events = [book("first", "first"), *(book(title, title) for title in titles)]
        assert await desk.receive_batch(*events) == ["parked"] * 41
        assert await desk.try_due() == 0
        for title in titles:
            desk.held[title].set()
        await desk.inbound.finish()
        desk.shut = set()
        desk.now += timedelta(seconds=1)
        await desk.try_due()
        assert sorted(desk.taken) == sorted(["first", *titles])

    at_desk(test)


def test_what_can_never_be_handled_is_a_dead_letter_of_its_own_the_rest_of_its_batch_is_handled() -> None:
    async def test(desk: Desk) -> None:
        foreign = book("c", "c1", type="book.shelved")
        events = [book("a", "a1", data={}), {"hello": "world"}, 7, foreign, book("b", "b1")]
        assert await desk.receive_batch(*events) == ["dead_letter"] * 3 + ["handled", "ignored"]
        assert desk.taken == ["b1"]
        assert await desk.receive_batch() == []
        assert await desk.receive(batch() | {"data": {"events": "none"}}) == "dead_letter"

    at_desk(test)


def test_a_batch_that_a_sidecar_gave_up_is_a_dead_letter_for_each_event() -> None:
    async def test(desk: Desk) -> None:
        body = json.dumps(batch(book("a", "a1"), book("b", "b1"))).encode()
        assert await desk.inbound.receive_dead_letter(body) == ["dead_letter"] * 2
        async with desk.db.connection() as connection:
            rows = await (await connection.execute("select event, topic from dead_letter")).fetchall()
        assert {row["topic"] for row in rows} == {"book.events"}
        for row in rows:
            assert await desk.inbound.receive_again(json.loads(row["event"])) is None
        assert sorted(desk.taken) == ["a1", "b1"]

    at_desk(test)


def test_while_nothing_can_be_kept_an_event_is_asked_for_again() -> None:
    async def test(desk: Desk) -> None:
        async with desk.db.connection() as connection:
            await connection.execute("alter table parked_event rename to elsewhere")
            event = book("a", "a1")
            assert await desk.receive(event) == "retry"
            await connection.execute("alter table elsewhere rename to parked_event")
        assert desk.calls == 0
        assert await desk.receive(event) == "handled"

    at_desk(test)


def test_what_the_database_refuses_of_one_book_is_parked_and_handled_when_it_can_be() -> None:
    async def test(desk: Desk) -> None:
        inbound = Inbound(desk.db, handlers(desk.db, ZoneInfo("Europe/Moscow")), SCHEMAS, lambda: desk.now)
        async with desk.db.connection() as connection:
            await connection.execute(sql.SQL("alter table book add constraint refused check (title <> 'a1')"))
            assert await desk.receive(book("a", "a1"), inbound) == "parked"
            assert await desk.receive(book("b", "b1"), inbound) == "handled"
            await connection.execute("alter table book drop constraint refused")
            desk.now += timedelta(seconds=1)
            assert await desk.try_due(inbound) == 1
            titles = await (await connection.execute("select title from book order by title")).fetchall()
        assert [row["title"] for row in titles] == ["a1", "b1"]

    at_desk(test)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"not { json", "not_an_event"),
        (b"7", "not_an_event"),
        (b"[" * 100_000, "not_an_event"),
        (json.dumps(book("a\0b", "a")).encode(), "not_an_event"),
        (json.dumps(book("\ud800", "a")).encode(), "not_an_event"),
        (json.dumps(book("a", "a", specversion="0.3")).encode(), "not_an_event"),
        (json.dumps(book("a", "a", data={})).encode(), "not_as_its_schema_says"),
        (json.dumps(book("a", "a", data=None)).encode(), "not_as_its_schema_says"),
        (json.dumps(book("a", "a", data={"title": "\0 \ud800"})).encode(), "not_as_its_schema_says"),
    ],
)
def test_what_can_never_be_handled_is_a_dead_letter_at_once_and_kept_once(body: bytes, code: str) -> None:
    async def test(desk: Desk) -> None:
        assert await desk.inbound.receive("book.events", body) == ["dead_letter"]
        assert await desk.inbound.receive("book.events", body) == ["repeated"]
        assert [cause for cause, _ in await desk.dead_letters()] == [code]
        assert desk.calls == 0

    at_desk(test)


def test_what_a_sidecar_could_not_parse_is_kept_as_it_was() -> None:
    async def test(desk: Desk) -> None:
        wrapped = {"specversion": "1.0", "id": "1", "type": "com.dapr.event.sent", "data_base64": b64encode(b"not {")}
        body = json.dumps(wrapped, default=lambda value: value.decode()).encode()
        assert await desk.inbound.receive_dead_letter(body) == ["dead_letter"]
        async with desk.db.connection() as connection:
            row = await (await connection.execute("select event, cause_code from dead_letter")).fetchone()
        assert row == {"event": '"not {"', "cause_code": "not_an_event"}

    at_desk(test)


def test_types_that_nobody_asked_for_pass_by_but_are_not_handled_again() -> None:
    async def test(desk: Desk) -> None:
        event = book("a", "a", type="book.shelved")
        assert await desk.receive(event) == "ignored"
        cause = await desk.inbound.receive_again(event)
        assert cause is not None and cause.code == "unknown_type"

    at_desk(test)


def test_only_what_the_schema_knows_and_does_not_call_personal_is_shown() -> None:
    shown = SCHEMAS.without_personal_data(
        "notifications.email", {"type": "loan_issued", "user_email": "a@readers.example", "note": "private"}
    )
    assert shown == {"type": "loan_issued", "user_email": "•••", "note": "•••"}
    assert SCHEMAS.without_personal_data("unknown", {"name": "Анна"}) == {"name": "•••"}
