"""The program as its users run it: commands and pages over an archive of source files."""

import gc
import os
import resource
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from itertools import count, islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from urllib.parse import quote

import msgspec

from ccsearch.archive import GARBAGE
from ccsearch.bench.archive import ITEMS_AN_ISSUE
from ccsearch.bench.measuring import percentile
from ccsearch.bench.pages import PageTimes, after_changes, every, looks
from ccsearch.bench.questions import Question
from ccsearch.generator import write_archive
from ccsearch.lexicon import Lexicon, LexiconFile
from ccsearch.reading import read

CLIENTS = 8
_SEED = 7
_PARSED = 900  # issues read, each once, to tell how many a second; the first dozens are slower
_PATIENCE = 60.0  # seconds for a server to answer
_POLL_SECONDS = 0.02
_REST = 20.0  # seconds within which what a start leaves to be done is done


class Whole(msgspec.Struct, frozen=True):
    """What was measured: seconds, but for counts, milliseconds ``page`` and ``page_p95``, and bytes ``memory``.

    ``wanted`` is how many items were asked for, ``items`` how many there are. ``rebuild_work`` and ``parsed``
    (issues a second) count time on a processor, in all processes. ``memory`` is that after all pages of
    results, ``memory_after`` that after every other page too; ``looks`` the bytes of styles and scripts.
    """

    wanted: int
    items: int
    issues: int
    rebuild: float
    rebuild_work: float
    parsed: float
    one: float
    start: float
    page: float
    page_p95: float
    rate: float
    memory: int
    pages: tuple[PageTimes, ...]
    memory_after: int
    looks: int


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
    """Return how many issues are read a second, in a process of its own as those of ``ccsearch index`` are."""
    paths = list(islice(sorted(archive.iterdir()), _PARSED))
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_read_rate, paths, lexicon.content).result()


def _read_rate(paths: Sequence[Path], content: LexiconFile) -> float:
    files = [(path.name, path.read_bytes()) for path in paths]
    lexicon = Lexicon(content)
    gc.freeze()
    gc.set_threshold(GARBAGE)
    name, data = files[0]
    read(data, name, lexicon)  # which takes in the dictionary
    began = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for name, data in files:
        read(data, name, lexicon)
    return len(files) / (resource.getrusage(resource.RUSAGE_SELF).ru_utime - began)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _children(process: int) -> list[int]:
    """Return the processes that one has started; none of one that has ended, as that which reads ahead does."""
    try:
        return [*map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split())]
    except (FileNotFoundError, ProcessLookupError):
        return []


def _memory(process: int) -> int:
    """Return the memory of a process and of its children in bytes, what they share counted once."""
    try:
        rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    own = sum(int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:"))
    return own + sum(map(_memory, _children(process)))


def _memory_at_rest(process: int) -> int:
    """Return the memory once the process that reads ahead after a start has ended, as it does within seconds."""
    begun, until = _descendants(process), perf_counter() + _REST
    while _descendants(process) >= begun and perf_counter() < until:
        sleep(_POLL_SECONDS)
    return _memory(process)


def _descendants(process: int) -> int:
    children = _children(process)
    return len(children) + sum(map(_descendants, children))


def _page(connection: HTTPConnection, question: Question) -> float:
    """Return the milliseconds of a page of results."""
    began = perf_counter()
    connection.request("GET", f"/search?q={quote(question.typed)}")
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{question.typed}: {answer.status}")
    return (perf_counter() - began) * 1000


def _memory_after(process: int, port: int) -> int:
    """Return the memory once clients have asked for every page at once, so that each process has gathered all."""
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(lambda _: every(port, again=1), range(CLIENTS)))
    return _memory(process)


def _first(port: int, question: Question) -> None:
    """Wait for the first page."""
    until = perf_counter() + _PATIENCE
    while True:
        try:
            with closing(HTTPConnection("127.0.0.1", port)) as connection:
                _page(connection, question)
            return
        except ConnectionError:
            if perf_counter() > until:
                raise
            sleep(_POLL_SECONDS)


def _one_client(port: int, questions: Sequence[Question]) -> list[float]:
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        return [_page(connection, question) for question in questions]


def _at_once(port: int, questions: Sequence[Question]) -> float:
    """Return the pages a second that several clients get."""
    began = perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        found = list(clients.map(lambda place: _one_client(port, questions[place::CLIENTS]), range(CLIENTS)))
    return sum(map(len, found)) / (perf_counter() - began)


class _Served(msgspec.Struct, frozen=True):
    """What a server was measured to do, as in :class:`Whole`; ``each`` has the milliseconds of all pages of results."""

    start: float
    each: tuple[float, ...]
    rate: float
    memory: int
    pages: tuple[PageTimes, ...]
    memory_after: int
    looks: int
    changed: tuple[PageTimes, ...]


def _changes(folder: Path, file: Path) -> Callable[[], None]:
    """Return what changes one issue of an archive, another way each time, and brings the index up to date."""
    text, lines = file.read_text("utf-8"), count(1)

    def change() -> None:
        file.write_text(text + "\n" * next(lines), "utf-8")
        _run(folder)

    return change


def _served(folder: Path, questions: Sequence[Question], change: Callable[[], None]) -> _Served:
    """Measure a server over an archive that is indexed, and changed by ``change`` in the end."""
    port = _free_port()
    command = [sys.executable, "-m", "ccsearch", "serve", "--port", str(port), *_where(folder)]
    began = perf_counter()
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _first(port, questions[0])
        return _Served(
            start=perf_counter() - began,
            each=tuple(_one_client(port, questions)),
            rate=_at_once(port, [*questions, *questions]),
            memory=_memory_at_rest(server.pid),
            pages=(pages := every(port)),
            memory_after=_memory_after(server.pid, port),
            looks=looks(port),
            changed=after_changes(port, pages, change),
        )
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
    served = _served(folder, questions, _changes(folder, last))
    return Whole(
        wanted=items,
        items=found,
        issues=issues,
        rebuild=rebuilt,
        rebuild_work=worked,
        parsed=_parsed(archive, lexicon),
        one=one,
        start=served.start,
        page=median(served.each),
        page_p95=percentile(served.each, 0.95),
        rate=served.rate,
        memory=served.memory,
        pages=served.changed,
        memory_after=served.memory_after,
        looks=served.looks,
    )
