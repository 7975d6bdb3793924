"""Where the subscriptions (components/dapr/subscriptions) send their topics' events."""

from collections.abc import Sequence
from typing import Literal

from fastapi import APIRouter, Request
from prometheus_client import Gauge

from ..events.inbound import Inbound, Outcome
from ..store.database import Database
from ..store.dead_letters import count_waiting_dead_letters
from ..store.parked_events import count_parked

PARKED = Gauge("parked_events", "Events that failed and will be retried, and those that wait behind them.")
DEAD_LETTERS = Gauge("dead_letters", "Dead letters that no admin has resolved.")

Answer = Literal["SUCCESS", "RETRY"]


def subscription_routes(inbound: Inbound) -> APIRouter:
    """SUCCESS for whatever this app has handled or stored, and RETRY while it cannot store anything."""
    router = APIRouter(prefix="/events")

    @router.post("/loan-events")
    async def loan_events(request: Request) -> dict[str, Answer]:
        return answer_to(await inbound.receive("loan.events", await request.body()))

    @router.post("/book-events")
    async def book_events(request: Request) -> dict[str, Answer]:
        return answer_to(await inbound.receive("book.events", await request.body()))

    @router.post("/dead-letters")
    async def dead_letters(request: Request) -> dict[str, Answer]:
        return answer_to(await inbound.receive_dead_letter(await request.body()))

    return router


def answer_to(outcomes: Sequence[Outcome]) -> dict[str, Answer]:
    """A delivery is redelivered as a whole; what was already handled is then recognised."""
    return {"status": "RETRY" if "retry" in outcomes else "SUCCESS"}


async def count_events(db: Database) -> None:
    """For the metrics."""
    PARKED.set(await count_parked(db))
    DEAD_LETTERS.set(await count_waiting_dead_letters(db))
