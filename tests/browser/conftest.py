"""A real Chromium on the app as it is served, watched for what must not happen."""

import os
import shutil
import threading
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from web.conftest import app, config, engine  # noqa: F401

ARGUMENTS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="session")
def address(app):  # noqa: F811
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        arguments = [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


@dataclass
class Watch:
    """What a page asked for from elsewhere, and what it complained of."""

    home: str
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def over(self, page: Page) -> Page:
        page.on("request", lambda request: self._request(request.url))
        page.on("console", lambda message: self._message(message.type, message.text))
        page.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        return page

    def _request(self, url: str) -> None:
        if not url.startswith(self.home):
            self.strangers.append(url)

    def _message(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)


@pytest.fixture
def open_page(browser, address):
    """Open pages of a given kind; at the end no stranger was asked and nothing complained of."""
    watch, contexts = Watch(address), []

    def open_page(path="/", **options):
        options = {"viewport": {"width": 1280, "height": 900}, **options}
        contexts.append(browser.new_context(base_url=address, locale="zh-CN", **options))
        page = watch.over(contexts[-1].new_page())
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert watch.strangers == []
    assert [line for line in watch.complaints if "status of 40" not in line] == []
