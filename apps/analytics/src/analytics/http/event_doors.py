"""The doors that the subscriptions (components/dapr/subscriptions) send their topics' events to."""

import hashlib
import json
import logging

from fastapi import APIRouter, Request
from prometheus_client import Counter

from ..events.inbound import Inbound, Outcome, event_of, outcome_of
from ..store.database import Database
from ..store.dead_letters import keep_dead_letter

log = logging.getLogger(__name__)

RECEIVED = Counter("events", "Events received, by what was answered.", ["type", "outcome"])


def event_doors(db: Database, inbound: Inbound) -> APIRouter:
    """An event is acknowledged when its effect is committed."""
    router = APIRouter(prefix="/events")

    @router.post("/loan-events")
    @router.post("/book-events")
    async def receive(request: Request) -> dict[str, Outcome]:
        body = await json_of(request)
        outcome = outcome_of(await inbound.receive(body))
        event = event_of(body)
        # Only types that this app knows become labels.
        RECEIVED.labels(event.type if event and inbound.knows(event.type) else "other", outcome).inc()
        return {"status": outcome}

    @router.post("/dead-letters")
    async def keep(request: Request) -> dict[str, Outcome]:
        body = await json_of(request)
        event = event_of(body)
        text = json.dumps(body, ensure_ascii=False)
        event_id = event.id if event else hashlib.sha256(text.encode()).hexdigest()
        topic, type_ = (event.topic or "unknown", event.type) if event else ("unknown", "unknown")
        cause = inbound.why_dead(event)
        outcome: Outcome = "SUCCESS"
        try:
            await keep_dead_letter(db, event_id, topic, type_, text, cause)
            log.error("a dead letter was kept", extra={"event_id": event_id, "cause": cause.code})
        except Exception as error:
            log.error("a dead letter could not be kept", extra={"event_id": event_id, "error": type(error).__name__})
            outcome = "RETRY"
        RECEIVED.labels("dead letter", outcome).inc()
        return {"status": outcome}

    return router


async def json_of(request: Request) -> object:
    """None for what is no JSON: then it is no event either."""
    try:
        return json.loads(await request.body())
    except ValueError:
        return None
