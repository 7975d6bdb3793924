"""What is left of somebody who was deleted: figures and loans here are nobody's, but events tell of readers."""

from .database import Database


async def kinds_left(db: Database, user_id: str) -> list[str]:
    """The kinds of stored events that somebody is in."""
    async with db.connection() as connection:
        cursor = await connection.execute(
            """
            select 'parked_event' as kind where exists (
              select from parked_event where position(%(id)s in event) > 0
            )
            union all
            select 'dead_letter' where exists (
              select from dead_letter where position(%(id)s in coalesce(event, '')) > 0
            )
            """,
            {"id": user_id},
        )
        return [row["kind"] for row in await cursor.fetchall()]
