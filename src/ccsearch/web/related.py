"""Items that go with one: reports of the same, and others like it."""

from collections.abc import Mapping

import msgspec

from ccsearch.knowledge import Alike, Overlap, Ref
from ccsearch.records import Bulletin, Item
from ccsearch.web import current


class Similar(msgspec.Struct, frozen=True):
    """Items that report the same as one, and others like it of issues before and after."""

    repeats: tuple[Overlap, ...] = ()
    earlier: tuple[Alike, ...] = ()
    later: tuple[Alike, ...] = ()


def similar(item: Item) -> Similar:
    """Return the items that report the same as one, and others like it."""
    comparer = current.comparer()
    number = comparer.base.numbers.get(item.id)
    if number is None:
        return Similar()
    repeats, related = comparer.repeats(number, item.text), comparer.related(number, item.text)
    known = {row.item.id for row in repeats}
    earlier, later = (tuple(one for one in rows if one.item.id not in known)
                      for rows in (related.earlier, related.later))  # fmt: skip
    return Similar(repeats, earlier, later)


def told_again(bulletin: Bulletin) -> Mapping[str, tuple[Ref, ...]]:
    """Return for each item of an issue that was reported elsewhere too, by its id, those reports."""
    comparer = current.comparer()
    base = comparer.base
    numbers = base.of_issue(bulletin.key)
    found = {item.id: comparer.told_again(numbers[item.id], item.text)
             for item in bulletin.items if item.id in numbers}  # fmt: skip
    return {item_id: tuple(base.ref(row.number) for row in rows) for item_id, rows in found.items() if rows}
