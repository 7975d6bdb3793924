"""Errors according to RFC 9457, with the statuses and texts of contracts/errors.

The only place where errors become responses.
"""

import dataclasses
import logging
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Literal

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from psycopg import OperationalError
from psycopg_pool import PoolTimeout
from starlette.exceptions import HTTPException

from ..generated.errors import ERRORS, FIELDS, ErrorCode, FieldCode, Text
from .trace import trace_id

log = logging.getLogger(__name__)

Facts = Mapping[str, str | int]
Language = Literal["en", "ru"]


@dataclasses.dataclass(frozen=True)
class WrongField:
    field: str
    code: FieldCode
    facts: Facts = dataclasses.field(default_factory=dict)

    def told(self, language: Language) -> dict[str, Any]:
        facts = {"facts": self.facts} if self.facts else {}
        return {
            "field": self.field,
            "code": self.code,
            **facts,
            "message": filled(FIELDS[self.code], language, self.facts),
        }


@dataclasses.dataclass
class Problem(Exception):
    """Why a request was not carried out. Raise it anywhere below a route, which answers with it."""

    code: ErrorCode
    facts: Facts = dataclasses.field(default_factory=dict)
    errors: list[WrongField] = dataclasses.field(default_factory=list)

    @property
    def status(self) -> int:
        return ERRORS[self.code]["status"]

    def told(self, language: Language) -> dict[str, Any]:
        return {
            "type": f"urn:abonement:problem:{self.code}",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "code": self.code,
            "detail": filled(ERRORS[self.code], language, self.facts),
            **({"facts": self.facts} if self.facts else {}),
            **({"errors": [error.told(language) for error in self.errors]} if self.errors else {}),
            "trace_id": trace_id(),
        }


def filled(text: Text, language: Language, facts: Facts) -> str:
    return text[language].format(**facts)


def invalid_field(name: str, code: FieldCode, facts: Facts) -> Problem:
    return Problem("invalid_request", errors=[WrongField(name, code, facts)])


def as_problem(error: Exception) -> Problem:
    match error:
        case Problem():
            return error
        case RequestValidationError():
            return Problem("invalid_request", errors=[wrong_field(one) for one in error.errors()])
        case OperationalError() | PoolTimeout():
            return Problem("service_unavailable")
        case HTTPException(status_code=404):
            return Problem("no_such_resource")
        case HTTPException(status_code=405):
            return Problem("method_not_allowed")
        case _:
            return Problem("internal_error")


def wrong_field(error: Mapping[str, Any]) -> WrongField:
    """A finding of pydantic's, as a code of the catalogue."""
    name, found, bounds = str(error["loc"][-1]), str(error["type"]), error.get("ctx", {})
    match found:
        case "missing":
            return WrongField(name, "missing")
        case "greater_than_equal":
            return WrongField(name, "too_small", {"at_least": bounds["ge"]})
        case "less_than_equal":
            return WrongField(name, "too_large", {"at_most": bounds["le"]})
        case "literal_error":
            return WrongField(name, "not_one_of", {"allowed": ", ".join(re.findall(r"'([^']*)'", bounds["expected"]))})
    for kind, code in KINDS.items():
        if found.startswith(kind):
            return WrongField(name, code)
    return WrongField(name, "not_valid")


KINDS: dict[str, FieldCode] = {"date_": "not_date", "int_": "not_whole_number", "uuid_": "not_uuid"}
"""The code for a value of the wrong type, by the prefix of pydantic's error type."""


def language_of(request: Request) -> Language:
    """The supported language that a client prefers."""
    accepted = request.headers.get("accept-language", "").lower().split(",")
    for tag in sorted(accepted, key=lambda tag: -weight_of(tag)):
        match re.split("[;-]", tag.strip())[0]:
            case "ru" if weight_of(tag) > 0:
                return "ru"
            case "en" | "*" if weight_of(tag) > 0:
                return "en"
    return "en"


def weight_of(tag: str) -> float:
    weight = re.search(r";\s*q=([01](?:\.\d*)?)", tag)
    return float(weight[1]) if weight else 1


def report_undeclared(request: Request, problem: Problem) -> None:
    """Logs a problem that the contract omits. It is answered all the same: a 500 would tell the client less."""
    operation = request.app.state.declarations.get((request.method, getattr(request.scope.get("route"), "path", "")))
    if operation is not None and "common" not in ERRORS[problem.code] and problem.code not in operation.errors:
        log.error("%s answered %s, which its contract does not declare", operation.operation_id, problem.code)


async def answer_problem(request: Request, error: Exception) -> JSONResponse:
    problem = as_problem(error)
    report_undeclared(request, problem)
    if problem.status >= 500:
        log.error("request failed", exc_info=error, extra={"method": request.method, "code": problem.code})
    language = language_of(request)
    headers = {"content-language": language, "vary": "accept-language"}
    entry = ERRORS[problem.code]
    if "retry_after" in entry:
        headers["retry-after"] = str(entry["retry_after"])
    if "challenge" in entry:
        headers["www-authenticate"] = 'Bearer error="invalid_token"'
    return JSONResponse(problem.told(language), problem.status, headers, media_type="application/problem+json")


def answer_problems(app: FastAPI) -> None:
    for kind in (Problem, RequestValidationError, HTTPException, OperationalError, PoolTimeout, Exception):
        app.add_exception_handler(kind, answer_problem)
