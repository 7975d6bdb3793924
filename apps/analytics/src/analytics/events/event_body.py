"""What a sidecar delivers: an event, or anything else, which is stored under the hash of its bytes."""

import base64
import hashlib
import json
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
"""A text that fits into any column and index: short, and without control characters."""


class CloudEvent(BaseModel):
    """A CloudEvents 1.0 envelope as it travels."""

    model_config = ConfigDict(extra="allow")
    specversion: Literal["1.0"]
    id: Name
    type: Name
    subject: Name | None = None
    topic: Name | None = None
    data: Any = None


def event_of(body: object) -> CloudEvent | None:
    try:
        return CloudEvent.model_validate(body)
    except ValidationError:
        return None


@dataclass(frozen=True)
class EventBody:
    event: CloudEvent | None
    event_id: str
    json: str
    """Anything that is not JSON becomes a string."""


BATCH = "abonement.events"
"""The type of a message that carries several events (contracts/events/abonement.events.schema.json)."""


def read_event_body(body: bytes) -> EventBody:
    parsed = parse_json(body)
    return body_of(body.decode(errors="replace") if parsed is None else parsed, body)


def body_of(value: object, hashed: bytes) -> EventBody:
    event = event_of(value)
    return EventBody(
        event=event,
        event_id=event.id if event else hashlib.sha256(hashed).hexdigest(),
        # In ASCII, since PostgreSQL cannot store every character that JSON can contain.
        json=json.dumps(value),
    )


def unpack(body: EventBody) -> list[EventBody]:
    """The events of a batch, each as if it had been delivered alone; anything else unchanged."""
    event = body.event
    if event is None or event.type != BATCH:
        return [body]
    events = event.data.get("events") if isinstance(event.data, dict) else None
    if not isinstance(events, list):
        return [replace(body, event=None)]
    return [with_topic(one, event.topic) for one in events]


def with_topic(value: object, topic: str | None) -> EventBody:
    """The sidecar adds the topic to the batch, not to the events in it."""
    named = {"topic": topic, **value} if isinstance(value, dict) and topic else value
    return body_of(named, json.dumps(value).encode())


def read_dead_letter_body(body: bytes) -> EventBody:
    """A message from the app's dead-letter topic. It is subscribed to as raw bytes, since it receives what no sidecar
    could parse: the sidecar wraps each message in an event with its bytes as `data_base64`."""
    wrapping = parse_json(body)
    if isinstance(wrapping, dict) and "data" not in wrapping and isinstance(wrapping.get("data_base64"), str):
        try:
            return read_event_body(base64.b64decode(wrapping["data_base64"], validate=True))
        except ValueError:
            pass
    return read_event_body(body)


def parse_json(body: bytes) -> object:
    """None for anything that is not JSON, or nested too deeply, and so not an event either."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
