"""The program as its users run it: commands and pages over an archive of source files."""

import os
import resource
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from urllib.parse import quote

import msgspec

from ccsearch.bench.archive import ITEMS_AN_ISSUE
from ccsearch.bench.measuring import percentile
from ccsearch.bench.questions import Question
from ccsearch.generator import write_archive
from ccsearch.lexicon import Lexicon
from ccsearch.reading import read

CLIENTS = 8
_SEED = 7
_PARSED = 100  # issues read in this process to tell how many a second
_PATIENCE = 60.0  # seconds for a server to answer
_POLL_SECONDS = 0.02


class Whole(msgspec.Struct, frozen=True):
    """What was measured: seconds, but for counts, milliseconds ``page`` and ``page_p95``, and bytes ``memory``.

    ``rebuild_work`` and ``parsed`` (issues a second) count time on a processor, in all processes.
    """

    items: int
    issues: int
    rebuild: float
    rebuild_work: float
    parsed: float
    one: float
    start: float
    page: float
    page_p95: float
    pages: float
    memory: int


def _run(folder: Path, *options: str) -> float:
    """Return the seconds that ``ccsearch index`` takes."""
    began = perf_counter()
    command = [sys.executable, "-m", "ccsearch", "index", "--json", *options, *_where(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - began


def _where(folder: Path) -> list[str]:
    return ["--archive", str(folder / "archive"), "--index", str(folder / "index")]


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _parsed(archive: Path, lexicon: Lexicon) -> float:
    """Return how many issues are read a second, in one process."""
    files = [(path.name, path.read_bytes()) for path in islice(sorted(archive.iterdir()), _PARSED)]
    began = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for name, data in files:
        read(data, name, lexicon)
    return len(files) / (resource.getrusage(resource.RUSAGE_SELF).ru_utime - began)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _memory(process: int) -> int:
    """Return the memory of a process and of its children in bytes, what they share counted once."""
    rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    own = sum(int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:"))
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return own + sum(_memory(int(child)) for child in children)


def _page(connection: HTTPConnection, question: Question) -> float:
    """Return the milliseconds of a page of results."""
    began = perf_counter()
    connection.request("GET", f"/search?q={quote(question.typed)}")
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{question.typed}: {answer.status}")
    return (perf_counter() - began) * 1000


def _first(port: int, question: Question) -> None:
    """Wait for the first page."""
    until = perf_counter() + _PATIENCE
    while True:
        try:
            _page(HTTPConnection("127.0.0.1", port), question)
            return
        except ConnectionError:
            if perf_counter() > until:
                raise
            sleep(_POLL_SECONDS)


def _one_client(port: int, questions: Sequence[Question]) -> list[float]:
    connection = HTTPConnection("127.0.0.1", port)
    return [_page(connection, question) for question in questions]


def _at_once(port: int, questions: Sequence[Question]) -> float:
    """Return the pages a second that several clients get."""
    began = perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        found = list(clients.map(lambda place: _one_client(port, questions[place::CLIENTS]), range(CLIENTS)))
    return sum(map(len, found)) / (perf_counter() - began)


def _served(
    folder: Path, questions: Sequence[Question], measure: Callable[[int], tuple[list[float], float]]
) -> tuple[float, list[float], float, int]:
    """Return seconds to the first page, what ``measure`` finds at the port, and the memory after it."""
    port = _free_port()
    command = [sys.executable, "-m", "ccsearch", "serve", "--port", str(port), *_where(folder)]
    began = perf_counter()
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _first(port, questions[0])
        started = perf_counter() - began
        return started, *measure(port), _memory(server.pid)
    finally:
        server.terminate()
        server.wait()


def whole(items: int, folder: Path, lexicon: Lexicon, questions: Sequence[Question]) -> Whole:
    """Measure the commands and the pages on a generated archive of so many items."""
    issues = items // ITEMS_AN_ISSUE
    archive = folder / "archive"
    found = write_archive(archive, issues, _SEED, lexicon)
    last = max(archive.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    kept = last.rename(folder / last.name)
    before = _worked()
    rebuilt = _run(folder, "--rebuild")
    worked = _worked() - before
    os.replace(kept, last)
    one = _run(folder)
    start, pages, rate, memory = _served(
        folder, questions, lambda port: (_one_client(port, questions), _at_once(port, [*questions, *questions]))
    )
    return Whole(found, issues, rebuilt, worked, _parsed(archive, lexicon), one, start,
                 median(pages), percentile(pages, 0.95), rate, memory)  # fmt: skip
