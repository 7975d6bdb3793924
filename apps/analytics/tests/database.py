"""A database of its own for each test, on the real server that `npm test` has started."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import psycopg
from psycopg import sql

from analytics.migrate import migrate
from analytics.store.database import Database, open_database


@asynccontextmanager
async def fresh_database() -> AsyncIterator[Database]:
    server = os.environ["TEST_POSTGRES_URL"]
    name = f"analytics_test_{uuid4().hex}"
    async with await psycopg.AsyncConnection.connect(server, autocommit=True) as admin:
        await admin.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
        db = open_database(f"{server}/{name}")
        try:
            migrate(f"{server}/{name}")
            await db.open()
            yield db
        finally:
            await db.close()
            await admin.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))
