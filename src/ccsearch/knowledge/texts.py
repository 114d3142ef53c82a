"""Strings as bytes, end to end: they take no more room than that, and processes can share them."""

from array import array
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from ccsearch.knowledge.tables import Column

_ODDITIES = "surrogatepass"


class Texts:
    """Strings by number: that of ``number`` is ``data[ends[number]:ends[number + 1]]`` in UTF-8."""

    def __init__(self, data: NDArray[np.uint8], ends: NDArray[np.int64]) -> None:
        self._data = data
        self._ends = ends

    @staticmethod
    def from_arrays(arrays: Mapping[str, Column], name: str) -> "Texts":
        """Return the texts that :meth:`arrays` gave."""
        return Texts(arrays[f"{name}.data"], arrays[f"{name}.ends"])

    def arrays(self, name: str) -> dict[str, Column]:
        """Return the texts as arrays, each with a name."""
        return {f"{name}.data": self._data, f"{name}.ends": self._ends}

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        return self._data[self._ends[number] : self._ends[number + 1]].tobytes().decode("utf-8", _ODDITIES)

    def __iter__(self) -> Iterator[str]:
        return self.some(np.arange(len(self)))

    def some(self, numbers: Column) -> Iterator[str]:
        """Yield the texts of some numbers."""
        whole = memoryview(self._data.data)
        for start, end in zip(self._ends[numbers].tolist(), self._ends[numbers + 1].tolist(), strict=True):
            yield str(whole[start:end], "utf-8", _ODDITIES)

    def plus(self, other: "Texts") -> "Texts":
        """Return these texts and, after them, others."""
        ends = np.concatenate([self._ends, other._ends[1:] + len(self._data)])
        return Texts(np.concatenate([self._data, other._data]), ends)


class Writer:
    """Takes texts one by one; they are numbered from ``first``."""

    def __init__(self, first: int = 0) -> None:
        self._first = first
        self._data = bytearray()
        self._ends = array("q", [0])

    def add(self, text: str) -> int:
        """Take a text and return its number."""
        self._data += text.encode("utf-8", _ODDITIES)
        self._ends.append(len(self._data))
        return self._first + len(self._ends) - 2

    def texts(self) -> Texts:
        """Return what was taken."""
        return Texts(np.array(self._data, np.uint8), np.array(self._ends, np.int64))


def texts_of(strings: Iterable[str]) -> Texts:
    """Return strings as texts, numbered from 0."""
    writer = Writer()
    for text in strings:
        writer.add(text)
    return writer.texts()
