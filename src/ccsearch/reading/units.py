"""Organisations by their form, where the lexicon does not know them. All texts here are folded."""

import re
from functools import lru_cache

from ccsearch.lexicon import Lexicon
from ccsearch.reading.scanning import matches_before
from ccsearch.text import fold

UNIT_TAILS = (
    "安委会", "安委办", "创卫办", "文明委", "爱卫办", "街道办事处", "街道办", "街道", "办事处", "管委会", "居委会", "村委会", "业委会", "指挥部", "领导小组", "委员会", "工委", "党委", "党组",
    "党校", "党支部", "委", "局", "厅", "部", "办公室", "办", "处", "科", "室", "署", "院", "中心", "支队", "大队", "总队", "中队",
    "救援队", "志愿队", "服务队", "宣讲团", "派出所", "交通所", "工商所", "司法所", "卫生所", "供电所", "研究所", "站", "馆", "社", "台",
    "公司", "集团", "银行", "支行", "分行", "商场", "超市", "物业", "企业", "少年宫", "文化宫", "中学", "小学", "学校", "幼儿园", "大学", "联合会", "协会",
    "学会", "商会", "基金会", "妇联", "工会", "残联", "文联", "科协", "侨联", "工商联", "红十字会", "团区委", "团市委", "团县委", "政协",
    "人大", "人大常委会", "政府", "镇", "乡", "园区", "开发区", "新区", "高新区", "经开区", "管理区", "景区", "农业园", "创业园", "产业园",
    "服务区", "编办", "法院", "检察院", "联社", "邮政", "移动", "联通", "电信", "一中", "二中", "一小", "二小", "市场", "项目组", "专班",
    "县", "区", "市", "妇儿工委", "武装部", "报社", "基地", "车队", "工作队", "联盟", "分会", "总会", "分校", "支教团", "代表团", "卫校", "职校", "技校", "体校", "附小", "附中", "分院", "门诊部", "剧团", "艺术团", "合唱团", "宣讲队", "研究会", "促进会", "理事会", "俱乐部", "书画院", "电影院", "救助站", "分公司", "供销社", "养老院", "敬老院", "融媒体", "急救站", "广播电台", "总院", "气象台",
    "出版社", "书店", "队", "所", "商店", "酒店", "宾馆", "日报", "晚报", "事务所", "旗", "林场", "农场", "水库", "联合社", "合作社", "团委", "机关党委", "消防队", "电视台", "广播站", "运输局", "厂", "中心校", "药房", "影城", "矿", "股", "作协", "苏木", "法庭", "检察室", "督察组", "检察组", "监察组",
)  # fmt: skip
"""How the name of an organisation ends: 区商务局, 城子街道, 交通支队, 枫林小学."""

PLACE_LEADS = ("社区", "村", "小区", "路", "街", "巷", "大街", "胡同", "广场", "公园", "大厦", "家园", "小镇", "片区")
"""Ends of places that stand before a brief's colon like a unit: 望潭社区：, 海月路：."""

UNIT_ENDS = frozenset(tail[-1] for tail in (*UNIT_TAILS, *PLACE_LEADS)) | {")"}
"""In what character units and such places end."""

_CHARACTERS = re.compile(r"[\u3400-\u9fff〇0-9a-z()〔〕\[\]、]+")
_BRACKETED_END = re.compile(r"\([^()]{1,20}\)$")
_WHOLE = frozenset("团区委 团市委 团县委 高新区 经开区 总工会 红十字会 工商联 气象台 电视台".split())
_LARGE_AREAS = (
    "族乡",
    "族镇",
    "超市",
    "夜市",
    "园区",
    "新区",
    "开发区",
    "景区",
    "管理区",
    "高新区",
    "经开区",
    "服务区",
)
_REMEMBERED = 65536  # answers kept of questions about the same string
_PLACE = re.compile(rf"[\u3400-\u9fff〇0-9a-z]{{1,14}}(?:{'|'.join(PLACE_LEADS)})$")
_GENERIC = re.compile(
    r"^(?:个别|各|爱心|辖区|驻区|驻地|龙头企业|共享单车|山区镇|苏木镇|深山区|规上|试点|共有|全[区市县镇省国体]|有关|相关|其他|多个|多家|本[区市县]|我[区市县省]|该|这|两|几|等|部分|众|每|所有|一些|基层|上级|下级|不少|许多|部门|职能|责任|成员|[市区县省]属|国有企业|民营企业|企业(?!家)"
    r"|属地|行业|牵头|主管|包保|参会|与会|镇街|街镇|镇(?:村|党|政)|街道(?:和|社)|村(?:委|和)|社区(?:干|党|和|工)|[市区县]直(?:各|有关|单位|部门|属(?!机关))|[二三四五六七八九十]个|\d+(?:个|家|所|支|余))"
    r"|各|[的了]|(?:单位|部门|镇街|街镇)$|^(?:养护|保洁|环卫|施工|监理|运营|绿化|配送|运输|渣土|产权|管理|建筑|物流|餐饮|出租)(?:公司|企业)$"
)
_TEAM = re.compile(
    "(?:文艺|放映|宣传|宣讲|流动|党员|青年|巾帼|老兵|医疗|医护|应急|先锋|抢险|抢修|专业|环卫|绿化|养护|[清扫铲]雪|攻坚|义务|社区|镇村|村级|文化|轻骑|红色|民兵|退役军人|志愿|服务|机关|干部|职工)*"
    "(?:小分队|分队|志愿服务队|志愿队|服务队|突击队|放映队|宣讲队|应急队|抢险队|抢修队|巡[查逻]队|清扫队|保洁队|施工队|养护队|轻骑[兵队]|先锋队)"
)  # what every house has, and so no unit
_EXACT_GENERIC = frozenset(
    "举办 主办 承办 协办 督办 交办 党工委 社区居委会 社区居委 社区党委 社区党支部 社区党总支 社区工作站 社区物业 社区服务站 社区服务中心 社区卫生服务站 村党支部 村党总支 村委 物业企业 环卫公司 施工单位 餐馆 网吧 宾馆 酒店 饭店 旅馆 歌厅 浴室 理发店 书店 药店 商店 影院 街道 镇 乡 县 区 市 局 委 办 部 办公室 党委 党组 党支部 工委 政府 公司 企业 学校 医院 银行 超市 商场 市场 中心 物业 协会 委员会 "
    "领导小组 指挥部 机关 单位 村委会 居委会 业委会 社区 村 小区 党总支 管委会 志愿服务队 基地 专班 物业公司 学院 景区 园区 商会 "
    "青年突击队 党员突击队 突击队 志愿队 小分队 青年志愿服务队 党员志愿服务队 巡查队 宣讲队 应急队 工作队 先锋队 攻坚队 "
    "市区 城区 社会 地区 辖区 全区 开发区 影剧院 剧院 派出所 中小学 中小学校 小学 中学 大学 幼儿园 站 台 院 所 队 会 室 科 处 工会 妇联 团委".split()
)
_FOLLOWERS = re.compile(
    r"(?:(?:的)?(?:创[城文建卫]工作)?(?:主要|分管|主管|相关|有关|部分|班子|各|党政|单位|行政)*(?:负责同志|负责人|领导同志|领导|同志|负责人员|人员|干部|班子成员|工作人员|(?<!人大)代表|科室|部门|成员|职工|民警|执法人员|队员"
    r"|机关干部|党员|志愿者|联络员|信息员|业务骨干|骨干|专家|教师|师生|(?<!政协)委员|医护人员|讲师|(?:文艺|宣讲|服务|演出|医疗|党员|志愿)*小分队|主任|(?<![省市区县州旗]委)书记|局长|班子)(?:及.*|和.*|等.*)?|等(?:多?(?:\d+|[一二三四五六七八九十]+)?(?:个|家|所)?)?(?:责任|职能|重点|牵头|窗口|相关|创建|成员|有关)?(?:单位|部门|企业|学校|医院|科室|社区|镇街|街镇|街道|镇)?"
    r"(?:的)?(?:主要|分管|相关|有关)?(?:负责同志|负责人|领导)?|一行|主要|分管|相关|有关)+$"
)
_FOLLOWER_ENDS = tuple("志人导员部表室门工警者干家师生队任记长子行要管关")  # or any, behind these:
_ANYONE = re.compile("[及和等]")
_RUN_TOGETHER = re.compile(r"(?<=[委局办部会院队心厅团所协联])(?=[区市县省](?![域直内外属级]))")
_OFFICE = re.compile(
    r"^.*?(?P<level>[省市区县旗]|州(?![^领委指]{0,6}[市区县]))(?P<field>.+?)(?:工作)?(?:(?:领导小组|指挥部|委员会|联席会议)(?P<own>[创爱]卫)?|(?<=[河湖林路]长制))办公室$"
)
_SHORT_FIELDS = (
    ("创建全国文明城市", "创城"), ("创建全国文明城区", "创城"), ("创建全国文明典范城市", "创城"), ("创建文明城市", "创城"),
    ("文明城市", "创城"), ("文明城区", "创城"), ("文明县城", "创城"), ("创文", "创文"), ("创城", "创城"), ("创建国家卫生", "创卫"), ("安全生产", "安委"), ("精神文明建设", "文明"), ("爱国卫生", "爱卫"), ("河长制", "河长"), ("河湖长制", "河长"), ("林长制", "林长"),
    ("乡村振兴", "乡村振兴"), ("大气污染防治", "大气"), ("脱贫攻坚", "脱贫攻坚"), ("食品安全", "食安"), ("生活垃圾分类", "垃圾分类"), ("森林草原防灭火", "森防"),
)  # fmt: skip


_REGION = re.compile(r"(?![\u3400-\u9fff]{2,4}[县市区旗][\u3400-\u9fff]{1,4}[镇乡]$).{5,}[区市县镇乡旗]$")
_NOT_IN_NAME = re.compile(
    r"\d+(?:日|月|年|余|多|名|位|人|台|个|家|处)|[到赴率在对]|召开|检查|督导|调研|走进|视察|按照|根据|落实|余人|^(?:[在对以为从由把让使是了]|向(?!阳)|将(?!乐))|^第三方|进(?:企业|学校|中学|机关|医院|商场|景区|园区|市场|基地|厂矿)$|常委$|党组$|领导小组$|之|[，。]|社区$|小区$|场所$|厕所$|住所$|开展|组织(?!部)|批示|肯定|表扬|沿线|随机|选取|周边|附近|沿街|通过|针对|围绕|联合(?!会|社|大学|体)|会同|邀请|陪同|参加|[带率]队$|建起|要求|强调|指出|由|今年|以来|走访|结合部$|全部$|领导(?!小组)|^[省市区县州旗](?:委|委?[省市区县州旗]?政府)$|主办|承办|协办(?!公室)|代表(?!团|处|大会|队)|干部$|部署$|督办$|[览读动验示养域]区$|(?:深|大|偏远|贫困|远)山区$"
)


def is_unit(written: str, lexicon: Lexicon) -> bool:
    """Tell whether a whole folded string names an organisation, by the lexicon or by its form."""
    return lexicon.unit(written) is not None or _has_form(written)


@lru_cache(maxsize=_REMEMBERED)
def _has_form(written: str) -> bool:
    body = _BRACKETED_END.sub("", written)
    if not (len(body) >= 2 and len(written) <= 24 and body.endswith(UNIT_TAILS) and _CHARACTERS.fullmatch(written)):
        return False
    if (body in UNIT_TAILS and body not in _WHOLE) or is_group(written) or _NOT_IN_NAME.search(written):
        return False
    return not _REGION.match(written) or written.endswith(_LARGE_AREAS)


@lru_cache(maxsize=_REMEMBERED)
def is_place_lead(written: str) -> bool:
    """Tell whether a whole folded string is a place that can stand before a brief's colon."""
    return bool(_PLACE.match(written)) and not is_group(written)


@lru_cache(maxsize=_REMEMBERED)
def is_group(written: str) -> bool:
    """Tell whether a string stands for units in general (各镇街, 街道, 相关部门) and so for none."""
    return written in _EXACT_GENERIC or bool(_GENERIC.search(written) or _TEAM.fullmatch(written))


def split_run_together(written: str, lexicon: Lexicon) -> list[str]:
    """Return the units of a name written without separators: 区委农工委区农业农村局 → two."""
    if lexicon.unit(written):
        return [written]
    pieces = _RUN_TOGETHER.split(written)
    if len(pieces) == 1:
        return pieces
    parts: list[str] = []
    for piece in pieces:
        if parts and (len(parts[-1]) < 3 or len(piece) < 3):
            parts[-1] += piece
        else:
            parts.append(piece)
    return parts


@lru_cache(maxsize=_REMEMBERED)
def strip_followers(written: str) -> str:
    """Return a name without the people named by it: 城子街道相关负责同志 → 城子街道."""
    followed = written.endswith(_FOLLOWER_ENDS) or _ANYONE.search(written)
    return _FOLLOWERS.sub("", written) if followed else written


def canonical(written: str, lexicon: Lexicon) -> str:
    """Return the canonical name of a unit: the lexicon's, else without the district's own name."""
    known = lexicon.unit(written)
    if known:
        return known
    home = lexicon.district
    if home.name and home.name.endswith(home.short) and written.startswith(home.name):
        shortened = home.short + written[len(home.name) :]
        official = len(shortened) > len(home.short) + 1 and re.search("[局委办部]$", shortened)
        return lexicon.unit(shortened) or (shortened if official else written)
    return written


def split_list(listing: str, lexicon: Lexicon) -> list[tuple[str, int]]:
    """Return (token, offset) of each member of a list; a 和 inside a name (区文化和旅游局) parts nothing."""
    found: list[tuple[str, int]] = []
    for part in (_MEMBER if "(" in listing else _PLAIN_MEMBER).finditer(listing):
        begin = part.start()
        while (joint := _JOINT.search(listing, begin, part.end())) and not _one_name(
            listing[begin : part.end()], joint.start() - begin, lexicon
        ):
            found.append((listing[begin : joint.start()], begin))
            begin = joint.end()
        found.append((listing[begin : part.end()], begin))
    return found


_PERSON_LAST = re.compile("(?:书记|[部局处科区县市镇院校会]长|主任|主席)[\u3400-\u9fff]{2,3}$")
_JOINT = re.compile("以及|[和与及]")
_MEMBER = re.compile(r"(?:[^、,(]+|\([^()]*\)|\()+")
_PLAIN_MEMBER = re.compile("[^、,][^、,]*")


def _one_name(token: str, joint: int, lexicon: Lexicon) -> bool:
    """Tell whether 和 stands inside the name of one unit: what is before it is none by itself."""
    whole, left = strip_followers(token), token[:joint]
    known = next(iter(lexicon.mentions(token)), None)
    if known and known.span.start < joint < known.span.end:
        return True
    if _PERSON_LAST.search(left):
        return False
    return is_unit(whole, lexicon) and not is_unit(strip_followers(left), lexicon) and not is_group(left)


_SHORT_NAME = re.compile("[省市区县旗州](?P<field>[\u3400-\u9fff]{2,4}?)办$")
_DESK = re.compile("办(?![公事])")


def name_in_use(office: str, short: str, text: str, folded: str) -> str:
    """Return the short name that a bulletin itself gives its office (市创建办), else ``short``."""
    if short in text:
        return short
    letters = fold(office)
    for match in matches_before(_DESK, _SHORT_NAME, folded, 6):
        rest = iter(letters.partition(match.group()[0])[2])
        if match["field"][0] == fold(short)[1:2] and all(one in rest for one in match["field"]):
            return text[match.start() : match.end()]
    return short


@lru_cache(maxsize=64)
def short_office(office: str, lexicon: Lexicon, series: str | None = None) -> str:
    """Return the short name of a publishing office: …区创建全国文明城市工作领导小组办公室 → 区创城办.

    ``series`` is the name of its bulletin, which tells what the office is called for short (创文简报 → 区创文办).
    Traditional characters of the office stay.
    """
    folded = fold(office)
    known = lexicon.unit(folded)
    if known:
        return known
    match = _OFFICE.match(folded)
    if not match:
        return canonical(folded, lexicon)
    field = match["own"] or next((short for long, short in _SHORT_FIELDS if long in match["field"]), match["field"])
    if field == "创城" and "创文" in fold(series or ""):
        field = "创文"
    written = "".join(office[at] if (at := folded.find(one, match.start("field"))) >= 0 else one for one in field)
    return office[match.start("level")] + written + office[folded.rindex("办公室")]
