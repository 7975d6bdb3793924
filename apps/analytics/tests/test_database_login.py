"""The login of the database, changed while the app runs."""

import asyncio
import os
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from analytics.store.database import Database, open_database

pytestmark = pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")


async def whoami(db: Database) -> object:
    async with db.connection() as connection:
        row = await (await connection.execute("select current_user as name")).fetchone()
    return row and row["name"]


def test_a_password_that_is_changed_is_taken_by_the_next_connection() -> None:
    async def story() -> None:
        server = urlsplit(os.environ["TEST_POSTGRES_URL"])
        login = f"rotated_{uuid4().hex}"
        stored: list[str] = []

        def url_with(password: str) -> str:
            place = f"{login}:{password}@{server.hostname}:{server.port}"
            return urlunsplit(server._replace(netloc=place, path="/postgres"))

        async def read_again() -> str:
            if not stored:
                raise RuntimeError("away")
            return stored[-1]

        async with await psycopg.AsyncConnection.connect(os.environ["TEST_POSTGRES_URL"], autocommit=True) as admin:

            async def set_password(words: str, password: str) -> None:
                statement = sql.SQL(words + " {} login password {}")
                await admin.execute(statement.format(sql.Identifier(login), sql.Literal(password)))
                await admin.execute(
                    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = %s", [login]
                )

            await set_password("create role", "first")
            stored.append(url_with("first"))
            db = open_database(url_with("first"), read_again)
            try:
                await db.open()
                assert await whoami(db) == login
                stored.append(url_with("second"))
                await set_password("alter role", "second")
                assert await whoami(db) == login
                # The store is away: the last known password does.
                stored.clear()
                await set_password("alter role", "second")
                assert await whoami(db) == login
            finally:
                await db.close()
                await admin.execute(sql.SQL("drop role {}").format(sql.Identifier(login)))

    asyncio.run(story())
