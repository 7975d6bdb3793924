"""The operations of contracts/openapi/dead-letters.yaml, which every app that subscribes has."""

import json
import logging
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from ..events.event_body import event_of
from ..events.inbound import Inbound
from ..events.schemas import EventSchemas
from ..store.database import Database
from ..store.dead_letters import (
    DeadLetterRow,
    Status,
    list_dead_letters,
    lock_dead_letter,
    note_cause,
    resolve_dead_letter,
)
from .declarations import Admitted, admitted
from .identity import Caller
from .problems import Problem

log = logging.getLogger(__name__)


def dead_letter_routes(app_id: str, db: Database, inbound: Inbound, schemas: EventSchemas) -> APIRouter:
    router = APIRouter(prefix="/internal/dead-letters", dependencies=[Depends(admitted)])

    @router.get("")
    async def list_(
        status: Status = "waiting",
        before: UUID | None = None,
        limit: Annotated[int, Query(ge=1, le=101)] = 20,
    ) -> dict[str, Any]:
        rows = await list_dead_letters(db, status, str(before) if before else None, limit)
        return {"items": [shown(row) for row in rows]}

    @router.post("/{letter_id}/redelivery")
    async def redeliver(letter_id: UUID, who: Admitted) -> dict[str, Any]:
        async with db.connection() as connection, connection.transaction():
            letter, event = to_resolve(await lock_dead_letter(connection, str(letter_id)), "redelivered", who)
            if event is None:
                return shown(letter)
            cause = await inbound.receive_again(json.loads(event))
            if cause is None:
                row = await resolve_dead_letter(connection, letter["id"], "redelivered", who.id)
            else:
                await note_cause(connection, letter["id"], cause)
        if cause:
            raise Problem("still_not_handled", {"cause": cause.detail or cause.code})
        log.info("a dead letter was redelivered", extra={"event_id": row["event_id"], "admin": who.id})
        return shown(row)

    @router.post("/{letter_id}/discard")
    async def discard(letter_id: UUID, who: Admitted) -> dict[str, Any]:
        async with db.connection() as connection, connection.transaction():
            letter, event = to_resolve(await lock_dead_letter(connection, str(letter_id)), "discarded", who)
            if event is None:
                return shown(letter)
            row = await resolve_dead_letter(connection, letter["id"], "discarded", who.id)
        log.info("a dead letter was discarded", extra={"event_id": row["event_id"], "admin": who.id})
        return shown(row)

    def shown(row: DeadLetterRow) -> dict[str, Any]:
        event = event_of(json.loads(row["event"])) if row["event"] is not None else None
        cause = {"code": row["cause_code"], "detail": row["cause_detail"]}
        letter = {
            "id": row["id"],
            "app": app_id,
            "event_id": row["event_id"],
            "topic": row["topic"],
            "type": row["type"],
            "cause": {name: value for name, value in cause.items() if value is not None},
            "payload": schemas.without_personal_data(row["type"], event.data if event else None),
            "received_at": row["received_at"],
            "status": row["status"],
            "resolved_at": row["resolved_at"],
            "resolved_by": row["resolved_by"],
        }
        return {name: value for name, value in letter.items() if value is not None}

    return router


def to_resolve(letter: DeadLetterRow | None, status: Status, who: Caller) -> tuple[DeadLetterRow, str | None]:
    """The letter, with its event if that is still to be resolved.

    An admin who repeats what they did, since they got no answer, gets the same one.
    Raises Problem 404, or 409 for a letter that was resolved in another way or by another admin.
    """
    if letter is None:
        raise Problem("dead_letter_not_found")
    if (letter["status"], letter["resolved_by"]) == (status, who.id):
        return letter, None
    if letter["status"] != "waiting" or letter["event"] is None:
        raise Problem("already_resolved")
    return letter, letter["event"]
