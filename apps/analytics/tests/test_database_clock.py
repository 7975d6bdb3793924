import asyncio
import os
from datetime import datetime, timedelta

import pytest
from database import fresh_database

from analytics.store.database_clock import DatabaseClock

pytestmark = pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")


def test_a_replica_has_the_time_of_the_database_whatever_its_own_clock_says(monkeypatch: pytest.MonkeyPatch) -> None:
    true_time = datetime.now().astimezone()
    monkeypatch.setattr("time.time", lambda: true_time.timestamp() + 120)

    async def run() -> None:
        async with fresh_database() as db:
            clock = DatabaseClock(db)
            assert abs(clock.now() - true_time) > timedelta(seconds=100)
            await clock.ask()
            assert abs(clock.now() - true_time) < timedelta(seconds=60)

    asyncio.run(run())
