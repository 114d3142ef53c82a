"""The sample archive, indexed and served for a moment, for scripts that look at its pages."""

import logging
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from werkzeug.serving import make_server

from ccsearch.archive import ensure_index
from ccsearch.config import load_config
from ccsearch.web import create_app

ROOT = Path(__file__).parents[1]
ARCHIVE = ROOT / "samples" / "archive"
TODAY = date(2024, 2, 8)
"""The day that 今天 is, so that what is shown does not change by itself."""


def chromium() -> str:
    """Return where the system's Chromium is."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise SystemExit("Chromium is missing: run `make .venv/browser.stamp`, or apt-get install chromium")
    return found


@contextmanager
def samples_served() -> Iterator[str]:
    """Serve the samples, and tell where."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        config = load_config({"archive": ARCHIVE, "index": Path(folder) / "index"}, {})
        ensure_index(config)
        server = make_server("127.0.0.1", 0, create_app(config, today=lambda: TODAY), threaded=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.port}"
        finally:
            server.shutdown()
            thread.join()
