"""What is told at the end of a stretch of what is counted: 公示栏|未更新, 共享单车|停放, 投诉量|由上周的. Folded texts."""

import re

from ccsearch.reading.countwords import (
    JOINED,
    LENGTHS,
    STATES,
    TAILS,
    TRAFFIC,
    VEHICLES,
    WEIGHTS,
)
from ccsearch.reading.wordkinds import words

_TOLD = re.compile(
    "(?:(?<=绿地)毁绿种菜|(?<=线)[入下]地|(?<=..)(?:均|全部|现|共)?(?:已经?|仅|只)(?:完成)?(?:整改|解决|完成|办结|处置|处理|清理|拆除|销号|落实|答复)(?:完毕|到位|完成)?|(?<=[户店贩铺家商摊])(?:店外|占道|出店|跨门|无[证照]|违规|非法|露天|流动)经营|(?<=.)[不缺]亮|(?<=..)未(?:及时|按时|有效|按要求|完全)?..|(?<=..)影响[^、]{2,4}|(?<=..)无人..|(?<=..)(?:无法|不能|难以)[^、]{2,4}|(?<=..)(?:张贴|设置|摆放|停放|堆放|佩戴|填写|记录|公示|分类|更新|清理|清运|清扫|清洗|打捞|保洁|维护|管护|修剪|覆盖|苫盖|落实|投放|管理)?不(?:规范|到位|整齐|完整|清晰|及时|合格|彻底|准确|统一|健全))$"
)
_AMOUNT = re.compile("(?<=..)(?:总?数量?|总量)?(?:[反却也均]?[比较](?:上|去|前|同)[^、]{0,8})$|(?<=问题)(?:数量|总数)$")
"""What says only how many there are, against before: 问题数量|反比上月增加6个."""
_LENGTH = re.compile("(?<=..)(?:总长|全长|长度?|宽度?|高度?|深度?|面积)$")
_FROM = re.compile(
    r"(?<=..)[已曾]?[由从](?:每[日天月年]|[日月年]均|平均|年初|最初|原来|原先|当初|此前|之前|过去|以[前往]|上[周月年旬季半度]{1,2}|上(?:一|个)[周月年季]度?|去年|往年|同期|\d{1,2}月份?|\d{4}年(?:\d{1,2}月)?|[一二三四]季度|高峰(?:时|期)?|[整改]?治理?前|改造前|整改前)?的?$"
)
_PARKED = re.compile(
    "(?<=..)(?:占[压用](?:盲道|消防通道|车道|人行道)|占压消防通道|占用消防通道|淤积|乱停乱放|乱停放|违规停放|有序停放|无序停放|停放|乱停|违停|摆放|出行)+$"
)
_MEASURED = re.compile("(?<=..)(?:日均|月均|年均|每[日天月年]|平均|累计)[^、]{0,3}量$")
"""What says only that something is weighed: 厨余垃圾|日均收运量."""


def untold(whole: str, unit: str) -> str:
    """Return a stretch without what is told at its end of what is counted."""
    core = _AMOUNT.sub("", _FROM.sub("", _TOLD.sub("", whole)))
    core = _MEASURED.sub("", core) if unit in WEIGHTS else core
    bare = _LENGTH.sub("", core) if unit in LENGTHS else core
    if bare == core or words(bare)[-1].text not in STATES | JOINED:  # 污水漫流面积
        core = bare
    return _vehicle(_PARKED.sub("", core), unit) if unit in VEHICLES else core


def _vehicle(core: str, unit: str) -> str:
    """Return a stretch without what its vehicles do: 电动三轮车|占道, 黑摩的|揽客, 共享单车|随意停放、压占盲道."""
    end = max(core.rfind(name) + len(name) for name in ("车", "车辆", "摩的") if name in core or name == "车")
    row = words(core[end:])
    acts = [word.kind in "vwiuda" or word.text in TRAFFIC for word in row]
    done = acts and (all(acts) or (unit == "辆" and acts[0] and row[-1].text not in TAILS))
    return core[:end] if end and done else core
