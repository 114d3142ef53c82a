"""Named places of an event: communities, villages, parks, roads, hospitals … Folded texts."""

import re

from ccsearch.lexicon import Lexicon
from ccsearch.reading.assembly import Draft
from ccsearch.records import Span

PLACE_TAILS = (
    "社区卫生服务中心", "社区卫生服务站", "便民服务中心", "政务服务中心", "政务服务大厅", "党群服务中心", "文化活动中心", "新时代文明实践站", "新时代文明实践所", "文明实践站",
    "文明实践所", "文明实践中心", "养老服务中心", "购物中心", "会议中心", "体育中心", "文化中心", "活动中心", "服务中心", "商业综合体", "农贸市场", "集贸市场", "便民市场", "批发市场",
    "菜市场", "早市", "市场", "文化广场", "广场", "文化公园", "公园", "绿地", "社区", "村", "小区", "家园", "花园", "医院", "卫生院", "卫生室", "学校", "中学", "小学", "幼儿园",
    "大学", "学院", "大街", "步行街", "商业街", "小街", "街", "大道", "路", "巷", "胡同", "桥", "商场", "商城", "商圈", "超市", "大厦", "火车站", "地铁站", "客运站", "车站", "公交站",
    "博物馆", "图书馆", "文化馆", "体育馆", "纪念馆", "美术馆", "档案馆", "体育场", "影剧院", "剧院", "影院", "景区", "风景区", "国道", "省道", "高速", "绿道", "河", "湖", "水库", "沟",
    "敬老院", "养老院", "福利院", "光荣院", "驿站", "停车场", "垃圾站", "中转站", "污水处理厂", "水厂", "园区", "产业园", "工业园", "基地", "礼堂", "文化礼堂", "剧场", "陵园", "会馆", "中心校",
    "大院", "老街", "古镇", "古村", "林场", "工地", "山庄", "苑", "里", "天街", "综合体", "商厦", "酒店", "宾馆", "书店", "美食城", "食堂", "总站", "枢纽", "码头", "桥头", "海滩", "农场", "科技馆",
    "法院", "银行", "新城", "营地", "书院", "展览馆", "规划馆", "粮库", "公交场站", "场站", "海滨", "滨江", "湿地", "隧道", "校区", "分校", "大队部", "议事厅", "大堤", "堤", "服务站", "派出所",
    "服务大厅", "交易中心", "物流园", "创业园", "党校", "书屋", "服务区", "收费站", "立交桥", "人行桥", "地下通道", "实践基地", "活动站", "加油站", "公寓", "公墓", "合作社", "一中", "二中",
)  # fmt: skip
"""How the name of a place ends."""

_ALONE = frozenset(
    "里 苑 沟 河 湖 桥 堤 街 路 村 中心 一中 二中 基地 银行 法院 派出所 工地 绿地 新城 早市 市场 学院 场站 营地 总站".split()
)
_TAIL = "|".join(sorted(PLACE_TAILS, key=len, reverse=True))
_NAME = re.compile(
    rf"(?P<name>[\u3400-\u9fff0-9a-z·〇]{{1,16}}?(?:{_TAIL}))(?P<more>(?:[\u3400-\u9fff]{{0,6}}?(?:{_TAIL}))*)(?=(?P<alias>\([^()]{{2,16}}(?:{_TAIL})\))|(?P<next>.?))"
)
_CUT = (
    "先后来到", "先后到", "先后走进", "先后查看", "先后", "分别到", "分别", "实地查看", "实地察看", "实地检查", "实地走访", "实地", "随机走访", "随机抽查", "随机", "随后", "来到", "走进", "深入到", "深入",
    "前往", "赶赴", "奔赴", "赴", "查看了", "察看了", "查看", "察看", "检查了", "检查", "走访了", "走访", "调研", "督导", "视察", "慰问", "参观了", "参观", "观摩了", "观摩", "位于", "针对", "围绕", "沿着",
    "沿", "途经", "途径", "经过", "包括", "涉及", "覆盖", "组织", "联合", "邀请", "发动", "对", "在", "到", "从", "至", "于", "往", "将", "把", "为", "向", "由", "与", "和", "及", "以及", "并在", "并对", "并到",
    "并", "的", "了", "是", "辖区内", "辖区", "区内", "镇内", "街道", "通过", "以", "还", "也", "经", "进", "清理", "整治", "巡查", "抽查了", "抽查", "暗访", "推动", "选取", "选择", "打造", "举办", "召开", "开展", "近日", "日前",
    "，", "集中", "一行", "发现", "其中", "当天", "会后", "上午", "下午", "晚", "日", "重点", "聚焦", "依托", "利用", "乘车", "步行", "徒步", "所属", "下辖", "关于", "现场", "共同", "同时", "引导", "动员", "指导", "督促", "协调",
    "进驻", "进入", "落户", "送到", "送进", "登上", "抵达", "返回", "出席", "参加", "启动", "举行", "汇聚", "穿过", "走过", "看望", "看了", "看", "听取", "首先", "接着", "首批", "之一", "名为", "市民", "居民", "试点", "全长", "新建", "连接", "更换", "补种", "修缮",
    "改造", "建成", "拆除", "安装", "地处", "立足", "我市", "我区", "本市", "全市", "全区", "此次", "本次", "该", "复查", "回访", "视频", "调度", "督办", "反映", "回应", "率先", "开通", "完善", "维修", "张贴", "来自", "因", "受", "让", "使", "上门", "值守", "带动",
)  # fmt: skip
_CUTTING = re.compile("|".join(sorted(map(re.escape, _CUT), key=len, reverse=True)))
_GENERIC_PREFIX = re.compile(
    r"^(?:各|全|本|该|每|多|几|两|三|四|五|六|七|八|九|十|百|千|数|一|\d+|[一二两三四五六七八九十百]+余?(?:个|条|家|所|座|处|支)|\d+余?(?:个|条|家|所|座|处|支|多个)|主要|主次|背街|城市|城乡|农村|乡村|老旧|居民|住宅|重点|大型|小型|口袋|社区|中小|周边|沿线|临街|辖区|商业|农贸"
    r"|集贸|公共|公益|基层|智慧|示范|试点|和谐|文明|美丽|平安|绿色|部分|相关|有关|其他|一些|建筑|在建|学校|医院|部门|市政|高速|地下|露天|配套|便民|综合|批发|公立|定点|包保|联系|行政|自然|背|主|次|小|大|老|新|邻近|附近|两侧|沿|所有|众多|一个|一批|首个|无人|无障碍"
    r"|校外|校内|校园|厂区|校门|门前|室内|户外|电动|机动|共享|志愿|爱心|红色|幸福养老|进|逐|问题|楼门|群众|居家|养老|街道|镇|乡|村|乡镇|镇村|街巷|职工|老年|儿童|青少年|建筑施工|物业|出租|星级|精品|现有|新增|临时|立体|夜间|早餐|公厕|街区)$"
)
_BAD = re.compile(
    r"活动$|工作|问题|进社区|进学校|进校园|创建|整治|志愿|行动|文明城|指标|服务中心?$(?<=^服务中心)|[的了]|道路$|铁路$|思路|出路|一路|陆路|网络|线路|公路$(?<=^公路)|走路|马路$|赛道|回头路|万里|哪里|那里|这里|心里|家里|城里|邻里|公里|千里|百里|夜里|手里|院里|家家|专家|国家园|通道$|车道|人行道|盲道|街道$|渠道|报道|知道|河道$|频道|跑道|味道|村村|下沟|水沟|排水沟|垃圾河"
)


def read_places(draft: Draft, spoken: tuple[Span, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the named places of an item in order, each once; what was said is left out."""
    found: dict[str, None] = {}
    for folded, written, spans in ((draft.folded_title, draft.title, ()), (draft.folded_text, draft.text, spoken)):
        for run in re.finditer(r"[\u3400-\u9fff0-9a-z·〇]+(?:\([^()]{2,16}\))?", folded):
            if any(span.start <= run.start() < span.end for span in spans):
                continue
            for start, end in _in_run(run.group(), lexicon):
                found.setdefault(written[run.start() + start : run.start() + end])
    return tuple(found)


def _in_run(run: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return (start, end) of each named place in a stretch without punctuation."""
    found: list[tuple[int, int]] = []
    begin = 0
    for match in _TAILS.finditer(run):
        if match.start() < begin or _goes_on(run, match.end()):
            continue
        start = _name_start(run, begin, match.start())
        name = run[start : match.end()]
        if not _is_place(name, match.group(), lexicon):
            continue
        end = match.end()
        alias = re.match(r"\([^()]{2,16}\)", run[end:])
        if alias and _TAILS.search(alias.group()):
            end += alias.end()
        found.append((start, end))
        begin = end
    return found


_TAILS = re.compile(_TAIL)
_LONGER = re.compile(
    rf"(?:{'|'.join(sorted((tail for tail in PLACE_TAILS if tail not in _ALONE), key=len, reverse=True))})|居委会|村委会|卫生|党委|党支部|党总支|管委会|管理处|管理局|街道|镇(?!政)|乡|办事处|局|委(?!员)"
)


def _goes_on(run: str, end: int) -> bool:
    """Tell whether the name goes on to a longer place or to an organisation (石桥|农贸市场, 河|滩社区)."""
    return bool(_LONGER.match(run, end)) or (
        bool(re.match(r"(?:[\u3400-\u9fff]{1,3})(?:街道|镇|乡|社区|村委会|居委会)", run[end:]))
        and run[end - 1] in "路街河湖桥沟里村山苑堤"
    )


def _name_start(run: str, begin: int, tail: int) -> int:
    start = begin
    for cut in _CUTTING.finditer(run, begin, tail):
        if tail - cut.end() >= 1:
            start = cut.end()
    if tail - start == 1 and start > begin:
        earlier = [cut.end() for cut in _CUTTING.finditer(run, begin, start - 1)]
        one = run[start - 1 : tail]
        if one[0] in "和为向至经进家":
            start = earlier[-1] if earlier else begin
    towns = [cut.end() for cut in re.finditer(r"(?:街道|镇|乡)(?=[\u3400-\u9fff]{2})", run[start:tail])]
    return start + towns[-1] if towns and tail - start - towns[-1] >= 1 else start


def _is_place(name: str, tail: str, lexicon: Lexicon) -> bool:
    prefix = name[: -len(tail)]
    if not prefix or len(name) > 18 or _GENERIC_PREFIX.match(prefix) or _BAD.search(name):
        return False
    if len(prefix) == 1 and tail not in ("医院", "博物馆", "图书馆", "文化馆", "体育馆", "档案馆", "实验小学"):
        return False
    return not (len(prefix) == 1 and prefix not in "区市县镇省")
