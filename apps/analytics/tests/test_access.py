"""Every operation of the contracts, called as everybody."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from database import fresh_database
from fastapi import APIRouter, FastAPI

from analytics.events.inbound import Inbound
from analytics.events.schemas import EventSchemas
from analytics.http.app import create_app
from analytics.http.dead_letters import dead_letter_routes
from analytics.http.declarations import Declarations, read_declarations
from analytics.http.identity import Caller, TokenCheck
from analytics.http.problems import unauthenticated
from analytics.http.reports import reports
from analytics.store.database import Database

ROOT = Path(__file__).parents[3]
SCHEMAS = EventSchemas(ROOT / "contracts/events")
DECLARATIONS = read_declarations(ROOT / "packages/contracts/generated", "analytics", "dead-letters")
LETS_IN = {"staff": {"librarian", "admin"}, "admin": {"admin"}, "user": {"reader", "librarian", "admin"}}


class NamedCaller(TokenCheck):
    """Takes a role at its word."""

    def __init__(self) -> None:
        super().__init__(no_keys)

    async def caller_of(self, authorization: str | None) -> Caller:
        if authorization is None:
            raise unauthenticated("Send the access token as a bearer token.")
        return Caller(id=str(uuid4()), role=authorization)


async def no_keys() -> dict[str, object]:
    return {"keys": []}


async def whole_life() -> AsyncIterator[None]:
    yield


def app_on(db: Database, declarations: Declarations = DECLARATIONS) -> FastAPI:
    return create_app(
        operations=[
            reports(db, ZoneInfo("Europe/Moscow"), lambda: datetime.now(UTC)),
            dead_letter_routes("analytics", db, Inbound(db, {}, SCHEMAS, lambda: datetime.now(UTC)), SCHEMAS),
        ],
        declarations=declarations,
        routers=[APIRouter()],
        token_check=NamedCaller(),
        app_token=None,
        lifespan=whole_life,
    )


async def call(app: FastAPI, method: str, path: str, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
    status = 0
    body = b""

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status, body
        if message["type"] == "http.response.start":
            status = message["status"]
        else:
            body += message.get("body", b"")

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "scheme": "http",
        "server": ("127.0.0.1", 80),
    }
    await app(scope, receive, send)
    return status, json.loads(body)


def on_database(test: Callable[[Database], Awaitable[None]]) -> None:
    async def run() -> None:
        async with fresh_database() as db:
            await test(db)

    asyncio.run(run())


@pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")
def test_each_operation_lets_in_whom_its_contract_says_and_nobody_else() -> None:
    async def test(db: Database) -> None:
        app = app_on(db)
        for (method, template), declared in DECLARATIONS.items():
            path = template.replace("{letter_id}", str(uuid4()))
            for role in (None, "reader", "librarian", "admin"):
                for app_id in ("gateway", "a-stranger"):
                    headers = {"dapr-caller-app-id": app_id} | ({"authorization": role} if role else {})
                    status, body = await call(app, method, path, headers)
                    by_a_stranger = bool(declared.calling_apps) and app_id not in declared.calling_apps
                    expected = (
                        403
                        if by_a_stranger
                        else 401
                        if role is None
                        else None
                        if role in LETS_IN[declared.access]
                        else 403
                    )
                    denied = status if status in (401, 403) else None
                    assert (declared.operation_id, role, app_id, denied) == (
                        declared.operation_id,
                        role,
                        app_id,
                        expected,
                    ), body
                    assert status < 500, body

    on_database(test)


@pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")
def test_an_operation_without_a_declaration_does_not_start() -> None:
    async def test(db: Database) -> None:
        declared = dict(list(DECLARATIONS.items())[1:])
        with pytest.raises(ValueError, match="Routes and contracts differ"):
            app_on(db, declared)

    on_database(test)


def test_an_access_that_is_not_known_does_not_start(tmp_path: Path) -> None:
    contract = {"paths": {"/a": {"get": {"operationId": "a", "x-access": "everybody"}}}}
    (tmp_path / "a.json").write_text(json.dumps(contract))
    with pytest.raises(ValueError, match="everybody"):
        read_declarations(tmp_path, "a")
