"""A real Chromium on the app as it is served, watched for what must not happen."""

import os
import re
import shutil
import threading
from dataclasses import dataclass, field, replace

import pytest
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from ccsearch.web import create_app
from web import extreme
from web.conftest import app, app_of, config, engine  # noqa: F401

ARGUMENTS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip


class Broken:
    """An engine that fails where it is asked."""

    def __getattr__(self, name):
        raise RuntimeError("broken on purpose")

    def state(self):
        return "broken"


@pytest.fixture(scope="session")
def serve():
    """Serve apps, and tell where."""
    running = []

    def serve(app):  # noqa: F811
        server = make_server("127.0.0.1", 0, app, threaded=True)
        running.append((server, threading.Thread(target=server.serve_forever)))
        running[-1][1].start()
        return f"http://127.0.0.1:{server.port}"

    yield serve
    for server, thread in running:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def address(app, serve):  # noqa: F811
    return serve(app)


@pytest.fixture(scope="session")
def places(address, serve, app_of, config, tmp_path_factory):  # noqa: F811
    """Where the app is served in each of its states: with samples, empty, at its limits, without index, and broken."""
    absent = replace(config, index=tmp_path_factory.mktemp("absent") / "index")
    return {
        "samples": address,
        "empty": serve(app_of()),
        "extreme": serve(app_of(extreme.issue())),
        "absent": serve(create_app(absent)),
        "broken": serve(create_app(config, Broken())),
    }


@pytest.fixture(scope="session")
def launch():
    """Start Chromium, leaving out those of the driver's own arguments that are named."""
    arguments = [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:

        def launch(*without):
            return playwright.chromium.launch(
                executable_path=found, args=arguments, ignore_default_args=list(without) or None
            )

        yield launch


@pytest.fixture(scope="session")
def browser(launch):
    browser = launch()
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
def open_page(browser, places):
    """Open pages of a given kind; at the end no stranger was asked and nothing complained of."""
    watches, contexts = [], []

    def open_page(path="/", state="samples", **options):
        options = {"viewport": {"width": 1280, "height": 900}, **options}
        contexts.append(browser.new_context(base_url=places[state], locale="zh-CN", **options))
        watches.append(Watch(places[state]))
        page = watches[-1].over(contexts[-1].new_page())
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [one for watch in watches for one in watch.strangers] == []
    complaints = [line for watch in watches for line in watch.complaints]
    assert [line for line in complaints if not re.search("status of [45]", line)] == []
