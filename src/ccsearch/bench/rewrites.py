"""Reports written again in the ways offices do it, each by a seed, for measuring how 查重 finds them."""

import random
import re
from collections.abc import Callable, Iterable

Rewrite = Callable[[str, random.Random], str]

SYNONYMS = (
    ("开展", "组织"), ("检查", "查看"), ("清理", "清除"), ("发放", "派发"), ("引导", "带动"), ("居民", "住户"), ("志愿者", "志愿服务队员"),
    ("辖区", "本地"), ("宣传", "宣讲"), ("整治", "治理"), ("近日", "日前"), ("出动", "派出"), ("累计", "共计"), ("发现", "查出"),
    ("督促", "敦促"), ("及时", "迅速"), ("解决", "化解"), ("问题", "难题"), ("提升", "提高"), ("推进", "推动"), ("落实", "落细"),
    ("加强", "强化"), ("营造", "形成"), ("积极", "主动"), ("进一步", "更好地"), ("确保", "保证"), ("工作人员", "干部"), ("活动", "行动"),
    ("街道", "街面"), ("小区", "院落"), ("环境", "面貌"), ("垃圾", "杂物"), ("车辆", "机动车"), ("劝导", "劝阻"), ("讲解", "介绍"),
    ("详细了解", "仔细询问"), ("先后来到", "依次前往"), ("相关", "有关"), ("群众", "百姓"), ("共", "总计"), ("组织", "发动"), ("参加", "出席"),
    ("强调", "指出"), ("要求", "提出"), ("认真", "细致"), ("全面", "全方位"), ("持续", "不断"), ("重点", "着重"), ("安全", "平安"),
    ("排查", "摸排"), ("商户", "店铺"), ("规范", "理顺"), ("覆盖", "涵盖"), ("帮助", "协助"), ("老人", "长者"), ("服务", "帮扶"),
    ("举办", "开办"), ("设立", "设置"), ("拆除", "拆掉"), ("更换", "换新"), ("修复", "修好"), ("完成", "做完"), ("有效", "切实"),
)  # fmt: skip
"""Words and what else an office writes for them."""

PLACES = ("桂苑社区", "新桥村", "锦绣路", "长安里社区", "文汇园", "北辛庄村")

_WORDS = dict(SYNONYMS)
_ANY_WORD = re.compile("|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True)))
_SENTENCES = re.compile(r"[^。！？；\n]+[。！？；\n]*")
_CLAUSES = re.compile(r"[^，。！？；、\n]+[，。！？；、\n]*")
_NUMBERS = re.compile(r"[0-9０-９]+")
_PLACE = re.compile(r"在[一-龥]{2,5}(?:社区|村|小区|路|街)")
_USUAL = 0.75  # of the words that have a synonym so many are changed


def parts(text: str) -> list[str]:
    """Return the sentences of a text, its clauses where it has only one or two sentences."""
    found = _SENTENCES.findall(text)
    return found if len(found) > 2 else _CLAUSES.findall(text)


def copied(text: str, chance: random.Random) -> str:
    """Return the text as it is."""
    return text


def figures_changed(text: str, chance: random.Random) -> str:
    """Return the text with other numbers and another place."""
    text = _NUMBERS.sub(lambda found: str(chance.randint(2, 300)), text)
    return _PLACE.sub(lambda found: "在" + chance.choice(PLACES), text, count=1)


def swapped(text: str, chance: random.Random) -> str:
    """Return the text with two neighbouring parts exchanged."""
    rows = parts(text)
    if len(rows) > 1:
        at = chance.randrange(len(rows) - 1)
        rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return "".join(rows)


def shuffled(text: str, chance: random.Random) -> str:
    """Return the text with all its parts in another order."""
    rows = parts(text)
    return "".join(chance.sample(rows, len(rows)))


def shortened(text: str, chance: random.Random) -> str:
    """Return the text with a third of its parts left out."""
    rows = parts(text)
    gone = set(chance.sample(range(len(rows)), len(rows) // 3))
    return "".join(row for at, row in enumerate(rows) if at not in gone)


def paraphrased(text: str, chance: random.Random) -> str:
    """Return the text with most of the words of the table said otherwise."""
    return _ANY_WORD.sub(lambda found: _WORDS[found[0]] if chance.random() < _USUAL else found[0], text)


def all_at_once(text: str, chance: random.Random) -> str:
    """Return the text shortened, in another order, with other words and figures."""
    for change in (shortened, shuffled, paraphrased, figures_changed):
        text = change(text, chance)
    return text


REWRITES: dict[str, Rewrite] = {
    "copied whole": copied,
    "figures and place changed": figures_changed,
    "two parts swapped": swapped,
    "parts in another order": shuffled,
    "a third left out": shortened,
    "words replaced": paraphrased,
    "all of these": all_at_once,
}
"""What is done to a report, by name."""


def inside(text: str, others: Iterable[str]) -> str:
    """Return a text between others, as in a draft of a whole issue."""
    first, *rest = others
    return "\n".join((first, text, *rest))
