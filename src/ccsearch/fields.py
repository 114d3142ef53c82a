"""Every searchable field, declared once.

Index schemas, query prefixes, URL parameters, command options, facet panels and the help page are
loops over ``FIELDS``; adding a facet is adding a row.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ccsearch.records import Bulletin, Item

Take = Callable[[Bulletin, Item], tuple[str, ...]]

PATH_SEPARATOR = " / "
"""Between the levels of a hierarchical value: 简讯 / 综合整治."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    ``kind`` is ``text`` (searched literally and by words), ``keyword`` (whole values) or ``date``.
    ``prefixes`` are the names it has in a query, the URL parameter and option first. ``facet`` fields
    are counted over results; a ``hierarchical`` one lists every level of a value (简讯, 简讯 / 综合整治).
    ``named`` fields hold names that the lexicon's aliases apply to. ``weight`` is a text field's share
    in the order of results. ``take`` gives an item's values, each once. ``typed`` makes the value as a
    person writes it (第709期) the value itself (709).
    """

    name: str
    label: str
    kind: str
    take: Take
    prefixes: tuple[str, ...] = ()
    facet: bool = False
    hierarchical: bool = False
    named: bool = False
    weight: float = 1.0
    typed: Callable[[str], str] = str.strip


def _levels(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(PATH_SEPARATOR.join(path[: depth + 1]) for depth in range(len(path)))


def _date(bulletin: Bulletin, item: Item) -> tuple[str, ...]:
    return (bulletin.date.isoformat(),) if bulletin.date else ()


def _roles(bulletin: Bulletin, item: Item) -> tuple[str, ...]:
    return tuple(sorted({role for named in (*item.leaders, *item.units) for role in named.roles}))


def _issue_key(typed: str) -> str:
    return re.sub(r"^第?(\d+)期?$", lambda match: str(int(match[1])), typed.strip())


def _speakers(bulletin: Bulletin, item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said.leader for said in item.statements if said.leader))


FIELDS = (
    Field("title", "标题", "text", lambda bulletin, item: (item.title,), ("title", "标题"), weight=3.0),
    Field("text", "正文", "text", lambda bulletin, item: (item.text,), ("text", "正文")),
    Field("path", "栏目标题", "text", lambda bulletin, item: item.path, ("path",), weight=1.5),
    Field("unit", "单位", "keyword", lambda bulletin, item: tuple(row.name for row in item.units),
          ("unit", "单位"), facet=True, named=True),
    Field("leader", "领导", "keyword", lambda bulletin, item: tuple(row.name for row in item.leaders),
          ("leader", "领导"), facet=True, named=True),
    Field("category", "栏目", "keyword", lambda bulletin, item: _levels(item.path),
          ("category", "栏目"), facet=True, hierarchical=True),
    Field("date", "日期", "date", _date, ("date", "日期"), facet=True),
    Field("issue", "期号", "keyword", lambda bulletin, item: (bulletin.key,), ("issue", "期", "期号"),
          typed=_issue_key),
    Field("speaker", "讲话人", "keyword", _speakers, ("speaker", "讲话人"), named=True),
    Field("section", "版块", "keyword", lambda bulletin, item: item.path[:1], ("section", "版块")),
    Field("role", "角色", "keyword", _roles, ("role", "角色")),
    Field("source", "来源", "keyword", lambda bulletin, item: (item.source,) if item.source else (),
          ("source", "来源")),
    Field("place", "地点", "keyword", lambda bulletin, item: item.places, ("place", "地点")),
)  # fmt: skip
"""The fields in the order in which they are shown."""

BY_NAME = {field.name: field for field in FIELDS}
BY_PREFIX = {prefix: field for field in FIELDS for prefix in field.prefixes}
FACETS = tuple(field for field in FIELDS if field.facet)
