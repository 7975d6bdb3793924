"""Keeps the database small and its counts complete, for as long as the app runs. Several replicas may do so at once."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from .store.counts import count_earlier_loans
from .store.database import Database
from .store.retention import RETENTION, purge

log = logging.getLogger(__name__)

INTERVAL_SECONDS = 60
BATCH = 1_000


async def keep_up(db: Database, zone: ZoneInfo, now: Callable[[], datetime]) -> None:
    """Runs until it is cancelled."""
    while True:
        try:
            await do_upkeep(db, zone, now())
        except Exception as error:
            log.warning("the upkeep failed, and is tried again", extra={"error": type(error).__name__})
        await asyncio.sleep(INTERVAL_SECONDS)


async def do_upkeep(db: Database, zone: ZoneInfo, now: datetime, batch: int = BATCH) -> None:
    """Counts what is not counted yet, and deletes what has expired."""
    counted = 0
    while (found := await count_earlier_loans(db, zone, batch)) > 0:
        counted += found
    if counted:
        log.info("earlier loans were counted", extra={"loans": counted})
    for one in RETENTION:
        purged = await purge(db, one, now)
        if purged:
            log.info("expired rows were deleted", extra={"table": one.table, "rows": purged})
