"""``python -m ccsearch.bench.duplicates [--out FILE]``: how well and how fast 查重 finds, in docs/duplicates.md."""

import json
import os
import platform
import random
import resource
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from types import SimpleNamespace

import click
import msgspec
import numpy as np

from ccsearch.bench.archive import Writer, generated
from ccsearch.bench.report import processor, table
from ccsearch.bench.rewrites import REWRITES, inside
from ccsearch.generator import archive
from ccsearch.knowledge import Comparer, Library, Overlap, Threshold
from ccsearch.lexicon import Lexicon, load_lexicon
from ccsearch.records import Bulletin, from_json
from ccsearch.search import StoredIssue, open_engine, open_store

SHORTEST = 80
"""Characters of a report that is written again."""

STOCK_ISSUES = 300
DRAFTS = 100
DRAFT_LENGTH = 2000
TIMED = 60
SIZES = (12_000, 100_000)
THRESHOLDS = (Threshold(), *(Threshold(long=size) for size in (20, 40)),
              *(Threshold(share=share) for share in (0.3, 0.7)), *(Threshold(alike=share) for share in (0.4, 0.6)))  # fmt: skip
"""The thresholds compared, the one in use first."""

_SEED = 709
_NOTED = 12_000
_LOOSEST = Threshold(long=20, share=0.3, alike=0.4, most=1000)
_TWINS = ("103-8", "108-10")  # the sample archive's own copied report


class Source(msgspec.Struct, frozen=True):
    """A report to write again: which items say the same, and its text."""

    ids: tuple[str, ...]
    text: str


class Found(msgspec.Struct, frozen=True):
    """What was found for one draft: the overlap with its source, if any, and those with other items."""

    source: Overlap | None
    others: tuple[Overlap, ...]


class Speed(msgspec.Struct, frozen=True):
    """At so many items: seconds and bytes that the comparer took, median and 95th percentile of a check in ms."""

    items: int
    built: float
    memory: int
    median: float
    p95: float


def _named(bulletins: Iterator[Bulletin], mark: str) -> Iterator[Bulletin]:
    """Yield bulletins with keys of their own."""
    for place, bulletin in enumerate(bulletins):
        items = tuple(msgspec.structs.replace(item, id=f"{mark}{place}-{at}")
                      for at, item in enumerate(bulletin.items, 1))  # fmt: skip
        yield msgspec.structs.replace(bulletin, key=f"{mark}{place}", items=items)


def _sources(bulletins: Sequence[Bulletin]) -> list[Source]:
    """Return the reports that are long enough, those of equal text together."""
    places: dict[str, tuple[str, ...]] = {}
    for item in chain.from_iterable(bulletin.items for bulletin in bulletins):
        if len(item.text) >= SHORTEST and item.id not in _TWINS:
            places[item.text] = (*places.get(item.text, ()), item.id)
    return [Source(ids, text) for text, ids in places.items()]


def _found(comparer: Comparer, source: Source, draft: str) -> Found:
    rows = comparer.check(draft).overlaps
    own = next((row for row in rows if row.item.id in source.ids), None)
    return Found(own, tuple(row for row in rows if row.item.id not in source.ids))


def _scores(found: Sequence[Found], threshold: Threshold) -> tuple[float, float]:
    """Return precision and recall."""
    right = sum(row.source is not None and threshold.passed(row.source) for row in found)
    wrong = sum(threshold.passed(other) for row in found for other in row.others)
    return right / max(right + wrong, 1), right / max(len(found), 1)


def _rewritten(comparer: Comparer, sources: Sequence[Source], fillers: Sequence[str]) -> dict[str, list[Found]]:
    """Return what is found of each rewrite, alone and within a long draft."""
    chance = random.Random(_SEED)
    chosen = chance.sample(sources, min(DRAFTS, len(sources)))
    found = {name: [_found(comparer, one, rewrite(one.text, chance)) for one in chosen]
             for name, rewrite in REWRITES.items()}  # fmt: skip
    within = [inside(one.text, chance.sample(fillers, 8)) for one in chosen]
    return {
        **found,
        "whole, within a long draft": [_found(comparer, *pair) for pair in zip(chosen, within, strict=True)],
    }


@contextmanager
def _library(issues: Iterable[StoredIssue], lexicon: Lexicon) -> Iterator[Library]:
    """Index issues for a while, and yield what is known of them."""
    with tempfile.TemporaryDirectory() as folder:
        place = SimpleNamespace(engine="whoosh", index=Path(folder) / "index")
        open_store(place, lexicon).rebuild(iter(issues))
        engine = open_engine(place, lexicon)
        engine.totals()
        yield Library(engine, lexicon)
        engine.close()


def _speed(items: int, lexicon: Lexicon) -> Speed:
    """Return how long a draft of 2,000 characters takes, half of it taken from the archive."""
    texts: list[str] = []
    with _library(_noted(items, texts), lexicon) as library:
        before, began = _memory(), perf_counter()
        comparer = library.comparer()
        built, memory = perf_counter() - began, _memory() - before
        times = _timed(comparer, texts)
    return Speed(len(comparer.base), built, memory, median(times), quantiles(times, n=20)[-1])


def _noted(items: int, texts: list[str]) -> Iterator[StoredIssue]:
    """Yield issues of so many items, and note the texts of some."""
    for issue in generated(items):
        if len(texts) < _NOTED:
            texts += [item.text for item in issue.bulletin.items]
        yield issue


def _timed(comparer: Comparer, texts: Sequence[str]) -> list[float]:
    """Return the milliseconds of each of some checks."""
    chance, times = random.Random(_SEED), []
    for _ in range(TIMED):
        known = "\n".join(chance.sample(texts, 4))
        strange = "".join(chance.sample("".join(chance.sample(texts, 10)), DRAFT_LENGTH // 2))
        began = perf_counter()
        comparer.check((known + "\n" + strange)[:DRAFT_LENGTH])
        times.append((perf_counter() - began) * 1000)
    return times


def _memory() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def _percent(value: float) -> str:
    return f"{value:.1%}"


def _share(found: Sequence[Found]) -> float:
    """Return the mean share of a draft that is marked in its source."""
    return sum(row.source.of_draft for row in found if row.source) / max(len(found), 1)


def _words(threshold: Threshold) -> str:
    return f"{threshold.long} characters, {threshold.share:.0%}, {threshold.alike:.2f}"


HEAD = """# 查重: what it finds

Written by `python -m ccsearch.bench.duplicates`; nothing in the tests asserts a time or a share.

{date} · {processor}, {cores} cores · Python {python} · NumPy {numpy}

Reports of {shortest} characters and more are written again by a seed (`src/ccsearch/bench/rewrites.py`) and looked for
among {items:,} items: the sample archive, {stock:,} made of stock phrases, and texts of random words. *Sample* reports are
written by hand; *stock* reports consist of phrases that hundreds of others have too, so that what is counted as wrong
there often does share half of its words. The long draft has eight other reports around the one that was copied. Recall: the report is shown. Precision: of the items shown, those the draft was
made from. Marked: the share of the draft's letters marked in the report, on average. Two sample reports
(104-2, 110-1) repeat one instruction and find each other, which counts as wrong here.
"""

SWEEP = """## Thresholds

An item is shown for a passage of so many characters, or passages over such a share of either text, or such a likeness
(pairs of neighbouring letters, rare ones weighing more). The first row is in use.
"""

SPEED = """## Speed

A draft of 2,000 characters, half of it from four items. Built once in a process; after a change only what is new is read.
"""


def _page(items: int, stock: int, found: dict[str, dict[str, list[Found]]], speeds: Sequence[Speed]) -> str:
    rows = [
        (name, kind, *map(_percent, _scores(rows, THRESHOLDS[0])), _percent(_share(rows)))
        for kind, each in found.items()
        for name, rows in each.items()
    ]
    sweep = [
        (_words(threshold), *(_percent(value) for each in found.values()
                              for value in _scores([*chain.from_iterable(each.values())], threshold)))
        for threshold in THRESHOLDS
    ]  # fmt: skip
    timed = [(f"{row.items:,}", f"{row.built:.1f}", f"{row.memory / 1e6:.0f}", f"{row.median:.0f}", f"{row.p95:.0f}")
             for row in speeds]  # fmt: skip
    head = HEAD.format(date=date.today(), processor=processor(), cores=os.cpu_count(), python=platform.python_version(),
                       numpy=np.__version__, shortest=SHORTEST, items=items, stock=stock)  # fmt: skip
    columns = [f"{kind} {what}" for kind in found for what in ("precision", "recall")]
    return "\n".join((
        head, *table(("rewrite", "reports", "precision", "recall", "marked"), rows),
        SWEEP, *table(("passage, share, likeness", *columns), sweep),
        SPEED, *table(("items", "built s", "memory MB", "median ms", "95 % ms"), timed),
    ))  # fmt: skip


@click.command()
@click.option("--samples", type=click.Path(path_type=Path), default=Path("samples/expected"), help="Readings by hand.")
@click.option("--size", "sizes", multiple=True, type=int, default=SIZES, help="Items of the archive for the times.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("docs/duplicates.md"), help="The page to write.")
def main(samples: Path, sizes: tuple[int, ...], out: Path) -> None:
    """Measure and write the page."""
    lexicon = load_lexicon()
    own = [from_json(json.loads(path.read_text("utf-8"))) for path in sorted(samples.glob("*.json"))]
    stock = [*_named((issue.bulletin for issue in archive(STOCK_ISSUES, _SEED, lexicon)), "stock")]
    others = Writer(_SEED + 1)
    fillers = [item.text for number in range(20) for item in others.issue(number).bulletin.items]
    known = sum(len(bulletin.items) for bulletin in (*own, *stock))
    rest = _named((issue.bulletin for issue in generated(SIZES[0] - known)), "random")
    with _library((StoredIssue(row.key, "", 0, "", row) for row in (*own, *stock, *rest)), lexicon) as library:
        comparer = library.comparer().by(_LOOSEST)
        found = {kind: _rewritten(comparer, _sources(rows), fillers)
                 for kind, rows in (("sample", own), ("stock", stock))}  # fmt: skip
    speeds = [_speed(size, lexicon) for size in sizes]
    page = _page(len(comparer.base), sum(len(row.items) for row in stock), found, speeds)
    out.write_text(page, "utf-8")
    click.echo(page)


if __name__ == "__main__":
    main()
