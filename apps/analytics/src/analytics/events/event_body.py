"""What a sidecar brings: an event, or something else that is kept under the hash of its bytes."""

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
"""What can be kept in any column and index: short, and of printable characters."""


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
    """What is no JSON itself becomes a string."""


def read_event_body(body: bytes) -> EventBody:
    parsed = parse_json(body)
    event = event_of(parsed)
    return EventBody(
        event=event,
        event_id=event.id if event else hashlib.sha256(body).hexdigest(),
        # In ASCII, since PostgreSQL does not keep every character that JSON can have.
        json=json.dumps(body.decode(errors="replace") if parsed is None else parsed),
    )


def read_dead_letter_body(body: bytes) -> EventBody:
    """A message from the app's dead-letter topic. It is subscribed to as raw bytes, since it takes what no sidecar
    could parse: the sidecar wraps each message into an event that has its bytes as `data_base64`."""
    wrapping = parse_json(body)
    if isinstance(wrapping, dict) and "data" not in wrapping and isinstance(wrapping.get("data_base64"), str):
        try:
            return read_event_body(base64.b64decode(wrapping["data_base64"], validate=True))
        except ValueError:
            pass
    return read_event_body(body)


def parse_json(body: bytes) -> object:
    """None for what is no JSON, or nested too deep: then it is no event either."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
