"""How often one address may ask for what is costly."""

from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock
from time import monotonic

MOST = 30
"""Answers for one address within ``SECONDS``; each process of the server counts for itself."""

SECONDS = 60.0

MOST_ADDRESSES = 10_000
"""Addresses remembered, those that asked last."""


class Limiter:
    """Counts the requests of each address in the last seconds. Safe to share.

    ``clock`` gives seconds that never go back.
    """

    def __init__(self, most: int = MOST, seconds: float = SECONDS, clock: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._lock = Lock()
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """Return how many seconds an address must wait, 0 where it may ask now; that is counted then.

        Source: sliding-window log.
        """
        with self._lock:
            now = self._clock()
            times = self._asked.setdefault(address, deque())
            self._asked.move_to_end(address)
            if len(self._asked) > MOST_ADDRESSES:
                self._asked.popitem(last=False)
            while times and times[0] <= now - self._seconds:
                times.popleft()
            if len(times) >= self._most:
                return times[0] + self._seconds - now
            times.append(now)
            return 0.0
