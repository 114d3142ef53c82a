"""The working text: what of the source is taken over, and where each stretch of it stood there."""

import re
from collections.abc import Iterable


class Working:
    """The working text while it grows: stretches of the source, each with where it stands there.

    What one of the patterns ``dropped`` finds is left out.
    """

    def __init__(self, source: str, dropped: Iterable[re.Pattern[str]]) -> None:
        self.source = source
        self.pieces: list[tuple[str, int, int]] = []  # each stretch, where it starts, and where it stood
        self.length = 0
        self._dropped = sorted(mark.span() for pattern in dropped for mark in pattern.finditer(source))
        self._dropped.append((len(source), len(source)))
        self._passed = 0  # how many of those have been

    def add(self, part: str, origin: int) -> None:
        """Add a stretch that stands, or stands for what stands, at ``origin``."""
        self.pieces.append((part, self.length, origin))
        self.length += len(part)

    def begin(self, start: int) -> int:
        """Begin a paragraph below others with what stands at ``start``: return from where the source goes on."""
        if self.source[start - 1] == "\n":
            return start - 1
        self.add("\n", start - 1)
        return start

    def take(self, begin: int, end: int) -> None:
        """Take a stretch over from the source, those before it being done, without what is dropped."""
        while self._dropped[self._passed][0] < end:
            start, stop = self._dropped[self._passed]
            if start > begin:
                self.add(self.source[begin:start], begin)
            begin = max(begin, stop)
            self._passed += 1
        if end > begin:
            self.add(self.source[begin:end], begin)
