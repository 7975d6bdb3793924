import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any, LiteralString
from zoneinfo import ZoneInfo

import pytest
from database import fresh_database

from analytics.domain.book import Book, book_of
from analytics.domain.loan import loan_of
from analytics.domain.on_time import OnTime
from analytics.domain.period import Period
from analytics.store.books import note_books
from analytics.store.database import Database
from analytics.store.figures import most_borrowed, on_time, per_day, per_hour_of_week
from analytics.store.loans import note_loans
from analytics.store.retention import RETENTION, Retention, purge
from analytics.upkeep import do_upkeep

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
            await note_loans(db, [loan_of(STORY[index])], ZONE)
        async with db.connection() as connection:
            rows = await (await connection.execute("select * from loan")).fetchall()
        assert len(rows) == 1
        assert (rows[0]["due_date"], rows[0]["renewals"], rows[0]["days_overdue"]) == (date(2026, 4, 20), 1, 2)
        assert rows[0]["version"] == 4
        assert rows[0]["returned_at"] == datetime(2026, 4, 22, 15, tzinfo=UTC)
        assert not any("reader" in column for column in rows[0])

    on_database(test)


MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
OTHER = "01890000-0000-7000-8000-0000000000bb"


async def note(db: Database, *events: dict[str, Any], zone: ZoneInfo = ZONE) -> None:
    for one in events:
        await note_loans(db, [loan_of(one)], zone)


def returned(number: int, days_overdue: int = 0, at: str = "2026-03-09T10:30:00.000Z") -> dict[str, Any]:
    return event("loan.returned", 2, number, returned_at=at, days_overdue=days_overdue)


async def figures(db: Database, period: Period = MARCH) -> list[object]:
    return [
        await most_borrowed(db, period, 10),
        await per_day(db, period),
        await per_hour_of_week(db, period),
        await on_time(db, period),
    ]


async def a_month(db: Database) -> list[object]:
    """Four loans, three of them back, and one of February. Returns their figures."""
    await note(db, *(event("loan.issued", 1, number) for number in range(1, 4)))
    # A minute to midnight of the first of March, by the library's clock: still February.
    await note(db, event("loan.issued", 1, 9, issued_at="2026-02-28T20:59:00.000Z"))
    await note(db, event("loan.issued", 1, 4, book_id=OTHER, title="Идиот"))
    await note(db, returned(1), returned(2), returned(3, days_overdue=5))
    await note_books(db, [Book(BOOK, "Дар (роман)", "Набоков", 1)])
    return [
        [
            {"book_id": BOOK, "title": "Дар (роман)", "author": "Набоков", "loans": 3},
            {"book_id": OTHER, "title": "Идиот", "author": None, "loans": 1},
        ],
        ({date(2026, 3, 2): 4}, {date(2026, 3, 9): 3}),
        # Both days are Mondays; 10:15 UTC is 13:15 in Moscow.
        ({(1, 13): 4}, {(1, 13): 3}),
        OnTime(returned=3, on_time=2),
    ]


def test_the_figures_of_a_month() -> None:
    async def test(db: Database) -> None:
        expected = await a_month(db)
        assert await figures(db) == expected
        assert len(await most_borrowed(db, MARCH, 1)) == 1

    on_database(test)


def test_each_visit_is_counted_once_however_often_and_in_which_order_its_events_come() -> None:
    async def test(db: Database) -> None:
        expected = await a_month(db)
        await note(db, *(event("loan.issued", 1, number) for number in (1, 2)), returned(3, days_overdue=5))
        await asyncio.gather(*(note(db, returned(7), event("loan.issued", 1, 7)) for _ in range(8)))
        (_, out, hours, rate) = await figures(db)
        assert out == ({date(2026, 3, 2): 5}, {date(2026, 3, 9): 4})
        assert (hours, rate) == (({(1, 13): 5}, {(1, 13): 4}), OnTime(returned=4, on_time=3))
        assert expected != await figures(db)

    on_database(test)


def test_loans_that_an_earlier_release_stored_are_counted_by_the_upkeep() -> None:
    async def test(db: Database) -> None:
        expected = await a_month(db)
        async with db.connection() as connection:
            await connection.execute("truncate desk_hour, book_day")
            await connection.execute("update loan set issue_counted = false, return_counted = false")
        assert await figures(db) != expected
        await asyncio.gather(*(do_upkeep(db, ZONE, datetime(2026, 4, 1, tzinfo=UTC), batch=2) for _ in range(3)))
        assert await figures(db) == expected
        # Its last statement about a loan, while this release runs too.
        async with db.connection() as connection:
            await connection.execute(
                "update loan set returned_at = %s, days_overdue = 0 where returned_at is null and book_id = %s",
                (datetime(2026, 3, 20, 8, tzinfo=UTC), OTHER),
            )
        await do_upkeep(db, ZONE, datetime(2026, 4, 1, tzinfo=UTC))
        assert await on_time(db, MARCH) == OnTime(returned=4, on_time=3)

    on_database(test)


def test_old_loans_are_deleted_and_their_figures_stay() -> None:
    async def test(db: Database) -> None:
        expected = await a_month(db)

        async def kept() -> int:
            async with db.connection() as connection:
                return len(await (await connection.execute("select from loan")).fetchall())

        await do_upkeep(db, ZONE, datetime(2027, 4, 1, tzinfo=UTC))
        assert await kept() == 5
        await do_upkeep(db, ZONE, datetime(2027, 4, 20, tzinfo=UTC))
        # Those that nobody has returned.
        assert await kept() == 2
        assert await figures(db) == expected

    on_database(test)


@pytest.mark.parametrize("one", RETENTION, ids=lambda one: one.table)
def test_what_has_expired_is_found_by_an_index_and_deleted_in_batches(one: Retention) -> None:
    async def test(db: Database) -> None:
        async with db.connection() as connection:
            for number in range(12):
                at = datetime(2026, 3, 1 + number, tzinfo=UTC)
                await connection.execute(ROWS[one.table], {"id": f"{number:032d}", "at": at})
            cursor = await connection.execute(
                """
                select from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
                where indrelid = %s::regclass and attname = %s
                """,
                (one.table, one.column),
            )
            assert cursor.rowcount > 0
        now = datetime(2026, 3, 8, 12, tzinfo=UTC) + timedelta(days=one.days)
        assert await purge(db, one, now, batch=3) == 8
        assert await purge(db, one, now, batch=3) == 0

    on_database(test)


ROWS: dict[str, LiteralString] = {
    "loan": """
        insert into loan (loan_id, book_id, title, patron_category, issued_at, due_date, renewals, returned_at,
          days_overdue, version, issue_counted, return_counted)
        values (%(id)s, %(id)s, 'T', 'adult', %(at)s, %(at)s, 0, %(at)s, 0, 1, true, true)""",
    "book_day": "insert into book_day values (%(id)s, %(at)s, 1)",
    "book_month": "insert into book_month values (%(id)s, %(at)s, 0)",
    "dead_letter": """
        insert into dead_letter (id, event_id, topic, type, cause_code, status, resolved_at)
        values (%(id)s, %(at)s::text, 't', 't', 'handler_failed', 'discarded', %(at)s)""",
}


def test_an_older_description_of_a_book_does_not_overwrite_a_newer_one() -> None:
    async def test(db: Database) -> None:
        described = [
            book_of({"book_id": BOOK, "title": f"Дар {version}", "author": "Набоков", "version": version})
            for version in (1, 2, 3)
        ]
        of_the_previous_release = book_of({"book_id": BOOK, "title": "Дар", "author": "Набоков"})

        async def title() -> str:
            async with db.connection() as connection:
                row = await (await connection.execute("select title from book")).fetchone()
                return str(row["title"]) if row else ""

        await note_books(db, [of_the_previous_release])
        for one in (described[0], described[2], described[1], of_the_previous_release, described[0]):
            await note_books(db, [one])
        assert await title() == "Дар 3"
        await note_books(db, [described[2]])
        assert await title() == "Дар 3"

    on_database(test)


def test_a_book_that_is_known_from_its_loans_takes_any_description() -> None:
    async def test(db: Database) -> None:
        await note(db, event("loan.issued", 1))
        await note_books(db, [book_of({"book_id": BOOK, "title": "Дар (роман)", "author": "Набоков"})])
        assert await most_borrowed(db, MARCH, 1) == [
            {"book_id": BOOK, "title": "Дар (роман)", "author": "Набоков", "loans": 1}
        ]

    on_database(test)


def test_the_hour_that_comes_twice_is_one_hour_of_the_week() -> None:
    async def test(db: Database) -> None:
        night = Period(date(2026, 10, 25), date(2026, 10, 25))
        issued = [event("loan.issued", 1, number, issued_at=f"2026-10-25T0{number}:30:00.000Z") for number in range(3)]
        await note(db, *issued, zone=ZoneInfo("Europe/Berlin"))
        assert await per_hour_of_week(db, night) == ({(7, 2): 2, (7, 3): 1}, {})

    on_database(test)
