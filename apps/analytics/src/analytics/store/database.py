"""The connections to analytics' own database."""

import logging
from collections.abc import Awaitable, Callable

from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool

from .connection_string import checked_connection_string

log = logging.getLogger(__name__)

Database = AsyncConnectionPool[AsyncConnection[DictRow]]


def open_database(url: str, read_again: Callable[[], Awaitable[str]] | None = None) -> Database:
    """Each statement is its own transaction, unless within `connection.transaction()`; the server cancels one that
    takes over ten seconds. Open it before use, close it after.

    With `read_again`, each new connection is made by the connection string as it is then, so that a password can be
    changed while the app runs; while it cannot be read, the last known one does."""
    latest = checked_connection_string(url)

    async def connection_string() -> str:
        nonlocal latest
        if read_again:
            try:
                latest = checked_connection_string(await read_again())
            except Exception:
                log.warning("the connection string could not be read again")
        return latest

    return AsyncConnectionPool(
        connection_string,
        min_size=1,
        max_size=5,
        timeout=5,
        open=False,
        check=AsyncConnectionPool.check_connection,
        kwargs={
            "autocommit": True,
            "row_factory": dict_row,
            "options": "-c statement_timeout=10s",
            "connect_timeout": 5,
        },
        connection_class=AsyncConnection[DictRow],
    )
