"""The operation of contracts/openapi/erasures.yaml, which every app with a database has."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Depends

from ..store.database import Database
from ..store.what_is_left import kinds_left
from .declarations import called_by_app


def erasure_route(db: Database) -> APIRouter:
    router = APIRouter(prefix="/internal/erasures", dependencies=[Depends(called_by_app)])

    @router.get("/{user_id}")
    async def tell(user_id: UUID) -> dict[str, Any]:
        return {"left": await kinds_left(db, str(user_id)), "kept": []}

    return router
