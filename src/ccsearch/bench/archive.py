"""A seeded archive of bulletins of any size: invented, but of real words in their real frequencies."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate

import msgspec

from ccsearch.records import Bulletin, Contact, Item, Named, Statement
from ccsearch.search.contract import StoredIssue

ITEMS_AN_ISSUE = 13
TEXT_LENGTH = 250
STATEMENTS = 3  # of an item, in every third

_SEED = 709
_WORDS = 30_000
_COMMON = 40  # what the commonest word counts as at most: 的 is no third of a bulletin
_FIRST_DAY = date(2012, 1, 4)
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
_GIVEN = "国华建军秀英文明志强丽萍伟芳敏静海涛晓燕"
_PLACES = ("街道", "镇", "乡")
_BUREAUS = ("城管委", "商务局", "教委", "卫健委", "民政局", "水务局", "交通局", "公安分局", "文旅局", "市场监管局")
_SECTIONS = (("指挥调度",), ("简讯", "综合整治"), ("简讯", "文明培育"), ("简讯", "志愿服务"), ("曝光台",),
             ("经验做法",), ("领导批示",), ("督查通报",), ("社区动态",), ("媒体关注",))  # fmt: skip
_PHRASES = ("开展创城工作检查", "落实主体责任", "清理楼道杂物", "遛狗不牵绳专项劝导", "志愿服务活动", "环境卫生整治",
            "僵尸车清理", "共享单车乱停乱放", "背街小巷提升", "文明交通引导", "公益广告宣传", "垃圾分类指导",
            "问题整改到位", "营造良好创建氛围", "全面自查自纠", "建立长效机制")  # fmt: skip


class Vocabulary(msgspec.Struct, frozen=True):
    """Words with cumulative weights, units and leaders the commonest first."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    units: tuple[str, ...]
    leaders: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """Return the words of jieba's dictionary by frequency, and invented names."""
    rows = []
    for line in (files("jieba") / "dict.txt").read_text("utf-8").splitlines():
        word, times, _ = line.split(" ")
        if 2 <= len(word) <= 4:
            rows.append((int(times), word))
    rows.sort(reverse=True)
    rows = rows[:_WORDS]
    highest = rows[_COMMON][0]
    chance = random.Random(_SEED)
    roots = [word for _, word in rows[2000:] if len(word) == 2]
    places = [chance.choice(roots) + chance.choice(_PLACES) for _ in range(50)]
    leaders = ["".join((chance.choice(_SURNAMES), chance.choice(_GIVEN), chance.choice(_GIVEN))) for _ in range(60)]
    return Vocabulary(
        words=tuple(word for _, word in rows),
        weights=tuple(accumulate(min(times, highest) for times, _ in rows)),
        units=tuple(dict.fromkeys([*places, *(f"区{name}" for name in _BUREAUS)])),
        leaders=tuple(dict.fromkeys(leaders)),
    )


class Writer:
    """Writes the issues of one archive, one after another; the same seed writes the same."""

    def __init__(self, seed: int = _SEED) -> None:
        self._chance = random.Random(seed)
        self._vocabulary = vocabulary()

    def _zipf(self, names: tuple[str, ...], most: int) -> tuple[str, ...]:
        """Return up to ``most`` names, the first of the list the likeliest."""
        weights = list(accumulate(1 / (place + 1) for place in range(len(names))))
        return tuple(dict.fromkeys(self._chance.choices(names, cum_weights=weights, k=self._chance.randint(1, most))))

    def _clause(self) -> str:
        chance, words = self._chance, self._vocabulary
        if chance.random() < 0.15:
            return chance.choice(_PHRASES)
        return "".join(chance.choices(words.words, cum_weights=words.weights, k=chance.randint(2, 6)))

    def _sentences(self, length: int) -> str:
        text = ""
        while len(text) < length:
            text += self._clause() + self._chance.choice("，，，，、。；")
        return text[: length - 1].rstrip("，、；。") + "。"

    def _statements(self, leader: str) -> tuple[Statement, ...]:
        count = STATEMENTS if self._chance.random() < 1 / 3 else 0
        return tuple(
            Statement(leader, "要求", number + 1, "要" + self._clause(), self._sentences(60)) for number in range(count)
        )

    def _item(self, issue: int, place: int) -> Item:
        path = self._chance.choice(_SECTIONS)
        units, leaders = self._zipf(self._vocabulary.units, 4), self._zipf(self._vocabulary.leaders, 2)
        statements = self._statements(leaders[0])
        said = "".join(f"{one.heading}。{one.text}" for one in statements)
        lead = f"近日，{units[0]}" + self._clause() + "。"
        return Item(
            id=f"{issue}-{place}",
            path=path,
            category=path[-1],
            title=f"{leaders[0]}{self._clause()}" if statements else units[0],
            text=lead + self._sentences(max(20, TEXT_LENGTH - len(said) - len(lead))) + said,
            event_date=None,
            leaders=tuple(Named(name, ("visits",)) for name in leaders) if statements else (),
            units=tuple(Named(name, ("lead",)) for name in units),
            source=units[0],
            places=(),
            statements=statements,
            figures=(),
        )

    def issue(self, number: int) -> StoredIssue:
        """Write the next issue; ``number`` counts from 1 and decides its date."""
        items = tuple(self._item(number, place) for place in range(1, ITEMS_AN_ISSUE + 1))
        day = _FIRST_DAY + timedelta(days=number // 2)
        text = f"工作快报\n第{number}期\n{day:%Y年%m月%d日}\n" + "\n".join(
            f"{item.title} {item.text}" for item in items
        )
        found = Bulletin(number, "工作快报", "区创城办", day, items, (), (), Contact(), (), str(number))
        return StoredIssue(f"第{number}期.txt", str(number), 0.0, text, found)


def generated(items: int) -> Iterator[StoredIssue]:
    """Yield the issues of an archive of at least so many items."""
    writer = Writer()
    return (writer.issue(number) for number in range(1, -(-items // ITEMS_AN_ISSUE) + 1))
