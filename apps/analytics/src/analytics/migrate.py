"""Brings the database of DATABASE_OWNER_URL to what this version needs. Safe to run twice, and concurrently."""

import os
from pathlib import Path

from yoyo import get_backend, read_migrations

from .store.connection_string import checked_connection_string


def migrate(url: str) -> None:
    backend = get_backend(checked_connection_string(url).replace("postgresql://", "postgresql+psycopg://", 1))
    migrations = read_migrations(str(Path(__file__).parent / "store" / "migrations"))
    with backend.lock():
        backend.apply_migrations(backend.to_apply(migrations))


if __name__ == "__main__":
    migrate(os.environ["DATABASE_OWNER_URL"])
