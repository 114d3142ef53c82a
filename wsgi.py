"""The app for any WSGI server: settings from CCSEARCH_… variables or the file CCSEARCH_CONFIG names."""

from ccsearch.config import load_config
from ccsearch.web import create_app

app = create_app(load_config())
