"""The first attempt to handle the events of a delivery. Events of one subject are handled one after the other,
different subjects together. A failed event is parked, and so are later ones of its subject; others do not wait for it
(docs/decisions/0014)."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Literal

from ..store.database import Database
from ..store.parked_events import (
    EventToPark,
    Try,
    find_parked,
    park_begun,
    park_failed,
    park_untried,
)
from .cause import Cause
from .event_body import CloudEvent

log = logging.getLogger(__name__)

TryOutcome = Literal["handled", "repeated", "parked", "retry"]
"""`retry`: it could be neither handled nor parked."""

DELIVERY_TIMEOUT_SECONDS = 1
"""How long a delivery waits for its handlers. After that, its events are parked while the attempt continues."""
CONCURRENCY = 4
"""How many events of a delivery, each of a different subject, are handled concurrently."""


@dataclass(frozen=True, eq=False)
class Arrival:
    """An event that was delivered and can be handled."""

    event: CloudEvent
    to_park: EventToPark


Ends = dict[Arrival, TryOutcome]
CallHandler = Callable[[Sequence[CloudEvent]], Awaitable[Cause | None]]
"""Calls the handler of events of one type. Returns why it failed, or None; never raises."""


class FirstTries:
    def __init__(
        self,
        db: Database,
        call: CallHandler,
        now: Callable[[], datetime],
        on_handled: Callable[[str], None],
        go_on: Callable[[asyncio.Task[Cause | None], Try], None],
    ) -> None:
        """`go_on` finishes an attempt whose delivery no longer waits for it."""
        self._db = db
        self._call = call
        self._now = now
        self._on_handled = on_handled
        self._go_on = go_on

    async def try_all(self, arrivals: Sequence[Arrival]) -> Ends:
        """Returns the outcome of each. Never raises."""
        ends: Ends = {}
        if not arrivals:
            return ends
        try:
            await self._try_all(arrivals, ends)
        except Exception as error:
            kind = type(error).__name__
            log.error("parked events cannot be read: asking for redelivery", extra={"error": kind})
        return {arrival: ends.get(arrival, "retry") for arrival in arrivals}

    async def _try_all(self, arrivals: Sequence[Arrival], ends: Ends) -> None:
        until = asyncio.get_running_loop().time() + DELIVERY_TIMEOUT_SECONDS
        subjects = by_subject(await self._sort(arrivals, ends))
        while subjects:
            await self._try_firsts([first for first, *_ in subjects], until, ends)
            left: list[list[Arrival]] = []
            for first, *later in subjects:
                if ends.get(first) == "handled" and later:
                    left.append(later)
                elif ends.get(first) == "parked":
                    await self._park_in_order(later, ends)
                # If the first must be redelivered, so must those after it.
            subjects = left

    async def _sort(self, arrivals: Sequence[Arrival], ends: Ends) -> list[Arrival]:
        """Parks the events that belong behind parked ones. Returns the new events, which can be handled."""
        distinct = {arrival.event.id: arrival for arrival in reversed(arrivals)}
        found = await find_parked(self._db, [arrival.to_park for arrival in distinct.values()])
        new: list[Arrival] = []
        for arrival in arrivals:
            if distinct[arrival.event.id] is not arrival or found[arrival.event.id].known:
                ends[arrival] = "repeated"
            else:
                new.append(arrival)
        await self._park_in_order([arrival for arrival in new if found[arrival.event.id].behind], ends)
        return [arrival for arrival in new if not found[arrival.event.id].behind]

    async def _try_firsts(self, firsts: Sequence[Arrival], until: float, ends: Ends) -> None:
        for _, of_type in groupby(sorted(firsts, key=type_of), key=type_of):
            group = list(of_type)
            alone = await self._try_together(group, ends) if len(group) > 1 else group
            await self._try_one_by_one(alone, until, ends)

    async def _try_together(self, arrivals: Sequence[Arrival], ends: Ends) -> Sequence[Arrival]:
        """Returns those that must be handled one by one, since together they failed."""
        trying = self._begin(arrivals)
        done, _ = await asyncio.wait({trying}, timeout=DELIVERY_TIMEOUT_SECONDS)
        if done and trying.result():
            return arrivals
        for arrival in arrivals:
            ends[arrival] = await self._settle(arrival, trying)
        return []

    async def _try_one_by_one(self, arrivals: Sequence[Arrival], until: float, ends: Ends) -> None:
        queue = iter(arrivals)

        async def work() -> None:
            for arrival in queue:
                ends[arrival] = await self._try_one(arrival, until)

        await asyncio.gather(*(work() for _ in range(min(CONCURRENCY, len(arrivals)))))

    async def _try_one(self, arrival: Arrival, until: float) -> TryOutcome:
        if asyncio.get_running_loop().time() > until:
            return await self._park(arrival, "its delivery takes long")
        trying = self._begin([arrival])
        await asyncio.wait({trying}, timeout=DELIVERY_TIMEOUT_SECONDS)
        return await self._settle(arrival, trying)

    def _begin(self, arrivals: Sequence[Arrival]) -> asyncio.Task[Cause | None]:
        async def call() -> Cause | None:
            return await self._call([arrival.event for arrival in arrivals])

        return asyncio.create_task(call())

    async def _settle(self, arrival: Arrival, trying: asyncio.Task[Cause | None]) -> TryOutcome:
        """Records the outcome of an attempt, or that it continues."""
        to_park = arrival.to_park
        try:
            if not trying.done():
                begun = await park_begun(self._db, to_park, self._now())
                if begun:
                    self._go_on(trying, begun)
                return parked(to_park, "its handler takes long")
            cause = trying.result()
            if cause:
                await park_failed(self._db, to_park, cause, self._now())
                return parked(to_park, cause.detail)
        except Exception as error:
            return asked_again(to_park, error)
        self._on_handled(to_park.event_id)
        return "handled"

    async def _park_in_order(self, arrivals: Sequence[Arrival], ends: Ends) -> None:
        for arrival in arrivals:
            ends[arrival] = await self._park(arrival, "behind an earlier event of its subject")

    async def _park(self, arrival: Arrival, why: str) -> TryOutcome:
        try:
            await park_untried(self._db, arrival.to_park, self._now())
        except Exception as error:
            return asked_again(arrival.to_park, error)
        return parked(arrival.to_park, why)


def type_of(arrival: Arrival) -> str:
    return arrival.event.type


def by_subject(arrivals: Sequence[Arrival]) -> list[list[Arrival]]:
    subjects: dict[str, list[Arrival]] = {}
    for arrival in arrivals:
        subjects.setdefault(arrival.to_park.subject, []).append(arrival)
    return list(subjects.values())


def parked(event: EventToPark, why: str | None) -> TryOutcome:
    log.warning("event parked", extra={"event_id": event.event_id, "type": event.type, "why": why})
    return "parked"


def asked_again(event: EventToPark, error: Exception) -> TryOutcome:
    """The database is down: the sidecar must redeliver the event."""
    log.error(
        "an event can be neither handled nor parked: asking for redelivery",
        extra={"event_id": event.event_id, "error": type(error).__name__},
    )
    return "retry"
