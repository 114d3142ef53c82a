import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from urllib.parse import quote

import pytest

from ccsearch.cli.serve import samples

DEADLINE_SECONDS = 30


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return door.getsockname()[1]


def page(address: str) -> str:
    """Fetch a page, waiting for the server to come up."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError:
            raise
        except OSError:
            if time.monotonic() > deadline:
                raise


@contextmanager
def serving(environment: dict[str, str], *args: str):
    """Run a server; yield its process and the address it prints."""
    command = [sys.executable, "-m", "ccsearch", *args]
    settings = {**os.environ, **environment, "PYTHONUNBUFFERED": "1"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=settings, encoding="utf-8", start_new_session=True, **pipes) as process:
        try:
            lines = iter(process.stdout.readline, "")
            yield process, next(line.split()[0] for line in lines if line.startswith("http"))
        finally:
            process.terminate()
            process.wait(DEADLINE_SECONDS)


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT], ids=["told", "interrupted"])
def test_the_archive_is_indexed_and_served_at_the_printed_address(environment, folder, stop):
    port = free_port()
    with serving(environment, "serve", "--port", str(port)) as (process, address):
        assert address == f"http://127.0.0.1:{port}/"
        assert "拆除破损" in page(f"{address}search?q={quote('广告牌')}")
        process.send_signal(stop)
        assert process.wait(DEADLINE_SECONDS) == 0


def test_a_port_that_is_taken(process, folder):
    with socket.create_server(("127.0.0.1", 0)) as door:
        result = process("serve", "--port", door.getsockname()[1])
    assert result.returncode == 3
    assert result.stderr.count("\n") == 1
    assert "请用 --port 另选端口" in result.stderr


def test_a_port_that_is_none(process):
    result = process("serve", "--port", "http")
    assert result.returncode == 2
    assert "port" in result.stderr


def test_neither_archive_nor_index(process, folder):
    result = process("serve", "--archive", folder / "nowhere", "--port", free_port())
    assert result.returncode == 3
    assert "不存在" in result.stderr


def test_the_samples_are_served_and_nothing_is_left(environment, tmp_path):
    (tmp_path / "temporary").mkdir()
    settings = {**environment, "TMPDIR": str(tmp_path / "temporary")}
    with serving(settings, "demo", "--port", str(free_port())) as (_, address):
        assert "云岫区" in page(f"{address}issues")
        assert list((tmp_path / "temporary").glob("ccsearch-demo-*"))
    assert list((tmp_path / "temporary").glob("ccsearch-demo-*")) == []


def test_the_samples_are_found():
    assert list(samples().glob("*.txt"))
