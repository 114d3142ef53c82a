"""Answers that need not be sent twice: entity tags, dates of change, and how long to keep what."""

from datetime import datetime, timezone
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, g, request

from ccsearch import __version__
from ccsearch.errors import CcsearchError
from ccsearch.web import current

NEVER = frozenset({"static", "operations.healthz", "operations.readyz"})
"""Endpoints that answer for themselves or anew each time."""


def _appearance(app: Flask) -> str:
    """Return a mark of the templates and static files, so that a new look is a new page."""
    mark = sha256(__version__.encode())
    for folder in (app.template_folder, app.static_folder):
        for path in sorted(Path(str(folder)).rglob("*")):
            if path.is_file():
                mark.update(path.read_bytes())
    return mark.hexdigest()


def modified(seconds: float) -> None:
    """Note when what this answer shows was last changed, in seconds since 1970."""
    g.modified = datetime.fromtimestamp(int(seconds), timezone.utc)


def register(app: Flask) -> None:
    """Give every answer of the app an entity tag that lasts as long as the state of the index."""
    look = _appearance(app)

    def compare() -> Response | None:
        g.tag = ""
        if request.endpoint in NEVER or request.method not in ("GET", "HEAD"):
            return None
        try:
            state = current.engine().state()
        except CcsearchError:
            return None
        parts = (look, state, current.today().isoformat(), request.url, request.script_root)
        g.tag = sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:24]
        return Response(status=304) if request.if_none_match.contains_weak(g.tag) else None

    def mark(answer: Response) -> Response:
        if g.get("tag") and answer.status_code in (200, 304):
            answer.set_etag(g.tag, weak=True)
            answer.headers.setdefault("Cache-Control", "no-cache")
            if "modified" in g:
                answer.last_modified = g.modified
        elif "Cache-Control" not in answer.headers:
            answer.headers["Cache-Control"] = "no-store"
        return answer

    app.before_request(compare)
    app.after_request(mark)
