"""Quantities of the work done: 320余名机关干部, 垃圾9余吨, 1.2万份. Folded texts."""

import re

from ccsearch.reading.assembly import Draft
from ccsearch.reading.numerals import number
from ccsearch.records import Figure, Span
from ccsearch.text import tag

UNITS = (
    "平方公里", "平方千米", "平方米", "立方米", "延长米", "延米", "千米", "公里", "公斤", "千克", "公顷", "人次", "家次", "车次", "户次", "场次", "班次",
    "台次", "件次", "处次", "次人", "平米", "元", "美元", "米", "吨", "斤", "亩", "方", "㎡", "m2", "km", "%", "个百分点", "名", "人", "户", "家", "处", "个", "条",
    "件", "份", "张", "块", "辆", "台", "套", "面", "株", "棵", "盆", "支", "队", "组", "对", "车", "袋", "桶", "箱", "瓶", "本", "册", "篇", "项", "起",
    "宗", "批", "间", "栋", "幢", "座", "所", "盏", "根", "枚", "只", "头", "位", "场", "站", "道", "具", "顶", "双", "床", "盒", "段", "例", "种", "孔",
    "口", "眼", "趟", "艘", "架", "幅", "副", "把", "粒", "捆", "堆", "片", "辆次", "人份", "万元", "亿元", "班", "部门", "门", "节", "次", "尾", "匹",
    "笔", "颗", "宣传栏", "封", "部", "扇", "筐", "包", "罐", "枝", "丛", "簇", "余人", "支队伍", "组次", "户家庭", "字", "首", "款", "期", "单", "格",
)  # fmt: skip
"""What is counted or measured in; times and durations are left out on purpose."""

_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_CN = "〇零一二两三四五六七八九十百千"
_FIGURE = re.compile(
    rf"(?P<before>近|约|大约|超过|超|逾|将近|接近|不少于)?(?P<number>\d[\d,]*(?:\.\d+)?[十百千万亿]*|[{_CN}]+[万亿]*|百[万]?)(?P<about>余|多|来|几)?(?P<scale>[百千万亿]+)?(?P<about2>余|多)?"
    rf"(?P<unit>{_UNIT})(?P<after>余|多|左右|以上)?"
)
_NOT_BEFORE = re.compile(r"(?:第|[\da-z.＋+/:-]|20\d\d年|每|[甲乙丙丁])$")
_NOT_AFTER = re.compile(
    r"(?:级|路|号|年|月|日|时|分钟|点钟|岁|层|度|要求|原则|方面|环节|维度|层面|意识|一律|到位|确保|转变|提升工程|突出|覆盖|坚持|聚焦|强化|必须|更加|千方|办法|代|期间|结合|统一|关键|阶段|体系"
    r"|机制|制度|模式|标准|步骤|着力|抓手|重点|明确|问题导向|不放过|百分百|会|届|中全会|大|天|小时|周|季度|星期|世纪)"
)
_NOUNISH = ("n", "a", "b", "j", "l", "i", "z", "s", "eng", "f", "vn", "an", "q", "k", "g", "h")
_STOP_WORDS = frozenset(
    "清理 清运 整治 发放 更换 规范 检查 整改 出动 发动 组织 开展 拆除 清除 劝导 纠正 张贴 走访 收集 解决 处置 受理 新增 增设 设置 修复 修补 粉刷 补种 栽植 种植 铲除 "
    "参加 参与 共 累计 共计 各 总 均 约 达 为 等 的 有 新 已 其中 现场 集中 共有 达到 平均 参训 参会 发现 查处 责令 劝离 暂扣 吸引 招募 覆盖 惠及 服务 培训 捐赠 募集 "
    "对 向 给 把 将 由 在 从 到 于 和 与 并 并对 以及 还 也 全部 一次 以来 今年 目前 全年 当天 期间 全区 全市 全镇 全县 当日 全程 全长 全 另 另有 同时 分别 一共 合计 总计 就近 "
    "开课 举办 推出 选派 建成 安装 投放 配备 制作 悬挂 印发 宣传 告知 指导 引导 动员 带领 邀请 排查 消除 化解 协调 帮助 慰问 看望 收到 征集 评选 表彰 选树 打造 改造 提升 "
    "完成 实施 落实 推进 通过 使用 投入 筹集 减少 增加 下降 上升 提高 超过 不足 近 余 多 左右 以上 以下 进行 实现 获得 荣获 占 比 环比 同比 清洗 擦拭 喷涂 补划 施划 "
    "我 区 来自 来自于 让 使 向居民 修剪 修整 平整 清扫 打捞 捡拾 回收 收缴 查获 没收 取缔 关停 劝返 签订 签约 送达 入户 入户走访 入户检查 展出 展销 免费 赠送 上门 其他 其余".split()
)
_DROPPED_TAGS = ("v", "vd", "d", "p", "c", "r", "m", "t", "u", "w", "x", "y", "e", "o", "nr")
_EDGE = re.compile(r"^[、的了]+|[、的了等]+$")


def read_figures(draft: Draft, spoken: tuple[Span, ...]) -> tuple[Figure, ...]:
    """Return the quantities of an item's headline and text, what was said left out."""
    found: list[Figure] = []
    for folded, written, in_text in ((draft.folded_title, draft.title, False), (draft.folded_text, draft.text, True)):
        previous = ""
        for match in _FIGURE.finditer(folded):
            if in_text and any(span.start <= match.start() < span.end for span in spoken) or not _counts(folded, match):
                continue
            noun = _noun(folded, match)
            begin, end = (match.start(), match.end()) if in_text else (0, 0)
            shown = written[noun[0] : noun[1]] if noun else previous or None
            found.append(_figure(match, written[match.start() : match.end()], shown, Span(begin, end)))
            previous = shown or previous
    return tuple(found)


def _figure(match: re.Match[str], text: str, noun: str | None, span: Span) -> Figure:
    written = match["number"] + (match["scale"] or "")
    about = match["before"] not in (None, "不少于") or bool(match["about"] or match["about2"] or match["after"])
    value, unit = number(written), match["unit"]
    if unit in ("万元", "亿元"):
        value, unit = number(written + unit[0]), "元"
    return Figure(text, value, about, unit, noun, span)


def _counts(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number with a unit is a quantity, and not a name, an ordinal or a figure of speech."""
    before, after = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + 6]
    if _NOT_BEFORE.search(before) or _NOT_AFTER.match(after) and match["unit"] not in ("%", "米", "吨"):
        return False
    if _inside_quotes(text, match.start()):
        return False
    exact_chinese = not match["number"][0].isdigit() and not (match["about"] or match["about2"] or match["before"])
    if exact_chinese:
        return _exact_chinese(text, match)
    return bool(re.search(r"[\d一二两三四五六七八九十百千几]", match["number"]))


_ALWAYS = frozenset("名 户 处 辆 吨 公里 米 株 棵 平方米 亩 家 盏 块 张 枚 份 册 件 人 位 台 幅".split())


def _exact_chinese(text: str, match: re.Match[str]) -> bool:
    """Tell whether a bare Chinese numeral counts things (二十一张座椅), and is no turn of phrase (一张网)."""
    written = match["number"]
    if written in ("百", "千", "万", "十") or len(written) == 1 and written in "一〇零":
        return False
    if len(written) == 1:
        return match["unit"] in ("个", "家", "名", "位", "辆", "处", "座", "所", "场", "户") and bool(
            re.match(r"[^,。;:、\"]{0,8}?(?:社区|村|展厅|项目|单位|企业|街道|乡镇|小区|学校|点位|站点|家庭|停车场|公园|广场|路口|镇|组|队伍|部门|网格|岗)", text[match.end() : match.end() + 14])
        )
    return match["unit"] in _ALWAYS or match["unit"] in ("个", "条", "场", "人次", "次", "项", "支", "起")


def _inside_quotes(text: str, offset: int) -> bool:
    start = max(text.rfind(mark, 0, offset) for mark in "。\n") + 1
    before = text[start:offset]
    return before.count('"') % 2 == 1 and '"' in text[offset : offset + 40]


def _noun(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Return where the noun stands that is counted: behind the unit, else before the number."""
    following = _noun_after(text, match.end())
    if following and match["unit"] not in ("%", "元", "万元", "亿元", "公里", "米", "吨", "平方米", "亩", "平方公里", "延米", "立方米", "㎡"):
        return following
    return _noun_before(text, match.start()) or following


def _noun_after(text: str, start: int) -> tuple[int, int] | None:
    window = re.match(r"[^,。;:!?()\"\d\n]{1,24}", text[start : start + 24])
    if window is None:
        return None
    end = kept = 0
    for word, label in tag(window.group()):
        if word == "的" and end == 0:
            end += 1
            continue
        listing = word == "、" and kept
        if not listing and not _is_noun(word, label):
            break
        end += len(word)
        kept = end if not listing else kept
    body = text[start : start + kept]
    trimmed = _EDGE.sub("", body)
    if not trimmed:
        return None
    begin = start + body.index(trimmed)
    return begin, begin + len(trimmed)


def _noun_before(text: str, end: int) -> tuple[int, int] | None:
    window = re.search(r"[^,。;:!?\n\d]{1,26}$", text[max(0, end - 26) : end])
    if window is None:
        return None
    words = tag(window.group())
    begin, kept = end, end
    while words and (words[-1][0] in ("共", "约", "近", "达", "共计", "累计", "总计", "各", "超", "逾", "合计", "总", "了", "为", "有", "达到", "增至", "下降", "上升", "环比", "提高", "同比", "共有")):
        kept -= len(words.pop()[0])
    begin = stop = kept
    for word, label in reversed(words):
        if word != "、" and not _is_noun(word, label) and not (word == "的" and begin < stop):
            break
        begin -= len(word)
    trimmed = _EDGE.sub("", text[begin:stop])
    if not trimmed:
        return None
    begin += text[begin:stop].index(trimmed)
    return begin, begin + len(trimmed)


def _is_noun(word: str, label: str) -> bool:
    if word in _STOP_WORDS:
        return False
    return label.startswith(_NOUNISH) or label in ("nz", "ng", "nrt", "ns", "nt", "x") and word not in '"()《》·' or word in ("性", "式", "化")
