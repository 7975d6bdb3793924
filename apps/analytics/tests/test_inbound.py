import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from analytics.events.cause import Cause
from analytics.events.inbound import Inbound, event_of, outcome_of
from analytics.events.schemas import EventSchemas

SCHEMAS = EventSchemas(Path(__file__).parents[3] / "contracts/events")
ADDED = {"event_type": "book.added", "book_id": "01890000-0000-7000-8000-00000000000b", "author": "А", "title": "Б"}


def envelope(type_: str, data: object, id_: str = "1") -> dict[str, Any]:
    return {"specversion": "1.0", "id": id_, "source": "books", "type": type_, "data": data}


class Desk:
    """Takes books, unless it is shut."""

    def __init__(self) -> None:
        self.taken: list[Mapping[str, object]] = []
        self.shut = False
        self.inbound = Inbound({"book.added": self.take}, SCHEMAS)

    async def take(self, data: Mapping[str, object]) -> None:
        if self.shut:
            raise RuntimeError("reader@readers.example is not to be quoted")
        self.taken.append(data)

    def receive(self, body: object) -> Cause | None:
        return asyncio.run(self.inbound.receive(body))


def test_an_event_is_acknowledged_when_it_was_handled() -> None:
    desk = Desk()
    assert outcome_of(desk.receive(envelope("book.added", ADDED))) == "SUCCESS"
    assert desk.taken == [ADDED]


def test_an_event_whose_handler_fails_is_asked_for_again_and_its_content_not_told() -> None:
    desk = Desk()
    desk.shut = True
    cause = desk.receive(envelope("book.added", ADDED))
    assert cause == Cause("handler_failed", "RuntimeError")
    assert outcome_of(cause) == "RETRY"
    assert desk.inbound.why_dead(event_of(envelope("book.added", ADDED))) == cause


@pytest.mark.parametrize("body", [None, 7, {}, {"specversion": "0.3", "id": "1", "type": "book.added"}])
def test_what_is_no_event_is_dead_at_once(body: object) -> None:
    cause = Desk().receive(body)
    assert cause == Cause("not_an_event")
    assert outcome_of(cause) == "DROP"


@pytest.mark.parametrize(
    ("data", "word"), [({}, "book_id"), (None, "type"), ({**ADDED, "book_id": "7"}, "format"), ([], "type")]
)
def test_an_event_that_is_not_as_its_schema_says_is_dead_at_once(data: object, word: str) -> None:
    desk = Desk()
    cause = desk.receive(envelope("book.added", data))
    assert cause is not None and cause.code == "not_as_its_schema_says" and word in str(cause.detail)
    assert outcome_of(cause) == "DROP"
    assert desk.taken == []


def test_types_that_nobody_asked_for_pass_by_but_are_not_handled_again() -> None:
    desk = Desk()
    body = envelope("book.shelved", {"anything": 1})
    assert desk.receive(body) is None
    assert asyncio.run(desk.inbound.receive_again(body)) == Cause("unknown_type")


def test_only_what_the_schema_knows_and_does_not_call_personal_is_shown() -> None:
    shown = SCHEMAS.without_personal_data(
        "notifications.email", {"type": "loan_issued", "user_email": "a@readers.example", "note": "private"}
    )
    assert shown == {"type": "loan_issued", "user_email": "•••", "note": "•••"}
    assert SCHEMAS.without_personal_data("unknown", {"name": "Анна"}) == {"name": "•••"}
