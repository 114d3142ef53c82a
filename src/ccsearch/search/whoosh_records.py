"""All that one state of the index holds, for reading much of it at once."""

from collections.abc import Collection, Iterator

from ccsearch.search.columns import Columns
from ccsearch.search.contract import Gist, IssueSummary, Words
from ccsearch.search.wordlists import words_of


class WhooshRecords:
    """What one state of the index holds; its files stay readable when another state takes its place."""

    def __init__(self, state: str, columns: Columns) -> None:
        self._state = state
        self._columns = columns

    def state(self) -> str:
        """Return the mark of the state."""
        return self._state

    def issues(self) -> tuple[IssueSummary, ...]:
        """Return a line for each issue, in the order in which ``gists`` and ``words`` have them."""
        return tuple([line for _, _, line in self._columns.issues.values()])

    def gists(self, keys: Collection[str]) -> Iterator[Gist]:
        """Yield the issues of some keys; those that are not there are left out."""
        wanted = frozenset(keys)
        for key, (segment, number, _) in self._columns.issues.items():
            if key in wanted:
                yield self._columns.segments[segment].gist(number)

    def words(self) -> Words:
        """Return in which items each word occurs."""
        return words_of(self._columns)
