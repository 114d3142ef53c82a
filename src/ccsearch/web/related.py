"""Items that go with one: reports of the same, and others like it."""

from collections.abc import Mapping

import msgspec

from ccsearch.knowledge import Alike, Overlap
from ccsearch.records import Bulletin
from ccsearch.web import current


class Similar(msgspec.Struct, frozen=True):
    """Items that report the same as one, and others like it of issues before and after."""

    repeats: tuple[Overlap, ...] = ()
    earlier: tuple[Alike, ...] = ()
    later: tuple[Alike, ...] = ()


def similar(item_id: str) -> Similar:
    """Return the items that report the same as one, and others like it."""
    comparer = current.comparer()
    number = comparer.base.numbers.get(item_id)
    if number is None:
        return Similar()
    repeats, related = comparer.told_again(number), comparer.related(number)
    known = {row.item.id for row in repeats}
    earlier, later = (tuple(one for one in rows if one.item.id not in known)
                      for rows in (related.earlier, related.later))  # fmt: skip
    return Similar(repeats, earlier, later)


def told_again(bulletin: Bulletin) -> Mapping[str, tuple[Overlap, ...]]:
    """Return for each item of an issue that was reported elsewhere too, by its id, what it shares with those reports."""
    comparer = current.comparer()
    numbers = ((item.id, comparer.base.numbers.get(item.id)) for item in bulletin.items)
    found = {item_id: comparer.told_again(number) for item_id, number in numbers if number is not None}
    return {item_id: rows for item_id, rows in found.items() if rows}
