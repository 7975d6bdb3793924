"""Statements on books."""

from collections.abc import Sequence

from ..domain.book import Book
from .database import Database


async def note_books(db: Database, books: Sequence[Book]) -> None:
    """Each book once: PostgreSQL cannot change a row twice in one statement."""
    async with db.connection() as connection:
        await connection.execute(
            """
            insert into book (book_id, title, author)
            select * from unnest(%s::uuid[], %s::text[], %s::text[])
            on conflict (book_id) do update set title = excluded.title, author = excluded.author
            """,
            ([book.book_id for book in books], [book.title for book in books], [book.author for book in books]),
        )
