"""The connections to analytics' own database."""

from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool

Database = AsyncConnectionPool[AsyncConnection[DictRow]]


def open_database(url: str) -> Database:
    """Each statement is its own transaction, unless within `connection.transaction()`; the server cancels one that
    takes over ten seconds. Open it before use, close it after."""
    return AsyncConnectionPool(
        url,
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
