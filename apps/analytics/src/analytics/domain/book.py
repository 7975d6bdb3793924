"""What analytics stores about a book."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Book:
    book_id: str
    title: str
    author: str


def book_of(data: Mapping[str, object]) -> Book:
    """What one event says about its book; `data` matches its schema in contracts/events."""
    return Book(book_id=str(data["book_id"]), title=str(data["title"]), author=str(data["author"]))
