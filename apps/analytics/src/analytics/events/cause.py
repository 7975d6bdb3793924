"""Why an event could not be handled, without any of its contents."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Cause:
    code: Literal["not_an_event", "unknown_type", "not_as_its_schema_says", "handler_failed"]
    detail: str | None = None
