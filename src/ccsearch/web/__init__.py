"""Web: pages, feeds, exports and the JSON API, and the server that runs them."""

from ccsearch.web.app import create_app

__all__ = ["create_app"]
