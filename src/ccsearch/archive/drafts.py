"""Texts that are not, or not only, in the index: uploads, and the source file of an issue."""

from collections.abc import Iterator

from ccsearch.archive.sources import INSIDE, find_sources, take
from ccsearch.config import Config
from ccsearch.errors import NotFoundError
from ccsearch.lexicon import Lexicon
from ccsearch.reading import Reading, members, read, read_all


def read_draft(data: bytes, name: str, lexicon: Lexicon) -> Reading:
    """Return the reading of a text that is not in the archive; ``name`` is its file name as given."""
    return read(data, name, lexicon)


def read_drafts(data: bytes, name: str, lexicon: Lexicon) -> Iterator[Reading]:
    """Yield the readings of all texts in a file that is not in the archive: several where it is a zip file."""
    for _, reading in read_all(data, name, lexicon):
        yield reading


def source_bytes(config: Config, path: str) -> bytes:
    """Return the source file an issue was read from; ``path`` is that of its StoredIssue.

    Only files a walk over the archive finds are ever opened, whatever ``path`` says.

    Raises:
        NotFoundError: it is no longer there, or cannot be opened.
        CcsearchError: there is no such archive.
    """
    outer, _, inner = path.partition(INSIDE)
    file = next((source.file for source in find_sources(config.archive).sources if source.path == outer), None)
    try:
        data = take(file).data if file else None
        if data is not None and inner:
            data = next((one.data for one in members(data, outer) if one.name == inner and not one.problems), None)
    except OSError:
        data = None
    if data is None:
        raise NotFoundError(f"源文件 {path} 已不在归档文件夹中，或无法打开。", path)
    return data
