"""The factory: settings and an engine in, a Flask app out."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, url_for
from jinja2 import StrictUndefined

from ccsearch.config import Config
from ccsearch.search.contract import Engine
from ccsearch.web import (
    about,
    api,
    checking,
    current,
    exports,
    faults,
    feeds,
    frame,
    freshness,
    home,
    instructions,
    issues,
    items,
    leaders,
    logs,
    matrix,
    openapi,
    operations,
    peers,
    quantities,
    results,
    statistics,
    units,
    wording,
)
from ccsearch.web.editions import Editions
from ccsearch.web.proxies import LocalProxies

BLUEPRINTS = tuple(
    room.blueprint
    for room in (
        home,
        results,
        issues,
        items,
        checking,
        leaders,
        units,
        instructions,
        statistics,
        matrix,
        peers,
        quantities,
        about,
        exports,
        feeds,
        api,
        openapi,
        operations,
    )
)
"""One of each file of pages or answers."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex, nofollow",
}
"""Sent with every answer."""

_YEAR_SECONDS = 31_536_000


def _folder(name: str) -> str:
    """Return where the installed package, or else the checkout it runs from, keeps ``name``."""
    package = Path(__file__).resolve().parent.parent
    inside = package / name
    return str(inside if inside.is_dir() else package.parent.parent / name)


def _words(app: Flask) -> None:
    """Give the templates the words and addresses they share."""
    stamps: dict[str, str] = {}

    def static_address(name: str) -> str:
        if name not in stamps:
            stamps[name] = sha256(Path(app.static_folder or "", name).read_bytes()).hexdigest()[:10]
        return url_for("static", filename=name, v=stamps[name])

    filters = (
        wording.day,
        wording.headline,
        wording.iso_words,
        wording.reasons_of,
        wording.said_to,
        wording.by_way,
        wording.naming,
        wording.issue_name,
        wording.key_name,
        wording.roles,
        wording.marked,
        wording.percent,
        wording.place_in_issue,
    )
    app.jinja_env.filters.update({word.__name__: word for word in filters})
    app.jinja_env.globals.update(static_address=static_address, hit_address=items.hit_address)
    app.context_processor(frame.frame)


def _headers(answer: Response) -> Response:
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    return answer


def create_app(config: Config, engine: Engine | None = None, today: Callable[[], date] = date.today) -> Flask:
    """Return the web app over the index of ``config``, or over an ``engine`` that is already open.

    ``today`` tells which day 今天 is. An index that is not there is no fault here: pages that need it
    answer 503 until it is.

    Raises:
        ConfigError: the lexicon cannot be used, or there is no engine of the name in ``config``.
    """
    app = Flask("ccsearch", static_folder=_folder("static"), template_folder=_folder("templates"))
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _YEAR_SECONDS
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    app.extensions[current.NAME] = current.Holding(config, Editions(config, engine, today), today)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    logs.register(app)
    faults.register(app)
    freshness.register(app)
    _words(app)
    app.after_request(_headers)
    app.wsgi_app = LocalProxies(app.wsgi_app)  # type: ignore[method-assign]
    return app
