"""What the design asks of speed, size and relevance, beside what was measured."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median

import msgspec

from ccsearch.bench.findings import Findings, Row
from ccsearch.bench.pages import DRAFT_LENGTH, SENT
from ccsearch.bench.whole import Whole

SMALL, LARGE = 12_000, 100_000
"""Items of an archive that goals are set for."""

BESIDE_TANTIVY = {SMALL: 1.5, LARGE: 2.0}
MEMORY_MB = {SMALL: 250, LARGE: 1000}
PAGE_MS = {SMALL: 100, LARGE: 1000}
DRAFT_MS = 300
HTML_KB, LOOKS_KB = 60, 40


class Goal(msgspec.Struct, frozen=True):
    """One goal: what is measured, what it should be, what it is, and whether that is met."""

    what: str
    wanted: str
    measured: str
    met: bool


def _most(what: str, measured: float, most: float, form: str = "{:.2f}", unit: str = "") -> Goal:
    return Goal(what, f"≤ {most:g}{unit}", form.format(measured) + unit, measured <= most)


def _least(what: str, measured: float, least: float, unit: str = "") -> Goal:
    return Goal(what, f"≥ {least:,g}{unit}", f"{measured:,.0f}{unit}", measured >= least)


def _row(rows: Iterable[Row], name: str, items: int) -> Row | None:
    return next((row for row in rows if row.name.startswith(name) and row.items == items), None)


_TIMES: tuple[tuple[str, Callable[[Row], float]], ...] = (
    ("first, median", lambda row: row.times.first),
    ("first, 95th percentile", lambda row: row.times.first_p95),
    ("again, median", lambda row: row.times.again),
    ("again, 95th percentile", lambda row: row.times.again_p95),
)


def _beside(ours: Row, tantivy: Row, most: float) -> Iterator[Goal]:
    for name, part in _TIMES:
        yield _most(f"one answer at {ours.items:,}, {name}", part(ours) / part(tantivy), most, unit=" × Tantivy")


def _answers(rows: Sequence[Row]) -> Iterator[Goal]:
    """Yield the goals of answers in process and of the index's size."""
    for items, most in BESIDE_TANTIVY.items():
        ours, tantivy, plain = (_row(rows, name, items) for name in ("ccsearch", "Tantivy", "Whoosh"))
        if ours and tantivy:
            yield from _beside(ours, tantivy, most)
        if ours and plain:
            faster = plain.times.again / ours.times.again
            yield _least(f"one answer at {items:,}, median", faster, 50, " × faster than plain Whoosh")
        if ours:
            yield _most(f"index at {items:,}", ours.built.size / ours.text, 4, unit=" × text")


def _writing(findings: Findings) -> Iterator[Goal]:
    for one in findings.writings:
        what = f"writing the same segmented items at {one.items:,}"
        yield _most(what, one.ours / one.tantivy, 3, unit=" × Tantivy")


def _small(one: Whole) -> Iterator[Goal]:
    """Yield the goals that are set for the smaller archive alone."""
    yield _most(f"page of results at {SMALL:,}, median", one.page, 8, "{:.1f}", " ms")
    yield _most(f"page of results at {SMALL:,}, 95th percentile", one.page_p95, 25, "{:.1f}", " ms")
    yield _least(f"pages at {SMALL:,} with 8 clients", one.rate, 200, " /s")
    yield _least(f"rebuild from source files at {SMALL:,}", one.items / one.rebuild, 1500, " items/s")
    yield _most(f"rebuild from source files at {SMALL:,}", one.rebuild, 8, "{:.1f}", " s")
    yield _least("issues read a second of one processor", one.parsed, 300)
    yield _most(f"one new issue at {SMALL:,}", one.one, 1, unit=" s")
    yield _most(f"start to first page at {SMALL:,}", one.start, 1.5, unit=" s")


def _pages(one: Whole) -> Iterator[Goal]:
    """Yield the goals of pages besides results: each asked for again, and all of them after a change of the archive."""
    most = PAGE_MS.get(one.wanted)
    if most is None:
        return
    slowest = max((page for page in one.pages if page.address not in SENT), key=lambda page: page.again)
    yield _most(f"slowest page at {one.wanted:,}, {slowest.address}", slowest.again, most, "{:.0f}", " ms")
    changed = median(page.changed for page in one.pages)
    yield _most(f"first page after a change at {one.wanted:,}, median", changed, most, "{:.0f}", " ms")
    for page in one.pages:
        if page.address in SENT:
            what = f"a draft of {DRAFT_LENGTH:,} characters checked at {one.wanted:,}"
            yield _most(what, page.again, DRAFT_MS, "{:.0f}", " ms")


def _program(wholes: Sequence[Whole]) -> Iterator[Goal]:
    for one in wholes:
        if one.wanted == SMALL:
            yield from _small(one)
        if one.wanted in MEMORY_MB:
            most = MEMORY_MB[one.wanted]
            yield _most(f"memory of the server at {one.wanted:,}", one.memory / 1e6, most, "{:.0f}", " MB")
            yield _most(f"memory at {one.wanted:,} after every page", one.memory_after / 1e6, most, "{:.0f}", " MB")
        yield from _pages(one)
        heaviest = max(one.pages, key=lambda page: page.size)
        what = f"HTML of the heaviest page at {one.wanted:,}, {heaviest.address}"
        yield _most(what, heaviest.size / 1000, HTML_KB, "{:.1f}", " KB")
    if wholes:
        yield _most("style and script together", wholes[0].looks / 1000, LOOKS_KB, "{:.1f}", " KB")


def _relevance(findings: Findings) -> Iterator[Goal]:
    ours, *others = findings.relevance
    for name, own, best in (
        ("MRR@10", ours.mrr, max(row.mrr for row in others)),
        ("nDCG@10", ours.ndcg, max(row.ndcg for row in others)),
    ):
        yield Goal(f"{name}, ahead of the others", f"> {best:.3f}", f"{own:.3f}", own > best)


def goals(findings: Findings) -> list[Goal]:
    """Return every goal for which something was measured."""
    return [
        *_answers(findings.rows),
        *_writing(findings),
        *_program(findings.wholes),
        *(_relevance(findings) if findings.relevance else ()),
    ]
