"""The time of the database's server, which the replicas of an app share: the clocks of their machines differ."""

import asyncio
import logging
import time
from datetime import UTC, datetime

from .database import Database

log = logging.getLogger("analytics")

ASK_EVERY_SECONDS = 30


class DatabaseClock:
    def __init__(self, db: Database) -> None:
        self._db = db
        self._ahead = time.time() - time.monotonic()

    def now(self) -> datetime:
        return datetime.fromtimestamp(time.monotonic() + self._ahead, UTC)

    async def ask(self) -> None:
        """How far the server is ahead of this process's own count of time, which nobody sets."""
        async with self._db.connection() as connection:
            asked = time.monotonic()
            answer = await connection.execute("select extract(epoch from clock_timestamp())::float8 as seconds")
            row = await answer.fetchone()
            if row is not None:
                self._ahead = row["seconds"] - (asked + time.monotonic()) / 2

    async def follow(self) -> None:
        """While the database does not answer, the last answer stands."""
        while True:
            await asyncio.sleep(ASK_EVERY_SECONDS)
            try:
                await self.ask()
            except Exception as error:
                log.warning("the database's clock could not be read: %s", type(error).__name__)
