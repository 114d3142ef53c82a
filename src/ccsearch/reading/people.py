"""Persons in office, recognised by the form of their names and what stands around them. Folded texts."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from ccsearch.lexicon import Lexicon
from ccsearch.reading.scanning import any_of
from ccsearch.reading.surnames import DOUBLE, SINGLE
from ccsearch.text import known_word, tag

_HAN = r"[\u3400-\u9fff]"
TITLES = (
    "书记", "区长", "市长", "县长", "省长", "镇长", "乡长", "主任", "局长", "部长", "主席", "处长", "科长", "队长", "支队长", "大队长", "院长", "校长",
    "园长", "所长", "站长", "总经理", "经理", "董事长", "秘书长", "总监", "总工程师", "总会计师", "总师", "政委", "检察长", "院士", "理事长", "会长",
    "常委", "巡视员", "调研员", "组长", "行长", "司长", "厅长", "委员", "党组成员", "党委委员", "指挥长", "总指挥", "馆长", "副教育长", "总裁", "副总裁",
    "台长", "主编", "社长", "督察长", "教育长", "总队长", "办事处主任", "党工委书记", "教导员", "指导员", "主任委员", "政协主席", "代区长", "党支部书记",
    "村支书", "旗长", "盟长", "州长", "苏木达", "嘎查达", "团长", "师长", "庭长", "助理", "关长", "总督学", "督学", "领导",
)  # fmt: skip
"""Posts, as they stand before a name (副区长李杰) or after it (李杰副区长)."""

_TITLE = "|".join(sorted(TITLES, key=len, reverse=True))
_FIRST = "".join(sorted(SINGLE | {name[0] for name in DOUBLE}))
_ONE = f"[{''.join(sorted(SINGLE))}]"
_TWO = (
    f"(?=[{''.join(sorted({name[0] for name in DOUBLE}))}])(?:{'|'.join(DOUBLE)})"  # few names are looked through for
)
_SURNAME = f"(?:{_TWO}|{_ONE})"
_NAME = rf"(?=[{_FIRST}])(?:{_TWO}{_HAN}{{1,2}}?|{_ONE}{_HAN}{{1,2}}?)"
_SPEECH = "要求|指出|强调|表示|希望|认为|批示|提出|介绍|提醒|号召|勉励|叮嘱|坦言|寄语|作出|做出|作了|听取|充分肯定|高度评价|通报|宣读|传达|解读|发言|讲话|致辞|汇报|作"
_ACTS = (
    "也|均|出席|参加|主持|陪同|列席|到|赴|深入|前往|率|带队|带领|调研|检查|督导|实地|走访|慰问|视察|暗访|看望|会见|现场|一行|先后|首先|来到|走进|随后|还|详细|察看|查看|在|分别|专题"
    "|到会|参会|与会|主要|随机|沿|同志|亲自|再次|最后|进一步|着重|特别|率先|指导|督查|考察|参观|观摩|巡查|夜查|夜访|夜巡|巡访|蹲点|拜访|驻点|等|仔细|认真|乘车|徒步|步行|专程|听|深刻|宣布|发表|颁|揭牌|点评"
    "|召集|召开|组织|约谈|接待|下沉|一路|一道|一同|一起|协调|督办|表态|安排|抽查|座谈|就|主讲|开展|督促|接访|研究|指挥|调度|对|为|向|与|随|以|结合|围绕|代表"
)
_DAY = r"\d{1,2}[日月号]|[一二三]?十?[一二三四五六七八九十][日月]|[昨今前][天日]|[上下]午|近日|连日来|日前"
_DOES, _POST = any_of(f"{_SPEECH}|{_ACTS}".split("|")), any_of(TITLES)
_STRONG_FIRST = "".join(sorted({word[0] for word in f"常务|副|{_TITLE}|{_SPEECH}|{_ACTS}|说".split("|")}))
_STRONG = (
    rf"(?=[{_STRONG_FIRST}0-9一二三四五六七八九十昨今前上下近连日(])"
    rf"(?:{_DOES}|说|(?:常务)?副?{_POST}|{_DAY}|[(][^()]{{1,20}}[)]{_DOES})"
)
_AFTER_NAME = re.compile(rf"(?:{_STRONG}|[,、。:;!?)\"(]|和|及|$|\s)")
_LETTERS = re.compile(rf"{_HAN}{{2,4}}")
_DOUBLE = frozenset(DOUBLE)
_ACTS_NEXT = re.compile(_STRONG)
_MORE = re.compile(rf"[、和](?P<name>{_NAME})(?={_AFTER_NAME.pattern})")
_POSTS = (*TITLES, "代表", "负责人", "讲师", "教授")
_BEHIND_POST = "|".join(  # a look back for those of each length, for it must have one
    f"(?<={'|'.join(post for post in _POSTS if len(post) == length)})" for length in sorted(set(map(len, _POSTS)))
)
_TITLED = re.compile(
    rf"[{''.join(sorted({post[-1] for post in _POSTS}))}](?=[({_FIRST}])(?:{_BEHIND_POST})"
    rf"(?:(?<!代表|讲师|教授)(?<!负责人)[(][^()]*[)])?(?={_SURNAME})"
)
_TITLED_NAME = re.compile(rf"(?P<name>{_TWO}{_HAN}{{1,2}}|{_ONE}{_HAN}{{1,2}})")
_PASSED = re.compile(
    rf"(?:落实|传达|转达|学习|贯彻|按照|根据|领会|遵照|牢记)(?:了|好)?(?:[^,。;、\"]{{0,16}}?(?:{_TITLE}))?(?P<name>{_NAME})(?=总?(?:书记|{_TITLE})|同志|\"|关于|在|对|的|指示|批示|讲话|重要)"
)
_SHORT_TITLE = re.compile(rf"(?:常务)?副?(?:{_TITLE})(?={_DOES}|、)")
_BLANK = (
    r" \t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # what \s is, for a set of characters
)
_BOUNDARY = re.compile(
    rf"[,、。:;!?(由和及与请经导{_BLANK}](?=[{_FIRST}])(?:(?<!导)|(?<=[市区县]领导))(?=(?P<name>{_NAME})(?:{_STRONG}|[、和]))"
)
_NAME_FIRST = re.compile(rf"(?P<name>{_NAME})(?:{_STRONG}|[、和])")
_DOTTED = re.compile(
    rf"(?:{_BEHIND_POST}|(?<=[,、。:;\n])|^)(?P<name>{_HAN}{{2,7}}(?:·{_HAN}{{1,7}}?)+)(?={_AFTER_NAME.pattern})"
)
_UNTITLED = re.compile(rf"^{_HAN}*(?:{_TITLE})(?={_HAN}+·)")
"""A name of two parts, as those of Uyghurs and Kazakhs are written: 阿迪力·买买提."""
_UNUSUAL = re.compile(
    rf"[记长任席理](?<=书记|主任|主席|经理|[局部处区县市镇乡院校会旗州厅团]长)(?P<name>(?![{_FIRST}兼又还也在就先再已将会都到随向对为与和及等同是的了]){_HAN}{{2,4}})(?=(?P<acts>{_DOES}|、[^,。;、]{{0,14}}?(?:{_TITLE}))|[,。;])"
)
"""One whose family name the table lacks, between his post and what he does: 党委书记保绍昆强调."""
_OF_UNIT = re.compile(rf"[部处局办委科队院)](?P<name>{_NAME})(?=首先|介绍|表示|强调|指出|要求|汇报|就)")
_NOT_NAMES = frozenset(
    "包抓 包保 包联 方面 高度 任务 安全 方案 时间 文明 明确 经济 项目 成效 成果 严格 管理 应急 金融 石油 雷锋 马路 车辆 路面 关于 关键 水务 江河 解决 计划 施工 居民 "
    "党员 党委 纪委 常态 常务 和谐 全市 全区 全体 全面 全力 全员 有关 于是 时期 年度 公安 公园 公共 公益 广场 广大 国家 东西 商务 商户 商场 信访 信息 "
    "海报 光盘 通过 通报 通知 相关 查看 都要 向前 连续 易发 容易 能够 双方 宣传 应当 应该 干部 单位 左右 程序 包括 山区 车站 班子 武装 景区 束缚 宿舍 "
    "白天 怀着 台账 索引 农村 农民 农业 充分 充电 尚未 温馨 庄重 步行 满意 国道 文化 文件 利用 利民 越来越 隆重 师生 融入 冷静 那么 简单 简讯 空间 沙滩 "
    "养犬 须知 丰富 关注 红色 游客 权利 公开 公示 哈尔滨 年内 爱护 爱心 阳光 言行 代表 信用 计生 平台 平安 元旦 康复 齐心 支持 支队 万名 经验 经过 房屋 "
    "应用 单独 包村 左侧 石料 封闭 松土 富民 山林 车行 全程 班组 伊始 宁静 司法 印发 蒲公英 慎重 容貌 古树 居住 国有 文旅 广告 "
    "石景山 时代 时刻 时指 成立 成员 方式 方法 明天 和平 项工 高质量 高标准 凌晨 费用 向居民 章程 水平 花园 花坛 花卉 花草 温暖 双拥 双报 干净 强化 强调".split()
)


class Mention(msgspec.Struct, frozen=True):
    """A person named in a text: full ``name``, and where the words that name stand."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def _plausible(name: str) -> bool:
    """Tell whether a string that has a name's form is no ordinary word of the dictionary."""
    if name in _NOT_NAMES:
        return False
    if name.startswith(DOUBLE) and len(name) > 2:
        return True
    tagged = tag(name)
    if len(tagged) == 1:
        return tagged[0][1].startswith("nr") or (tagged[0][1] != "ns" and not known_word(name))
    return not ((len(name) == 3 and name[:2] in _NOT_NAMES) or (known_word(name[:2]) and not _surname_like(name)))


def _surname_like(name: str) -> bool:
    tagged = tag(name[:2])
    return bool(tagged) and (
        tagged[0][1].startswith("nr")
        or name[0]
        in "张王李刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    )


@lru_cache(maxsize=65536)
def _titled_length(window: str) -> int:
    """Return how long the name is that begins a window right after a title: 2 or 3 characters (or 4)."""
    match = _TITLED_NAME.match(window)
    if not match:
        return 0
    longest = match.end()
    shortest = longest - 1 if longest > 2 else longest
    if longest == 3 and window[2] in _NEVER_LAST and _AFTER_NAME.match(window, 2):
        return 2
    if _of_four(window):
        return 4
    for length in (longest, shortest):
        if _AFTER_NAME.match(window, length) and (length == longest or not _AFTER_NAME.match(window, longest)):
            if (
                length == longest
                and shortest < longest
                and known_word(window[shortest : shortest + 2])
                and _AFTER_NAME.match(window, shortest)
            ):
                return shortest
            return length
    if shortest < longest and known_word(window[shortest : shortest + 2]):
        return shortest
    return longest


_NEVER_LAST = "率赴"  # what no given name ends in: 严俊率督导组
_NOR_LAST = frozenset("将也均还则又就已能可要会都并及等与或亲先后只仅刚正曾共同一全率赴到在对向为说")


def _of_four(window: str) -> bool:
    """Tell whether four characters before what somebody does are a name, as Tibetans and Yi have (洛桑平措在…)."""
    return (
        window[0] not in "和与及等各"
        and _LETTERS.match(window, 0, 4) is not None
        and _ACTS_NEXT.match(window, 4) is not None
        and not (_AFTER_NAME.match(window, 2) or (window[3] != "和" and _AFTER_NAME.match(window, 3)))
        and window[3] not in _NOR_LAST
        and not (known_word(window[1:4]) or known_word(window[2:4]))
    )


def find_names(text: str, lexicon: Lexicon) -> list[str]:
    """Return the full names of persons in office that a folded text introduces, in order, each once."""
    found: dict[str, int] = {}
    for mention in lexicon.mentions(text, "leader"):
        found.setdefault(mention.name, mention.span.start)
    _behind_titles(text, found)
    _at_clause_starts(text, found)
    for pattern in (_PASSED, _OF_UNIT):
        for match in pattern.finditer(text):
            if _plausible(match["name"]) and _fits(match["name"]):
                found.setdefault(match["name"], match.start("name"))
    _of_other_forms(text, found)
    cut_off = _cut_off(found) if len(found) > 1 else ()
    return [name for name, _ in sorted(found.items(), key=lambda pair: pair[1]) if name not in cut_off]


@lru_cache(maxsize=8192)
def _is_no_word(name: str) -> bool:
    """Tell whether neither a string nor its beginning is a word of the dictionary."""
    return not known_word(name) and (not known_word(name[:2]) or tag(name[:2])[0][1].startswith("nr"))


@lru_cache(maxsize=8192)
def _is_known_name(name: str) -> bool:
    """Tell whether the dictionary has a string as a person's name: 斯琴高娃."""
    return len(name) > 2 and known_word(name) and tag(name)[0][1].startswith("nr")


def _of_other_forms(text: str, found: dict[str, int]) -> None:
    """Add those whose names have two parts, or a family name that is rare."""
    for match in _UNUSUAL.finditer(text):
        named = (match["acts"] and _is_no_word(match["name"])) or _is_known_name(match["name"])
        if named and _fits(match["name"]):
            found.setdefault(match["name"], match.start("name"))
    if "·" in text:
        for match in _DOTTED.finditer(text):
            name = _UNTITLED.sub("", match["name"])
            found.setdefault(name, match.end("name") - len(name))


_LOOSE_POSTS = ("领导", "代表")  # what stands before much else than names: 区领导包片不挂名


_OF_THE_PEOPLE = tuple("居民 村民 商户 群众 职工 家长 业主 志愿者 学生 师生 市民 经营者 党员 环卫工人".split())


def _behind_titles(text: str, found: dict[str, int]) -> None:
    """Add those named after a post: 副市长李杰, 市领导丁如兴、陆维."""
    followed: set[int] = set()
    for titled in _TITLED.finditer(text):
        begin = titled.end()
        length = _titled_length(text[begin : begin + 8])
        name = text[begin : begin + length]
        if text[titled.start() - 1 : begin] in _LOOSE_POSTS and (
            not _plausible(name) or text.endswith(_OF_THE_PEOPLE, 0, titled.start() - 1)
        ):
            continue
        if length and (_fits(name) or (length == 3 and name[-1] in "楼园港桥" and name not in _NOT_NAMES)):
            found.setdefault(text[begin : begin + length], begin)
            _follow_list(text, begin + length, found, followed)


def _at_clause_starts(text: str, found: dict[str, int]) -> None:
    """Add those who stand at the start of a clause before what they do: 金晖、张翠萍出席."""
    leads: dict[int, bool] = {}
    followed: set[int] = set()
    first = _NAME_FIRST.match(text)
    for match in (*([first] if first else ()), *_BOUNDARY.finditer(text)):
        start, end = match.span("name")
        if text[end] in "、和":  # then it may be a longer name
            end = next((end for end in _name_ends(text, start) if _leads_to_acts(text, end, leads)), -1)
        end = _whole(text, start, end)
        if end > 0 and (_plausible(text[start:end]) or _headed(text, start, end)) and _fits(text[start:end]):
            found.setdefault(text[start:end], start)
            _follow_list(text, end, found, followed)


def _headed(text: str, start: int, end: int) -> bool:
    """Tell whether an ordinary word (高原) is a name: a headline begins with it and a visit, and the text has it again."""
    return start == 0 and _SEES.match(text, end) is not None and text.count(text[:end]) > 1


_SEES = re.compile(r"(?:\d{1,2}日)?(?:看望|慰问|调研|检查|督导|视察|走访|暗访|带队|率队|主持|到)")


def _whole(text: str, start: int, end: int) -> int:
    """Return where a name ends whose last character may seem a word of its own: 邢可为|到…, not 邢可|为到…."""
    longer = end - start == 2 and text[end : end + 1] in _AS_WORD and _ACTS_NEXT.match(text, end + 1)
    return end + 1 if longer else end


_AS_WORD = frozenset("为向随以")


def _name_ends(text: str, start: int) -> list[int]:
    """Return where a name that begins at ``start`` may end, the likeliest first."""
    letters = _LETTERS.match(text, start)
    if letters is None:
        return []
    after_double = (start + 3, start + 4) if text[start : start + 2] in _DOUBLE else ()
    after_single = (start + 2, start + 3) if text[start] in SINGLE else ()
    return [end for end in (*after_double, *after_single) if end <= letters.end()]


_WITH_OTHERS = re.compile("[及和与同](?:各|相关|有关|其他)[^,。;]{2,30}(?:参|出席|列席|陪同|一[同道起])")


def _leads_to_acts(text: str, offset: int, known: dict[int, bool]) -> bool:
    """Tell whether names go on from the end of one (、乙、丙) up to what they do; ``known`` is what was found so far."""
    waiting = [offset]
    while waiting:
        at = waiting[-1]
        if at not in known:
            further = _name_ends(text, at + 1) if text[at : at + 1] in ("、", "和") else []
            unknown = [end for end in further if end not in known]
            if unknown:
                waiting += unknown
                continue
            led = _ACTS_NEXT.match(text, at) or _WITH_OTHERS.match(text, at)
            known[at] = led is not None or any(known[end] for end in further)
        waiting.pop()
    return known[offset]


def _follow_list(text: str, offset: int, found: dict[str, int], followed: set[int]) -> None:
    """Add the names that go on a list (、乙、丙) from ``offset``, unless it was ``followed`` from there before."""
    while offset not in followed and (match := _MORE.match(text, offset)):
        followed.add(offset)
        begin, offset = match.start("name"), _whole(text, *match.span("name"))
        name = text[begin:offset]
        if not ((len(name) > 2 or _plausible(name) or _is_place(name)) and _fits(name)):
            return
        found.setdefault(name, begin)


@lru_cache(maxsize=8192)
def _is_place(name: str) -> bool:
    """Tell whether the dictionary has a string as a place's name; in a list of persons it is one of them (于洋)."""
    return tag(name)[0] == (name, "ns")


@lru_cache(maxsize=65536)
def _fits(name: str) -> bool:
    return (
        name not in _NOT_NAMES
        and name[-1] not in "了着过的总副看听"
        and not name.startswith(
            ("都仔", "都认", "都要", "都会", "关于", "干部", "班子", "小组", "同志", "和各", "强调")
        )
        and _not_a_title(name)
    )


def _not_a_title(name: str) -> bool:
    return not name.startswith("副") and not name.endswith(TITLES) and not name[1:].endswith(_PLACE_ENDS)


_PLACE_ENDS = tuple("街镇乡区市县村局委办部路园桥港楼会院矿厂")


def _cut_off(found: dict[str, int]) -> set[str]:
    """Return the names that are only the beginning of another found at the same place."""
    at: dict[int, list[str]] = defaultdict(list)
    for name, start in found.items():
        at[start].append(name)
    return {
        name for names in at.values() for name in names for other in names if other != name and other.startswith(name)
    }


def mentions(text: str, names: list[str]) -> list[Mention]:
    """Return every place where one of the persons is named in a folded text, left to right.

    A surname with a title (周市长) or a given name with one (晓春书记) stands for the person of that name.
    """
    if not names:
        return []
    found = list(_full_mentions(text, names))
    found += [row for row in _short_mentions(text, names) if not _inside(row, found)]
    return sorted(found, key=lambda row: row.start)


def _full_mentions(text: str, names: list[str]) -> Iterator[Mention]:
    """Yield where full names stand, the longest at each place, none overlapping."""
    end = 0
    found = sorted((at, -len(name), name) for name in names for at in _occurrences(text, name))
    for at, length, name in found:
        if at >= end:
            end = at - length
            yield Mention(name, at, end)


def _occurrences(text: str, short: str) -> Iterator[int]:
    at = text.find(short)
    while at >= 0:
        yield at
        at = text.find(short, at + 1)


def _inside(row: Mention, others: list[Mention]) -> bool:
    return any(other.start <= row.start < other.end for other in others)


def _short_mentions(text: str, names: list[str]) -> Iterator[Mention]:
    """Yield where a surname or a given name with a title stands for the one person who has it."""
    for name in names:
        surname = name[: 2 if name.startswith(DOUBLE) and len(name) > 2 else 1]
        given = name[len(surname) :]
        if sum(other.startswith(surname) for other in names) == 1:
            yield from _titled(text, name, surname, _NO_LETTER)
        if len(given) > 1 and sum(other.endswith(given) for other in names) == 1:
            yield from _titled(text, name, given, _CLAUSE_MARK)


def _titled(text: str, name: str, short: str, before: re.Pattern[str]) -> Iterator[Mention]:
    for at in _occurrences(text, short):
        if (at == 0 or before.match(text, at - 1)) and _SHORT_TITLE.match(text, at + len(short)):
            yield Mention(name, at, at + len(short))


_NO_LETTER = re.compile(r"\W")
_CLAUSE_MARK = re.compile("[,。;\n、]")


TITLE_PATTERN = rf"(?:常务)?副?(?:{_TITLE})"
"""One post, for other stages to build on."""
