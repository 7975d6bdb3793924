"""The share of loans returned on time."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OnTime:
    returned: int
    on_time: int

    @property
    def rate(self) -> float | None:
        """None if nothing was returned: that is neither punctual nor late."""
        return round(self.on_time / self.returned, 4) if self.returned else None
