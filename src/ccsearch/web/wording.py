"""Chinese words for what records and requests hold as codes, numbers and dates."""

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup, escape

from ccsearch.fields import BY_NAME
from ccsearch.knowledge import NAMED, WAYS, Addressee, FollowUp, Ref, reasons
from ccsearch.records import Bulletin, Item
from ccsearch.search.contract import Fragment
from ccsearch.web.questions import Question

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

UNTITLED = 24
"""Characters of its text that stand for the title of an item that has none."""

KIND_LABELS = {"item": "条目", "statement": "指示要求"}
SORT_LABELS = {"relevance": "相关度", "newest": "最新", "oldest": "最早"}


def day(value: date | None) -> str:
    """Return a date as 2022年8月10日, or 日期不详."""
    return f"{value.year}年{value.month}月{value.day}日" if value else "日期不详"


def iso_words(value: str) -> str:
    """Return 2022, 2022-08 or 2022-08-10 as 2022年, 2022年8月, 2022年8月10日; anything else as it is."""
    parts = value.split("-")
    if len(parts) > 3 or not all(part.isdecimal() for part in parts):
        return value
    return "".join(f"{int(part)}{word}" for part, word in zip(parts, "年月日", strict=False))


def value_words(field: str, value: str) -> str:
    """Return a field's value as people say it."""
    return iso_words(value) if BY_NAME[field].kind == "date" else value


def issue_name(number: int | None, key: str) -> str:
    """Return 第709期, or the key of an issue without a number."""
    return f"第{number}期" if number is not None else key


def key_name(key: str) -> str:
    """Return 第709期 for the key 709, or the key of an issue without a number."""
    return f"第{key}期" if key.isdecimal() else key


def headline(title: str, text: str = "") -> str:
    """Return a title, or what to show in its place where an item has none: its first words."""
    first = " ".join(text.split())
    return title or f"（无标题）{first[:UNTITLED]}{'…' if len(first) > UNTITLED else ''}"


def naming(ref: Ref) -> str:
    """Return an item in words: its title, and how its text begins where that is only a name."""
    return f"{ref.title}：{ref.opening}" if ref.title and ref.opening else headline(ref.title, ref.opening)


def roles(codes: tuple[str, ...]) -> list[str]:
    """Return the Chinese words of some roles, in the order of ``ROLES``."""
    return [word for code, word in ROLES.items() if code in codes]


def marked(pieces: tuple[Fragment, ...]) -> Markup:
    """Return a text in pieces as HTML, what matches the query in ``<mark>``."""
    made = (f"<mark>{escape(piece.text)}</mark>" if piece.marked else escape(piece.text) for piece in pieces)
    return Markup("".join(made))  # every piece is escaped


def percent(share: float) -> str:
    """Return a share from 0 to 1 as 85%; what is neither none nor all is at least 1% and at most 99%."""
    rounded = round(share * 100)
    return f"{rounded if share in (0, 1) else min(max(rounded, 1), 99)}%"


def place_in_issue(item_id: str) -> str:
    """Return which item of its issue this is: 3 for 709-3."""
    return item_id.rpartition("-")[2]


def citation(bulletin: Bulletin, item: Item) -> str:
    """Return how to cite an item: 第709期（2022年8月10日）【指挥调度】第3条."""
    path = "".join(f"【{heading}】" for heading in item.path)
    return f"{issue_name(bulletin.number, bulletin.key)}（{day(bulletin.date)}）{path}第{place_in_issue(item.id)}条"


def _dates(question: Question) -> list[str]:
    since, until = question.request.since, question.request.until
    if since and until:
        return [day(since) if since == until else f"{day(since)}至{day(until)}"]
    return [f"{day(since)}起"] if since else [f"至{day(until)}"] if until else []


def sentence_of_days(question: Question) -> str:
    """Return the days that a question asks for in words, "" for all."""
    return "".join(_dates(question))


def sentence(question: Question) -> str:
    """Return a question in words, for titles of pages and feeds and the heads of exports."""
    request = question.request
    query = [f"“{request.query}”"] if request.query else []
    filters = [
        f"{BY_NAME[name].label}：{'、'.join(value_words(name, value) for value in values)}"
        for name, values in request.filters
    ]
    return "，".join([*query, *filters, *_dates(question)]) or f"全部{KIND_LABELS[request.kind]}"


def reasons_of(found: FollowUp) -> str:
    """Return why a later item is a candidate."""
    return reasons(found)


def said_to(rows: Iterable[Addressee]) -> str:
    """Return whom a statement is for in words; who is not named is told by how else: 各镇街（群体）、枫岭镇（到访单位）."""
    return "、".join(f"{row.name}{by_way(row)}" for row in rows)


def by_way(row: Addressee) -> str:
    """Return how somebody is addressed, in brackets; nothing where by name."""
    return "" if row.way == NAMED else f"（{WAYS[row.way]}）"
