"""What an admin does about a message that could not be handled, and what another one may do about it afterwards."""

import json
import os
from uuid import uuid4

import pytest
from asked import app_on, call, on_database
from test_failing_handlers import event

from analytics.events.cause import Cause
from analytics.store.database import Database
from analytics.store.dead_letters import insert_dead_letter

WAYS = ("redelivery", "discard")


@pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")
@pytest.mark.parametrize("way", WAYS)
def test_who_resolves_a_dead_letter_twice_is_told_the_same_and_anybody_else_that_it_is_resolved(way: str) -> None:
    async def test(db: Database) -> None:
        app = app_on(db)
        book = str(uuid4())
        async with db.connection() as connection:
            given = json.dumps(event("book.added", book, book))
            await insert_dead_letter(connection, book, "book.events", "book.added", given, Cause("handler_failed"))
        admin = f"admin {uuid4()}"

        async def ask(method: str, path: str, as_: str) -> tuple[int, dict[str, object]]:
            headers = {"dapr-caller-app-id": "gateway", "authorization": as_}
            status, body, _ = await call(app, method, f"/internal/dead-letters{path}", headers)
            return status, body

        _, listed = await ask("GET", "", admin)
        letter = listed["items"][0]["id"]  # type: ignore[index]
        first = await ask("POST", f"/{letter}/{way}", admin)
        assert first[0] == 200, first
        # Its answer may have been lost.
        assert await ask("POST", f"/{letter}/{way}", admin) == first
        other_way = next(one for one in WAYS if one != way)
        for path, somebody in ((way, f"admin {uuid4()}"), (other_way, admin)):
            status, problem = await ask("POST", f"/{letter}/{path}", somebody)
            assert (status, problem["code"]) == (409, "already_resolved")

    on_database(test)
