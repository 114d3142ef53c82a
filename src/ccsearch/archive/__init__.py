"""Archive: the source files, what the index holds of them, and how the two are kept together."""

from ccsearch.archive.drafts import read_draft, read_drafts, source_bytes
from ccsearch.archive.problems import FileProblem
from ccsearch.archive.readings import GARBAGE, Progress
from ccsearch.archive.series import series_problems
from ccsearch.archive.sources import SUFFIXES, Source, Walk, find_sources
from ccsearch.archive.updating import IndexReport, ensure_index, update_index
from ccsearch.archive.watching import changes

__all__ = [
    "GARBAGE",
    "SUFFIXES",
    "FileProblem",
    "IndexReport",
    "Progress",
    "Source",
    "Walk",
    "changes",
    "ensure_index",
    "find_sources",
    "read_draft",
    "read_drafts",
    "series_problems",
    "source_bytes",
    "update_index",
]
