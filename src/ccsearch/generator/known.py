"""Variants that are not written for the present, each with the reason."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol, TypeVar


class _Named(Protocol):
    @property
    def name(self) -> str: ...


Variant = TypeVar("Variant", bound=_Named)

_RANGE = "a range of days before the subject of a brief without a colon is not seen as a date"

_CROWD = "组织党员干部500人开展…: becomes a partner"
_BEHAVIOUR = "纠正640多人次不文明行为: no noun"

AWAITED: dict[str, str] = {
    "subject:range-month-hyphen": _RANGE,
    "subject:range-year": _RANGE,
    "subject:range-whole": _RANGE,
    "subject:近7日以来": "近7日以来，甲街道发动… goes on with the brief before",
    "ordinal:subject": "一、宣传发动 with a brief without a colon beneath: the heading is taken for a headline",
    "signed:issue-slashed": "office and 2018/5/9 09:30:00 on two lines at the end are joined",
    "signed:issue-bracketed": "office and 2015年8月16日(星期日) on two lines at the end are joined",
    "五个一机制": "“五个一机制” of a headline is read as the figure 五个",
    "names-spread": "编校：朱玉梅 宋 磊 is read as 朱玉梅宋, 磊",
    "exact:chinese": "清运杂物一百九十车, 整改六十处问题点位: no figure in Chinese numerals without 余 or 近",
    "exact:chinese-thousands": "组织两千名志愿者: the same",
    "headed:range-year": "a headline over two lines, a space, then 2021年7月2-3日，…: the first line alone is the headline",
    "headed:range-month-hyphen": "a headline over two lines, a space, then 6月19-21日，…: the same",
    "巷": "古槐巷 before 沿线… or with 走访 is taken for a person",
    "碧水": "碧水路 is no place",
    "in-talk": "曾平在讲话中强调: the speaker becomes 曾平在; …在讲话中强调，…执法检查: he visits",
    "in-summary": "…在总结讲话时指出，…加强执法检查: the speaker visits",
    "净化家园活动": "净化家园 becomes a place",
    "三里桥": "三里桥苑社区: 三里桥 becomes a place of its own",
    "subject:{acts}": "城子街道检查经营单位超两百家: noun 街道检查经营单位",
    "together:区林场": "区委网信办区林场 becomes a place",
    "together:区直机关工委": "区委编办区直机关工委 is not parted into two",
    "区科学技术和信息化局": "区科学技术和信息化局７日召开…: cut at its own 和",
    "wrapped": "lines of 72 columns: a headline and the attendance that follows on its line run together",
    "区人力资源和社会保障局": "区人力资源和社会保障局８日召开…: cut at its own 和",
    "统筹协调": "抓好统筹协调，排查近一百六十处…: what follows becomes a partner",
    "部门联动": "强化部门联动，排查近一百六十处…: what follows becomes a partner",
    "区委组织部": "区委组织部、区统计局也开展了相关活动, or present: 组织 of the name makes the next ones partners",
    "望潭": "实地查看望潭路: 看望 is cut off and the place becomes 潭路",
    "桥东": "桥东街 is no place",
    "wrapped-narrow:gap-run": "a wide gap in a text broken by hand is lost",
    "wrapped-narrow:gap-wide": "the same",
    "wrapped-narrow:gap-wide-run": "the same",
    "attendance:chinese": "the unit before 等近二十家单位 is lost",
    "wrapped-headline": "a headline of more than a line in a text broken by hand: its end or its report is lost",
    "wrapped-ordinals": "提出四点要求，with a line broken by hand before 一是: a paragraph begins there",
    "wrapped-narrow:gap-two-lines-space": "a headline over two lines in a text broken by hand swallows the report",
    "attendance-about": "甲局、乙局等近20家单位负责同志参加: the unit before 等 is lost where the figure is an estimate",
    "党员干部": _CROWD,
    "机关干部": _CROWD,
    "物业人员": _CROWD,
    "点位布局": "优化点位布局，进一步提升了居民的参与率: 优化点位布局 becomes a unit present",
    "partner:区委宣传部": "邀请区委宣传部走进…: 宣传 ends the list and the partner becomes 区委",
    "区文化和旅游局": "…和 another unit, or before a full-width date: cut at its own 和",
    "lead:invented": "金沙镇１６日召开…: a unit the lexicon does not know, glued to a date, does not lead",
    "partner:区投促中心": "联合区投资促进服务中心…: the partners are lost",
    "brief:headed": "a headed report after a brief without source in one section is lost in the brief",
    "count-first:grouped": "发放8,100余册文明手册: a number with a comma before its noun has none",
    "count-first:起": _BEHAVIOUR,
    "count-first:人次": _BEHAVIOUR,
    "count-first:次": _BEHAVIOUR,
    "count-first:温馨提示": "张贴66幅温馨提示: noun 温馨",
    "count-first:宣传品": "发放11000册宣传品: noun 宣传",
    "count-first:群众诉求": "征集120多个群众诉求: noun 群众",
    "典型引路": "一是典型引路。: becomes a place",
    "人行步道": "冲洗人行步道 becomes a place",
    "胡同巷道": "2公里胡同巷道: 公里胡同 becomes a place",
    "公交站": "德馨公交站 is no place",
    "竹园": "竹园路: the name is lost",
    "会议对下一阶段{subject}工作进行了部署。": "下一阶段老旧小区改造: becomes a place",
    "中关村门头沟园管委会": "中关村 becomes a place",
    "区市场监管局": "门头沟区市场监管局：: 门头沟区市场 becomes a place",
    "{spot}内{flaw}，{fault}，{fault}。": "青杨村内环境秩序较差: the place is lost",
    "和润": "对和润公园: the 和 of the name is taken for the word",
    "实地查看{spots}{subject}工作落实情况。": "实地查看松鹤村老旧小区改造工作…: the place runs on into what follows",
    "{spot}{flaw}，{fault}。": "松鹤博物馆绿化带内…: the place runs on into what follows",
    "团员、青年志愿者": "60位团员、青年志愿者…: noun 团员",
    "楼门长": "120名楼门长: noun 楼门",
    "青年志愿者": "410多位青年志愿者对…: no noun, or one of the next clause",
    "发动{crowd}{acts}": "发动60位团员、青年志愿者检查商户30家: people and what they did run together",
}
"""Variant, or place and variant → what reading makes of it. Such rows stay in their tables and are not drawn.

The list may only shrink: take a row out, run ``make soak``, and leave it out if all is read back.
"""


def usable(rows: Iterable[Variant], where: str = "") -> tuple[Variant, ...]:
    """Return the rows of a table that may be written, or written at one place."""
    return tuple(row for row in rows if row.name not in AWAITED and f"{where}:{row.name}" not in AWAITED)


@cache
def allowed(words: tuple[str, ...]) -> Sequence[str]:
    """Return the words of a table that may be written."""
    return tuple(word for word in words if word not in AWAITED)
