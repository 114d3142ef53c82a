"""The letters and digits of texts, folded: what counts when texts are compared.

Other punctuation, spaces and line breaks hide nothing.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ccsearch.knowledge.tables import Places
from ccsearch.text import fold

Letters = NDArray[np.uint16]
"""Letters (n,) uint16; 0 ends a text, and the last is 0."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio: spreads neighbouring values
_SHIFT = np.uint64(32)
_PRIVATE, _PRIVATE_SIZE = (
    0xE000,
    0x1900,
)  # code points that are no letters: what lies beyond the first 65,536 goes there


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(fold(text).encode("utf-32-le", "surrogatepass"), np.uint32)


def _lettered(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return which code points are letters or digits, (n,) bool."""
    table = np.zeros(int(codes.max(initial=0)) + 1, bool)
    table[codes] = True
    present = np.flatnonzero(table)
    table[present] = [chr(code).isalnum() for code in present.tolist()]
    chosen: NDArray[np.bool_] = table[codes]
    return chosen


def _narrowed(codes: NDArray[np.uint32]) -> Letters:
    """Return code points as 16 bits; two rare ones, from beyond the first 65,536, may become the same."""
    return np.where(codes > 0xFFFF, _PRIVATE + codes % _PRIVATE_SIZE, codes).astype(np.uint16)


def letter_places(text: str) -> Places:
    """Return where the letters and digits of a text stand, (n_letters,) intp, rising."""
    return np.flatnonzero(_lettered(_codes(text)))


def letters_of(texts: Sequence[str]) -> Letters:
    """Return the letters of texts, one text after another, a 0 after each."""
    codes = _codes("".join([text.replace("\0", " ") + "\0" for text in texts]))
    return _narrowed(codes[_lettered(codes) | (codes == 0)])


def ends_of(letters: Letters) -> Places:
    """Return where each text ends, (n_texts,) intp."""
    return np.flatnonzero(letters == 0)


@cache
def _digits() -> NDArray[np.bool_]:
    return np.array([chr(code).isdigit() for code in range(1 << 16)], bool)


def digits_in(letters: Letters) -> NDArray[np.bool_]:
    """Return which letters are digits, (n,) bool."""
    found: NDArray[np.bool_] = _digits()[letters]
    return found


def clear(letters: Letters, step: int, length: int) -> Places:
    """Return every ``step``-th place at which ``length`` letters of one text begin, (n,) intp."""
    places = np.arange(0, max(len(letters) - length + 1, 0), step)
    inside = np.ones(len(places), bool)
    for shift in range(length):
        inside &= letters[places + shift] != 0
    return places[inside]


def hashes(letters: Letters, places: Places, length: int) -> NDArray[np.uint32]:
    """Return the hash of the run of ``length`` letters at each place, (n_places,) uint32."""
    found = np.zeros(len(places), np.uint64)
    for step in range(length):
        found = (found ^ letters[places + step]) * _FACTOR
        found ^= found >> _SHIFT
    return (found >> np.uint64(8)).astype(np.uint32)
