"""One line of JSON for each answer: when, what was asked for, how it went and how long it took."""

import json
import logging
from datetime import datetime, timezone
from time import perf_counter

from flask import Flask, Response, g, request

LOG = logging.getLogger("ccsearch.access")
"""Queries stay out of it: people's questions are their own affair."""


def register(app: Flask) -> None:
    """Log every answer of the app at level INFO."""

    def begin() -> None:
        g.begun = perf_counter()

    def end(answer: Response) -> Response:
        if LOG.isEnabledFor(logging.INFO):
            line = {
                "time": datetime.now(timezone.utc).isoformat(timespec="milliseconds"),
                "method": request.method,
                "path": request.path,
                "status": answer.status_code,
                "bytes": answer.content_length or 0,
                "ms": round(1000 * (perf_counter() - g.get("begun", perf_counter())), 1),
            }
            LOG.info(json.dumps(line, ensure_ascii=False))
        return answer

    app.before_request(begin)
    app.after_request(end)
