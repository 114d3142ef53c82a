"""Bringing an index up to date with its archive: the one place where reading and search meet."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from ccsearch.archive.keys import DUPLICATE, Grant, claim_of, grant, grant_of, under_key
from ccsearch.archive.plan import Known, Plan, all_anew, by_source, make_plan, source_path
from ccsearch.archive.problems import FileProblem
from ccsearch.archive.readings import Outcome, Progress, read_sources
from ccsearch.archive.series import series_problems
from ccsearch.archive.sources import Source, find_sources
from ccsearch.config import Config
from ccsearch.errors import ConfigError
from ccsearch.lexicon import Lexicon, load_lexicon
from ccsearch.search import IssueSummary, Prepared, Store, StoredIssue, open_store, unpack_issue


class IndexReport(msgspec.Struct, frozen=True):
    """What an update did: paths of sources, the problems found, and the time it took in seconds.

    ``failed`` could not be read; what the index held of them it still holds, unless it was rebuilt.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: tuple[str, ...]
    problems: tuple[FileProblem, ...]
    seconds: float


class _Work(NamedTuple):
    """What is about to be written: outcomes with issues, issues kept as they are, and each one's grant."""

    outcomes: tuple[Outcome, ...]
    kept: tuple[IssueSummary, ...]
    granted: dict[str, Grant]


def _scope(config: Config, only: Sequence[Path]) -> tuple[str, ...]:
    archive = config.archive.resolve()
    scope = []
    for path in only:
        if not path.exists():
            raise ConfigError(f"{path} 不存在。", "path")
        if not path.resolve().is_relative_to(archive):
            raise ConfigError(
                f"{path} 不在归档文件夹 {config.archive} 中。请先把文件放进去，或用 --archive 另指归档文件夹。", "path"
            )
        scope.append(path.resolve().relative_to(archive).as_posix())
    return tuple(scope)


def _work(outcomes: Iterable[Outcome], kept: Iterable[IssueSummary]) -> _Work:
    good, kept = tuple(row for row in outcomes if row.issues), tuple(kept)
    claims = [claim for outcome in good for claim, _ in outcome.issues]
    return _Work(good, kept, grant([*claims, *map(claim_of, kept)]))


def _moved(work: _Work) -> set[str]:
    """Return the sources of kept issues whose key or duplicate's note is no longer right."""
    return {source_path(row.path) for row in work.kept if work.granted[row.path] != grant_of(row)}


def _issues(work: _Work, progress: Progress | None) -> Iterator[StoredIssue | Prepared]:
    """Yield what to write: issues as they were made ready, anew those that are granted another key."""
    ready = [row for outcome in work.outcomes for row in outcome.issues]
    for done, (claim, issue) in enumerate(ready, start=1):
        granted = work.granted[claim.path]
        if granted == Grant(claim.base, None):
            yield issue
        else:
            stored = unpack_issue(issue.packed)
            yield replace(stored, bulletin=under_key(stored.bulletin, granted))
        if progress:
            progress("入库", done, len(ready))


def _incremental(plan: Plan, known: Known, lexicon: Lexicon, progress: Progress | None) -> tuple[_Work, list[Outcome]]:
    """Return the work of an update, and every outcome, failed ones included."""
    outcomes = read_sources((*plan.added, *plan.changed), lexicon, progress)
    replaced = {*plan.removed, *(row.source.path for row in outcomes if row.issues)}
    work = _work(outcomes, (row for path, rows in known.items() if path not in replaced for row in rows))
    if moved := _moved(work):
        again = [source for source in plan.unchanged if source.path in moved]
        outcomes += read_sources(again, lexicon, progress)
        work = _work(outcomes, (row for row in work.kept if source_path(row.path) not in moved))
    return work, outcomes


def _write(store: Store, plan: Plan, known: Known, lexicon: Lexicon, progress: Progress | None) -> list[Outcome]:
    work, outcomes = _incremental(plan, known, lexicon, progress)
    kept = {row.key for row in work.kept}
    removed = [row.key for rows in known.values() for row in rows if row.key not in kept]
    if work.outcomes or removed:
        store.update(_issues(work, progress), removed)
    return outcomes


def _rewrite(store: Store, sources: Iterable[Source], lexicon: Lexicon, progress: Progress | None) -> list[Outcome]:
    outcomes = read_sources(tuple(sources), lexicon, progress)
    store.rebuild(_issues(_work(outcomes, ()), progress))
    return outcomes


def _problems(store: Store, outcomes: Iterable[Outcome]) -> Iterator[FileProblem]:
    """Yield the problems of what was just read, then those of the archive as a whole."""
    read_now = {outcome.source.path for outcome in outcomes}
    summaries = sorted(store.summaries(), key=lambda row: row.path)
    for row in summaries:
        fresh = source_path(row.path) in read_now
        yield from (FileProblem(row.path, found) for found in row.problems if fresh or found.code == DUPLICATE)
    yield from (FileProblem(None, found) for found in series_problems(summaries))


def _report(plan: Plan, outcomes: Sequence[Outcome], problems: Iterable[FileProblem], started: float) -> IndexReport:
    faults = [*plan.faults, *(fault for row in outcomes for fault in row.faults)]
    failed = {fault.path for fault in faults if fault.path}
    added, changed, unchanged = (
        tuple(source.path for source in sources if source.path not in failed)
        for sources in (plan.added, plan.changed, plan.unchanged)
    )
    return IndexReport(added, changed, plan.removed, unchanged, tuple(sorted(failed)), (*faults, *problems),
                       perf_counter() - started)  # fmt: skip


def update_index(
    config: Config,
    *,
    rebuild: bool = False,
    dry_run: bool = False,
    only: Sequence[Path] = (),
    progress: Progress | None = None,
) -> IndexReport:
    """Bring the index up to date with the archive and return what was done.

    Only new and changed files are read. Where there is no index, or one made by another version or with another
    lexicon, all are read and a new index takes the old one's place; files it held count as changed. Where only the
    rules of reading are others, all are read into the index there is. ``rebuild`` makes a new one in any case;
    ``dry_run`` only tells what would be done; ``only`` names the files and folders to look at.

    Raises:
        CcsearchError: there is no such archive.
        ConfigError: the lexicon cannot be used, or a path of ``only`` is not in the archive.
        IndexUnavailableError: another writer is at work, or the index cannot be written.
    """
    started = perf_counter()
    lexicon = load_lexicon(config.lexicon)
    walk, scope = find_sources(config.archive, skip=config.index), _scope(config, only)
    store = open_store(config, lexicon)
    known = by_source(store.summaries())
    plan = make_plan(walk, known, scope) if known else all_anew(walk, by_source(store.summaries(stale=True)))
    if dry_run:
        return _report(plan, (), (), started)
    if rebuild or not known:
        outcomes = _rewrite(store, (*plan.added, *plan.changed, *plan.unchanged), lexicon, progress)
    else:
        outcomes = _write(store, plan, known, lexicon, progress)
    return _report(plan, outcomes, _problems(store, outcomes), started)


def ensure_index(config: Config, progress: Progress | None = None) -> IndexReport | None:
    """Bring the index up to date before it is served; return None where the old one must do.

    An archive that has vanished leaves a good index in use.

    Raises:
        CcsearchError: there is neither archive nor index.
        ConfigError: the lexicon cannot be used.
        IndexUnavailableError: another writer is at work, or the index cannot be written.
    """
    if not config.archive.is_dir() and open_store(config, load_lexicon(config.lexicon)).summaries():
        return None
    return update_index(config, progress=progress)
