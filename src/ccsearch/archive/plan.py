"""What has to be done: the archive's files compared with what the index holds."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from ccsearch.archive.problems import FileProblem, problem
from ccsearch.archive.sources import INSIDE, ChangingError, Source, Walk, take
from ccsearch.errors import reason_of
from ccsearch.reading import RULES
from ccsearch.search.contract import IssueSummary

Known = dict[str, list[IssueSummary]]
"""The issues of an index by the path of the source they came from."""


class Plan(NamedTuple):
    """Sources to read because they are new or changed, and paths gone, unchanged, or not to be had."""

    added: tuple[Source, ...]
    changed: tuple[Source, ...]
    removed: tuple[str, ...]
    unchanged: tuple[Source, ...]
    faults: tuple[FileProblem, ...]


def source_path(path: str) -> str:
    """Return the path of the source an issue came from: that of the zip file for one in a zip file."""
    return path.partition(INSIDE)[0]


def by_source(summaries: Iterable[IssueSummary]) -> Known:
    """Return an index's issues by source."""
    known: Known = defaultdict(list)
    for summary in summaries:
        known[source_path(summary.path)].append(summary)
    return dict(known)


def below(path: str, folders: Collection[str]) -> bool:
    """Return whether ``path`` is one of ``folders`` or lies in one; "." holds everything."""
    return any(folder == "." or path == folder or path.startswith(f"{folder}/") for folder in folders)


def _state(source: Source, known: Known, only: Collection[str]) -> str | FileProblem:
    if only and not below(source.path, only):
        return "unchanged" if source.path in known else "passed"
    try:
        digest = take(source.file).digest(RULES)
    except ChangingError:
        return FileProblem(source.path, problem("archive.changing"))
    except OSError as fault:
        return FileProblem(source.path, problem("archive.unreadable", reason=reason_of(fault)))
    if source.path not in known:
        return "added"
    return "unchanged" if known[source.path][0].digest == digest else "changed"


def make_plan(walk: Walk, known: Known, only: Collection[str] = ()) -> Plan:
    """Return the plan for the files of a walk; with ``only``, files elsewhere are left as they are.

    What the index knows of a file or folder that cannot be opened stays.
    """
    states: dict[str, list[Source]] = defaultdict(list)
    faults = list(walk.faults)
    for source in walk.sources:
        state = _state(source, known, only)
        if isinstance(state, FileProblem):
            faults.append(state)
        else:
            states[state].append(source)
    there = {source.path for source in walk.sources}
    unsure = [fault.path for fault in faults if fault.path]
    gone = (path for path in known if path not in there and not below(path, unsure) and below(path, only or ["."]))
    added, changed, unchanged = (tuple(states[state]) for state in ("added", "changed", "unchanged"))
    return Plan(added, changed, tuple(sorted(gone)), unchanged, tuple(faults))


def all_anew(walk: Walk, held: Known) -> Plan:
    """Return the plan to read every file of a walk, for an index that takes the place of one that held ``held``."""
    plan = make_plan(walk, held)
    return plan._replace(changed=tuple(sorted((*plan.changed, *plan.unchanged))), unchanged=())
