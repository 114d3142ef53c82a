"""Who or what a sentence is about: the unit, or else the noun, at its start. All texts here are folded."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ccsearch.lexicon import Lexicon
from ccsearch.reading.scanning import longest_of
from ccsearch.reading.units import UNIT_ENDS, is_place_lead, is_unit
from ccsearch.text import tag

DAY_START = re.compile(
    r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月(?:份)?)?\d{1,2}[日号]|(?:[一二三四五六七八九十]{1,2}月)?[一二三四五六七八九十]{1,3}日|(?:\d{4}年)?\d{1,2}月(?:份|底|初|中旬|以来|(?=,))"
    r"|(?:近日|日前|连日来|近期|昨[天日]|前天|今[天日]|本周|当日|近来|最近)"
)
"""An expression of time at the start of a sentence."""

VERBS = tuple(
    "现有 拥有 组织 开展 联合 会同 召开 举办 举行 启动 对 在 以 针对 围绕 邀请 集中 积极 出动 发动 深入 结合 利用 走进 通过 持续 开设 推出 协调 协同 携手 完成 "
    "建立 探索 推进 加强 全面 多举措 落户 规划 出台 印发 制定 加快 选派 为 将 率先 认真 及时 统筹 聚焦 依托 抓住 自 于 向 把 用 正式 成立 设立 清理 "
    "整治 检查 突查 抽查 夜巡 巡查 指导 督促 部署 安排 学习 传达 动员 牵头 从 着力 大力 扎实 迅速 立即 主动 广泛 创新 开通 打造 新建 改造 升级 配合 协助 慰问 看望 "
    "评选 表彰 获 荣获 入选 被 共 已 拆除 修缮 更换 补种 张贴 发放 到 赴 前往 抓 按照 根据 因 实施 推行 破解 巧解 实现 做强 进行 参加 开启 受理 处置 "
    '化解 整改 落实 采取 坚持 强化 细化 优化 压实 " 四 五 三 两 多 借助 充分 不断 紧盯 紧扣 立足 注重 突出 坚决 同 与 利 每 分 也 近日 日前 连日来 近期 深化 打响 提升 做好 当好 织密 筑牢 擦亮 激活 架起 搭建 搭起 引领 助力 构建 绘就 画好 念好 唱响 下好 打好 打赢 吹响 '
    "查处 查获 破获 夜查 严查 严管 抢修 连夜 冒雨 冒雪 征集 发布 通报 调度 委托 夯实 厘清 念活 盘活 搭 晒 让 跑出 书写 解锁 破题 谋划 研究 审议 听取 走访 约谈 表扬 先后 建成 来我 联动 指挥 点亮 守护 答好 交出 创建 争创 承办 主办 倡导".split()
)
"""How the predicate of a unit's sentence begins."""

BODY_ENDS = frozenset("委局办镇道会队")
"""How the names of bodies end whose sentence begins a brief of its own."""

_DATED = (
    r"(?=[为按根随针围由\d一二三四五六七八九十近日连昨前今本当最])"  # how all of it begins
    rf"(?:(?:(?:为|按照|根据|随着|针对|围绕)[^,。]{{2,30}},)?(?:{DAY_START.pattern})[^,。;:]{{0,6}},由?|由)"
)
_VERB = re.compile("|".join([longest_of(VERBS), *(f"{digit}[0-9]?[月日]" for digit in range(1, 10))]))
_AND = re.compile("[、和]")
_HEAD = re.compile(rf"(?![(])(?:{_DATED})?(?P<head>[^,。;:!?\s]{{2,40}})")
_PREDICATE = re.compile(
    r"\d{1,4}[年月日]|于|在|就|获|正式|顺利|全面|成功|全线|如期|近日|日前|已|将|被|由|对|入选|通过|投入|集体|率先|即将|完成|落户|建成|开工|启动|竣工"
)


_HELPS = re.compile(
    "[^,。]{0,6}(?:也|亦|派员|派出|调派|抽调|选派|增派|委派|配合|协助|支援|赞助|捐赠|应邀|到场|赶来|赶到|前来|参与|参加|同步|同时|全程|现场|负责|提供|带来|表示|介绍)"
    "|(?!组织|联合|动员|发动|邀请|召集|会同|安排|对|为|在)[^,。]{0,6}(?:[员师手者]|工人|医生|民警|干部|专家|骨干|演播厅)"
)
"""How a sentence goes on behind a unit that helped with what is told, and is not about something else."""


_POINTING = re.compile(
    "以上|上述|以下|下列|对|从|请|各|凡|其中|此外|下一步|定于|拟于|兹|[\\d一二三四五六七八九十]+[年月日]"
)  # what names nothing by itself


_COUNTING = re.compile("[一二三四五六七八九十][是要]")


def starts_with_day(text: str, offset: int = 0) -> bool:
    """Tell whether an expression of time stands at an offset."""
    return DAY_START.match(text, offset) is not None


def opens_with_subject(text: str, lexicon: Lexicon, body: bool = False) -> bool:
    """Tell whether a text begins with a day, or with the unit it is about; where it must be a ``body``, with no place."""
    if starts_with_day(text):
        return True
    unit = leading_unit(text, lexicon)
    return unit is not None and not (body and is_place_lead(unit))


def leading_unit(text: str, lexicon: Lexicon) -> str | None:
    """Return the unit, or list of units, that a sentence has as its subject, at its start or after a date."""
    head = _head(text)
    return _known(head, lexicon) or _before_verb(head, lexicon)


def leading_bodies(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Yield where sentences behind others begin in a stretch, and the body each is about.

    That is a unit of the lexicon, or one that ends like a body (委, 局, 办 …).
    """
    for match in _next_body(lexicon).finditer(text, start, end):
        head = match["head"]
        unit = _known(head, lexicon) or (None if BODY_ENDS.isdisjoint(head) else _before_verb(head, lexicon))
        if unit and (unit[-1] in BODY_ENDS or lexicon.unit(unit)) and not _HELPS.match(head, len(unit)):
            yield match.end(), unit


@lru_cache(maxsize=8)
def _next_body(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what parts two sentences the second of which may be about a body: it has one's end, or begins with a unit's."""
    begun = "".join(sorted(lexicon.unit_beginnings))
    ends = "".join(sorted(BODY_ENDS))
    telling = (f"[{re.escape(begun)}]|" if begun else "") + rf"[^,。;:!?\s{ends}]{{0,39}}[{ends}]"
    return re.compile(rf"[。!?](?=(?![(])(?:{_DATED})?(?:{telling}))(?={_HEAD.pattern})")


def _known(clause: str, lexicon: Lexicon) -> str | None:
    """Return the units of the lexicon, one or a list, that a clause begins with, or None."""
    end = _known_at(clause, 0, lexicon) if clause[:1] in lexicon.unit_beginnings else 0
    own = _OWN_PART.match(clause, end) if end else None
    if own and _VERB.match(clause, own.end()):
        return clause[: own.end()]
    return _extend(clause, end, lexicon) if end else None


_OWN_PART = re.compile("(?<=[局队])[\u3400-\u9fff]{2,5}?(?:支队|大队|中队|派出所)")
"""A part of an office whose work is told: 公安分局|治安支队."""


def _head(text: str) -> str:
    """Return the first clause of a sentence without the day it begins with."""
    found = _HEAD.match(text)
    return found["head"] if found else ""


_NO_VERB = re.compile("组织部(?!分)|分(?:局|行|院|校|会|公司|中心)")


def _before_verb(clause: str, lexicon: Lexicon) -> str | None:
    """Return the units that a clause begins with up to a verb, or None."""
    ends = _ends(lexicon)
    if ends.isdisjoint(clause) or _COUNTING.match(clause):
        return None
    for stop in _VERB.finditer(clause):
        name = clause[: stop.start()]
        if _NO_VERB.match(clause, stop.start()):
            continue
        if len(name) >= 2 and name[-1] in ends and all(_is_party(part, lexicon) for part in _AND.split(name)):
            return name
    return None


@lru_cache(maxsize=8)
def _ends(lexicon: Lexicon) -> frozenset[str]:
    return UNIT_ENDS | lexicon.unit_ends


def _is_party(name: str, lexicon: Lexicon) -> bool:
    return is_unit(name, lexicon) or (len(name) > 2 and "到" not in name and is_place_lead(name))


def _known_at(clause: str, offset: int, lexicon: Lexicon) -> int:
    """Return where the unit of the lexicon ends that begins at ``offset``, or 0."""
    mention = lexicon.named_at(clause, offset)
    return mention.span.end if mention and mention.kind == "unit" else 0


def _extend(clause: str, end: int, lexicon: Lexicon) -> str:
    """Return a list of units whose first ends at ``end``: 甲局、乙局 or 甲局乙局."""
    while end < len(clause):
        begin = end + (clause[end] in "、和")
        following = _known_at(clause, begin, lexicon) if clause[begin : begin + 1] in lexicon.unit_beginnings else 0
        if not following:
            break
        end = following
    return clause[:end]


def leading_noun(clause: str) -> str | None:
    """Return the noun that is the subject of a clause: all before its predicate; None where there is none."""
    if clause.count('"') % 2 or _POINTING.match(clause):
        return None
    stop = _PREDICATE.search(clause, 2)
    if stop:
        return clause[: stop.start()]
    end = 0
    for word, label in tag(clause):
        if label[0] in "vdpcrtuw" and label not in ("vn", "rz"):
            break
        end += len(word)
    return clause[:end] if 2 <= end < len(clause) else None
