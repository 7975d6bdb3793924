"""Analytics' handlers of events. All are idempotent."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from zoneinfo import ZoneInfo

from ..domain.book import book_of
from ..domain.loan import loan_of
from ..store.books import note_books
from ..store.database import Database
from ..store.loans import note_loans

Data = Mapping[str, object]
Handler = Callable[[Sequence[Data]], Awaitable[None]]
"""Takes the data of one or several events, each about a different subject; it handles all of them or none."""


Handlers = Mapping[str, Mapping[str, Handler]]
"""By topic and type."""


def handlers(db: Database, zone: ZoneInfo) -> Handlers:
    async def on_loan_events(events: Sequence[Data]) -> None:
        await note_loans(db, [loan_of(data) for data in events], zone)

    async def on_books_described(events: Sequence[Data]) -> None:
        await note_books(db, [book_of(data) for data in events])

    return {
        "loan.events": {
            "loan.issued": on_loan_events,
            "loan.renewed": on_loan_events,
            "loan.due_date_changed": on_loan_events,
            "loan.returned": on_loan_events,
            "loan.overdue": on_loan_events,
        },
        "book.events": {"book.added": on_books_described, "book.changed": on_books_described},
    }
