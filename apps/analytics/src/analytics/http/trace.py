"""The W3C trace of the current work. The sidecars create the spans; an app only propagates the trace."""

import re
import secrets
from contextvars import ContextVar

TRACEPARENT = re.compile(r"00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")

_current: ContextVar[str] = ContextVar("traceparent", default="")


def begin_trace(given: str | None) -> None:
    """Within the trace of a `traceparent`, or a new one if it is missing or malformed."""
    known = given is not None and TRACEPARENT.fullmatch(given)
    _current.set(given if known and given else f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01")


def traceparent() -> str:
    return _current.get()


def trace_id() -> str:
    return traceparent()[3:35]
