"""Brings the database of DATABASE_OWNER_URL to what this version needs. Safe to run twice, and concurrently."""

import os
from pathlib import Path

from yoyo import get_backend, read_migrations


def migrate(url: str) -> None:
    backend = get_backend(url.replace("postgresql://", "postgresql+psycopg://", 1))
    migrations = read_migrations(str(Path(__file__).parent / "store" / "migrations"))
    with backend.lock():
        backend.apply_migrations(backend.to_apply(migrations))


if __name__ == "__main__":
    migrate(os.environ["DATABASE_OWNER_URL"])
