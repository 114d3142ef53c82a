"""Bulletins written for the tests of search, and the shortest way to write more."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from ccsearch.lexicon import Leader, Lexicon, LexiconFile, Unit
from ccsearch.records import Bulletin, Contact, Item, Named, Statement, from_json
from ccsearch.search.contract import StoredIssue

LEXICON = Lexicon(
    LexiconFile(
        units=(
            Unit("区创城办", ("本刊", "区创建全国文明城市工作领导小组办公室"), "office"),
            Unit("城子街道", ("城子街道办事处",), "street"),
            Unit("永定镇", kind="town"),
            Unit("龙泉镇", kind="town"),
            Unit("区城管委", ("区城市管理委",)),
        ),
        leaders=(Leader("金晖"), Leader("张翠萍", ("翠萍同志",)), Leader("张维刚")),
    ),
    "test",
)


def said(leader: str | None, text: str, heading: str | None = None, number: int | None = None) -> Statement:
    return Statement(leader, "要求", number, heading, text)


def item(
    title: str,
    text: str,
    path: str = "",
    units: str = "",
    leaders: str = "",
    statements: Iterable[Statement] = (),
    source: str | None = None,
    places: str = "",
) -> Item:
    levels = tuple(path.split("/")) if path else ()
    return Item(
        id="",
        path=levels,
        category=levels[-1] if levels else None,
        title=title,
        text=text,
        event_date=None,
        leaders=tuple(Named(name, ("presides",)) for name in leaders.split()),
        units=tuple(Named(name, ("lead",)) for name in units.split()),
        source=source,
        places=tuple(places.split()),
        statements=tuple(statements),
        figures=(),
    )


def bulletin(key: str, day: str | None, *items: Item) -> Bulletin:
    rows = tuple(Item(**{**{f: getattr(row, f) for f in row.__struct_fields__}, "id": f"{key}-{n}"})
                 for n, row in enumerate(items, 1))  # fmt: skip
    number = int(key) if key.isdigit() else None
    when = date.fromisoformat(day) if day else None
    return Bulletin(number, "快报", "区创城办", when, rows, (), (), Contact(), (), key)


def stored(found: Bulletin, digest: str = "0") -> StoredIssue:
    text = "\n".join(row.title + row.text for row in found.items)
    return StoredIssue(f"第{found.key}期.txt", digest, 0.0, text, found)


ARCHIVE = (
    bulletin(
        "7", "2021-12-20",
        item("金晖到城子街道调研创城工作", "实地查看桥东街社区，要求全力整改楼道杂物。落实“一把手”负责制。", "指挥调度",
             "城子街道", "金晖",
             [said("金晖", "针对楼道杂物乱堆放问题，第一时间整改到位。", "要全力整改", 1),
              said("金晖", "压实责任，层层传导压力。", "要全力落实", 2)], "本刊", "桥东街社区"),
        item("龙泉镇", "近日，发动320余名志愿者清理垃圾9余吨，约占60%。", "简讯/综合整治", "龙泉镇"),
        item("永定镇", "开展遛狗不牵绳专项劝导，志愿服务队参加。龙泉镇也开展了相关活动。", "简讯/文明培育", "永定镇 龙泉镇"),
    ),
    bulletin(
        "9", "2022-08-10",
        item("张翠萍督导公园广场创城工作", "先后查看石门营文化公园、ＰＬＵＳ３６５商业广场。张翠萍强调，要精准对标。", "指挥调度",
             "区城管委 永定镇", "张翠萍 金晖", [said("张翠萍", "规范设置公益广告。", "要精准对标", 1)], places="石门营文化公园"),
        item("城子街道", "整治僵尸车12辆，曝光占道经营。\n居民满意。", "曝光台", "城子街道"),
        item("門頭溝區創城大會", "會議傳達了市裡的精神，〇二二年工作繼續。", "指挥调度", "区创城办"),
        item("永定镇", "创城志愿服务进社区，志愿服务常态化。", "简讯/文明培育", "永定镇"),
    ),
    bulletin(
        "10", "2022-09-01",
        item("张维刚检查创城", "张维刚检查楼道，发现杂物堆放。工作要落实到位。", "指挥调度", "城子街道 永定镇", "张维刚",
             [said("张维刚", "全面自查自纠。", None, None)]),
        item("永定镇", "遛狗问题突出，居民不牵绳现象多。", "简讯/综合整治", "永定镇"),
        item("龙泉镇", "创城。", "简讯/文明培育", "龙泉镇"),
    ),
    bulletin("特刊", None, item("特刊", "创城特刊，没有日期。", "", "区创城办")),
    bulletin("11", "2022-09-15"),
)  # fmt: skip


def archive() -> list[StoredIssue]:
    return [stored(found) for found in ARCHIVE]


def real(shared: Path) -> Bulletin:
    return from_json(json.loads((shared / "archive" / "第709期.expected.json").read_text("utf-8")))


def samples(root: Path) -> list[Bulletin]:
    return [
        from_json(json.loads(path.read_text("utf-8")))
        for path in sorted((root / "samples" / "expected").glob("*.json"))
    ]


def texts(items: Sequence[Item]) -> list[tuple[str, list[str]]]:
    """Return (id, values searched) of each item."""
    return [(row.id, [row.title, row.text, *row.path]) for row in items]
