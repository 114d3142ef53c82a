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
ACTIONS = (
    "清理", "清运", "清除", "清扫", "清洗", "清退", "清淤", "打捞", "捡拾", "拾捡", "拆除", "拆改", "铲除", "粉刷", "喷涂", "更换", "更新", "修复", "修补", "修缮", "修剪", "整修", "维修",
    "翻新", "补种", "补植", "栽植", "栽种", "种植", "绿化", "新增", "增设", "设置", "设立", "安装", "投放", "配备", "悬挂", "张贴", "制作", "发放", "派发", "印发", "赠送", "免费赠送", "捐赠",
    "募集", "筹集", "收集", "征集", "收到", "接到", "受理", "处置", "处理", "解决", "化解", "调解", "办结", "整改", "完成整改", "督改", "排查", "检查", "巡查", "抽查", "督查", "走访", "慰问",
    "看望", "入户走访", "入户", "发现", "查处", "查获", "查扣", "暂扣", "没收", "收缴", "罚没", "责令", "约谈", "立案", "劝导", "劝阻", "劝离", "劝返", "纠正", "制止", "规范", "引导", "教育",
    "宣传", "告知", "培训", "指导", "出动", "发动", "动员", "组织", "选派", "抽调", "招募", "吸引", "邀请", "覆盖", "惠及", "服务", "带动", "接待", "帮助", "协调", "联系", "建成", "新建", "改建",
    "改造", "打造", "创建", "评选", "选树", "表彰", "命名", "举办", "开展", "召开", "推出", "开设", "开放", "回收", "补划", "施划", "划设", "平整", "硬化", "铺设", "疏通", "疏导", "擦拭", "消杀",
    "消毒", "摆放", "清点", "整理", "归整", "码放", "收容", "捕捉", "办理", "登记", "接种", "录入", "建立", "签订", "签约", "达成", "提供", "实现", "获得", "收获", "拍摄", "展出", "展销", "播放",
    "推送", "发布", "阅读", "参与", "参加", "汇聚", "集结", "成立", "组建", "形成", "梳理", "认领", "落实", "实施", "推进", "完成", "投入", "使用", "包括", "涵盖", "涉及", "关停", "取缔", "搬迁",
    "腾退", "盘活", "清收", "核实", "核查", "复查", "回访", "测评", "调查", "访问", "撤除", "移除", "挪移", "清拖", "拖移", "转运", "运送", "加固", "种下", "认养", "认种", "整治", "治理", "优化", "升级",
    "送去", "送上", "送出", "为", "向", "对", "给", "将", "把", "在", "由", "从", "到", "共有", "共计", "累计", "共", "有", "达", "约", "近", "达到", "平均", "其中", "每", "各", "与", "现有", "已", "全长",
    "选聘", "聘请", "慰劳", "服务保障", "保障", "下沉", "派出", "派员", "调派", "调配", "增派", "增加", "增至", "减少", "下降", "上升", "提升", "提高", "高于", "低于", "同比", "环比", "较", "比", "查看", "察看",
    "实地查看", "来自", "吸纳", "惠民", "点亮", "启动", "新设", "清掏", "冲洗", "洗刷", "打磨", "美化", "扶正", "扶起", "搬离", "纳入", "归集", "收治", "义诊", "接诊", "测量", "理发", "诊疗", "检测", "抽检",
)  # fmt: skip
"""Verbs whose object is counted, and words that part a subject from what is counted."""

_ACTION = re.compile("|".join(sorted(ACTIONS, key=len, reverse=True)))
_NO_ACTION_AFTER = re.compile(
    r"(?:的(?!$)|等|率|类|问题|行为|站|点位|点(?!$)|志愿|单位|人员|物|面积|台账|箱|车(?!$)|证|工作者|员|设施|现象|岗|包|卡|队|桩|桶|棚|牌|册|袋|工具|机|费|员工|手册|对象|大厅|记录|中心|书|金|任务|需求|投诉|举报|制|亭|栏|数|量|总|桌|椅)"
)
_NO_ACTION_BEFORE = re.compile(r"(?:[不未乱违待已可易被]|私自|随意|违规|违法|主动|居民|未及时)$")
_VERB_AFTER = re.compile(
    r"(?:现场|集中|统一|全部|已经|已|均|共同|积极|踊跃|一起|一同|分别|同时|主要|相关|负责|进行|开展|参加|参与|参训|参会|到|赴|在|向|对|为|把|将|给|从|与|走|深入|以|并|也|还|就|用|通过|按|沿|围绕|利用|身着|手持|自觉|自发|主动|获|被|完成|得到|正式|学习|接受|观看|聆听|上门|入户|清理|清运|清除|清扫|整治|检查|巡查|排查|发放|宣传|劝导|整改|维护|值守|投入|更换|协助|担任|组成|收听|前来|前往|签约|签订|长期|整齐|存在|未|因|进|全(?!区|市|镇)|下沉|轮流|随|来自|加入|报名|认领|捐|撰写|填写|立行立改|初步|达成|免费|需|出席|响应|分成|分为|经|较|同比|环比|反复|限期|按时|如期|建成|竣工|开工|贯通|涌|齐|齐聚|汇聚|进入|能|可|正|要|应|又|都|实现|化身|变|各|逐|共|受|是|听取|亮|排|和|及|与会|同|成)"
)
_LEADING = re.compile(
    r"^(?:的|余|多|其|全区|全镇|辖区内?|辖区|沿线|新|各类|各种|各|了|出|着|过|起|及|和|、|并|又|再|还|内|中|上|现场|集中|依法|累计|先后|已|共|已经|均|分别|全面|同步|及时|约|近|计|本|该)+(?=[\u3400-\u9fff]{2})"
)
_EDGE = re.compile(r"^[、的了\"]+|(?:[、的了\"]|等)+$")


def read_figures(draft: Draft, spoken: tuple[Span, ...]) -> tuple[Figure, ...]:
    """Return the quantities of an item's headline and text, what was said left out."""
    found: list[Figure] = []
    for folded, written, in_text in ((draft.folded_title, draft.title, False), (draft.folded_text, draft.text, True)):
        previous, earlier = "", 0
        for match in _FIGURE.finditer(folded):
            if in_text and any(span.start <= match.start() < span.end for span in spoken) or not _counts(folded, match):
                continue
            noun = _noun(folded, match, earlier)
            earlier = match.end()
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
            re.match(
                r"[^,。;:、\"]{0,8}?(?:社区|村|展厅|项目|单位|企业|街道|乡镇|小区|学校|点位|站点|家庭|停车场|公园|广场|路口|镇|组|队伍|部门|网格|岗)",
                text[match.end() : match.end() + 14],
            )
        )
    return match["unit"] in _ALWAYS or match["unit"] in ("个", "条", "场", "人次", "次", "项", "支", "起")


def _inside_quotes(text: str, offset: int) -> bool:
    start = max(text.rfind(mark, 0, offset) for mark in "。\n") + 1
    before = text[start:offset]
    return before.count('"') % 2 == 1 and '"' in text[offset : offset + 40]


_BEFORE_FIRST = frozenset(
    (
        "人",
        "人次",
        "%",
        "元",
        "万元",
        "亿元",
        "公里",
        "米",
        "吨",
        "平方米",
        "亩",
        "平方公里",
        "延米",
        "立方米",
        "㎡",
        "公斤",
        "斤",
        "方",
        "次",
        "场",
        "起",
        "车次",
        "户次",
        "家次",
        "余人",
        "公顷",
        "千米",
    )
)


def _noun(text: str, match: re.Match[str], earlier: int) -> tuple[int, int] | None:
    """Return where the noun stands that is counted: behind the unit or before the number.

    ``earlier`` is where the figure before this one ends.
    """
    before, after = _noun_before(text, match.start(), earlier), _noun_after(text, match.end())
    return before or after if match["unit"] in _BEFORE_FIRST else after or before


def _noun_after(text: str, start: int) -> tuple[int, int] | None:
    window = re.match(r"[^,。;:!?()\"\d\n]{1,20}", text[start : start + 20])
    if window is None:
        return None
    body = window.group()
    stop = next((cut.start() for cut in _VERB_AFTER.finditer(body) if not _inside_noun(body, cut)), len(body))
    offset = 0
    for word, label in tag(body):
        if offset and label.startswith("v") and label != "vn" and len(word) > 1 and word not in _MODIFIERS:
            stop = min(stop, offset)
        offset += len(word)
    return _trimmed(text, start, start + stop)


def _inside_noun(body: str, cut: re.Match[str]) -> bool:
    """Tell whether a cutting word is part of a noun: 相关 in 机关干部, 和 between nouns, 参会人员."""
    return cut.group() in (
        "和",
        "及",
        "与",
        "全",
        "各",
        "成",
        "同",
        "共",
        "进",
        "经",
        "能",
        "可",
        "正",
        "要",
        "应",
        "亮",
        "排",
        "齐",
        "变",
        "受",
        "走",
        "因",
        "用",
        "就",
        "按",
        "以",
        "到",
        "在",
        "向",
        "对",
        "给",
        "从",
    ) and _in_word(body, cut)


def _in_word(body: str, cut: re.Match[str]) -> bool:
    offset = 0
    for word, _ in tag(body):
        if offset <= cut.start() < offset + len(word):
            return len(word) > 1 or cut.group() in ("和", "及", "与") and cut.end() < len(body) - 1
        offset += len(word)
    return False


def _noun_before(text: str, end: int, earlier: int) -> tuple[int, int] | None:
    window = re.search(r"[^,。;:!?()\n]{1,30}$", text[max(earlier, end - 30) : end])
    if window is None:
        return None
    start = end - len(window.group())
    begin = start
    tail = end
    while (
        closing := re.search(
            r"(?:达到|达|共计|共有|共|约|近|超|累计|总计|合计|增至|下降|上升|提高|提升|环比|同比|(?<!行)为|了|有|各|总|到|超过|约为|增长|占比|占|降低|减少)$",
            text[start:tail],
        )
    ) and tail - len(closing.group()) > start:
        tail -= len(closing.group())
    for cut in _ACTION.finditer(text, start, tail):
        rest = text[cut.end() : tail]
        if (
            rest
            and not _NO_ACTION_AFTER.match(rest)
            and not _NO_ACTION_BEFORE.search(text[start : cut.start()])
            and not _splits_word(text, start, tail, cut)
        ):
            begin = cut.end()
    return _trimmed(text, max(begin, _after_main_verb(text, begin, tail)), tail)


_MODIFIERS = frozenset(
    "破损 废弃 废旧 积存 流动 违规 违法 占道 占压 闲置 老化 褪色 乱堆 乱停 私搭 堆积 积压 陈旧 临街 沿街 临时 僵尸 枯死 裸露 外溢 过期 缺失 倒伏 散落 占用 停放 遛狗 牵绳 养犬 不文明 返乡 参训 参会 参赛 "
    "电动 共享 公共 反光 消防 健身 照明 充电 休息 志愿 保洁 环卫 执法 巡逻 监控 防护 防滑 便民 应急 垃圾 建筑 生活 大件 宣传 公益 温馨 提示 警示 引导 文明 交通 执勤 就业 创业 倾倒 抛洒 随手 乱扔 乱贴 学习 "
    "居住 在建 新建 包保 联系 帮扶 特困 困难 残疾 退休 退役 未成年 隐患 存在 可回收 有害 绿化 机动 非机动 露天 餐饮 经营 流浪 烈性 大型 烟花 高空 飞线 安全 卫生 养老 助老 社会 反馈 投诉 诉求 阅读 推广 拾 公开 居家 占".split()
)


def _after_main_verb(text: str, start: int, end: int) -> int:
    """Return where the object of a clause begins: after its first verb, adverbs before it skipped."""
    offset = start
    words = tag(text[start:end])
    for place, (word, label) in enumerate(words):
        offset += len(word)
        if label.startswith("v") and label != "vn" and word not in _MODIFIERS:
            rest = [later for later, _ in words[place + 1 :]]
            if rest and rest[0] in ("了", "出", "着", "过"):
                offset += len(rest.pop(0))
            return offset if len("".join(rest)) >= 2 and rest[0] not in ("的", "等", "、") else start
        if label[0] not in "dtfrc" and word not in ("现场", "当场", "依法", "累计", "集中"):
            return start
    return start


def _splits_word(text: str, start: int, end: int, cut: re.Match[str]) -> bool:
    """Tell whether a one-character cutting word stands inside a longer word (服务|对|象)."""
    if len(cut.group()) > 1:
        return False
    offset = start
    for word, _ in tag(text[start:end]):
        if offset <= cut.start() < offset + len(word):
            return len(word) > 1
        offset += len(word)
    return False


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int] | None:
    body = text[begin:end]
    leading = _LEADING.match(body)
    if leading:
        begin += leading.end()
    trimmed = _EDGE.sub("", text[begin:end])
    if len(trimmed) < 2 and trimmed not in ("树", "犬", "狗", "车", "书", "井", "花"):
        return None
    begin += text[begin:end].index(trimmed)
    return begin, begin + len(trimmed)
