"""The environment, checked once."""

from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings


class Config(BaseSettings):
    app_port: int = Field(gt=0)
    app_host: str = "127.0.0.1"
    health_port: int = Field(gt=0)
    """Where /readyz and /metrics are."""
    health_host: str = "127.0.0.1"
    app_api_token: str | None = None
    """Where Dapr gave one to the sidecar and this app: then nobody but the sidecar may ask."""
    log_level: str = "info"
    time_zone: ZoneInfo
    """The library's: days and hours are told in it."""
    contracts: Path = Path("../../contracts/events")
    """The folder with the schemas of the events."""
    operations: Path = Path("../../packages/contracts/generated")
    """The folder with the contracts of the operations, bundled."""

    @field_validator("time_zone", mode="before")
    @classmethod
    def known_time_zone(cls, value: object) -> ZoneInfo:
        return ZoneInfo(str(value))
