"""Errors as RFC 9457 has them, in the words of contracts/openapi/common.yaml.

The one place where errors become answers.
"""

import logging
from dataclasses import dataclass, field
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from psycopg import OperationalError
from psycopg_pool import PoolTimeout
from starlette.exceptions import HTTPException

from .trace import trace_id

log = logging.getLogger(__name__)


@dataclass
class Problem(Exception):
    """A request that is not carried out. Raise it anywhere below a route; the route answers with it."""

    status: int
    code: str
    detail: str
    errors: list[dict[str, str]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)


def invalid_field(name: str, message: str) -> Problem:
    return Problem(400, "invalid_request", f"{name}: {message}", [{"field": name, "message": message}])


def unauthenticated(detail: str, code: str = "unauthenticated") -> Problem:
    return Problem(401, code, detail, headers={"www-authenticate": 'Bearer error="invalid_token"'})


def forbidden() -> Problem:
    return Problem(403, "forbidden", "Your role does not allow this.")


def unavailable() -> Problem:
    return Problem(503, "service_unavailable", "The library is busy. Try again soon.", headers={"retry-after": "2"})


def as_problem(error: Exception) -> Problem:
    match error:
        case Problem():
            return error
        case RequestValidationError():
            errors = [{"field": str(one["loc"][-1]), "message": str(one["msg"])} for one in error.errors()]
            return Problem(400, "invalid_request", f"{errors[0]['field']}: {errors[0]['message']}", errors)
        case OperationalError() | PoolTimeout():
            return unavailable()
        case HTTPException(status_code=404):
            return Problem(404, "no_such_resource", "There is nothing at this address.")
        case HTTPException(status_code=405):
            return Problem(405, "method_not_allowed", "Not with this method.")
        case _:
            return Problem(500, "internal_error", "Something broke on our side. It was logged.")


async def answer_problem(request: Request, error: Exception) -> JSONResponse:
    problem = as_problem(error)
    if problem.status >= 500:
        log.error("request failed", exc_info=error, extra={"method": request.method, "code": problem.code})
    body = {
        "type": f"urn:abonement:problem:{problem.code}",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "code": problem.code,
        "detail": problem.detail,
        "trace_id": trace_id(),
    }
    if problem.errors:
        body["errors"] = problem.errors
    return JSONResponse(body, problem.status, problem.headers, media_type="application/problem+json")


def answer_problems(app: FastAPI) -> None:
    for kind in (Problem, RequestValidationError, HTTPException, OperationalError, PoolTimeout, Exception):
        app.add_exception_handler(kind, answer_problem)
