"""The schemas of the events' data in contracts/events."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

HIDDEN = "•••"


class EventSchemas:
    def __init__(self, folder: Path) -> None:
        """Raises FileNotFoundError if the directory has no schema."""
        self._schemas: dict[str, dict[str, Any]] = {
            path.name.removesuffix(".schema.json"): json.loads(path.read_text("utf-8"))
            for path in folder.glob("*.schema.json")
        }
        if not self._schemas:
            raise FileNotFoundError(f"There are no event schemas in {folder}.")
        formats = Draft202012Validator.FORMAT_CHECKER
        self._validators = {
            type_: Draft202012Validator(schema, format_checker=formats) for type_, schema in self._schemas.items()
        }

    def errors(self, type_: str, data: object) -> list[str]:
        """Where the data is invalid and by which rule, without its values."""
        return [reason(error) for error in self._validators[type_].iter_errors(data)]

    def without_personal_data(self, type_: str, data: object) -> dict[str, Any]:
        """As people may see it: properties that the schema does not have, or marks as personal, are hidden."""
        if not isinstance(data, Mapping):
            return {}
        properties = self._schemas.get(type_, {}).get("properties", {})
        is_open = {name: "x-personal" not in rule for name, rule in properties.items()}
        return {str(name): value if is_open.get(name, False) else HIDDEN for name, value in data.items()}


def reason(error: ValidationError) -> str:
    place = "/".join(str(part) for part in error.absolute_path) or "data"
    if error.validator == "required":
        # Its message names the field, but quotes nothing from the event.
        return f"{place}: {error.message}"
    return f"{place} breaks “{error.validator}”"
