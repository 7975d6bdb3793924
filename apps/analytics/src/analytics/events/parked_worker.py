"""Retries parked events, for as long as the app runs."""

import asyncio
import logging

from .inbound import Inbound

log = logging.getLogger(__name__)

POLL_INTERVAL_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 15


async def try_parked_events(inbound: Inbound) -> None:
    """Runs until it is cancelled. While the database is down, it pauses longer each time."""
    failures = 0
    while True:
        try:
            found = await inbound.try_next()
            failures = 0
        except Exception as error:
            found = False
            failures += 1
            log.warning("parked events could not be read", extra={"error": type(error).__name__, "failures": failures})
        if not found:
            await asyncio.sleep(min(LONGEST_PAUSE_SECONDS, POLL_INTERVAL_SECONDS * 2 ** min(failures, 10)))
