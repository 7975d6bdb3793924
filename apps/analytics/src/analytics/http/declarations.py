"""Who may call an operation, as declared by its contract in `x-access` (docs/contracts.md)."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.routing import APIRoute

from .identity import Caller, TokenCheck
from .problems import Problem

METHODS = ("get", "post", "put", "patch", "delete")
ROLES = {
    "user": ("reader", "librarian", "admin"),
    "staff": ("librarian", "admin"),
    "admin": ("admin",),
}
"""The kinds of access that this app's operations declare, and whom they admit."""


@dataclass(frozen=True)
class Declaration:
    operation_id: str
    access: str
    calling_apps: tuple[str, ...]
    """None: any that the access policies admit."""
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
    access = operation.get("x-access")
    if access not in ROLES:
        raise ValueError(f"{operation['operationId']} is for {access}, which is not known here.")
    return Declaration(
        operation["operationId"],
        access,
        tuple(operation.get("x-internal", ())),
        frozenset(operation.get("x-errors", ())),
    )


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


async def admitted(request: Request) -> Caller:
    """The caller. Raises Problem 401 or 403 for a caller that the contract does not admit."""
    declarations: Declarations = request.app.state.declarations
    declaration = declarations[request.method, request.scope["route"].path]
    # The calling sidecar names its app; mutual TLS proves the name.
    if declaration.calling_apps and request.headers.get("dapr-caller-app-id") not in declaration.calling_apps:
        raise Problem("forbidden")
    check: TokenCheck = request.app.state.token_check
    who = await check.caller_of(request.headers.get("authorization"))
    if who.role not in ROLES[declaration.access]:
        raise Problem("forbidden")
    return who


Admitted = Annotated[Caller, Depends(admitted)]
