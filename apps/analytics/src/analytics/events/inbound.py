"""Takes events as the sidecar brings them, and says what became of them."""

import logging
from collections import OrderedDict
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from .cause import Cause
from .handlers import Handler
from .schemas import EventSchemas

log = logging.getLogger(__name__)

Outcome = Literal["SUCCESS", "RETRY", "DROP"]
"""What the sidecar is answered: done; bring it again; it can never be handled, so to the dead letters with it."""

REMEMBERED = 1000


class CloudEvent(BaseModel):
    """A CloudEvents 1.0 envelope as it travels."""

    model_config = ConfigDict(extra="allow")
    specversion: Literal["1.0"]
    id: str
    type: str
    topic: str | None = None
    data: Any = None


def event_of(body: object) -> CloudEvent | None:
    try:
        return CloudEvent.model_validate(body)
    except ValidationError:
        return None


def outcome_of(cause: Cause | None) -> Outcome:
    if cause is None:
        return "SUCCESS"
    return "RETRY" if cause.code == "handler_failed" else "DROP"


class Inbound:
    def __init__(self, handlers: dict[str, Handler], schemas: EventSchemas) -> None:
        self._handlers = handlers
        self._schemas = schemas
        self._causes: OrderedDict[str, Cause] = OrderedDict()

    def knows(self, type_: str) -> bool:
        return type_ in self._handlers

    async def receive(self, body: object) -> Cause | None:
        """Handles an event. Types that nobody asked for pass by. Why it could not be handled is remembered for when it
        comes back as a dead letter: the broker does not say."""
        event = event_of(body)
        cause = await self._handle(event) if event is None or self.knows(event.type) else None
        if event and cause:
            self._causes[event.id] = cause
            if len(self._causes) > REMEMBERED:
                self._causes.popitem(last=False)
        return cause

    async def receive_again(self, body: object) -> Cause | None:
        """The same for a dead letter that an admin sends again: what cannot be handled does not pass by."""
        return await self._handle(event_of(body))

    def why_dead(self, event: CloudEvent | None) -> Cause:
        if event is None:
            return Cause("not_an_event")
        remembered = self._causes.get(event.id)
        if remembered:
            return remembered
        return self._why_never(event) or Cause("handler_failed", "It failed in a process that has ended.")

    def _why_never(self, event: CloudEvent) -> Cause | None:
        if not self.knows(event.type):
            return Cause("unknown_type")
        errors = self._schemas.errors(event.type, event.data)
        return Cause("not_as_its_schema_says", "; ".join(errors)[:500]) if errors else None

    async def _handle(self, event: CloudEvent | None) -> Cause | None:
        if event is None:
            log.error("not a CloudEvent: dead-lettered")
            return Cause("not_an_event")
        never = self._why_never(event)
        if never:
            log.error("dead-lettered", extra={"event_id": event.id, "type": event.type, "cause": never.code})
            return never
        try:
            await self._handlers[event.type](event.data)
        except Exception as error:
            # Its message may quote what is in the event: its kind is enough.
            kind = type(error).__name__
            log.warning("asking for it again", extra={"event_id": event.id, "type": event.type, "error": kind})
            return Cause("handler_failed", kind)
        return None
