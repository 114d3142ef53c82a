"""The words of what is a part of a place: its gates and stretches, what stands in it, where it meets another. Folded."""

from ccsearch.reading.placewords import HOMES

STRETCHES = r"[左右]岸[\u3400-\u9fff]{2,4}段|入[海江河湖]口|[东西南北]延(?:线|长线|工程|伸段?)?(?:\([^()]{3,24}段\))?|\d+号(?:院|小区|平房区)?(?!线|楼)|[东南西北]口(?:公厕|厕所|(?=[、和及与]))|\([^()]{3,24}段\)|(?![等及和与沿周])[\u3400-\u9fff]{2,4}(?<![上下中东南西北前后全一阶时路地])段(?![时落子])"
"""What goes on from a road or a river to its part in a town (a pattern): 永定河雁翅段."""

DETAILS = {
    **dict.fromkeys(
        "社区 村 小区 家园 花园 嘉园 新村 嘎查 屯 一区 二区 三区 四区 五区 六区 七区 八区 九区 十区".split(),
        r"(?:民俗|民俗旅游|旅游)村|(?:苹果|玫瑰|樱桃|葡萄|草莓|桃|梨|杏|核桃|蔬菜|果)园|(?:便民|常态化)*(?:核酸)?(?:采样|检测|接种)点|避险安置点|会议室|(?:便民|政务)?(?:办事|服务)大厅|地下(?:车库|停车场)|[泄排]洪[沟渠]|(?:拆违|施工|在建|建设)工地|(?:村口|村头|社区|小区|新建)?(?:(?:健身|休闲|小|中心)?广场|路口|(?:老旧|无物业)小区|(?:闲置|空闲|拆违)?地块|(?:智慧|停车|充电)*平台"
        r"|(?:文化|党员|群众|老年|棋牌|健身|图书|儿童|妇女|居民|村民|老年人)*(?:活动室|文化室|阅览室|图书室|议事室|议事厅|活动站|健身房)"
        r"|(?:环卫|垃圾|分类|爱心|便民|暖心|户外|劳动者)*驿站|(?:环卫|志愿)(?:服务站|休息室)|(?:红色|精品|特色|乡村|农家)*(?:民宿(?:街区|集群)?|农家乐|小院|院落))",
    ),
    **dict.fromkeys(
        "大街 路 街 南街 北街 东街 西街 大道 公路".split(), r"(?:交叉|十字|丁字)?路口|(?:智慧|停车|充电)*平台"
    ),
    **dict.fromkeys(
        "医院 总医院 中医院".split(), "(?:发热)?(?:门诊|急诊)(?:大厅|楼|部)?|住院[部楼]|(?:核酸)?(?:采样|检测|接种)点"
    ),
    **dict.fromkeys(
        "学校 中学 小学 幼儿园 一小 二小 三小 一中 二中".split(),
        "(?:学生|师生|教工|职工)?(?:食堂|操场|餐厅|宿舍|教学楼|办公楼|报告厅|会议室)",
    ),
    "各庄": r"地块|(?:便民|常态化)*(?:核酸)?(?:采样|检测|接种)点",
    **dict.fromkeys("公司 有限公司 集团".split(), "(?:办公楼|生产|车间|厂区|厂房|宿舍|食堂|仓库|展厅|门店)+"),
    **dict.fromkeys("公园 游园".split(), "夜市|段?绿地|无障碍坡道|园路|[东西南北]门绿地"),
}
"""What is a part of a place, or stands in it, and has no name of its own (a pattern): 双石头村路口."""

DOTTED = r"·[\u3400-\u9fff]{2,4}?(?=周边|附近|重点|大型|商|购|[、,。;等和及内外门东西南北])"
"""What goes on behind a dot (a pattern): 金融街·融悦汇."""

PHASED = HOMES | frozenset("步道 水厂 处理厂 大厦 广场 园区 产业园 工业园 科技园 开发区 公园 商城 市场".split())
"""Ends of places that are built in phases."""

ENTITLED = r"(?:[东西南北中]段|[东西南北]侧|[东西南北]{2}角|绿地|[a-z甲乙丙丁\d]+地块|地块|项目|工程|工地|[一二三四五六七八九十\d]+标段|入口|出口)+(?=[\n(:])"
"""What goes on from a place in a headline that is nothing but its name (a pattern)."""

CROSSING = r"(?:交叉口|交汇处|交叉路口|交界处)(?![东西南北]{1,2}[角侧](?:的|边)?(?:绿地|空地|草坪|花坛|广场|游园))"
"""What makes one place of two roads (a pattern)."""

FACILITIES = frozenset("防洪堤 河堤 铁路 人行道 公厕 东门 西门 南门 北门 步道 泵站 健身广场".split())
"""What belongs to a place and is named by it: 双峪农贸市场南门."""

OWNING = frozenset(
    "一区 二区 三区 四区 五区 六区 七区 八区 九区 十区 号院 广场 步道 码头 车站 汽车站 火车站 客运站 停车场 服务区 医院 总医院 中医院 院区 路 街 大街 社区 村 小区 家园 花园 嘉园 新村 公园 市场 农贸市场 菜市场".split()
)
"""Ends of places that have those."""

INSTITUTES = frozenset("纪念馆 陈列馆 博物馆 旧址 故居 养殖场 合作社".split())
"""Ends of what has a name of its own in a village, which is another place: 毕公村|奶山羊养殖场."""
