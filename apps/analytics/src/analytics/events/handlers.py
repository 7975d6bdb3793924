"""What analytics does with the events that it cares for. Each may act twice and change nothing by it."""

from collections.abc import Awaitable, Callable, Mapping

from ..domain.loan import loan_of
from ..store.books import note_book
from ..store.database import Database
from ..store.loans import note_loan

Handler = Callable[[Mapping[str, object]], Awaitable[None]]


Handlers = Mapping[str, Mapping[str, Handler]]
"""By topic and type."""


def handlers(db: Database) -> Handlers:
    async def on_loan_event(data: Mapping[str, object]) -> None:
        await note_loan(db, loan_of(data))

    async def on_book_described(data: Mapping[str, object]) -> None:
        await note_book(db, str(data["book_id"]), str(data["title"]), str(data["author"]))

    return {
        "loan.events": {
            "loan.issued": on_loan_event,
            "loan.renewed": on_loan_event,
            "loan.returned": on_loan_event,
            "loan.overdue": on_loan_event,
        },
        "book.events": {"book.added": on_book_described, "book.changed": on_book_described},
    }
