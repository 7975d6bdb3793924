"""What analytics stores about a book."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Book:
    book_id: str
    title: str
    author: str
    version: int
    """Rises with each change of the description."""


def book_of(data: Mapping[str, object]) -> Book:
    """What one event says about its book; `data` matches its schema in contracts/events. Where it has no version, any
    that has one is newer."""
    return Book(
        book_id=str(data["book_id"]),
        title=str(data["title"]),
        author=str(data["author"]),
        version=int(str(data.get("version", 0))),
    )
