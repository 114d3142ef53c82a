"""Texts that are not, or not only, in the index: uploads, and the source file of an issue."""

from ccsearch.archive.packed import INSIDE, PackedError, unpack_files
from ccsearch.archive.sources import find_sources, take
from ccsearch.config import Config
from ccsearch.errors import NotFoundError
from ccsearch.lexicon import Lexicon
from ccsearch.reading import Reading, read


def read_draft(data: bytes, name: str, lexicon: Lexicon) -> Reading:
    """Return the reading of a text that is not in the archive; ``name`` is its file name as given."""
    return read(data, name, lexicon)


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
            data = next((part for name, part in unpack_files(data) if name == inner), None)
    except (OSError, PackedError):
        data = None
    if data is None:
        raise NotFoundError(f"源文件 {path} 已不在归档文件夹中，或无法打开。", path)
    return data
