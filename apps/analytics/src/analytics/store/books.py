"""Statements on books."""

from .database import Database


async def note_book(db: Database, book_id: str, title: str, author: str) -> None:
    async with db.connection() as connection:
        await connection.execute(
            """
            insert into book (book_id, title, author) values (%s, %s, %s)
            on conflict (book_id) do update set title = excluded.title, author = excluded.author
            """,
            (book_id, title, author),
        )
