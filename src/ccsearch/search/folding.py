"""Folding many texts at once: the same as ``text.fold``, ten times as fast."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ccsearch.text import fold_table

_JOINT = "\0"


@cache
def _table() -> NDArray[np.uint32]:
    """Return what each code point folds to, (0x110000,) uint32."""
    table = np.arange(0x110000, dtype=np.uint32)
    folding = fold_table()
    table[list(folding)] = list(folding.values())
    table.flags.writeable = False
    return table


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return each text folded; a NUL in a text, which no bulletin has, becomes a space."""
    joined = _JOINT.join([text.replace(_JOINT, " ") if _JOINT in text else text for text in texts])
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _table()[codes].tobytes().decode("utf-32-le", "surrogatepass").split(_JOINT) if texts else []
