"""Reading many source files, in parallel where that pays; one bad file never stops the others."""

import gc
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import PurePosixPath
from typing import NamedTuple

from ccsearch.archive.keys import Claim
from ccsearch.archive.problems import FileProblem, problem
from ccsearch.archive.sources import INSIDE, ChangingError, Source, take
from ccsearch.errors import reason_of
from ccsearch.lexicon import Lexicon, LexiconFile
from ccsearch.reading import RULES, read_all
from ccsearch.search import Prepared, StoredIssue, prepare, segmenter_of

PARALLEL_FROM = 40
"""From how many files on the start of other processes (0.5 s) pays."""

MAX_PROCESSES = 8

GARBAGE = 10_000
"""How many objects a reading process makes until it looks for garbage; reading leaves next to none."""

Progress = Callable[[str, int, int], None]
"""Told what is being done (Chinese), how many are done, and of how many."""

Task = Callable[[Source], "Outcome"]
"""What a reading process does with a source."""

_log = logging.getLogger(__name__)


class Outcome(NamedTuple):
    """What reading one source gave: each issue's claim, and it ready to index, and what could not be read.

    A zip file can have both; no issue at all leaves what the index holds of the source as it is.
    """

    source: Source
    issues: tuple[tuple[Claim, Prepared], ...]
    faults: tuple[FileProblem, ...] = ()


def _read_all(source: Source, lexicon: Lexicon, rules: str) -> Outcome:
    snapshot = take(source.file)
    issues: list[tuple[Claim, Prepared]] = []
    faults: list[FileProblem] = []
    for inside, reading in read_all(snapshot.data, PurePosixPath(source.path).name, lexicon):
        path = f"{source.path}{INSIDE}{inside}" if inside else source.path
        if not reading.text.strip():
            faults += [FileProblem(path, found) for found in reading.bulletin.problems]
            continue
        stored = StoredIssue(path, snapshot.digest(rules), snapshot.modified, reading.text, reading.bulletin)
        ready = prepare(stored, segmenter_of(lexicon))
        issues.append((Claim(reading.bulletin.key, reading.bulletin.date, path), ready))
    return Outcome(source, tuple(issues), tuple(faults))


def read_source(source: Source, lexicon: Lexicon, rules: str) -> Outcome:
    """Return the issues of one source: one, or those of a zip file; what cannot be read is told.

    ``rules`` are those the caller goes by, should this process have been started with newer ones.
    """
    try:
        return _read_all(source, lexicon, rules)
    except ChangingError:
        told = problem("archive.changing")
    except OSError as fault:
        told = problem("archive.unreadable", reason=reason_of(fault))
    except Exception as fault:  # a bug in reading must not keep the other files out
        _log.exception("reading %s failed", source.path)
        told = problem("archive.crashed", reason=type(fault).__name__)
    return Outcome(source, (), (FileProblem(source.path, told),))


_in_process: list[tuple[Lexicon, str]] = []  # the lexicon of a reading process, made once, and its caller's rules


def _begin(content: LexiconFile, digest: str, rules: str) -> None:
    gc.freeze()  # what was imported stays, and need not be looked through
    gc.set_threshold(GARBAGE)
    _in_process[:] = [(Lexicon(content, digest), rules)]


def read_there(source: Source) -> Outcome:
    """Do as :func:`read_source` in a reading process, with the lexicon it was given at its start."""
    return read_source(source, *_in_process[0])


def _pool(lexicon: Lexicon, processes: int) -> ProcessPoolExecutor:
    # spawn: a process with threads, as a server's or a watcher's is, must not be forked
    return ProcessPoolExecutor(processes, get_context("spawn"), _begin, (lexicon.content, lexicon.digest, RULES))


def _one_by_one(sources: Sequence[Source], lexicon: Lexicon, task: Task) -> Iterator[Outcome]:
    """Yield the outcome of each source read in a process by itself, which it may take down."""
    left = list(sources)
    while left:
        with _pool(lexicon, 1) as pool:
            try:
                while left:
                    yield pool.submit(task, left[0]).result()
                    del left[0]
            except BrokenProcessPool:
                lost = left.pop(0)
                yield Outcome(lost, (), (FileProblem(lost.path, problem("archive.crashed", reason="进程中断")),))


def in_parallel(sources: Sequence[Source], lexicon: Lexicon, task: Task = read_there) -> Iterator[Outcome]:
    """Yield outcomes as they come from several processes; a source that takes its process down is lost alone."""
    lost = []
    with _pool(lexicon, min(os.cpu_count() or 1, MAX_PROCESSES)) as pool:
        waiting = {pool.submit(task, source): source for source in sources}
        for done in as_completed(waiting):
            try:
                yield done.result()
            except BrokenProcessPool:
                lost.append(waiting[done])
    yield from _one_by_one(lost, lexicon, task)


def read_sources(sources: Sequence[Source], lexicon: Lexicon, progress: Progress | None = None) -> list[Outcome]:
    """Return the outcome of each source, in order of path."""
    coming: Iterator[Outcome]
    if len(sources) < PARALLEL_FROM:
        coming = (read_source(source, lexicon, RULES) for source in sources)
    else:
        coming = in_parallel(sources, lexicon)
    outcomes = []
    for outcome in coming:
        outcomes.append(outcome)
        if progress:
            progress("解析", len(outcomes), len(sources))
    return sorted(outcomes, key=lambda outcome: outcome.source)
