"""The app as seen by its sidecar and its platform: traces and counts of requests, health, and its routes."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI, Request
from prometheus_client import Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .declarations import Declarations, require_each_declared
from .identity import TokenCheck, from_sidecar
from .problems import Problem, answer_problem, answer_problems
from .strict_targets import is_strict_path
from .trace import begin_trace

REQUESTS = Counter("http_requests", "Requests, by endpoint and status.", ["method", "endpoint", "status"])
DURATION = Histogram("http_request_duration_seconds", "Duration of requests.", ["method", "endpoint"])

# daprd's probe sends no token.
OPEN_TO_ALL = ("/healthz",)


def create_app(
    operations: list[APIRouter],
    declarations: Declarations,
    routers: list[APIRouter],
    token_check: TokenCheck,
    app_token: str | None,
    lifespan: Callable[[], AsyncIterator[None]],
) -> FastAPI:
    @asynccontextmanager
    async def whole_life(_app: FastAPI) -> AsyncIterator[None]:
        async for _ in lifespan():
            yield

    # The contract is contracts/openapi/analytics.yaml, which the gateway serves.
    app = FastAPI(openapi_url=None, lifespan=whole_life)
    require_each_declared(declarations, operations)
    app.state.declarations = declarations
    app.state.token_check = token_check
    answer_problems(app)
    app.add_middleware(Watch, app_token=app_token)

    @app.get("/healthz")
    async def live() -> dict[str, str]:
        return {"status": "live"}

    for router in (*operations, *routers):
        app.include_router(router)
    return app


class Watch:
    """Begins each request's trace, refuses callers other than the sidecar, and counts responses."""

    def __init__(self, app: ASGIApp, app_token: str | None) -> None:
        self._app = app
        self._app_token = app_token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 0

        async def send_counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        request = Request(scope)
        begin_trace(request.headers.get("traceparent"))
        try:
            if not is_strict_path(scope["raw_path"]):
                raise Problem("invalid_target")
            if self._app_token is not None and scope["path"] not in OPEN_TO_ALL:
                from_sidecar(request, self._app_token)
            await self._app(scope, receive, send_counted)
        except Exception as error:
            if status:
                raise
            await (await answer_problem(request, error))(scope, receive, send_counted)
        endpoint = getattr(scope.get("route"), "path", "unknown")
        if endpoint not in OPEN_TO_ALL:
            REQUESTS.labels(request.method, endpoint, status).inc()
            DURATION.labels(request.method, endpoint).observe(time.perf_counter() - started)
