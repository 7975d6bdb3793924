"""Who may call an operation, as declared by its contract in `x-access` and `x-permission` (docs/contracts.md)."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.routing import APIRoute

from ..generated.permissions import PERMISSIONS, PERSON_ROLES, SCOPES
from .identity import Caller, TokenCheck
from .problems import Problem

METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Declaration:
    operation_id: str
    roles: frozenset[str]
    """Whom it admits; nobody, if apps alone call it."""
    calling_apps: tuple[str, ...]
    """None: any that the access policies admit."""
    scope: str | None = None
    """What an app needs to call it for somebody; None: no app calls it."""
    errors: frozenset[str] = frozenset()
    """The codes of the errors that it may answer, beside those that every operation may."""


Declarations = dict[tuple[str, str], Declaration]
"""By method and path."""


def read_declarations(folder: Path, *contracts: str) -> Declarations:
    """From bundled contracts. Raises ValueError for an operation that does not declare who may call it."""
    declared: Declarations = {}
    for contract in contracts:
        paths = json.loads((folder / f"{contract}.json").read_text())["paths"]
        for path, item in paths.items():
            for method in METHODS:
                if method in item:
                    declared[method.upper(), path] = declaration_of(item[method])
    return declared


def declaration_of(operation: dict[str, Any]) -> Declaration:
    return Declaration(
        operation["operationId"],
        roles_of(operation),
        tuple(operation.get("x-internal", ())),
        scope_of(operation),
        frozenset(operation.get("x-errors", ())),
    )


def roles_of(operation: dict[str, Any]) -> frozenset[str]:
    """Whom it admits, of the kinds of access that this app's operations declare."""
    match operation.get("x-access"), operation.get("x-permission"):
        case "internal", None if operation.get("x-internal"):
            return frozenset()
        case "user", None:
            return PERSON_ROLES
        case "permitted", permission if permission in PERMISSIONS:
            return PERMISSIONS[permission]
        case access, permission:
            raise ValueError(
                f"{operation['operationId']} is {access} by the permission {permission}, which is not known here."
            )


def scope_of(operation: dict[str, Any]) -> str | None:
    scope: str | None = operation.get("x-scope")
    if scope is not None and operation.get("x-permission") not in SCOPES.get(scope, frozenset()):
        raise ValueError(f"{operation['operationId']} is open to apps by {scope}, which does not let them do it.")
    return scope


def require_each_declared(declarations: Declarations, routers: list[APIRouter]) -> None:
    """Raises ValueError unless the routers have each operation of the contracts, and no other."""
    routes = {
        (method, route.path)
        for router in routers
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }
    if differing := routes ^ declarations.keys():
        raise ValueError(f"Routes and contracts differ in {sorted(differing)}.")


async def called_by_app(request: Request) -> Declaration:
    """The operation's declaration. Raises Problem 403 for an app that the contract does not admit."""
    declarations: Declarations = request.app.state.declarations
    declaration = declarations[request.method, request.scope["route"].path]
    # The calling sidecar names its app; mutual TLS proves the name.
    if declaration.calling_apps and request.headers.get("dapr-caller-app-id") not in declaration.calling_apps:
        raise Problem("forbidden")
    return declaration


async def admitted(request: Request) -> Caller:
    """The caller. Raises Problem 401 or 403 for a caller that the contract does not admit."""
    declaration = await called_by_app(request)
    check: TokenCheck = request.app.state.token_check
    who = await check.caller_of(request.headers.get("authorization"))
    if who.scopes is not None and declaration.scope not in who.scopes:
        raise Problem("outside_scope")
    if who.role not in declaration.roles:
        raise Problem("forbidden")
    return who


Admitted = Annotated[Caller, Depends(admitted)]
