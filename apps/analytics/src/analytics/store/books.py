"""Statements on books."""

from collections.abc import Sequence

from ..domain.book import Book
from .database import Database


async def note_books(db: Database, books: Sequence[Book]) -> None:
    """Each book once: PostgreSQL cannot change a row twice in one statement. An older description changes nothing."""
    in_order = sorted(books, key=lambda book: book.book_id)
    async with db.connection() as connection:
        await connection.execute(
            """
            insert into book (book_id, title, author, version)
            select * from unnest(%s::uuid[], %s::text[], %s::text[], %s::int[])
            on conflict (book_id) do update
              set title = excluded.title, author = excluded.author, version = excluded.version
              where excluded.version >= book.version
            """,
            (
                [book.book_id for book in in_order],
                [book.title for book in in_order],
                [book.author for book in in_order],
                [book.version for book in in_order],
            ),
        )
