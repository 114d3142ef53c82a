"""Take docs/images/*.png: each page over the sample archive, in the system's Chromium."""

import tempfile
import threading
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from ccsearch.archive import ensure_index
from ccsearch.config import load_config
from ccsearch.web import create_app

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
QUESTION = urlencode({"q": "志愿服务", "category": "简讯 / 文明培育"})


class Page(NamedTuple):
    """One picture: the name of its file, the address, and how wide and in what light it is seen."""

    name: str
    address: str
    width: int = 1200
    dark: bool = False


PAGES = (
    Page("search", f"/search?{QUESTION}"),
    Page("search-phone", f"/search?{QUESTION}", 390, True),
    Page("home", "/"),
    Page("issue", "/issues/104"),
    Page("item", "/items/104-1"),
    Page("leader", f"/leaders/{quote('沈知远')}"),
    Page("unit", f"/units/{quote('石桥街道')}"),
    Page("instructions", "/instructions"),
    Page("matrix", "/matrix"),
    Page("statistics", "/statistics"),
    Page("peers", f"/peers?q={quote('文明养犬')}"),
    Page("check", "/check"),
)
"""What is pictured."""


def take(browser: Browser, base: str, page: Page) -> None:
    """Take one picture."""
    scheme = "dark" if page.dark else "light"
    context = browser.new_context(viewport={"width": page.width, "height": 900}, color_scheme=scheme, locale="zh-CN")
    tab = context.new_page()
    answer = tab.goto(base + page.address)
    if answer is None or not answer.ok:
        raise SystemExit(f"{page.address}: {answer and answer.status}")
    tab.screenshot(path=IMAGES / f"{page.name}.png")
    context.close()


def main() -> None:
    """Index the samples, serve them for a moment, take the pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        config = load_config({"archive": ROOT / "samples" / "archive", "index": Path(folder) / "index"}, {})
        ensure_index(config)
        server = make_server("127.0.0.1", 0, create_app(config), threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            for page in PAGES:
                take(browser, f"http://127.0.0.1:{server.port}", page)
            browser.close()
        server.shutdown()
    print(*(f"docs/images/{page.name}.png" for page in PAGES))


if __name__ == "__main__":
    main()
