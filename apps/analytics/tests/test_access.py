"""Every operation of the contracts, called as everybody."""

import json
import os
from pathlib import Path
from uuid import uuid4

import pytest
from asked import DECLARATIONS, ROOT, app_on, call, on_database

from analytics.generated.permissions import ROLES
from analytics.http.declarations import read_declarations
from analytics.store.database import Database

LETS_IN = {
    "reports.read": {"librarian", "branch_manager", "admin", "partner"},
    "dead_letters.settle": {"admin"},
    "health.read": {"admin"},
}
"""By the permission that the contract names."""
PERMISSION = {
    operation["operationId"]: operation["x-permission"]
    for contract in ("analytics", "dead-letters")
    for item in json.loads((ROOT / f"packages/contracts/generated/{contract}.json").read_text())["paths"].values()
    for operation in item.values()
    if "x-permission" in operation
}


@pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")
def test_each_operation_lets_in_whom_its_contract_says_and_nobody_else() -> None:
    async def test(db: Database) -> None:
        app = app_on(db)
        for (method, template), declared in DECLARATIONS.items():
            path = template.replace("{letter_id}", str(uuid4())).replace("{user_id}", str(uuid4()))
            for role in (None, *sorted(ROLES)):
                for app_id in ("gateway", "users", "a-stranger"):
                    headers = {"dapr-caller-app-id": app_id} | ({"authorization": role} if role else {})
                    status, body, _ = await call(app, method, path, headers)
                    by_a_stranger = bool(declared.calling_apps) and app_id not in declared.calling_apps
                    expected = (
                        403
                        if by_a_stranger
                        else None
                        if declared.operation_id not in PERMISSION
                        else 401
                        if role is None
                        else None
                        if role in LETS_IN[PERMISSION[declared.operation_id]]
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
def test_an_app_is_let_in_by_the_scope_that_an_operation_names_and_by_no_other() -> None:
    async def test(db: Database) -> None:
        app = app_on(db)
        for (method, template), declared in DECLARATIONS.items():
            if declared.operation_id not in PERMISSION:
                continue
            path = template.replace("{letter_id}", str(uuid4()))
            for scopes in ("", "loans:read openid", "reports:read"):
                headers = {"dapr-caller-app-id": "gateway", "authorization": f"admin {uuid4()} {scopes}"}
                status, body, _ = await call(app, method, path, headers)
                refused = status == 403 and body.get("code") == "outside_scope"
                opened = scopes == "reports:read" and PERMISSION[declared.operation_id] == "reports.read"
                assert (declared.operation_id, scopes, refused) == (declared.operation_id, scopes, not opened), body

    on_database(test)


@pytest.mark.skipif("TEST_POSTGRES_URL" not in os.environ, reason="npm test starts PostgreSQL")
def test_an_operation_without_a_declaration_does_not_start() -> None:
    async def test(db: Database) -> None:
        declared = dict(list(DECLARATIONS.items())[1:])
        with pytest.raises(ValueError, match="Routes and contracts differ"):
            app_on(db, declared)

    on_database(test)


def test_a_scope_that_does_not_permit_what_it_opens_does_not_start(tmp_path: Path) -> None:
    for scope in ("loans:read", "reports:burn"):
        operation = {
            "operationId": "a",
            "x-access": "permitted",
            "x-permission": "reports.read",
            "x-scope": scope,
        }
        (tmp_path / "a.json").write_text(json.dumps({"paths": {"/a": {"get": operation}}}))
        with pytest.raises(ValueError, match=r"a is open to apps by .*, which does not let them"):
            read_declarations(tmp_path, "a")


def test_an_access_that_is_not_known_does_not_start(tmp_path: Path) -> None:
    for wrong in (
        {"x-access": "everybody"},
        {"x-access": "internal"},
        {"x-access": "permitted"},
        {"x-access": "permitted", "x-permission": "reports.burn"},
        {"x-access": "user", "x-permission": "reports.read"},
    ):
        contract = {"paths": {"/a": {"get": {"operationId": "a", **wrong}}}}
        (tmp_path / "a.json").write_text(json.dumps(contract))
        with pytest.raises(ValueError, match=r"a is .* not known here"):
            read_declarations(tmp_path, "a")
