"""What waits in the app, for the admins who are told of its health (contracts/openapi/dead-letters.yaml)."""

from typing import Any

from fastapi import APIRouter, Depends

from ..store.database import Database
from ..store.dead_letters import count_waiting_dead_letters
from ..store.parked_events import parked_since
from .declarations import admitted

MOST_COUNTED = 10_000
"""More are not counted one by one."""


def backlog_route(db: Database) -> APIRouter:
    router = APIRouter(prefix="/internal/backlog", dependencies=[Depends(admitted)])

    @router.get("")
    async def tell() -> dict[str, Any]:
        count, oldest = await parked_since(db, MOST_COUNTED)
        to_handle = {"count": count} | ({"oldest_at": oldest} if oldest else {})
        return {"to_handle": to_handle, "dead_letters": await count_waiting_dead_letters(db)}

    return router
