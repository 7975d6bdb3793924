"""Composition: configuration, connections, routes, stop; nothing else."""

import asyncio
import logging
from collections.abc import AsyncIterator

import uvicorn
from dapr.aio.clients import DaprClient

from .config import Config
from .events.handlers import handlers
from .events.inbound import Inbound
from .events.parked_worker import try_parked_events
from .events.schemas import EventSchemas
from .http.app import create_app
from .http.backlog import backlog_route
from .http.dead_letters import dead_letter_routes
from .http.declarations import read_declarations
from .http.erasures import erasure_route
from .http.health import ServerBeside, create_health_app
from .http.identity import TokenCheck
from .http.reports import reports
from .http.subscriptions import count_events, subscription_routes
from .log import log_as_json
from .services.sidecar import fetch_keys, read_secret
from .store.database import open_database
from .store.database_clock import DatabaseClock
from .upkeep import keep_up

log = logging.getLogger("analytics")


async def main() -> None:
    config = Config()
    log_as_json(config.log_level)
    async with DaprClient() as sidecar:

        async def database_url() -> str:
            return await read_secret(sidecar, "analytics-database-url")

        db = open_database(await database_url(), database_url)
        schemas = EventSchemas(config.contracts)

        clock = DatabaseClock(db)
        inbound = Inbound(db, handlers(db, config.time_zone), schemas, clock.now)

        async def database_answers() -> None:
            async with db.connection() as connection:
                await connection.execute("select 1")

        async def sidecar_answers() -> None:
            await sidecar.get_metadata()

        async def while_open() -> AsyncIterator[None]:
            await db.open()
            await clock.ask()
            workers = [
                asyncio.create_task(clock.follow()),
                asyncio.create_task(try_parked_events(inbound)),
                asyncio.create_task(keep_up(db, config.time_zone, clock.now)),
            ]
            log.info("ready")
            yield
            for worker in workers:
                worker.cancel()
            await inbound.finish()
            await db.close()
            log.info("stopped")

        app = create_app(
            operations=[
                reports(db, config.time_zone, clock.now),
                dead_letter_routes("analytics", db, inbound, schemas),
                backlog_route(db),
                erasure_route(db),
            ],
            declarations=read_declarations(config.operations, "analytics", "dead-letters", "erasures"),
            routers=[subscription_routes(inbound)],
            token_check=TokenCheck(lambda: fetch_keys(sidecar)),
            app_token=config.app_api_token,
            lifespan=while_open,
        )
        health_app = create_health_app(
            {"sidecar": sidecar_answers, "database": database_answers}, count_gauges=lambda: count_events(db)
        )
        health = ServerBeside(
            uvicorn.Config(
                health_app, host=config.health_host, port=config.health_port, log_config=None, access_log=False
            )
        )
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                host=config.app_host,
                port=config.app_port,
                log_config=None,
                access_log=False,
                timeout_graceful_shutdown=10,
            )
        )
        async with asyncio.TaskGroup() as servers:
            servers.create_task(health.serve())
            await server.serve()
            health.should_exit = True


asyncio.run(main())
