"""The production server: gunicorn, a process for each core, over one listening socket."""

import ctypes
import gc
import logging
import os
import socket
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from ccsearch.config import Config
from ccsearch.web import current
from ccsearch.web.app import create_app
from ccsearch.web.logs import LOG

MOST_PROCESSES = 4
BACKLOG = 128
GRACE_SECONDS = 5

LARGE_PIECE = 1 << 20
"""Bytes of memory from which on a piece is asked of the system and given back to it."""

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8  # of glibc's malloc.h
_NICE = 5

OPTIONS = {
    "worker_class": "gthread",
    "threads": 2,
    "preload_app": True,
    "graceful_timeout": GRACE_SECONDS,
    "keepalive": 15,
    "limit_request_line": 8190,  # 512 Chinese characters, percent-encoded, and some filters
    "loglevel": "warning",
    "control_socket_disable": True,
}
"""Gunicorn's settings: a running answer is finished within the grace when the server is told to stop."""


class Server(BaseApplication):
    """Gunicorn running one app with settings made here, none from files or the command line."""

    def __init__(self, app: Flask, settings: dict[str, Any]) -> None:
        self._app = app
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Hand the settings over."""
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the app that each process runs."""
        return self._app


def give_back_memory() -> None:
    """Let every large piece of memory go back to the system as soon as it is free, where the C library can.

    Otherwise what was used once is kept by each process: 55 MB of two at 12,000 items. Threads take from one heap, since
    only one of them works at a time.
    """
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:
        set_option(_MMAP_THRESHOLD, LARGE_PIECE)
        set_option(_ARENA_MAX, 1)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address, ready to be taken over.

    A port that is taken, or an address that is not of this machine, is an ``OSError``.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)


def processes() -> int:
    """Return how many processes answer: one a core, at least two so that one can fail, at most four."""
    return min(max(os.cpu_count() or 1, 2), MOST_PROCESSES)


def warm(app: Flask) -> None:
    """Answer once before there are processes, so that they share in memory what all of them need."""
    app.test_client().get("/search")
    gc.collect()
    gc.freeze()


def read_ahead(app: Flask, door: int) -> None:
    """Let a process of its own read what is known of the archive, so that no page has to wait for it.

    It gives way to all others, and takes what it needed for it along when it ends.
    """
    if os.fork():
        return
    try:
        os.close(door)
        os.nice(_NICE)
        app.extensions[current.NAME].editions.now().library.comparer()
    finally:
        os._exit(os.EX_OK)


def log_lines() -> None:
    """Write a line of JSON for each answer to standard error, whatever else is logged there."""
    lines = logging.StreamHandler()
    lines.setFormatter(logging.Formatter("%(message)s"))
    LOG.handlers = [lines]
    LOG.propagate = False
    LOG.setLevel(logging.INFO)


def serve(config: Config) -> None:
    """Serve the pages at the address of ``config`` until told to stop; running answers are finished first.

    Raises:
        ConfigError: the lexicon cannot be used, or there is no engine of the name in ``config``.
    """
    give_back_memory()
    app = create_app(config)
    door = listen(config.host, config.port).detach()
    os.set_inheritable(door, True)
    warm(app)
    read_ahead(app, door)
    log_lines()
    try:
        Server(app, {**OPTIONS, "workers": processes(), "bind": f"fd://{door}"}).run()
    except SystemExit as stop:
        if stop.code:
            raise
