"""The table of docs/benchmarks.md."""

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from ccsearch.bench.findings import Findings, Relevance, Row
from ccsearch.bench.goals import Goal, goals
from ccsearch.bench.pages import AGAIN, PageTimes
from ccsearch.bench.whole import CLIENTS, Whole

_SPEED = ("items", "engine", "first ms", "again ms", "build s", "items/s", "index MB", "× text")
_RELEVANCE = ("engine", "MRR@10", "nDCG@10")


def processor() -> str:
    """Return the name of this machine's processor."""
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a Markdown table, and an empty one."""
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(line)} |" for line in lines] + [""]


def _speed(row: Row) -> list[str]:
    times, built = row.times, row.built
    return [
        f"{row.items:,}",
        row.name,
        f"{times.first:.2f} / {times.first_p95:.2f}",
        f"{times.again:.2f} / {times.again_p95:.2f}",
        f"{built.seconds:.1f}",
        f"{row.items / built.seconds:,.0f}",
        f"{built.size / 1e6:.1f}",
        f"{built.size / row.text:.2f}",
    ]


_WHOLE = ("items", "rebuild s", "items/s", "processor s", "issues parsed/s", "one issue s", "first page s",
          "page ms", "pages/s", "memory MB", "after every page")  # fmt: skip


def _whole(one: Whole) -> list[str]:
    return [
        f"{one.items:,}",
        f"{one.rebuild:.1f}",
        f"{one.items / one.rebuild:,.0f}",
        f"{one.rebuild_work:.1f}",
        f"{one.parsed:.0f}",
        f"{one.one:.2f}",
        f"{one.start:.2f}",
        f"{one.page:.1f} / {one.page_p95:.1f}",
        f"{one.rate:.0f}",
        f"{one.memory / 1e6:.0f}",
        f"{one.memory_after / 1e6:.0f}",
    ]


def _page(page: PageTimes) -> tuple[str, ...]:
    return f"{page.first:.0f}", f"{page.again:.1f}", f"{page.changed:.0f}", f"{page.size / 1000:.1f}"


def _page_rows(wholes: Sequence[Whole]) -> Iterator[list[str]]:
    """Yield a line for each page, with the figures of each archive side by side."""
    for row in zip(*(one.pages for one in wholes), strict=True):
        times = [part for page in row for part in _page(page)]
        yield [f"`{row[0].address}`", *times]


def _goal(one: Goal) -> list[str]:
    return [one.what, one.wanted, one.measured, "yes" if one.met else "**no**"]


_LOAD = "The machine was shared with other work while this was measured: 1, 5 and 15 minute load {} on {} cores."


def _load() -> str:
    return _LOAD.format(", ".join(f"{load:.1f}" for load in os.getloadavg()), os.cpu_count())


def report(findings: Findings) -> str:
    """Return the page."""
    return "\n".join(
        [
            *_head(),
            *_goals(findings),
            *_speed_table(findings),
            *_program(findings),
            *_pages(findings.wholes),
            *_ranked(findings.relevance),
        ]
    )


def _head() -> list[str]:
    names = ("whoosh3", "numpy", "rjieba", "tantivy", "jieba")
    return [
        "# Benchmarks",
        "",
        "Written by `make bench` (`python -m ccsearch.bench`); nothing in the tests asserts a time.",
        "",
        f"{date.today().isoformat()} · {processor()}, {os.cpu_count()} cores · {platform.system()} "
        f"{platform.release()} · Python {platform.python_version()} · "
        + ", ".join(f"{name} {version(name)}" for name in names),
        "",
        _load(),
        "",
    ]


def _goals(findings: Findings) -> list[str]:
    met = goals(findings)
    return [
        "## Goals",
        "",
        f"{sum(one.met for one in met)} of {len(met)} are met.",
        "",
        *table(("what", "goal", "measured", "met"), map(_goal, met)),
    ]


def _speed_table(findings: Findings) -> list[str]:
    return [
        "## Speed and size beside other engines",
        "",
        f"A seeded archive of realistic items, already read; {findings.asked} different questions, each with the number "
        "of results, four facets over all of them, and ten marked passages. Milliseconds of one answer in process, "
        "median / 95th percentile: asked for the first time, and asked again. Each question's least time of three "
        "rounds, the engines in turn; SQLite and plain Whoosh one round of a few questions. Building takes in the "
        "cutting of words; ours indexes statements too.",
        "",
        *table(_SPEED, map(_speed, findings.rows)),
        "The same items without statements, their words cut beforehand, written by each in turn; the least of three.",
        "",
        *table(
            ("items", "ccsearch s", "Tantivy s"),
            ([f"{one.items:,}", f"{one.ours:.2f}", f"{one.tantivy:.2f}"] for one in findings.writings),
        ),
    ]


def _program(findings: Findings) -> list[str]:
    return [
        "## The program on source files",
        "",
        "`ccsearch index --rebuild` from text files, wall time and time on processors in all processes; issues read a "
        "second of one processor; `ccsearch index` with one new issue; `ccsearch serve` till its first page; a page "
        f"of results over HTTP, median / 95th percentile; pages a second with {CLIENTS} clients, who share the cores; "
        "memory of all its processes after that, and after every other page.",
        "",
        *table(_WHOLE, map(_whole, findings.wholes)),
        "## An engine by itself",
        "",
        "A fresh process till its first answer, its memory after all questions, one more issue written.",
        "",
        *table(
            ("items", "first answer s", "memory MB", "one issue s"),
            (
                [f"{one.items:,}", f"{one.first:.2f}", f"{one.memory / 1e6:.0f}", f"{one.update:.2f}"]
                for one in findings.servers
            ),
        ),
    ]


def _pages(wholes: Sequence[Whole]) -> list[str]:
    heads = [head for one in wholes for head in (f"{one.items:,}: first ms", "again ms", "changed ms", "HTML KB")]
    return [
        "## Pages",
        "",
        "Each page over HTTP from a server that has answered only searches: asked for the first time, when what it needs "
        f"of the whole archive is gathered; asked again, the median of {AGAIN}; asked as the first one after an issue was "
        "changed and indexed; the size of its HTML. Pages of one leader "
        "and one unit are those with most items; what is checked is a draft of 2,000 characters, all from the archive.",
        "",
        *table(("page", *heads), _page_rows(wholes)),
    ]


def _ranked(relevance: Sequence[Relevance]) -> list[str]:
    return [
        "## Relevance",
        "",
        "The queries of `src/ccsearch/bench/relevance.tsv` over the sample archive.",
        "",
        *table(_RELEVANCE, ([one.name, f"{one.mrr:.3f}", f"{one.ndcg:.3f}"] for one in relevance)),
    ]
