import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from itertools import permutations
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from database import fresh_database

from analytics.domain.book import Book
from analytics.domain.loan import loan_of
from analytics.domain.on_time import OnTime
from analytics.domain.period import Period
from analytics.store.books import note_books
from analytics.store.database import Database
from analytics.store.loans import most_borrowed, note_loans, on_time, per_day, per_hour_of_week

pytestmark = pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")

ZONE = ZoneInfo("Europe/Moscow")
BOOK = "01890000-0000-7000-8000-00000000000b"


def on_database(test: Callable[[Database], Awaitable[None]]) -> None:
    async def run() -> None:
        async with fresh_database() as db:
            await test(db)

    asyncio.run(run())


def event(type_: str, version: int, number: int = 1, **but: object) -> dict[str, Any]:
    return {
        "event_type": type_,
        "loan_id": f"01890000-0000-7000-8000-{number:012d}",
        "reader_id": "01890000-0000-7000-8000-00000000000a",
        "book_id": BOOK,
        "copy_id": "01890000-0000-7000-8000-00000000000c",
        "title": "Дар",
        "patron_category": "adult",
        "issued_at": "2026-03-02T10:15:00.000Z",
        "due_date": "2026-03-30",
        "version": version,
        **but,
    }


STORY = [
    event("loan.issued", 1),
    event("loan.renewed", 2, due_date="2026-04-20", renewals=1),
    event("loan.overdue", 3, due_date="2026-04-20"),
    event("loan.returned", 4, due_date="2026-04-20", returned_at="2026-04-22T15:00:00.000Z", days_overdue=2),
]


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_a_loans_events_come_to_the_same_in_any_order_and_more_than_once(order: tuple[int, ...]) -> None:
    async def test(db: Database) -> None:
        for index in (*order, *order[:2]):
            await note_loans(db, [loan_of(STORY[index])])
        async with db.connection() as connection:
            rows = await (await connection.execute("select * from loan")).fetchall()
        assert len(rows) == 1
        assert (rows[0]["due_date"], rows[0]["renewals"], rows[0]["days_overdue"]) == (date(2026, 4, 20), 1, 2)
        assert rows[0]["version"] == 4
        assert rows[0]["returned_at"] == datetime(2026, 4, 22, 15, tzinfo=UTC)
        assert not any("reader" in column for column in rows[0])

    on_database(test)


def test_the_figures_of_a_month() -> None:
    async def test(db: Database) -> None:
        month = Period(date(2026, 3, 1), date(2026, 3, 31)).instants(ZONE)
        for number in range(1, 4):
            await note_loans(db, [loan_of(event("loan.issued", 1, number))])
        # A minute to midnight of the first of March, by the library's clock: still February.
        await note_loans(db, [loan_of(event("loan.issued", 1, 9, issued_at="2026-02-28T20:59:00.000Z"))])
        other = "01890000-0000-7000-8000-0000000000bb"
        await note_loans(db, [loan_of(event("loan.issued", 1, 4, book_id=other, title="Идиот"))])
        for number, days_overdue in ((1, 0), (2, 0), (3, 5)):
            back = {"returned_at": "2026-03-09T10:30:00.000Z", "days_overdue": days_overdue}
            await note_loans(db, [loan_of(event("loan.returned", 2, number, **back))])
        await note_books(db, [Book(BOOK, "Дар (роман)", "Набоков")])

        assert await most_borrowed(db, month, 10) == [
            {"book_id": BOOK, "title": "Дар (роман)", "author": "Набоков", "loans": 3},
            {"book_id": other, "title": "Идиот", "author": None, "loans": 1},
        ]
        assert len(await most_borrowed(db, month, 1)) == 1
        assert await per_day(db, month, ZONE) == ({date(2026, 3, 2): 4}, {date(2026, 3, 9): 3})
        # Both days are Mondays; 10:15 UTC is 13:15 in Moscow.
        assert await per_hour_of_week(db, month, ZONE) == ({(1, 13): 4}, {(1, 13): 3})
        assert await on_time(db, month) == OnTime(returned=3, on_time=2)

    on_database(test)
