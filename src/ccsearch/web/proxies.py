"""Standing behind a reverse proxy, under a prefix if it says so."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOOPBACK = ("127.0.0.1", "::1", "")
"""Where a proxy may stand; a socket of this machine has no address."""


class LocalProxies:
    """Believes X-Forwarded-For, -Proto, -Host and -Prefix from a proxy on this machine and from no one else."""

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app
        self._fixed = ProxyFix(app, x_for=1, x_proto=1, x_host=1, x_prefix=1)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        near = environ.get("REMOTE_ADDR", "") in LOOPBACK
        return (self._fixed if near else self._app)(environ, start_response)
