"""The leaf that Whoosh's query classes lack: a folded string that stands in a text, literally."""

from typing import Any

from whoosh import query

WILDCARDS = "?*"


class Literal(query.Query):  # type: ignore[misc]
    """Matches documents in which the folded ``text`` stands, in any text field or in ``fieldname``.

    In a ``pattern``, ``?`` is any one character and ``*`` any run of them within a clause.
    ``startchar`` and ``endchar`` are where the words stand in the query as typed.
    """

    def __init__(self, text: str, fieldname: str | None = None, pattern: bool = False) -> None:
        self.text = text
        self.fieldname = fieldname
        self.pattern = pattern
        self.boost = 1.0

    @property
    def key(self) -> tuple[str, str | None, bool]:
        """What makes two leaves the same."""
        return (self.text, self.fieldname, self.pattern)

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, Literal) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return f"Literal({self.text!r}, {self.fieldname!r}, {self.pattern!r})"

    def __str__(self) -> str:
        return f"{self.fieldname or '*'}:{self.text}"

    def field(self) -> str | None:
        """Return the field it is restricted to, or None."""
        return self.fieldname
