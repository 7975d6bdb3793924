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
    """Set if Dapr has one for the sidecar and this app: then only the sidecar may call."""
    log_level: str = "info"
    time_zone: ZoneInfo
    """The library's time zone, for days and hours."""
    contracts: Path = Path("../../contracts/events")
    """The directory with the schemas of the events."""
    operations: Path = Path("../../packages/contracts/generated")
    """The directory with the bundled contracts of the operations."""

    @field_validator("time_zone", mode="before")
    @classmethod
    def known_time_zone(cls, value: object) -> ZoneInfo:
        return ZoneInfo(str(value))
