"""Composition: configuration, connections, doors, stop; nothing else."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import uvicorn
from dapr.aio.clients import DaprClient

from .config import Config
from .events.handlers import handlers
from .events.inbound import Inbound
from .events.schemas import EventSchemas
from .http.app import create_app
from .http.dead_letters import dead_letter_doors
from .http.declarations import read_declarations
from .http.event_doors import event_doors
from .http.identity import TokenCheck
from .http.reports import reports
from .log import log_as_json
from .services.sidecar import fetch_keys, read_secret
from .store.database import open_database

log = logging.getLogger("analytics")


async def main() -> None:
    config = Config()
    log_as_json(config.log_level)
    async with DaprClient() as sidecar:
        db = open_database(await read_secret(sidecar, "analytics-database-url"))
        schemas = EventSchemas(config.contracts)
        inbound = Inbound(handlers(db), schemas)

        async def database_answers() -> None:
            async with db.connection() as connection:
                await connection.execute("select 1")

        async def sidecar_answers() -> None:
            await sidecar.get_metadata()

        async def while_open() -> AsyncIterator[None]:
            await db.open()
            log.info("ready")
            yield
            await db.close()
            log.info("stopped")

        app = create_app(
            operations=[
                reports(db, config.time_zone, lambda: datetime.now(UTC)),
                dead_letter_doors("analytics", db, inbound, schemas),
            ],
            declarations=read_declarations(config.operations, "analytics", "dead-letters"),
            routers=[event_doors(db, inbound)],
            token_check=TokenCheck(lambda: fetch_keys(sidecar)),
            app_token=config.app_api_token,
            readiness={"sidecar": sidecar_answers, "database": database_answers},
            lifespan=while_open,
        )
        server = uvicorn.Config(
            app,
            host=config.app_host,
            port=config.app_port,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=10,
        )
        await uvicorn.Server(server).serve()


asyncio.run(main())
