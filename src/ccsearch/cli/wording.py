"""Bulletins and items set out for people to read in a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ccsearch.records import Bulletin, EventDate, Figure, Item, Named, Statement
from ccsearch.search.contract import Hit
from ccsearch.tables import shorten

ROLES = {
    "presides": "主持",
    "visits": "调研检查",
    "instructs": "提出要求",
    "attends": "出席",
    "cited": "被引用",
    "lead": "主报",
    "responsible": "责任单位",
    "also": "也开展",
    "partner": "协同",
    "visited": "到访",
    "present": "陪同参加",
    "source": "供稿",
}
"""Role of a leader or unit in an item, in the order in which they are shown."""

TOTALS = {"issues": "期", "items": "条目", "statements": "指示要求", "units": "单位", "leaders": "领导"}
"""The figures of an archive, in words."""

WIDTH = 96
"""Columns of a summary."""

INDENT = "      "


def day(value: date | None) -> str:
    """Return a date as 2022年8月10日, or 日期不详."""
    return f"{value.year}年{value.month}月{value.day}日" if value else "日期不详"


def issue_name(number: int | None, key: str) -> str:
    """Return 第709期, or the key of an issue without a number."""
    return f"第{number}期" if number is not None else key or "无期号"


def issue_label(key: str) -> str:
    """Return 第709期 for the key 709, or the key of an issue without a number."""
    return f"第{key}期" if key.isdecimal() else key


def hit_place(hit: Hit) -> str:
    """Return where a hit stands: its issue, date and headings."""
    path = "".join(f"【{heading}】" for heading in hit.path)
    return f"{issue_label(hit.issue)} {hit.date or '日期不详'} {path}".rstrip()


def _named(rows: Iterable[Named]) -> str:
    return "、".join(
        f"{row.name}（{'、'.join(word for code, word in ROLES.items() if code in row.roles)}）" for row in rows
    )


def _when(event: EventDate | None) -> str:
    if event is None:
        return ""
    days = [value.isoformat() for value in (event.start, event.end) if value]
    known = "至".join(dict.fromkeys(days)) + ("起" if event.start and not event.end else "")
    return f"{event.text}（{known}）" if known and known != event.text else event.text


def _quantities(figures: Iterable[Figure]) -> str:
    return "，".join(f"{row.noun} {row.text}" if row.noun else row.text for row in figures)


def _said(row: Statement) -> str:
    ordinal = f" {row.number}." if row.number is not None else "："
    heading = f"{row.heading}。" if row.heading else ""
    return f"{row.leader or '（说话人不详）'}{row.verb}{ordinal} {heading}{row.text}".replace("： ", "：")


def fact_lines(item: Item) -> Iterator[str]:
    """Yield an item's facts, a line a kind, those there are none of left out; statements a line each."""
    facts = (
        ("时间", _when(item.event_date)),
        ("领导", _named(item.leaders)),
        ("单位", _named(item.units)),
        ("地点", "、".join(item.places)),
        ("数量", _quantities(item.figures)),
        ("来源", item.source or ""),
    )
    yield from (f"{label}  {words}" for label, words in facts if words)
    for at, row in enumerate(item.statements):
        yield f"{'要求' if at == 0 else '    '}  {shorten(_said(row), WIDTH - len(INDENT) - 6)}"


def item_lines(item: Item, whole: bool = False) -> Iterator[str]:
    """Yield an item: id and title, its text when ``whole``, then its facts."""
    yield f"{item.id}  {item.title}"
    if whole:
        yield from (f"{INDENT}{paragraph}" for paragraph in item.text.split("\n"))
    yield from (f"{INDENT}{line}" for line in fact_lines(item))


def _headings(above: Sequence[str], path: Sequence[str]) -> Iterator[str]:
    if tuple(above) != tuple(path) and path:
        yield ""
        yield "".join(f"【{heading}】" for heading in path)


def bulletin_lines(bulletin: Bulletin, whole: bool = False) -> Iterator[str]:
    """Yield a bulletin: its frame, its items under their headings, and what should be checked."""
    statements = sum(len(item.statements) for item in bulletin.items)
    figures = sum(len(item.figures) for item in bulletin.items)
    yield f"{bulletin.title or '（没有刊名）'}  {issue_name(bulletin.number, bulletin.key)}"
    yield f"{day(bulletin.date)}  {bulletin.office or '（没有主办单位）'}"
    yield f"条目 {len(bulletin.items)}，指示要求 {statements}，数量 {figures}，需核对 {len(bulletin.problems)} 处"
    above: tuple[str, ...] = ()
    for item in bulletin.items:
        yield from _headings(above, item.path)
        above = item.path
        yield from item_lines(item, whole)
    if bulletin.problems:
        yield ""
        yield "需核对"
    for row in bulletin.problems:
        line = f"第{row.line}行" if row.line else "全文"
        yield f"  {line}  {row.message}[{row.code}]"
