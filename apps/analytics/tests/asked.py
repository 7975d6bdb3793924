"""The app as its sidecar asks it, with callers who are taken at their word."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from database import fresh_database
from fastapi import APIRouter, FastAPI

from analytics.events.handlers import handlers
from analytics.events.inbound import Inbound
from analytics.events.schemas import EventSchemas
from analytics.http.app import create_app
from analytics.http.backlog import backlog_route
from analytics.http.dead_letters import dead_letter_routes
from analytics.http.declarations import Declarations, read_declarations
from analytics.http.erasures import erasure_route
from analytics.http.identity import Caller, TokenCheck
from analytics.http.problems import Problem
from analytics.http.reports import reports
from analytics.store.database import Database

ROOT = Path(__file__).parents[3]
SCHEMAS = EventSchemas(ROOT / "contracts/events")
ZONE = ZoneInfo("Europe/Moscow")
DECLARATIONS = read_declarations(ROOT / "packages/contracts/generated", "analytics", "dead-letters", "erasures")


class NamedCaller(TokenCheck):
    """Takes a role at its word, and the id after it, if there is one, and the scopes of an app after that."""

    def __init__(self) -> None:
        super().__init__(no_keys)

    async def caller_of(self, authorization: str | None) -> Caller:
        if authorization is None:
            raise Problem("unauthenticated")
        role, _, rest = authorization.partition(" ")
        id_, by_app, scopes = rest.partition(" ")
        return Caller(
            id=id_ or str(uuid4()),
            role=role,
            scopes=frozenset(scopes.split()) if by_app else None,
        )


async def no_keys() -> dict[str, object]:
    return {"keys": []}


async def whole_life() -> AsyncIterator[None]:
    yield


def now() -> datetime:
    return datetime.now(UTC)


def app_on(db: Database, declarations: Declarations = DECLARATIONS) -> FastAPI:
    return create_app(
        operations=[
            reports(db, ZONE, now),
            dead_letter_routes("analytics", db, Inbound(db, handlers(db, ZONE), SCHEMAS, now), SCHEMAS),
            backlog_route(db),
            erasure_route(db),
        ],
        declarations=declarations,
        routers=[APIRouter()],
        token_check=NamedCaller(),
        app_token=None,
        lifespan=whole_life,
    )


async def call(
    app: FastAPI, method: str, target: str, headers: dict[str, str]
) -> tuple[int, dict[str, Any], dict[str, str]]:
    """The status, the body and the headers of an answer."""
    path, _, query = target.partition("?")
    status = 0
    body = b""
    answered: dict[str, str] = {}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status, body, answered
        if message["type"] == "http.response.start":
            status = message["status"]
            answered = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            body += message.get("body", b"")

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "scheme": "http",
        "server": ("127.0.0.1", 80),
    }
    await app(scope, receive, send)
    return status, json.loads(body), answered


def on_database(test: Callable[[Database], Awaitable[None]]) -> None:
    async def run() -> None:
        async with fresh_database() as db:
            await test(db)

    asyncio.run(run())
