"""Web: pages, feeds, exports and the JSON API, and the server that runs them."""

from ccsearch.web.app import create_app
from ccsearch.web.server import serve

__all__ = ["create_app", "serve"]
