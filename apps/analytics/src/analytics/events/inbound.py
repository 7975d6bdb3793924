"""Handles events as the sidecar brings them. One that fails is parked and tried again from here; later ones of its
subject wait behind it, in their order, and all others pass (docs/decisions/0014)."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal

from prometheus_client import Counter

from ..store.database import Database
from ..store.dead_letters import insert_dead_letter
from ..store.parked_events import (
    EventToPark,
    Try,
    begin_try,
    end_try,
    find_parked,
    park_begun,
    park_failed,
    park_untried,
)
from .cause import Cause
from .event_body import CloudEvent, EventBody, event_of, parse_json, read_dead_letter_body, read_event_body
from .handlers import Handler, Handlers
from .schemas import EventSchemas

log = logging.getLogger(__name__)

Outcome = Literal["handled", "ignored", "repeated", "parked", "dead_letter", "retry"]
"""What became of a delivery. `retry`: nothing, since the database is away; the sidecar is to bring it again."""

EVENTS = Counter("events", "Events delivered by the sidecar, by what became of them.", ["type", "outcome"])
CALLS = Counter("event_handler_calls", "Calls of event handlers, by what came of them.", ["type", "outcome"])

HANDLER_PATIENCE_SECONDS = 1
"""How long a delivery waits for its handler. After that the event is parked, and the try goes on."""
REMEMBERED = 10_000
"""How many of the events handled last are known by their ids: what a broker delivers again soon costs nothing."""


class Inbound:
    def __init__(self, db: Database, handlers: Handlers, schemas: EventSchemas, now: Callable[[], datetime]) -> None:
        self._db = db
        self._handlers = handlers
        self._schemas = schemas
        self._now = now
        self._handled_lately: OrderedDict[str, None] = OrderedDict()
        self._under_way: set[asyncio.Task[None]] = set()

    async def receive(self, topic: str, bytes_: bytes) -> Outcome:
        """Takes an event of a topic. Raises nothing."""
        body = read_event_body(bytes_)
        handlers = self._handlers[topic]
        try:
            outcome = await self._receive(topic, handlers, body)
        except Exception as error:
            outcome = asked_again(error)
        # Only types that this app knows become labels.
        EVENTS.labels(body.event.type if body.event and body.event.type in handlers else "other", outcome).inc()
        return outcome

    async def receive_dead_letter(self, bytes_: bytes) -> Outcome:
        """Takes what came to the app's dead-letter topic. Raises nothing."""
        body = read_dead_letter_body(bytes_)
        cause = self._why_never(body.event) or Cause("handler_failed", "Its sidecar gave it up.")
        topic = (body.event.topic if body.event else None) or "unknown"
        try:
            outcome = await self._keep_dead_letter(topic, body, cause)
        except Exception as error:
            outcome = asked_again(error)
        EVENTS.labels("dead letter", outcome).inc()
        return outcome

    async def receive_again(self, body: object) -> Cause | None:
        """Handles a dead letter that an admin sends again. Why it could not be handled, or nothing."""
        event = event_of(body)
        never = self._why_never(event)
        return await self._call(event) if event and not never else never

    async def try_next(self) -> bool:
        """Tries the parked event that is longest due. Whether there was one."""
        one = await begin_try(self._db, self._now())
        if one is None:
            return False
        event = event_of(parse_json(one.event.encode()))
        never = self._why_never(event)
        await self._finish(one, await self._call(event) if event and not never else never)
        return True

    async def finish(self) -> None:
        """Waits for the tries that go on after their deliveries were answered."""
        await asyncio.gather(*self._under_way)

    async def _receive(self, topic: str, handlers: Mapping[str, Handler], body: EventBody) -> Outcome:
        event = body.event
        if event and event.type not in handlers:
            return "ignored"
        never = self._why_never(event)
        if event is None or never:
            return await self._keep_dead_letter(topic, body, never or Cause("not_an_event"))
        if event.id in self._handled_lately:
            return "repeated"
        to_park = EventToPark(event.id, topic, event.type, event.subject or event.id, body.json)
        found = await find_parked(self._db, to_park)
        if found.known:
            return "repeated"
        if found.behind:
            await park_untried(self._db, to_park, self._now())
            return parked(to_park, "behind an earlier event of its subject")
        return await self._try_first(event, to_park)

    async def _try_first(self, event: CloudEvent, to_park: EventToPark) -> Outcome:
        trying = asyncio.create_task(self._call(event))
        done, _ = await asyncio.wait({trying}, timeout=HANDLER_PATIENCE_SECONDS)
        if not done:
            begun = await park_begun(self._db, to_park, self._now())
            if begun:
                self._go_on(trying, begun)
            return parked(to_park, "its handler takes long")
        cause = trying.result()
        if cause:
            await park_failed(self._db, to_park, cause, self._now())
            return parked(to_park, cause.detail)
        self._remember(event.id)
        return "handled"

    def _go_on(self, trying: asyncio.Task[Cause | None], begun: Try) -> None:
        """Ends a try that its delivery did not wait for. If this process dies first, another one tries again."""

        async def end() -> None:
            try:
                await self._finish(begun, await trying)
            except Exception as error:
                log.warning("a try could not be ended: it is made again", extra={"error": type(error).__name__})

        task = asyncio.create_task(end())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _finish(self, one: Try, cause: Cause | None) -> None:
        end = await end_try(self._db, one, cause, self._now())
        if end == "handled":
            self._remember(one.event_id)
        if end == "dead letter" and cause:
            log.error("a parked event is a dead letter now", extra={"event_id": one.event_id, "cause": cause.code})

    async def _keep_dead_letter(self, topic: str, body: EventBody, cause: Cause) -> Outcome:
        type_ = body.event.type if body.event else "unknown"
        async with self._db.connection() as connection:
            if not await insert_dead_letter(connection, body.event_id, topic, type_, body.json, cause):
                return "repeated"
        log.error("a dead letter was kept", extra={"event_id": body.event_id, "type": type_, "cause": cause.code})
        return "dead_letter"

    def _remember(self, event_id: str) -> None:
        self._handled_lately[event_id] = None
        if len(self._handled_lately) > REMEMBERED:
            self._handled_lately.popitem(last=False)

    def _handler(self, type_: str) -> Handler | None:
        return next((known[type_] for known in self._handlers.values() if type_ in known), None)

    def _why_never(self, event: CloudEvent | None) -> Cause | None:
        """Why no try could ever succeed, or nothing."""
        if event is None:
            return Cause("not_an_event")
        if self._handler(event.type) is None:
            return Cause("unknown_type")
        errors = self._schemas.errors(event.type, event.data)
        # They name the members of the data, which may be called anything.
        detail = "".join(letter if letter.isprintable() else " " for letter in "; ".join(errors))[:500]
        return Cause("not_as_its_schema_says", detail) if errors else None

    async def _call(self, event: CloudEvent) -> Cause | None:
        """Calls the handler of an event that is as its schema says. Raises nothing."""
        handler = self._handler(event.type)
        try:
            if handler:
                await handler(event.data)
        except Exception as error:
            # Its message may quote what is in the event: its kind is enough.
            kind = type(error).__name__
            log.warning("event not handled", extra={"event_id": event.id, "type": event.type, "error": kind})
            CALLS.labels(event.type, "failed").inc()
            return Cause("handler_failed", kind)
        CALLS.labels(event.type, "handled").inc()
        return None


def parked(event: EventToPark, why: str | None) -> Outcome:
    log.warning("event parked", extra={"event_id": event.event_id, "type": event.type, "why": why})
    return "parked"


def asked_again(error: Exception) -> Outcome:
    log.error("can be neither handled nor parked: asking for it again", extra={"error": type(error).__name__})
    return "retry"
