"""Handles events as the sidecar delivers them. One that fails is parked and retried by this app; later ones of its
subject wait behind it, in order, and all others pass (docs/decisions/0014)."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal

from prometheus_client import Counter

from ..store.database import Database
from ..store.dead_letters import insert_dead_letter
from ..store.parked_events import UNENDED, EventToPark, Try, begin_try, end_try
from .cause import Cause
from .event_body import (
    CloudEvent,
    EventBody,
    event_of,
    parse_json,
    read_dead_letter_body,
    read_event_body,
    unpack,
)
from .first_tries import Arrival, FirstTries, TryOutcome
from .handlers import Handler, Handlers
from .schemas import EventSchemas

log = logging.getLogger(__name__)

Outcome = TryOutcome | Literal["ignored", "dead_letter"]
"""The outcome of an event. `retry`: nothing, since the database is down; the sidecar must redeliver it."""

EVENTS = Counter("events", "Events delivered by the sidecar, by outcome.", ["type", "outcome"])
CALLS = Counter("event_handler_calls", "Calls of event handlers, by outcome.", ["type", "outcome"])

REMEMBERED = 10_000
"""How many ids of recently handled events are remembered, so that quick redeliveries cost nothing."""


class Inbound:
    def __init__(self, db: Database, handlers: Handlers, schemas: EventSchemas, now: Callable[[], datetime]) -> None:
        self._db = db
        self._handlers = handlers
        self._schemas = schemas
        self._now = now
        self._handled_lately: OrderedDict[str, None] = OrderedDict()
        self._under_way: set[asyncio.Task[None]] = set()
        self._first_tries = FirstTries(db, self._call, now, self._remember, self._go_on)

    async def receive(self, topic: str, bytes_: bytes) -> list[Outcome]:
        """Receives an event or a batch of a topic. Returns the outcome of each event. Never raises."""
        arrivals: list[Arrival] = []
        outcomes: list[Outcome] = []
        for body in unpack(read_event_body(bytes_)):
            event = body.event
            if event is None or event.id in self._handled_lately or self._why_never(event, topic):
                outcomes.append(await self._receive_other(topic, body))
            else:
                to_park = EventToPark(event.id, topic, event.type, event.subject or event.id, body.json)
                arrivals.append(Arrival(event, to_park))
        for arrival, outcome in (await self._first_tries.try_all(arrivals)).items():
            EVENTS.labels(arrival.event.type, outcome).inc()
            outcomes.append(outcome)
        return outcomes

    async def receive_dead_letter(self, bytes_: bytes) -> list[Outcome]:
        """Receives a message of the app's dead-letter topic. Never raises."""
        outcomes: list[Outcome] = []
        for body in unpack(read_dead_letter_body(bytes_)):
            cause = self._why_never(body.event) or Cause("handler_failed", "Its sidecar gave it up.")
            topic = (body.event.topic if body.event else None) or "unknown"
            outcomes.append(await self._keep_dead_letter(topic, body, cause))
            EVENTS.labels("dead letter", outcomes[-1]).inc()
        return outcomes

    async def receive_again(self, body: object) -> Cause | None:
        """Handles a dead letter that an admin redelivers. Returns why it could not be handled, or None."""
        event = event_of(body)
        never = self._why_never(event)
        return await self._call([event]) if event and not never else never

    async def try_next(self) -> bool:
        """Tries the parked event that has been due longest. Returns whether there was one."""
        one = await begin_try(self._db, self._now())
        if one is None:
            return False
        if one.is_hopeless:
            await self._finish(one, UNENDED)
            return True
        event = event_of(parse_json(one.event.encode()))
        never = self._why_never(event)
        await self._finish(one, await self._call([event]) if event and not never else never)
        return True

    async def finish(self) -> None:
        """Waits for the attempts that continue after their deliveries were answered."""
        await asyncio.gather(*self._under_way)

    async def _receive_other(self, topic: str, body: EventBody) -> Outcome:
        """Receives what can never be handled, or needs no handling."""
        event = body.event
        known = event is not None and event.type in self._handlers[topic]
        never = self._why_never(event, topic)
        outcome: Outcome = "repeated"
        if event and not known:
            outcome = "ignored"
        elif never:
            outcome = await self._keep_dead_letter(topic, body, never)
        # Only known types become labels.
        EVENTS.labels(event.type if event and known else "other", outcome).inc()
        return outcome

    def _go_on(self, trying: asyncio.Task[Cause | None], begun: Try) -> None:
        """Finishes an attempt that its delivery did not wait for. If this process dies first, another one retries."""

        async def end() -> None:
            try:
                await self._finish(begun, await trying)
            except Exception as error:
                log.warning(
                    "an attempt could not be recorded: it will be repeated", extra={"error": type(error).__name__}
                )

        task = asyncio.create_task(end())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _finish(self, one: Try, cause: Cause | None) -> None:
        end = await end_try(self._db, one, cause, self._now())
        if end == "handled":
            self._remember(one.event_id)
        if end == "dead letter" and cause:
            log.error("a parked event became a dead letter", extra={"event_id": one.event_id, "cause": cause.code})

    async def _keep_dead_letter(self, topic: str, body: EventBody, cause: Cause) -> Outcome:
        type_ = body.event.type if body.event else "unknown"
        try:
            async with self._db.connection() as connection:
                if not await insert_dead_letter(connection, body.event_id, topic, type_, body.json, cause):
                    return "repeated"
        except Exception as error:
            kind = type(error).__name__
            log.error("a dead letter cannot be stored: asking for redelivery", extra={"error": kind})
            return "retry"
        log.error("a dead letter was stored", extra={"event_id": body.event_id, "type": type_, "cause": cause.code})
        return "dead_letter"

    def _remember(self, event_id: str) -> None:
        self._handled_lately[event_id] = None
        if len(self._handled_lately) > REMEMBERED:
            self._handled_lately.popitem(last=False)

    def _handler(self, type_: str) -> Handler | None:
        return next((known[type_] for known in self._handlers.values() if type_ in known), None)

    def _why_never(self, event: CloudEvent | None, topic: str | None = None) -> Cause | None:
        """Why no attempt could ever succeed, or None. For any topic, unless one is given."""
        if event is None:
            return Cause("not_an_event")
        if event.type not in self._handlers[topic] if topic else self._handler(event.type) is None:
            return Cause("unknown_type")
        errors = self._schemas.errors(event.type, event.data)
        # They quote property names of the data, which may contain anything.
        detail = "".join(letter if letter.isprintable() else " " for letter in "; ".join(errors))[:500]
        return Cause("not_as_its_schema_says", detail) if errors else None

    async def _call(self, events: Sequence[CloudEvent]) -> Cause | None:
        """Calls the handler of valid events of one type. Never raises."""
        first = events[0]
        handler = self._handler(first.type)
        try:
            if handler:
                await handler([event.data for event in events])
        except Exception as error:
            # Its message may quote the event: the kind is enough.
            kind = type(error).__name__
            log.warning(
                "not handled",
                extra={"event_id": first.id, "events": len(events), "type": first.type, "error": kind},
            )
            CALLS.labels(first.type, "failed").inc()
            return Cause("handler_failed", kind)
        CALLS.labels(first.type, "handled").inc()
        return None
