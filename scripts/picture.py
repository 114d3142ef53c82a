"""Take docs/images/search.png: the result page over the sample archive, in the system's Chromium."""

import subprocess
import tempfile
import threading
from pathlib import Path
from urllib.parse import urlencode

from werkzeug.serving import make_server

from ccsearch.archive import ensure_index
from ccsearch.config import load_config
from ccsearch.web import create_app

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "search.png"
QUESTION = {"q": "志愿服务", "category": "简讯 / 文明培育"}
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--window-size=1200,900", "--force-device-scale-factor=1", "--lang=zh-CN")  # fmt: skip


def main() -> None:
    """Index the samples, serve them for a moment, take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        options = {"archive": ROOT / "samples" / "archive", "index": Path(folder) / "index",
                   "lexicon": ROOT / "samples" / "archive" / "lexicon.toml"}  # fmt: skip
        config = load_config(options, {})
        ensure_index(config)
        server = make_server("127.0.0.1", 0, create_app(config), threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.port}/search?{urlencode(QUESTION)}"
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["chromium", *FLAGS, f"--user-data-dir={folder}/profile", f"--screenshot={PICTURE}", address],
                       check=True, capture_output=True, timeout=120)  # fmt: skip
        server.shutdown()
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
