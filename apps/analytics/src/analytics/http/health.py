"""Health and metrics for the platform, on a separate port, which the sidecar does not use."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator

import uvicorn
from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

ReadyCheck = Callable[[], Awaitable[None]]
READY_SECONDS = 2


def create_health_app(readiness: dict[str, ReadyCheck], count_gauges: ReadyCheck) -> FastAPI:
    app = FastAPI(openapi_url=None)

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
        # While the database is down, the last counts are shown.
        await works(count_gauges)
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return app


class ServerBeside(uvicorn.Server):
    """A server that leaves signals to the main one."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def works(check: ReadyCheck) -> bool:
    try:
        await asyncio.wait_for(check(), READY_SECONDS)
    except Exception:
        return False
    return True
