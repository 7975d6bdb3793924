"""What analytics says is left of somebody who was deleted."""

import json
import os
from uuid import uuid4

import pytest
from asked import app_on, call, on_database
from test_failing_handlers import event

from analytics.events.cause import Cause
from analytics.store.database import Database
from analytics.store.dead_letters import insert_dead_letter, resolve_dead_letter


@pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")
def test_somebody_is_left_while_an_event_that_tells_of_them_is_kept() -> None:
    async def test(db: Database) -> None:
        app = app_on(db)
        reader = str(uuid4())

        async def left(user_id: str) -> object:
            status, body, _ = await call(app, "GET", f"/internal/erasures/{user_id}", {"dapr-caller-app-id": "users"})
            assert status == 200, body
            return body["left"]

        assert await left(reader) == []
        given = json.dumps(event("loan.issued", str(uuid4()), str(uuid4())) | {"reader_id": reader})
        async with db.connection() as connection:
            await insert_dead_letter(
                connection, str(uuid4()), "loan.events", "loan.issued", given, Cause("handler_failed")
            )
            await connection.execute(
                """
                insert into parked_event (event_id, topic, type, subject, event, attempts)
                values (%s, 'loan.events', 'loan.issued', 'a loan', %s, 1)
                """,
                (str(uuid4()), given),
            )
        assert await left(reader) == ["parked_event", "dead_letter"]
        assert await left(str(uuid4())) == []

        async with db.connection() as connection:
            await connection.execute("delete from parked_event")
            row = await (await connection.execute("select id::text from dead_letter")).fetchone()
            assert row is not None
            await resolve_dead_letter(connection, row["id"], "discarded", str(uuid4()))
        assert await left(reader) == []

    on_database(test)
