"""How punctual the readers are, as one figure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OnTime:
    returned: int
    on_time: int

    @property
    def rate(self) -> float | None:
        """None where nothing came back: that is not punctual, and not unpunctual either."""
        return round(self.on_time / self.returned, 4) if self.returned else None
