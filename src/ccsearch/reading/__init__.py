"""Reading: the bytes of one source file into a ``Bulletin``. Never raises over what a file holds."""

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePath

from msgspec.structs import replace

from ccsearch.lexicon import Lexicon
from ccsearch.reading.formats import SUFFIXES, Extract, Member, extract, members
from ccsearch.reading.reader import Reading, read_text

__all__ = ["RULES", "SUFFIXES", "Extract", "Member", "Reading", "extract", "members", "read", "read_all", "read_text"]


_BELOW = ("lexicon.py", "records.py", "text.py")  # what reading is built on


def _rules() -> str:
    room = Path(__file__).parent
    code = [*sorted(room.rglob("*.py")), *(room.parent / name for name in _BELOW)]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in code if file.is_file())).hexdigest()


RULES = _rules()
"""The fingerprint of the rules by which this process reads files: the SHA-256 of the code that holds them."""


def read(data: bytes, name: str, lexicon: Lexicon) -> Reading:
    """Return the reading of one source file; ``name`` is its file name.

    Its problems begin with those of the file; a file that cannot be read has no others, and no items.
    """
    return _reading(extract(data, name), name, lexicon)


def read_all(data: bytes, name: str, lexicon: Lexicon) -> Iterator[tuple[str, Reading]]:
    """Yield the readings of a source: those of the files in a zip file by their names there, or its own by ""."""
    for found in members(data, name):
        called = found.name or name
        failed = Extract("", found.problems)
        reading = _reading(failed, called, lexicon) if found.problems else read(found.data, called, lexicon)
        yield found.name, reading


def _reading(source: Extract, name: str, lexicon: Lexicon) -> Reading:
    bulletin = read_text(source.text, PurePath(name).stem, lexicon)
    found = (*source.problems, *bulletin.problems) if source.text else source.problems
    return Reading(source.text, replace(bulletin, problems=found))
