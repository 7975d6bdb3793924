"""What analytics keeps of a book."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Book:
    book_id: str
    title: str
    author: str


def book_of(data: Mapping[str, object]) -> Book:
    """What one event tells of its book; `data` is as its schema in contracts/events says."""
    return Book(book_id=str(data["book_id"]), title=str(data["title"]), author=str(data["author"]))
