"""Reading: the bytes of one source file into a ``Bulletin``. Never raises over what a text says."""

from pathlib import PurePath

from ccsearch.lexicon import Lexicon
from ccsearch.reading.reader import Reading, read_text

__all__ = ["Reading", "read", "read_text"]


def read(data: bytes, name: str, lexicon: Lexicon) -> Reading:
    """Return the reading of one source file; ``name`` is its file name."""
    text = data.decode("utf-8-sig", errors="replace")
    return Reading(text, read_text(text, PurePath(name).stem, lexicon))
