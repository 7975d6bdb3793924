"""The app as its sidecar and its platform see it: every request's trace and count, health, and the doors."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .declarations import Declarations, require_each_declared
from .identity import TokenCheck, from_sidecar
from .problems import answer_problem, answer_problems
from .trace import begin_trace

REQUESTS = Counter("http_requests", "Requests answered.", ["method", "endpoint", "status"])
DURATION = Histogram("http_request_duration_seconds", "How long answers took.", ["method", "endpoint"])

ReadyCheck = Callable[[], Awaitable[None]]
READY_SECONDS = 2
OPEN_TO_ALL = ("/healthz", "/readyz", "/metrics")


def create_app(
    operations: list[APIRouter],
    declarations: Declarations,
    routers: list[APIRouter],
    token_check: TokenCheck,
    app_token: str | None,
    readiness: dict[str, ReadyCheck],
    lifespan: Callable[[], AsyncIterator[None]],
) -> FastAPI:
    @asynccontextmanager
    async def whole_life(_app: FastAPI) -> AsyncIterator[None]:
        async for _ in lifespan():
            yield

    # The contract is contracts/openapi/analytics.yaml, which the gateway shows.
    app = FastAPI(openapi_url=None, lifespan=whole_life)
    require_each_declared(declarations, operations)
    app.state.declarations = declarations
    app.state.token_check = token_check
    answer_problems(app)
    app.add_middleware(Watch, app_token=app_token)

    @app.get("/healthz")
    async def live() -> dict[str, str]:
        return {"status": "live"}

    @app.get("/readyz")
    async def ready() -> JSONResponse:
        checks = {name: await works(check) for name, check in readiness.items()}
        good = all(checks.values())
        return JSONResponse({"status": "ready" if good else "not ready", "checks": checks}, 200 if good else 503)

    @app.get("/metrics")
    async def metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    for router in (*operations, *routers):
        app.include_router(router)
    return app


class Watch:
    """Begins each request's trace, turns away who is not the sidecar, and counts what was answered."""

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


async def works(check: ReadyCheck) -> bool:
    try:
        await asyncio.wait_for(check(), READY_SECONDS)
    except Exception:
        return False
    return True
