"""The W3C trace that the work in hand belongs to. The sidecars make the spans; an app hands on what it was given."""

import re
import secrets
from contextvars import ContextVar

TRACEPARENT = re.compile(r"00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")

_current: ContextVar[str] = ContextVar("traceparent", default="")


def begin_trace(given: str | None) -> None:
    """Within the trace of a `traceparent`, or a new one where there is none or a malformed one."""
    known = given is not None and TRACEPARENT.fullmatch(given)
    _current.set(given if known and given else f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01")


def traceparent() -> str:
    return _current.get()


def trace_id() -> str:
    return traceparent()[3:35]
