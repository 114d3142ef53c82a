"""Time, memory and relevance, measured."""

import gc
import json
import math
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from statistics import median
from time import perf_counter

import msgspec

from ccsearch.bench.peers import Peer, Writer
from ccsearch.bench.questions import Question
from ccsearch.search import StoredIssue

ROUNDS = 3
PLACES = 10  # of a list of results that count for relevance

_SERVER = """
import json, resource, sys, time
began = time.perf_counter()
from pathlib import Path
from types import SimpleNamespace
from ccsearch.lexicon import load_lexicon
from ccsearch.search import Request, open_engine
engine = open_engine(SimpleNamespace(engine="whoosh", index=Path(sys.argv[1])), load_lexicon())
engine.search(Request(query="创城"))
first = time.perf_counter() - began
for query in json.loads(sys.stdin.read()):
    engine.search(Request(query=query))
pages = int(Path("/proc/self/statm").read_text().split()[1])
print(json.dumps([first, pages * resource.getpagesize()]))
"""


Asked = tuple[list[float], list[float]]
"""Milliseconds of each question asked for the first time, and asked again."""


class Times(msgspec.Struct, frozen=True):
    """Milliseconds of an answer: median and 95th percentile, first time asked and asked again."""

    first: float
    first_p95: float
    again: float
    again_p95: float


class Built(msgspec.Struct, frozen=True):
    """How long an index took to build, in seconds, and its size in bytes."""

    seconds: float
    size: int


def build(peer: Peer, folder: Path, issues: Sequence[StoredIssue]) -> Built:
    """Build a peer's index in an empty folder."""
    folder.mkdir(parents=True)
    gc.collect()
    began = perf_counter()
    peer.build(folder, issues)
    seconds = perf_counter() - began
    return Built(seconds, sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()))


def bare(issue: StoredIssue) -> StoredIssue:
    """Return an issue without its statements, which no other engine is given."""
    replace = msgspec.structs.replace
    items = tuple(replace(item, statements=()) for item in issue.bulletin.items)
    return replace(issue, bulletin=replace(issue.bulletin, items=items))


def written(peers: Sequence[Writer], folder: Path, issues: Sequence[StoredIssue]) -> list[float]:
    """Return the least seconds in which each peer writes the same items, segmented beforehand, in turn."""
    ready = [peer.segmented(issues) for peer in peers]
    seconds: list[list[float]] = [[] for _ in peers]
    for turn in range(ROUNDS):
        for place, peer in enumerate(peers):
            where = folder / f"{place}-{turn}"
            gc.collect()
            began = perf_counter()
            peer.write(where, ready[place])
            seconds[place].append(perf_counter() - began)
            shutil.rmtree(where)
    return list(map(min, seconds))


def _asked(peer: Peer, questions: Sequence[Question]) -> list[float]:
    times = []
    for question in questions:
        began = perf_counter()
        peer.ask(question)
        times.append((perf_counter() - began) * 1000)
    return times


def percentile(times: Sequence[float], part: float) -> float:
    """Return the value below which ``part`` of the times lie."""
    return sorted(times)[min(len(times) - 1, int(part * len(times)))]


def times(peer: Peer, folder: Path, questions: Sequence[Question]) -> Asked:
    """Ask a freshly opened peer every question, then ask all of them again."""
    peer.open(folder)
    peer.ask(Question(("创城",)))
    return _asked(peer, questions), _asked(peer, questions)


def best(rounds: Sequence[Asked]) -> Times:
    """Return the figures of each question's least time over the rounds, which other work disturbs least."""
    first, again = ([min(row) for row in zip(*part, strict=True)] for part in zip(*rounds, strict=True))
    return Times(median(first), percentile(first, 0.95), median(again), percentile(again, 0.95))


def server(index: Path, questions: Sequence[Question]) -> tuple[float, int]:
    """Return the seconds from the start of a process to its first answer, and its memory after all."""
    typed = json.dumps([question.typed for question in questions])
    command = [sys.executable, "-c", _SERVER, str(index)]
    done = subprocess.run(command, input=typed, capture_output=True, text=True, check=True)
    first, memory = json.loads(done.stdout)
    return first, memory


def relevance_set() -> dict[str, dict[str, int]]:
    """Return the queries of the relevance set with the grade of each item expected: 2 or 1."""
    rows = (files("ccsearch.bench") / "relevance.tsv").read_text("utf-8").splitlines()
    found = {}
    for row in rows:
        query, _, wanted = row.partition("\t")
        if not row.startswith("#"):
            found[query] = {name.rstrip("*"): 2 if name.endswith("*") else 1 for name in wanted.split()}
    return found


def reciprocal_rank(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return 1 / the place of the first result that was expected, 0 where none was."""
    return next((1 / place for place, name in enumerate(found[:PLACES], 1) if name in grades), 0.0)


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the normalised discounted cumulative gain at 10.

    Source: Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques, 2002.
    """
    ideal = sorted(grades.values(), reverse=True)
    return _gain([grades.get(name, 0) for name in found]) / _gain(ideal)


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades[:PLACES], 1))


def relevance(ask: Callable[[str], Sequence[str]]) -> tuple[float, float]:
    """Return the mean MRR@10 and nDCG@10 of what ``ask`` finds for the relevance set."""
    rows = [(ask(query), grades) for query, grades in relevance_set().items()]
    return (
        sum(reciprocal_rank(found, grades) for found, grades in rows) / len(rows),
        sum(ndcg(found, grades) for found, grades in rows) / len(rows),
    )
