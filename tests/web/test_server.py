"""The production server, in a process of its own."""

import contextlib
import http.client
import json
import os
import runpy
import shutil
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ccsearch.knowledge import KEPT
from ccsearch.web.server import GRACE_SECONDS, listen

SERVING = Path(__file__).with_name("serving.py")
DEADLINE_SECONDS = 30


def free_port():
    with listen("127.0.0.1", 0) as door:
        return door.getsockname()[1]


def get(port, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=DEADLINE_SECONDS)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def opens(process, port):
    """Return whether a server comes to listen before it ends or the deadline passes."""
    for _ in range(DEADLINE_SECONDS * 20):
        with socket.socket() as knock, contextlib.suppress(subprocess.TimeoutExpired):
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return True
            process.wait(0.05)
            return False
    return False


@pytest.fixture
def served(config, engine, tmp_path):
    """A running server: its process, port, the pipe its waiting page reads, and the file of its log."""
    os.mkfifo(tmp_path / "go")
    port = free_port()
    shutil.copytree(config.index, tmp_path / "index", ignore=shutil.ignore_patterns(KEPT))
    names = [config.archive, tmp_path / "index", config.lexicon, port, tmp_path / "go"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, SERVING, *map(str, names)], stderr=log, stdout=log)
        assert opens(process, port), (tmp_path / "log").read_text()
        yield process, port, tmp_path / "go", tmp_path / "log"
        process.kill()
        process.wait()


def test_it_answers_logs_and_stops_when_told(served):
    process, port, _, log = served
    assert get(port, "/readyz")[0] == 200
    status, body = get(port, "/search?q=%E6%95%B4%E6%94%B9", **{"X-Forwarded-Prefix": "/kb"})
    assert status == 200
    assert b'"/kb/static/' in body
    process.send_signal(signal.SIGTERM)
    assert process.wait(DEADLINE_SECONDS) == 0
    lines = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
    assert [(line["path"], line["status"]) for line in lines] == [("/readyz", 200), ("/search", 200)]
    assert all("整改" not in str(line) for line in lines)


def test_what_is_known_is_read_before_a_page_asks_for_it(served, tmp_path):
    process, *_ = served
    for _ in range(DEADLINE_SECONDS * 20):
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
        if (tmp_path / "index" / KEPT / "letters").exists():
            break
    assert sorted(path.name for path in (tmp_path / "index" / KEPT).iterdir()) == ["known", "letters", "lock"]


def test_a_running_answer_is_finished_when_told_to_stop(served):
    process, port, go, _ = served
    answers = []
    asking = threading.Thread(target=lambda: answers.append(get(port, "/wait")))
    asking.start()
    with go.open("w") as signal_to_go:  # opens when the page has begun to wait
        process.send_signal(signal.SIGTERM)
        with pytest.raises(subprocess.TimeoutExpired):  # it waits for its running answer
            process.wait(1)
        signal_to_go.write("done")
    asking.join(DEADLINE_SECONDS)
    assert answers == [(200, b"done" * 100_000)]
    assert process.wait(GRACE_SECONDS + DEADLINE_SECONDS) == 0


NEW_TYPES = """
import sys
from ccsearch.config import load_config
from ccsearch.web import create_app, server

archive, index, lexicon = sys.argv[1:]
app = create_app(load_config({"archive": archive, "index": index, "lexicon": lexicon}, {}))
server.warm(app)
client = app.test_client()
sys.setprofile(lambda frame, event, _: print(frame.f_code.co_name) if "msgspec" in frame.f_code.co_filename else None)
for page in ("/issues/101", "/items/101-1", "/api/v1/items/101-1", "/instructions", "/units"):
    assert client.get(page).status_code == 200, page
assert client.post("/api/v1/check", json={"text": "近日，志愿者清理楼道。"}).status_code == 200
"""
"""Asks a server that is ready for pages, and prints what msgspec does in Python: that is only to work out a new type."""


def test_every_type_is_known_before_there_are_threads(config, engine):
    names = map(str, (config.archive, config.index, config.lexicon))
    found = subprocess.run([sys.executable, "-c", NEW_TYPES, *names], capture_output=True, text=True, check=True)
    assert found.stdout == ""


def test_what_writes_office_files_is_not_loaded_before_one_is_asked_for():
    told = "import ccsearch.web, sys; print({'openpyxl', 'docx', 'PIL'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True).stdout == "set()\n"


def test_wsgi_gives_any_server_the_app(config, monkeypatch):
    for name in ("archive", "index", "lexicon"):
        monkeypatch.setenv(f"CCSEARCH_{name.upper()}", str(getattr(config, name)))
    app = runpy.run_path(str(SERVING.parents[2] / "wsgi.py"))["app"]
    assert app.test_client().get("/readyz").status_code == 200


def test_a_port_in_use_is_told(config):
    with listen("127.0.0.1", 0) as door, pytest.raises(OSError, match="in use"):
        listen("127.0.0.1", door.getsockname()[1])
