"""JSON lines on standard output, each with its trace. Ids may be logged; names, addresses and tokens never are."""

import json
import logging
import sys
from datetime import UTC, datetime

from .http.trace import trace_id

PLAIN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName", "color_message"}


class JsonLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "level": record.levelname.lower(),
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "app": "analytics",
        }
        if trace_id():
            line["trace_id"] = trace_id()
        line |= {name: value for name, value in record.__dict__.items() if name not in PLAIN}
        if record.exc_info:
            line["err"] = self.formatException(record.exc_info)
        return json.dumps({**line, "msg": record.getMessage()}, ensure_ascii=False, default=str)


def log_as_json(level: str) -> None:
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLine())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
