"""How sentences tell which organisations took part in something, and how: a table. Folded texts."""

import re
from collections.abc import Iterator

import msgspec

from ccsearch.reading.countwords import JOINED, VERBS
from ccsearch.reading.scanning import Triggers, any_of, matches_at

_STOPPING = tuple(
    "开展 组织 举办 举行 对 在 走进 到 赴 , 深入 同台 召开 共同 以 为 前往 针对 围绕 进行 推出 启动 驻点 参加 参与 推行 通过 入户 检查 清理 整治 实施 集中 上门 下沉 设立 设置 "
    "打造 发起 宣传(?!部|队|科|中心) 制作 录制 专家 讲师 教师 医护 医生 老师 志愿者(?!协会|联合会|队|服务) 走访 现场 全面 制定 律师(?!事务所) 发放 安排 派出(?!所) 选派 抽调 利用 结合 依托 持续 统一 "
    "分别 多部门 民警 书法(?!家协会) 设计师 进 成立 建立 开设 完成 拆除 排查 处置 座谈 会商 察看 查看 讲解 授课 辅导 的(?=\\d) 补种 栽 修".split()
)
_STOPS = f"{'|'.join(_STOPPING)}|$"
_PEOPLE = "医护人员|医务人员|医生|护士|工程师|技术员|技术人员|专家|讲师|教师|民警|律师|帮扶干部|消防员|讲解员|演员|主播|营养师|咨询师|书法家|文艺工作者"
_ACTING = tuple(word for word in VERBS - JOINED - {"联合"} if len(word) > 1)
_ACTS = any_of(_ACTING)
_STOPPED = f"(?=[{''.join(sorted({word[0] for word in (*_STOPPING, *_ACTING)}))}]|$)"  # asked first, at every character
_ET_AL = r"等(?:\d+|[一二三四五六七八九十多几]+)?[家个所]?(?:单位|部门|企业|学校|医院)"


_ELSEWHERE = re.compile("[在到于从与]")  # how a clause begins that tells where, not who


class Rule(msgspec.Struct, frozen=True):
    """One way in which a sentence gives units a role.

    One of the ``triggers``, parted by blanks, must stand in the sentence; ``pattern`` finds the list of units, or what
    comes right behind it where ``behind``; ``last``: of that only the last clause; ``headed``: only in items with a headline; ``others``: only those that have no role yet; ``example`` is a sentence with the units it must give.
    ``begins`` is how every match of a pattern begins that cannot be searched for quickly.
    """

    role: str
    triggers: str
    pattern: re.Pattern[str]
    example: tuple[str, tuple[str, ...]]
    headed: bool = False
    behind: bool = False
    last: bool = False
    others: bool = False
    begins: re.Pattern[str] | None = None

    def lists(self, sentence: str) -> Iterator[tuple[str, int]]:
        """Yield (list of units, offset) for each time the rule holds in a sentence."""
        end = 0
        found = matches_at(self.begins, self.pattern, sentence) if self.begins else self.pattern.finditer(sentence)
        for match in found:
            start = end if self.behind else match.start("units")
            start = max(start, sentence.rfind(",", 0, match.start()) + 1) if self.last else start
            if not (self.last and _ELSEWHERE.match(sentence, start)):
                yield sentence[start : match.start() if self.behind else match.end("units")], start
            end = match.end()


RULES = (
    Rule(
        "lead",
        "主办 承办",
        re.compile(r"(?:^|[,由、])(?P<units>[^,;由]{2,60}?)(?:联合|共同|携手)?(?:主办|承办)"),
        ("由区委宣传部、区文联主办,区图书馆承办", ("区委宣传部", "区文联", "区图书馆")),
    ),
    Rule(
        "lead",
        "牵头",
        re.compile("(?:^|,)由(?P<units>[^,;由]{2,40}?)牵头(?!单位|部门)"),
        ("由区住建委牵头,制定方案", ("区住建委",)),
    ),
    Rule(
        "partner",
        "协办",
        re.compile(r"(?:^|[,由、])(?P<units>[^,;由]{2,60}?)(?:联合|共同|携手)?协办(?!公室)"),
        ("由区文联主办,区图书馆、区作协协办", ("区图书馆", "区作协")),
        others=True,
    ),
    Rule(
        "partner",
        "先行先试 率先 捐资 捐款 捐物 捐出 认领 认购 认养 师生 学生",
        re.compile(
            rf"(?:{_ET_AL}|等?辖区企业)?的?(?:先行先试|率先|捐[资款物出]|认[领购养]|(?:\d[\d.]*[^,。\d]{{0,3}}?(?:名|位|人))?的?(?:师生|学生|少先队员|团员青年|员工|职工)[^,。]{{0,12}}?(?:走[进上]|参加|参与|加入|开展|为|向|到)"
            ")"
        ),
        ("大峪第一小学、新桥路中学先行先试,已有1260人参与", ("大峪第一小学", "新桥路中学")),
        behind=True,
        last=True,
        others=True,
    ),
    Rule(
        "partner",
        "设立 设点 提供 腾出 义诊 维持 协助",
        re.compile(
            "(?:^|,)(?:同时,|活动中,|现场,)?(?P<units>[^,;。:在到]{2,40}?)"
            "(?:等[^,;]{0,10}?)?(?=设立|设点|提供|腾出|义诊|开展义诊|维持|协助)"
        ),
        ("活动现场热闹,区疾控中心、区红十字会设点服务", ("区疾控中心", "区红十字会")),
        others=True,
    ),
    Rule(
        "partner",
        "协同 联动 共同",
        re.compile("(?:协同|联动|共同)(?:推进|配合|实施|落实)"),
        ("区城投集团、区供电公司协同推进", ("区城投集团", "区供电公司")),
        behind=True,
        others=True,
    ),
    Rule(
        "also",
        "相关 类似 同类 此类 相应 也加入 也行动 也推出 也走进 亦 同步行动 同步开展 同步推进 相继行动 也开展 也组织 也参加 也参与 也举办 也举行 也进行 也启动 也陆续 也相继 也积极 也同步 也纷纷 也分别 也均 也同时 也一同",
        re.compile(
            r"(?:等(?:单位|部门)?)?(?:(?:也|亦|均|同时|还|分别)+(?:陆续|相继|积极|同步|纷纷)?(?:组织)?开展了?(?:相关|类似|同类|此类|相应)"
            r"|[也亦](?:陆续|相继|积极|同步|纷纷|分别|均|同时|一同)*(?:组织|开展|参加|参与|举办|举行|进行|启动|加入|推出|走进|行动)"
            r"|(?:陆续|相继|同步)+(?:行动|开展|推进)(?:起来|了)?(?=,|$))"
        ),
        ("王平镇、永定镇也开展了相关活动", ("王平镇", "永定镇")),
        behind=True,
        begins=re.compile("[等也亦均同还分陆相]"),
    ),
    Rule(
        "responsible",
        "责任单位 责任部门 责任主体 整改单位",
        re.compile(
            r"(?:责任(?:单位|部门|主体)|整改单位|属地单位)(?:】|分别|均|都|主要|依次|有|为|是|:)+(?P<units>[^)]{2,60})"
        ),
        ("责任单位分别为大峪街道、区城管委", ("大峪街道", "区城管委")),
    ),
    Rule(
        "responsible",
        "责成",
        re.compile(
            "(?:责成|责令|交办)(?P<units>[^,;。]{2,40}?)(?:立即|限期|迅速|抓紧|全面|及时|逐一|按期|于|对|按|(?=[整清拆依严])|(?=,|$))"
        ),
        ("已责成司寨乡、榆林乡立即清理", ("司寨乡", "榆林乡")),
    ),
    Rule(
        "responsible",
        "责任单位看",
        re.compile("责任单位(?:来)?看,(?P<units>[^,;]{2,60}?)(?:的?(?:问题|点位|占比|数量|排名)|较多|最多|居前)"),
        ("从责任单位看,永定镇、大峪街道问题较多", ("永定镇", "大峪街道")),
    ),
    Rule(
        "responsible",
        "管养 管护 管辖 管理范围 责任范围 负责整改 负责维修",
        re.compile(
            "(?:属于?|系|归属|归口|由)(?P<units>[^,;。属归由]{2,40}?)的?"
            "(?:(?:负责|日常)*(?:管养|管护|管辖|养护)|管理范围|责任范围|辖区范围|属地|负责(?:整改|维修)|限期整改)"
        ),
        ("破损路面属区公路分局、永定镇管养范围", ("区公路分局", "永定镇")),
    ),
    Rule(
        "responsible",
        "整改较慢 整改缓慢 整改不力 整改滞后 整改不到位 进展较慢 进展缓慢 被点名 被通报 通报批评 被约谈 问题较多 问题突出 问题较为突出 排名靠后 排名末 排名最后 未整改 未完成整改",
        re.compile(
            "整改(?:较慢|缓慢|不力|滞后|不到位)|(?:进展|进度)(?:较慢|缓慢)|被点名|被通报|(?:被)?通报批评|被约谈|问题(?:较多|较为?突出|突出)|排名(?:靠后|末|最后)|(?:问题)?反弹|(?:逾期)?未(?:完成)?整改"
        ),
        ("区城管委、大台街道整改较慢,被点名提醒", ("区城管委", "大台街道")),
        behind=True,
        last=True,
        others=True,
    ),
    Rule(
        "partner",
        "由",
        re.compile(
            "(?<!自)由(?P<units>[^,;。由]{2,40}?)(?:等[^,;。]{0,10}?)?"
            "(?:分头|分别|轮流|共同|统一|统筹|负责(?!监督|督|考核|指导)|认领|提供|承担|出资|捐|包保|承包|认养|实施|施工|选派|派|组织(?!部)|协调|具体|免费|主讲|授课|讲授|配合|跟进|落实|兜底|代为|现场|集中)"
        ),
        ("愿望清单由京煤物业公司、自来水公司分头认领", ("京煤物业公司", "自来水公司")),
        others=True,
    ),
    Rule(
        "partner",
        "联合 会同 协同 邀请 携手 联手 配合 协调 联动",
        re.compile(
            r"(?<![将拟])(?:联合(?!会|社|体|国(?![家际])|大学|公司)|会同|协同|邀请|携手|联手|配合(?!的|好|度)|协调|联动)(?:了|组织)?(?!,)"
            rf"(?P<units>.{{2,60}}?){_STOPPED}(?={_STOPS}|(?<=[局委办镇道会院队心司团校园馆所站社区县乡部处室科厂店行厅业)]){_ACTS}(?!所|室|院|设计院|队|[总分]?站|局|办|科|中心|联合会|协会|大学|学院|公司|银行|部|总队|支队|大队))"
        ),
        ("近日,联合永定镇和区创城办,组织培训会", ("永定镇", "区创城办")),
    ),
    Rule(
        "partner",
        "联合 共同 一道 携手 合作 联手 依托 一起",
        re.compile(
            r"(?:^|(?<=,)|(?<=[局委办镇道会院队心司团校部联协社日月午]))(?:与|(?<!会)同)(?P<units>[^,与同]{2,30}?)(?:联合(?!会|社|体)|共同|一[道起]|携手|合作|联手|依托|组织(?!部))"
        ),
        ("与区教委联合举办讲座", ("区教委",)),
    ),
    Rule(
        "present",
        "一道 一同 一起",
        re.compile(
            r"(?:^|,)(?:与|同)(?P<units>[^,与]{2,40}?(?:负责同志|负责人|领导|干部|人员|同志))一[同道起](?=,|来到|到|检查|调研|察看|查看|前往|走访|督导|慰问)"
        ),
        ("与区教委、区住建委负责同志一道,逐站查看", ("区教委", "区住建委")),
        headed=True,
    ),
    Rule(
        "partner",
        "组织",
        re.compile(
            r"(?:^|,)[^,]{0,10}?组织(?!部)(?P<units>(?:[^,走前到对在为向]|走(?!进)|前(?!往))*、.{1,60}?|[^,、]{3,30}?)(?:等[^,]{0,12})?"
            r"(?=开展|参加|参与|对|在|进行|召开|到|赴|举办|连夜|集中|走[进上]|深入|前往|下沉|联合|分头|分片|分组)"
        ),
        ("近日,组织区教委、团区委开展活动", ("区教委", "团区委")),
    ),
    Rule(
        "partner",
        "派员 派出 调派 增派 选派 抽调 支援 进驻 捐赠 赠送 赞助 应邀 赶来 主动 全程 到场 助阵",
        re.compile(
            rf"(?:{_ET_AL})?(?:派员(?!参加|出席|随行|随同|陪同|列席|参会|到会)|派出(?!所|的)|调派|增派|选派|抽调|(?:前来)?支援|进驻|捐赠|赠送|赞助|全程(?:参与|指导|督导|监督|护航)|应邀(?:到场|前来)|赶来|主动(?:出|派|提供|参与|承担)|的?\d+余?[名位][^,。]{{1,8}}?(?:全程|到场|助阵))"
        ),
        ("活动当天,区公安分局、永定镇派员配合", ("区公安分局", "永定镇")),
        behind=True,
        last=True,
        others=True,
    ),
    Rule(
        "partner",
        _PEOPLE.replace("|", " "),
        re.compile(rf"(?:{_PEOPLE})(?:应邀|到场|走进|上门|现场|赶来|前来|带来|为|向|与|对|支援)"),
        ("区医院医护人员为居民测量血压", ("区医院",)),
        behind=True,
        last=True,
        others=True,
    ),
    Rule(
        "partner",
        "单位 部门",
        re.compile(rf"{_ET_AL}(?=设置|设立|摆|进驻|现场|提供|为|向|开展|带来|联合|共同|参与)"),
        ("区教委、区司法局等9家单位设置展台", ("区教委", "区司法局")),
        behind=True,
        last=True,
        others=True,
    ),
    Rule(
        "partner",
        "来自",
        re.compile(r"来自(?P<units>[^,;。]{2,40}?)(?:等(?:单位|部门))?的"),
        ("来自区医院、电力服务中心的志愿者参加", ("区医院", "电力服务中心")),
        others=True,
    ),
    Rule(
        "partner",
        "协助下 配合下 支持下 帮助下 指导下 组织下 牵头下",
        re.compile("在(?P<units>[^,;。]{2,40}?)的?(?:大力|积极)?(?:协助|配合|支持|帮助|指导|组织|牵头)下"),
        ("在区司法局、区农业农村局的协助下,逐户释法", ("区司法局", "区农业农村局")),
    ),
    Rule(
        "partner",
        "签订 签署 共建 结对 达成",
        re.compile(r"(?:^|,|已|并)与(?P<units>[^,;。]{2,40}?)(?:签订|签署|共建|结对|达成)"),
        ("与区司法局、门城医院签订共建协议", ("区司法局", "门城医院")),
        others=True,
    ),
    Rule(
        "partner",
        "联合",
        re.compile(
            "(?:^|,)(?P<units>[^,;。在与对为]{2,60}?)(?:在[^,;。]{2,24}?)?联合(?=在|对|开展|组织|举办|召开|推出|启动)"
        ),
        ("会后,镇派出所、镇中心校在水库联合开展演练", ("镇派出所", "镇中心校")),
        others=True,
    ),
    Rule(
        "partner",
        "受邀 应邀",
        re.compile("[受应]邀(?:到场|前来|参加|参与)?的(?P<units>[^,;。]{2,30}?)(?=对|为|向|现场|开展|讲|,|$)"),
        ("受邀到场的区消防救援支队对充电桩逐个检测", ("区消防救援支队",)),
        others=True,
    ),
    Rule(
        "partner",
        "签订 签署 结对 共建",
        re.compile("(?<!小区)还与[^,;。]{2,10}?(?:签订|签署|结对|共建)"),
        ("区医院、门城影城还与社区签订共建协议", ("区医院", "门城影城")),
        behind=True,
        last=True,
        others=True,
    ),
    Rule(
        "partner",
        "签订 签署 每季 每月 每周 每年",
        re.compile("(?<=[部局委办司院校社道镇乡队])与(?P<units>[^,;。与]{2,40}?)(?:签订|签署|每[周月年季])"),
        ("甲医院党支部与东街小学签订共建协议", ("东街小学",)),
        others=True,
    ),
    Rule(
        "partner",
        "结对 共建",
        re.compile("(?<=[^,])与(?P<units>[^,;。与]{2,40}?)(?:结对|共建)"),
        ("门诊党支部与东街小学结对共建", ("东街小学",)),
        others=True,
    ),
    Rule(
        "present",
        "听取",
        re.compile("听取了?(?P<units>[^,;。]{2,60}?)(?:的|关于[^,;。]{2,30})?(?:工作|专题|情况)*(?:汇报|介绍|发言)"),
        ("听取了区城管委、永定镇情况汇报", ("区城管委", "永定镇")),
        headed=True,
    ),
    Rule(
        "present",
        "应邀 受邀",
        re.compile("[应受]邀(?:派员)?(?:参加|出席|到会|列席)"),
        ("区妇联、区文联应邀参加", ("区妇联", "区文联")),
        behind=True,
    ),
    Rule(
        "present",
        "通报",
        re.compile("(?:分别|先后)?通报(?:了|上周|上月|本周|本月|近期|前期|[一二三四]季度|全区|情况|督查|测评|整改)"),
        ("区信访办通报上周情况", ("区信访办",)),
        headed=True,
        behind=True,
    ),
    Rule(
        "present",
        "汇报 陪同 参加 出席 参会 列席 参与 到会 观摩 发言 经验介绍 经验分享 随同 随行 到场 同行 一同 一道 一起",
        re.compile(
            r"(?:派员)?(?:陪同(?!下)|(?<![也亦])参[加与]|出席|参会|列席|到会|观摩|随同|随行|到场|同行)|(?:分别|先后|依次|作了?)+(?:工作)?汇报|汇报了?[^,;]{0,8}?(?:工作|情况|进展|成效|做法|打算|方案|问题)|(?:在会上|会上|现场)?(?:分别|先后|依次)*作了发言|(?:在会上|会上|现场)?(?:分别|先后|依次)*(?:作了?)?(?:表态|交流|典型|书面|经验|检讨|检查|整改|述职|履职|承诺|大会|专题)+(?:发言|交流|介绍|分享|汇报)|一[同道起](?=检查|调研|察看|查看|前往|走访|督导|慰问)"
        ),
        ("区城管委、永定镇相关负责同志参加", ("区城管委", "永定镇")),
        headed=True,
        behind=True,
        begins=re.compile("[派在会现陪参出列到观随同分先依作汇表交典书经检整述履承大专一]"),
    ),
    Rule(
        "present",
        "带领 率 带队",
        re.compile(
            r"(?:带领|率领|率|带队)(?!到|赴|深入|前往|走)(?P<units>.{2,60}?(?:负责人|负责同志|干部|人员|同志)|[^,]{2,30}?)(?=,|来到|到|深入|先后|前往|赴|走进|走访|察看|检查|调研|一行)"
        ),
        ("市委副书记带领市文明办、市城管局负责人,先后到公园检查", ("市文明办", "市城管局")),
        headed=True,
    ),
    Rule(
        "present",
        "陪同下",
        re.compile(r"在(?P<units>.{2,50}?)(?:的)?陪同下"),
        ("在市发改委的陪同下,到现场考察", ("市发改委",)),
        headed=True,
    ),
    Rule(
        "present",
        "参加 出席 参会 到会 列席",
        re.compile(r"(?:参加|出席|参会|到会|列席)[^,。;]{0,6}的(?:还|单位)?[有为](?P<units>.{2,200})"),
        ("参加会议的有市发改委、市城管局等相关领导", ("市发改委", "市城管局")),
        headed=True,
    ),
)
"""How sentences give roles to units; a sentence is held against each row of which it has a trigger."""

TRIGGERS = {
    headed: Triggers({place: tuple(rule.triggers.split()) for place, rule in enumerate(RULES) if rule.headed <= headed})
    for headed in (False, True)
}
"""The rows of ``RULES`` by the words that must stand in a sentence for them: all, and those for items without headlines."""
