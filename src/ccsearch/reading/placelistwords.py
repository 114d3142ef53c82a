"""The words of places that no tail tells: stops of a line, numbered roads, members of lists. Folded."""

STATIONS = r"(?:(?:地铁|轨道交通|轻轨)(?:(?:[a-z]\d{1,2}|\d{1,2}号)线)?|公交(?!车)|高铁|(?:[a-z]\d{1,2}|\d{1,2}号)线)(?P<name>[\u3400-\u9fff]{2,6}?站)$"
"""A stop by what stops there (a pattern): 地铁石厂站."""

NOT_LISTED = '等|情况|工作|问题|秩序|环境|卫生|设施|落实|建设|管理|负责|同志|人员|干部|代表|部门|单位|居民|群众|企业|商户|商家|店铺|门店|[团连摊]$|街道$|镇$|乡$|苏木$|[委局办厅部队]$|^号|[号层]楼$|^[主辅支]路|单元$|现场$|["“]'
"""What makes a member of a list no name of a place (a pattern), though the others are."""

LINES = r"[a-z]\d{1,2}线|\d{1,2}号线"
"""Lines, of which all stops in a text may be told (a pattern)."""

RAILWAYS = ("地铁", "轻轨")
"""What has lines, of which all stops in a sentence may be told."""

STOPS = r"[\u3400-\u7ad8\u7ada-\u9fff]{2,7}站(?![点台长岗内务])"
"""What could be a stop of a line (a pattern)."""

NOT_STOPS = frozenset(
    "两 三 四 五 六 终点 起点 下一 本 到 各 该 场 服务 工作 油 气 电 泵 垃圾 转运 中转 环卫 检查 消防 补给 饮水 卫生 文化 警务 救助 志愿 实践 水文 监测 驿 报 网 车 总 末 接驳 执法 治超 活动 便民 收费 保养 种 回收 桩 刊 兽医 接待 岗 采样 献血 粮".split()
)
"""How what is no stop of a line ends before its last character."""

NUMBERED = r"道(?<=[国省县乡]道)(?:[gsxy]\d{2,4}线?|\d{2,4}线|\d{3}(?!\d|余|多|公里|米|千米|条|处|个|年|座|次|家|名|辆|户|万|元|平))"
LETTERED = r"[gsxy](?<![a-z\d].)\d\d\d(?:(?:辅线|复线|主线|新线|线(?![缆材路上下圈束])|[国省县乡]道)(?:辅线|复线|主线)?(?:交叉口|交汇处)?|(?=(?:[、和及与][gsxy]\d\d\d)*(?:沿线|路段|沿途|交叉口|交汇处|k\d|[两三四五六]条|等?[国省县乡]道|线(?![缆材上路下圈束])))|(?<=[在沿]....)(?![\da-z号型次室房楼座栋机教会办打展款]))"
"""Roads that are named by their number (patterns), the first but for its first character: 省道227线, S204线; no quantities and models."""

_GOING_ON = "开展|进行|设置|设立|组织|举办|举行|召开|累计|安装|增设|联动|率先|同步|先行|实施|启动|建成|完成|推行|发放|走访|巡查|巡回|巡逻|巡护|巡诊|义诊|巡演|演出|张贴|悬挂|搭建|打捞|清扫|清运|清理|拆除|种植|巡讲|宣讲|调研|检查|督导|慰问|排查|参加|参与|打造|成立"
_SETTLEMENTS = "(?<=个)(?:片区|小区|社区|村庄|村|行政村|自然村|古?村落|传统村落|教学点|校区|院区|站点)"
_UNCOUNTED = (
    rf"(?<!个)(?:片区(?=的)|教学点(?=的)|村(?=的)|(?:片区|小区|社区|村|教学点|站)(?=[,。;、()\n]|$|{_GOING_ON}))"
)
_OTHERS = "点位|路口|公园|景区|市场|商圈|路段|重点区域|重点点位|街区|广场|企业|商场|酒店|景点|街巷"
GROUPED = rf"[个处家等两三四](?=[重片小社村行自古传教校院站点路公景市商街广企酒])(?:(?P<settled>{_SETTLEMENTS}|{_UNCOUNTED})|(?:{_OTHERS}))"
"""What tells of all members of a list before it that they are places, some of them settlements (a pattern); not 等社区顽疾."""
