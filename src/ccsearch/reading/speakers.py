"""Who speaks: the person, meeting or unit before a verb of speech. Folded texts."""

import re
from bisect import bisect_left

import msgspec

from ccsearch.lexicon import Lexicon
from ccsearch.reading.people import TITLE_PATTERN, Mention
from ccsearch.reading.subjects import leading_unit
from ccsearch.reading.units import is_unit

LONGEST_ADVERBS = 120
"""How many characters stand between speaker and verb at most."""

SENTENCE = 400
"""How many characters before a verb of speech are looked at for who speaks: no sentence is as long."""

_OCCASIONS = tuple(
    "会上 会议上 总结讲话中 总结讲话 讲话中 讲话 总结 调研中 检查中 座谈会上 现场 最后 讲话时 总结时 调研时 检查时 点评时 会议总结时 最后讲话时".split()
)
_WORDS = tuple(
    "时 中 上 后 还 并 又 也 再次 最后 进一步 着重 特别 同时 反复 一致 回应 答复 介绍 坦言 感慨 高兴地 欣慰地 激动地 语重心长地 分别 明确 郑重 共同 一行 同志 就此 对此 随后 接着 当场 多次 强 则 先后 "
    "批示 阅后 阅批 阅示 动情地 深情地 严肃地 郑重地 诚恳地 反复地 明确地 着重地".split()
)
_ADVERBS = re.compile(
    rf"(?:在?(?:{'|'.join(_OCCASIONS)})|{'|'.join(_WORDS)}|就[^,。]{{2,40}}|(?:从|围绕|针对)[^,。]{{1,30}}|作(?:了)?(?:总结)?讲话[,时]?|[(][^()]*[)])+$"
)
_ADVERBS_END = re.compile(
    rf"[{''.join(sorted({word[-1] for word in (*_OCCASIONS, *_WORDS)}))})]$|讲话,$|(?:就|从|围绕|针对)[^,。]{{1,40}}$"
)
_PRONOUN = re.compile(r"(?:^|[,。])(?:他|她)(?:(?:[对就为]|围绕|针对|结合)[^,。]{0,24}(?<!的))?$|^批示中?$")
_LONGEST_PRONOUN, _LONGEST_ADVERB = 30, 41  # characters
_MEETING = re.compile(
    r"(?:会议|大会|全会|座谈会|推进会|调度会|部署会|动员会|培训会|例会|联席会|现场会|总结会|专题会|通报会)$"
)
_NO_SPEAKER = re.compile(
    r"(?:总体|具体|有关|相关|各项|工作|指标|创城|标准|明确|严格|任务|时间|指示|文件|通知|方案|精神|的|按照|符合|达到|根据|落实|按|新|统一|批示|提出|数字|数据|事实|情况|报告|省|上级|测评|考核|整改|文明|质量|管理|安全|规范|制度|规定|建设|评价|体系|实际|需要|群众|市民|硬性)$"
)


def clause(text: str, offset: int) -> int:
    """Return where the sentence that ``offset`` stands in begins, as far back as is looked."""
    best = lowest = max(0, offset - SENTENCE)
    for mark in "。;!?\n":
        best = max(best, text.rfind(mark, lowest, offset) + 1)
    while best < offset and text[best] in "\"' )":
        best += 1
    return best


class _Subject(msgspec.Struct, frozen=True):
    """What stands between the start of a sentence and a verb of speech.

    ``whole`` as it stands, ``bare`` without adverbs at its end (在会上, 还), ``here`` the persons named in it.
    """

    text: str
    start: int
    whole: str
    bare: str
    here: tuple[Mention, ...]

    def ends(self, words: re.Pattern[str]) -> bool:
        """Tell whether it ends in one of some words, of at most four characters."""
        return words.search(self.bare, max(0, len(self.bare) - 4)) is not None

    @property
    def clause(self) -> str:
        """Return its last clause, without 会上 before it."""
        return self.bare.rpartition(",")[2].removeprefix("会上").removeprefix("会议上")


_GROUP = re.compile(
    "[^,。;:到在对向的]{0,12}(?:督查|调研|检查|督导|暗访|巡查|专家|工作|考察|评审|验收|测评|指导|考核|巡视|巡察|联合检查)组"
)
_PAPERS = frozenset(("通报", "通知"))  # what an office has sent out may say what is to be done
_IN_IT = re.compile("[在于]")
_MEETS = re.compile("会议(?!室)|大会")
_AS_TOLD = re.compile("按照|根据|落实|对照|围绕|结合|符合|达到|依据|响应")
_RELAYED = re.compile("(?:传达|学习|贯彻|印发)了?[^,]*(?:有关|相关|具体|工作|明确)?$")
_AS_TOLD_LAST = re.compile(rf"(?:{_AS_TOLD.pattern})[^,。]{{0,20}}$")
_JOINED = re.compile(rf"[、和与](?:[^,。]{{0,16}}{TITLE_PATTERN})?")
_BUSY = re.compile(
    rf"(?:{TITLE_PATTERN}|同志|一行)?(?:到|赴|深入|来到|走进|前往|在)[^。;,]{{2,40}}(?:时|中|后)(?:还|又|现场|一再|反复)?"
)
_AFTER_SPEAKER = re.compile(rf"(?:{TITLE_PATTERN}|同志|一行|,|(?:代表|作|就|在|对|结合|围绕|为|首先)[^。;]*)?")
_PRESIDING = re.compile(
    rf"(?:{TITLE_PATTERN}|同志)?(?:主持|召集|组织召开|出席|参加|列席)[^,。;:]{{0,40}}(?:会议?|仪式|活动)"
)
NOBODY = ("",)
"""Stands for a verb that nobody says (按照…要求, 总体要求)."""


def _a_person(subject: _Subject, lexicon: Lexicon) -> tuple[str, ...]:
    if not subject.here:
        return ()
    if _AS_TOLD.search(subject.text[subject.start : subject.here[0].start].rpartition(",")[2]):
        return NOBODY
    between = subject.text[subject.here[-1].end : subject.start + len(subject.bare)]
    speaks = (
        _AFTER_SPEAKER.fullmatch(between)
        or _PRESIDING.fullmatch(between)
        or _BUSY.fullmatch(subject.text, subject.here[-1].end, subject.start + len(subject.whole))
    )
    return _joint(subject.text, subject.here) if speaks else ()


def _a_meeting(subject: _Subject, lexicon: Lexicon) -> tuple[str, ...]:
    named = subject.ends(_MEETING) and not _IN_IT.search(subject.bare.rpartition(",")[2])
    begun = not subject.here and _MEETS.match(subject.whole) and not _RELAYED.search(subject.whole)
    if subject.whole in _PAPERS:
        return (subject.whole,)
    return ("会议",) if named or begun else ()


def _a_unit(subject: _Subject, lexicon: Lexicon) -> tuple[str, ...]:
    name = subject.clause
    named = is_unit(name, lexicon) or _GROUP.fullmatch(name)
    return (name,) if named and not _AS_TOLD.search(name) else ()


def names_speaker(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a string names a unit, or people sent to look (督查组), who may speak."""
    return is_unit(name, lexicon) or _GROUP.fullmatch(name) is not None


def _a_person_earlier(subject: _Subject, lexicon: Lexicon) -> tuple[str, ...]:
    if not subject.here:
        return ()
    after = subject.text[subject.here[-1].end : subject.start + len(subject.whole)]
    stated = len(subject.bare) == len(subject.whole) and subject.ends(_NO_SPEAKER)
    parted = subject.whole.endswith(",") or ("," in after and not stated)
    return _joint(subject.text, subject.here) if parted else ()


def _nobody(subject: _Subject, lexicon: Lexicon) -> tuple[str, ...]:
    return NOBODY if _AS_TOLD_LAST.search(subject.whole, max(0, len(subject.whole) - 22)) else ()


def _a_unit_earlier(subject: _Subject, lexicon: Lexicon) -> tuple[str, ...]:
    if subject.here or "," not in subject.whole:
        return ()
    whole = subject.whole.removeprefix("会上,").removeprefix("会议上,")
    group = _GROUP.match(whole)
    unit = group.group() if group else leading_unit(whole, lexicon)
    return (unit,) if unit else ()


def _nobody_at_all(subject: _Subject, lexicon: Lexicon) -> tuple[str, ...]:
    return NOBODY if subject.ends(_NO_SPEAKER) or not subject.whole.endswith(",") else ()


_WHO = (_a_person, _a_meeting, _a_unit, _nobody, _a_person_earlier, _a_unit_earlier, _nobody_at_all)
"""Asked in turn who speaks; the first that knows is believed."""


def place_of(person: Mention) -> int:
    """Return where a person is named, to look places up by."""
    return person.start


def _without_adverbs(whole: str) -> str:
    """Return what stands before a verb of speech without the adverbs it ends with."""
    if not _ADVERBS_END.search(whole, max(0, len(whole) - _LONGEST_ADVERB)):
        return whole
    adverbs = _ADVERBS.search(whole, max(0, len(whole) - LONGEST_ADVERBS))
    return whole[: adverbs.start()] if adverbs else whole


def speakers(text: str, offset: int, people: list[Mention], lexicon: Lexicon) -> tuple[str, ...] | None:
    """Return who speaks before ``offset``: names, 会议, a unit; () where the subject is left out; None if nobody."""
    start = clause(text, offset)
    whole = text[start:offset]
    bare = _without_adverbs(whole).rstrip(",: ")
    if not bare or _PRONOUN.search(bare, max(0, len(bare) - _LONGEST_PRONOUN)):
        return ()
    here = tuple(people[bisect_left(people, start, key=place_of) : bisect_left(people, offset, key=place_of)])
    subject = _Subject(text, start, whole, bare, here)
    found = next((who for ask in _WHO if (who := ask(subject, lexicon))), ())
    return None if found == NOBODY else found


def _joint(text: str, here: tuple[Mention, ...]) -> tuple[str, ...]:
    """Return the last person named and those joined to him before (甲、乙强调)."""
    chosen = [here[-1]]
    for person in reversed(here[:-1]):
        between = text[person.end : chosen[0].start]
        if not _JOINED.fullmatch(between):
            break
        chosen.insert(0, person)
    return tuple(dict.fromkeys(person.name for person in chosen))
