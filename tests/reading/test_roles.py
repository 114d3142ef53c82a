"""Who took part, and how: units and leaders in every form of the genre (its sections 6 and 7)."""

from typing import NamedTuple

import pytest

from ccsearch.lexicon import load_lexicon, parse_lexicon
from ccsearch.reading import read_text
from ccsearch.reading.people import TITLES
from ccsearch.reading.surnames import DOUBLE
from ccsearch.reading.units import UNIT_TAILS

EMPTY = parse_lexicon(b"")
HEAD = "某区创城工作快报\n第7期\n某区创建全国文明城市工作领导小组办公室\n2022年8月10日\n"


class Row(NamedTuple):
    """A text, and every leader or unit of its item with the roles in it."""

    oddity: str
    text: str
    told: dict[str, tuple[str, ...]]


def units(text: str) -> dict[str, tuple[str, ...]]:
    return {row.name: row.roles for item in read_text(HEAD + text, "x", EMPTY).items for row in item.units}


def leaders(text: str) -> dict[str, tuple[str, ...]]:
    return {row.name: row.roles for item in read_text(HEAD + text, "x", EMPTY).items for row in item.leaders}


UNITS = (
    Row("before the colon", "【简讯】\n甲街道：近日，清运垃圾9车。", {"甲街道": ("lead",)}),
    Row("joint", "【简讯】\n甲街道、乙镇：近日，清运垃圾9车。", {"甲街道": ("lead",), "乙镇": ("lead",)}),
    Row("run together", "【简讯】\n区委农工委区农业农村局：近日，清运垃圾9车。", {"区委农工委": ("lead",), "区农业农村局": ("lead",)}),
    Row("others did so too", "【简讯】\n甲街道：近日，清运垃圾9车。**乙镇、丙镇**也开展了相关活动。",
        {"甲街道": ("lead",), "乙镇": ("also",), "丙镇": ("also",)}),
    Row("many others did so too", "【简讯】\n甲街道：近日，清运垃圾9车。区委编办、区机关后勤服务中心、区投促中心、区应急局也开展了相关活动。",
        {"甲街道": ("lead",), "区委编办": ("also",), "区机关后勤服务中心": ("also",), "区投促中心": ("also",), "区应急局": ("also",)}),
    Row("together with", "【简讯】\n区商务局：近日，联合永定镇和区教委，开展培训。", {"区商务局": ("lead",), "永定镇": ("partner",), "区教委": ("partner",)}),
    Row("at fault, before the colon", "【曝光台】\n甲街道：近日，某小区楼道堆放杂物。", {"甲街道": ("responsible",)}),
    Row("at fault, named behind", "【曝光台】\n近日，检查发现，桥东社区垃圾满溢。责任单位：甲街道、区城管委。",
        {"甲街道": ("responsible",), "区城管委": ("responsible",)}),
    Row("those who went along", "金晖8日到桥东社区调研创城工作 区创城办、区城管委、丙镇相关负责同志参加。",
        {"区创城办": ("present",), "区城管委": ("present",), "丙镇": ("present",)}),
    Row("where the leader went", "金晖8日到甲街道调研创城工作 甲街道相关负责同志陪同。", {"甲街道": ("present", "visited")}),
    Row("where he went, told in the text", "金晖调研实践站建设 近日，副区长金晖深入丁镇、戊镇，实地调研，区文旅局相关负责人随同。",
        {"丁镇": ("visited",), "戊镇": ("visited",), "区文旅局": ("present",)}),
    Row("who reported at the meeting", "区召开创城推进会 金晖出席。会上，区城管委、丙镇分别汇报了整改进展。",
        {"区城管委": ("present",), "丙镇": ("present",)}),
    Row("who came along, named last", "金晖8日到桥东社区调研 查看楼道。金晖强调，要抓好整改。区教委、丙镇有关负责同志陪同调研。",
        {"区教委": ("present",), "丙镇": ("present",)}),
    Row("hosts", "文明大集开集 8日，由区委宣传部、区文旅局主办，区图书馆承办的大集开集。",
        {"区委宣传部": ("lead",), "区文旅局": ("lead",), "区图书馆": ("lead",)}),
    Row("a police station and a law firm take part", "【简讯】\n甲街道：近日，联合城子派出所、北京青松律师事务所，开展宣传。",
        {"甲街道": ("lead",), "城子派出所": ("partner",), "北京青松律师事务所": ("partner",)}),
    Row("deputies are no unit that takes part", "【简讯】\n甲街道：近日，邀请区人大代表、市民督察员18名，开展暗访。", {"甲街道": ("lead",)}),
    Row("who writes for it", "甲街道清理楼道 近日，清运垃圾9车。（区财政局刘书萱）", {"甲街道": ("lead",), "区财政局": ("source",)}),
    Row("groups are no units", "区召开创城推进会 金晖出席，各镇街、各部门、全区各创城重点指标单位参加会议。", {}),
    Row("the source", "甲街道清理楼道 近日，清运垃圾9车。（乙镇）", {"甲街道": ("lead",), "乙镇": ("source",)}),
    Row("our own office is the source", "甲街道清理楼道 近日，清运垃圾9车。（本刊）", {"甲街道": ("lead",), "区创城办": ("source",)}),
    Row("和 inside a name", "【简讯】\n区文化和旅游局：近日，清运垃圾9车。", {"区文化和旅游局": ("lead",)}),
    Row("brackets inside a name", "【简讯】\n区市场监管局（区知识产权局）：近日，清运垃圾9车。", {"区市场监管局（区知识产权局）": ("lead",)}),
    Row("a company acts", "【简讯】\n京煤集团有限公司：近日，清运垃圾9车。", {"京煤集团有限公司": ("lead",)}),
    Row("a school acts", "【简讯】\n枫林小学：近日，清运垃圾9车。", {"枫林小学": ("lead",)}),
    Row("a unit that speech addresses has no part", "金晖8日到桥东社区调研创城工作 先后查看楼道。金晖要求：一要抓好整改。区教委要到位。二要压实责任。甲街道要到位。", {}),
    Row("its people helped", "【简讯】\n甲街道：近日，清运垃圾9车。区医院医护人员为居民测量血压，乙镇派员配合。",
        {"甲街道": ("lead",), "区医院": ("partner",), "乙镇": ("partner",)}),
    Row("what a partner does stands right behind it", "【简讯】\n甲街道：近日，会同区住建委约谈物业企业5家。", {"甲街道": ("lead",), "区住建委": ("partner",)}),
    Row("others did the same at the same time", "【简讯】\n甲街道：近日，清运垃圾9车。区委组织部、丙镇也同步开展了清理行动。",
        {"甲街道": ("lead",), "区委组织部": ("also",), "丙镇": ("also",)}),
    Row("organised is part of a name", "区委组织部依托网格清理楼道 近日，建立微信网格群112个。", {"区委组织部": ("lead",)}),
    Row("invited to a feast", "【简讯】\n丙镇：近日，举办邻里节，区妇联、区文联应邀参加。", {"丙镇": ("lead",), "区妇联": ("present",), "区文联": ("present",)}),
    Row("reported figures at a meeting", "区召开调度会 金晖主持，区信访办通报上周情况，排名靠后的甲街道作了表态发言。", {"区信访办": ("present",), "甲街道": ("present",)}),
    Row("a township of a people", "【简讯】\n安家坡东乡族乡：近日，清运垃圾9车。", {"安家坡东乡族乡": ("lead",)}),
    Row("a market is at fault, others are responsible", "【曝光台】\n东门市场：近日，垃圾满溢。（责任单位：甲街道）", {"甲街道": ("responsible",)}),
    Row("took the lead, others with it", "甲县推进城市更新 由县住建局牵头，县城投集团、县供电公司协同推进。", {"县住建局": ("lead",), "县城投集团": ("partner",), "县供电公司": ("partner",)}),
    Row("one with another for good", "【简讯】\n甲街道：近日，门诊党支部与东街小学结对共建，清理烟头。", {"甲街道": ("lead",), "东街小学": ("partner",)}),
    Row("was listened to", "金晖8日到桥东社区调研创城工作 召开座谈会，听取了区城管委、丁镇情况汇报。", {"区城管委": ("present",), "丁镇": ("present",)}),
    Row("between a person and its own joint", "金晖到桥东社区检查 县委常委、宣传部部长巫丽萍及区城管委、丁镇负责人参加。", {"区城管委": ("present",), "丁镇": ("present",)}),
    Row("reported, with no adverb", "区召开调度会 金晖主持，区城管委、丁镇汇报工作。", {"区城管委": ("present",), "丁镇": ("present",)}),
    Row("an office whose name has 协办 in it", "金晖8日到桥东社区视察创城工作 区政协办公室、丁镇负责同志参加。", {"区政协办公室": ("present",), "丁镇": ("present",)}),
    Row("who held what a brief's unit carried out", "【简讯】\n丙镇：近日，承办由区文旅局主办的活动，区委政法委应邀派员参加，区交通局协办。", {"丙镇": ("lead",), "区文旅局": ("partner",), "区委政法委": ("present",), "区交通局": ("partner",)}),
    Row("with others' help", "【简讯】\n丙镇：近日，在区司法局、区农业农村局的协助下，清运垃圾9车，北京林业大学的20名师生全程指导。",
        {"丙镇": ("lead",), "区司法局": ("partner",), "区农业农村局": ("partner",), "北京林业大学": ("partner",)}),
    Row("at fault with what they are to do", "区创城办通报检查情况 区创城办通报，区城管委负责的公厕保洁、大台街道矿区宿舍照明整改较慢。",
        {"区创城办": ("lead",), "区城管委": ("responsible",), "大台街道": ("responsible",)}),
    Row("told to mend it", "本周巡查发现焚烧 3月22日，已责成司寨乡、榆林乡立即清理。", {"司寨乡": ("responsible",), "榆林乡": ("responsible",)}),
    Row("praised in a notice of inspection", "一、督查情况\n（一）好的方面\n1．甲街道：近日，清运垃圾9车，效果良好。\n2．乙街道：近日，清运垃圾9车，效果良好。\n（二）问题曝光\n1．丙街道：近日，垃圾满溢，无人清理。",
        {"甲街道": ("lead",), "乙街道": ("lead",), "丙街道": ("responsible",)}),
    Row("who speaks at the meeting, named before 在会上", "动员会召开 8月9日，金晖主持会议。区城管委、永定镇在会上作交流发言。", {"区城管委": ("present",), "永定镇": ("present",)}),
    Row("a branch of an office", "丰泽湾区分局查处一起案件 9月21日，接到举报。", {"丰泽湾区分局": ("lead",)}),
    Row("a street with its region before it", "金晖调研社区 市委书记金晖来到临江区兴隆街道，调研社区治理。", {"兴隆街道": ("visited",)}),
    Row("a sumu is visited like a town", "金晖督导春耕 旗委书记金晖深入巴彦苏木、好力保镇督导春耕生产。", {"巴彦苏木": ("visited",), "好力保镇": ("visited",)}),
    Row("organised by", "【简讯】\n甲镇：近日，在区商务局、区供销社的组织下，参加展销会。", {"甲镇": ("lead",), "区商务局": ("partner",), "区供销社": ("partner",)}),
    Row("at fault, with how much was found there", "一、督查情况\n近日，开展督查，发现问题20个。\n二、发现的主要问题\n（一）南麻街道（9个）\n1.沟渠内有垃圾；2.西台村堆放杂物。\n（二）鲁村镇（11个）\n1.公厕无人管护；2.草埠村残垣断壁。",
        {"南麻街道": ("responsible",), "鲁村镇": ("responsible",)}),
    Row("at fault, named in the title", "【问题清单】\n（1）守敬路东段（责任单位：甲街道）：绿化带内垃圾较多，无人清理。", {"甲街道": ("responsible",)}),
    Row("who reports on progress", "周调度会召开 8月9日，区城管委、永定镇汇报整改进展。", {"区城管委": ("present",), "永定镇": ("present",)}),
    Row("a town that a longer name begins with", "金晖31日调研军庄镇文明村镇创建 区教委负责同志陪同。", {"军庄镇": ("visited",), "区教委": ("present",)}),
    Row("a town and its village", "金晖检查工地 副区长金晖到龙泉镇琉璃渠村检查扬尘治理。", {"龙泉镇": ("visited",)}),
    Row("a town's school is a place", "金晖检查校园 副区长金晖到龙泉镇中心小学检查食堂。", {}),
    Row("an office's centre", "金晖8日到区融媒体中心调研 查看采编大厅。", {"区融媒体中心": ("visited",)}),
    Row("the hall for services is a place", "金晖8日到区政务服务中心调研 查看窗口。", {}),
    Row("called on", "金晖慰问职工 副区长金晖还走访了区公路分局。", {"区公路分局": ("visited",)}),
    Row("leads offices along to a place", "金晖带队检查市场 金晖率区市场监管局、区商务局负责人来到双峪市场。",
        {"区市场监管局": ("present",), "区商务局": ("present",)}),
    Row("a day between the subject and what it does", "区创城指挥部4日召开工作例会 部署迎检。", {"区创城指挥部": ("lead",)}),
    Row("the subject of a sentence that ends with those present", "全区爱国卫生动员会召开 3月4日，区卫生健康委牵头召开动员会，各镇街负责人参加。",
        {"区卫生健康委": ("lead",)}),
    Row("who reports first is not who calls the meeting", "区创城推进会召开 8月9日，会议召开。区城管委汇报工作进展。", {"区城管委": ("present",)}),
    Row("a company that speaks at another's meeting", "甲园区管委会召开约谈会 京西重工有限公司表示，将抓好整改。", {"甲园区管委会": ("lead",), "京西重工有限公司": ("present",)}),
    Row("a small troupe goes by its house", "【简讯】\n甲镇：近日，邀请中国评剧院小分队到广场演出。", {"甲镇": ("lead",), "中国评剧院": ("partner",)}),
    Row("on the same stage", "【简讯】\n甲镇：近日，邀请12位传承人和北京京煤集团艺术团同台演出。", {"甲镇": ("lead",), "北京京煤集团艺术团": ("partner",)}),
    Row("a team as every house has", "【简讯】\n甲镇：近日，组织老兵志愿服务队在路口开展劝导。", {"甲镇": ("lead",)}),
    Row("friendly firms in general", "【简讯】\n甲镇：近日，衣物由爱心企业负责送往山区。", {"甲镇": ("lead",)}),
    Row("a department of propaganda joins in", "区创城办通报督查情况 区创城办联合区委宣传部、区城管执法局，抽查单位438家。",
        {"区创城办": ("lead",), "区委宣传部": ("partner",), "区城管执法局": ("partner",)}),
    Row("those who do not cooperate are no partners", "【简讯】\n甲镇：近日，对拒不配合的，联合区消防救援支队、区司法局上门释法。",
        {"甲镇": ("lead",), "区消防救援支队": ("partner",), "区司法局": ("partner",)}),
    Row("others did so too, 亦", "【简讯】\n甲街道：近日，清运垃圾9车。乙镇、丙镇亦开展了同类整治。", {"甲街道": ("lead",), "乙镇": ("also",), "丙镇": ("also",)}),
    Row("together with the leader", "金晖暗访车站周边秩序 8日，金晖直奔现场，与区交通局、区公安局同志一道，逐站查看。", {"区交通局": ("present",), "区公安局": ("present",)}),
    Row("the committee calls a meeting", "金晖调度迎检工作 8日晚，区委召开迎检调度会，金晖出席。", {"区委": ("lead",)}),
    Row("an office calls a meeting which leaders attend", "金晖调度迎检工作 8日，区创城办召开迎检调度会，金晖出席。", {"区创城办": ("lead",)}),
    Row("who holds the meeting does not attend it", "我区召开现场会 8日，区城管委在丙巷召开现场会，金晖主持会议，区教委负责人参加。",
        {"区城管委": ("lead",), "区教委": ("present",)}),
    Row("gives things", "【简讯】\n甲镇：近日，清运垃圾9车，区水务局赠送雨靴20副。", {"甲镇": ("lead",), "区水务局": ("partner",)}),
    Row("owns up at a meeting", "区召开调度会 金晖主持，乙区、城投集团依次作检讨发言。", {"乙区": ("present",), "城投集团": ("present",)}),
    Row("gives its experience", "现场会在甲校举行 金晖主持会议，丙镇中心小学作经验介绍。", {"丙镇中心小学": ("present",)}),
    Row("a station of a town, before a colon", "清水镇财政所：小小“一卡通”连起千万家\n为提高效率，逐村宣传。", {"清水镇财政所": ("lead",)}),
    Row("comes to us", "省财政厅来我县调研支付改革 9月5日，查看两个窗口。", {"省财政厅": ("lead",)}),
    Row("one after the other", "气象服务站建设提速 甲区气象局、乙县气象局先后建成气象服务站9个。", {"甲区气象局": ("lead",), "乙县气象局": ("lead",)}),
    Row("a reservoir is a place", "金晖到青狮潭水库检查防汛工作 查看大坝。", {}),
    Row("have an agreement with a community", "甲镇清理楼道 近日，清运垃圾9车。区医院、县邮政局还与社区签订共建协议。", {"甲镇": ("lead",), "区医院": ("partner",), "县邮政局": ("partner",)}),
    Row("two housing estates are no units", "甲镇清理楼道 近日，清运垃圾9车。新桥西区、丙园东里两个小区还与社区签订共享协议。", {"甲镇": ("lead",)}),
    Row("a branch of the party signs with another", "甲医院党支部结对 6月27日，甲医院党支部与丙街道党工委签订共建协议。", {"甲医院党支部": ("lead",), "丙街道党工委": ("partner",)}),
    Row("who speaks for others", "金晖视察垃圾分类 金晖走进小区查看。陆维代表市政府作表态发言。", {}),
    Row("and other departments of the house", "医院召开大会 金晖主持，医务部、药学部等职能科室负责人参加。", {"医务部": ("present",), "药学部": ("present",)}),
    Row("others do something together", "甲镇召开动员会 8日，甲镇召开动员会。会后，镇派出所、镇中心校联合在水库开展演练。",
        {"甲镇": ("lead",), "镇派出所": ("partner",), "镇中心校": ("partner",)}),
    Row("a body within one that is told of is no partner", "甲医院、乙医院开展义诊 8日，甲医院党委、乙医院党总支在门前联合开展义诊。", {"甲医院": ("lead",), "乙医院": ("lead",)}),
    Row("a community with its street", "“红色管家”管出新气象\n虢镇街道南关社区有居民楼院17个，推行“红色管家”，清运垃圾9车。", {"虢镇街道": ("lead",)}),
    Row("two who write for it", "我市举行演练 近日，清运垃圾9车。（市气象台 柯以墨 林屿）", {"市气象台": ("source",)}),
    Row("who provides it, by name", "甲镇清理楼道 近日，清运垃圾9车。\n（黑石镇 供稿：白音那）", {"甲镇": ("lead",), "黑石镇": ("source",)}),
    Row("spelled out by the source", "达县选派力量驻村\n县委组织部从全县选派第一书记45名，入户走访。（达县县委组织部）", {"达县县委组织部": ("lead", "source")}),
    Row("at fault, with where", "【曝光台】\n化工学院（实验室）：近日，垃圾满溢，无人清理。", {"化工学院": ("responsible",)}),
    Row("together with others, in the headline", "甲镇联合区水务局、区环保局开展“清河行动” 近日，清理河道9公里。",
        {"甲镇": ("lead",), "区水务局": ("partner",), "区环保局": ("partner",)}),
    Row("took part too, in a report", "甲镇清理河道 近日，清理河道9公里。乙公司、丙集团也参与其中。", {"甲镇": ("lead",), "乙公司": ("also",), "丙集团": ("also",)}),
    Row("says what it will mend", "区召开调度会 金晖主持，区城管委、龙泉镇作整改发言，区委政法委作了书面汇报。",
        {"区城管委": ("present",), "龙泉镇": ("present",), "区委政法委": ("present",)}),
    Row("three hold it together", "甲区教委举办启动仪式 8日，甲区教委、团区委、区妇联在大峪中学联合举办启动仪式。",
        {"甲区教委": ("lead",), "团区委": ("partner",), "区妇联": ("partner",)}),
    Row("who will join in has not yet", "【简讯】\n甲镇：近日，清运垃圾9车。下一步，将会同区城管执法局开展联合执法。", {"甲镇": ("lead",)}),
    Row("invited to the place", "【简讯】\n甲镇：近日，清运垃圾9车。受邀到场的区消防救援支队对充电桩逐个检测。", {"甲镇": ("lead",), "区消防救援支队": ("partner",)}),
    Row("a slogan that ends like a firm is none", "法治进企业 6月30日，甲区司法局会同区工商联走进乙公司，解答咨询46人次。",
        {"甲区司法局": ("lead",), "区工商联": ("partner",)}),
    Row("watches over all of it", "【简讯】\n甲镇：近日，清运垃圾9车，区卫健委全程督导。", {"甲镇": ("lead",), "区卫健委": ("partner",)}),
    Row("a secretary is not his committee", "金晖巡河督导 8日，县委书记金晖巡河，区水务局负责同志陪同，乙县委书记李振华参加。", {"区水务局": ("present",)}),
)  # fmt: skip

LEADERS = (
    Row("goes to see", "金晖8日到甲街道调研创城工作 查看两个社区。", {"金晖": ("visits",)}),
    Row("named before the units that came", "区召开动员会 区长金晖主持会议，区领导晏青、南宫雪及各成员单位主要负责人近200人参加。",
        {"金晖": ("presides",), "晏青": ("attends",), "南宫雪": ("attends",)}),
    Row("reports at the meeting", "区召开动员会 区长金晖主持会议，副区长陆维通报前三季度形势。", {"金晖": ("presides",), "陆维": ("attends",)}),
    Row("an ordinary word as a name", "高原看望环卫工人 9日，高原来到驿站，慰问环卫工人。", {"高原": ("visits",)}),
    Row("goes and asks", "金晖8日到甲街道调研创城工作 查看两个社区。金晖要求：抓好整改，巩固成果。", {"金晖": ("instructs", "visits")}),
    Row("attend", "区召开创城推进会 金晖、张翠萍出席，各镇街参加会议。", {"金晖": ("attends",), "张翠萍": ("attends",)}),
    Row("presides", "区召开创城推进会 副区长张翠萍主持会议，各镇街参加会议。", {"张翠萍": ("presides",)}),
    Row("one presides, one speaks", "区召开创城推进会 副区长张翠萍主持会议，金晖出席。金晖强调，要抓好整改。",
        {"张翠萍": ("presides",), "金晖": ("attends", "instructs")}),
    Row("only quoted", "区召开创城推进会 金晖出席。会议落实蔡奇书记“扑下身子”的指示。", {"金晖": ("attends",), "蔡奇": ("cited",)}),
    Row("a double surname", "欧阳静姝8日到甲街道调研创城工作 查看两个社区。", {"欧阳静姝": ("visits",)}),
    Row("a post before the name", "副市长李杰8日到甲街道调研创城工作 查看两个社区。", {"李杰": ("visits",)}),
    Row("a post behind the name", "区召开创城推进会 李振华副局长出席，各镇街参加会议。", {"李振华": ("attends",)}),
    Row("同志 behind the name", "区召开创城推进会 近日，李振华同志出席会议。", {"李振华": ("attends",)}),
    Row("a name of two characters", "金晖到甲街道检查 金晖查看两个社区。", {"金晖": ("visits",)}),
    Row("two go together", "金晖、张翠萍8日到甲街道调研创城工作 查看两个社区。", {"金晖": ("visits",), "张翠萍": ("visits",)}),
    Row("goes with another", "金晖8日到甲街道调研创城工作 副区长张翠萍陪同调研。", {"金晖": ("visits",), "张翠萍": ("attends",)}),
    Row("a name that is also a word", "高度重视创城工作 任务明确，安全有序，文明有礼，时间紧迫。", {}),
    Row("a place that begins like a name", "甲街道清理高家园社区 近日，在白石桥、方庄、周口店路清运垃圾。", {}),
    Row("a worker is no leader", "甲街道清理楼道 近日，社区居民王大妈清运垃圾9车。", {}),
    Row("a name of two parts", "甲镇整治巷道 市长阿迪力·买买提5月11日到甲镇检查巷道。", {"阿迪力·买买提": ("visits",)}),
    Row("posts of a banner", "丙旗召开推进会 旗委书记包金山出席会议，副旗长孟根花主持会议。", {"包金山": ("attends",), "孟根花": ("presides",)}),
    Row("introduced by another item", "副区长金晓晖到甲街道检查 查看两个社区。（本刊）\n金晓晖一行到乙镇调研移风易俗 查看两个村。", {"金晓晖": ("visits",)}),
    Row("greetings passed on", "金晖到甲街道慰问环卫职工 金晖来到驿站，还转达了区委书记费明远对职工的新春问候。", {"金晖": ("visits",), "费明远": ("cited",)}),
    Row("leads members to inspect", "区政协视察口袋公园 6月25日，区政协副主席左文斌率部分区政协委员，对高家园等7处口袋公园建设情况进行视察。", {"左文斌": ("visits",)}),
    Row("leads a group of visitors", "【简讯】\n甲镇：近期，由镇党委书记骆宏远带领班子成员，分组走访慰问老党员58名。", {"骆宏远": ("visits",)}),
    Row("speaks at a meeting on an inspection", "市文明办召开通报会 副市长潘启霖出席会议。潘启霖在督导情况通报会上要求：要即知即改。", {"潘启霖": ("attends", "instructs")}),
    Row("a list of those present", "关于市场整治的会议纪要\n8月9日，副区长庞海燕在区政府三楼会议室主持召开会议。\n出席：庞海燕。", {"庞海燕": ("attends", "presides")}),
    Row("a rare family name", "我校召开部署会 校党委书记保绍昆、副校长念鹏程出席会议。念鹏程强调，要抓好整改。", {"保绍昆": ("attends",), "念鹏程": ("attends", "instructs")}),
    Row("what he did is no name", "我校召开部署会 宣传部负责人解读了测评细则，要求各学院到位。", {}),
    Row("names of four characters that begin like another", "丙县召开防汛会 县长洛桑平措主持会议，县政协主席曲比阿牛参加。", {"洛桑平措": ("presides",), "曲比阿牛": ("attends",)}),
    Row("a name the dictionary has, before a comma", "丙市召开防汛会 市委书记金晖主持，市委副书记斯琴高娃，副市长乌力吉出席。",
        {"金晖": ("presides",), "斯琴高娃": ("attends",), "乌力吉": ("attends",)}),
    Row("a name that ends like a word", "伍春燕、邢可为到甲街道现场办公 查看两个社区。", {"伍春燕": ("visits",), "邢可为": ("visits",)}),
    Row("率 is no part of a name", "丙省督导组来检查 近日，副处长严俊率督导组来检查。", {"严俊": ("visits",)}),
    Row("a deputy of the residents is no leader", "金晖到甲街道调研 居民代表王秀兰说：“听了很受鼓舞。”", {"金晖": ("visits",)}),
    Row("a name that ends in 和", "县教体局召开部署会 9月1日，局长巴图孟和主持会议。", {"巴图孟和": ("presides",)}),
    Row("always is no name", "祁玉兰到市场督导 祁玉兰每到一处，都仔细察看公厕。", {"祁玉兰": ("visits",)}),
    Row("leads members out, others attend", "骆青岚带队视察 近日，市政协副主席骆青岚率部分市政协委员视察垃圾分类工作，副市长耿志同参加视察。", {"骆青岚": ("visits",), "耿志同": ("attends",)}),
    Row("declares it open", "启动仪式举行 近日，市文明办主任郝建平宣布活动启动。", {"郝建平": ("attends",)}),
    Row("goes to take part", "严玉梅25日到甲街道参加周末卫生日活动 清理楼道。", {"严玉梅": ("attends",)}),
    Row("the head of a firm by his surname", "金晖走访企业 金晖走访甲公司。企业负责人张总表示，发展更有信心。", {"金晖": ("visits",)}),
    Row("writes on a report", "沈若兰作出批示 近日，区委副书记沈若兰在专报上批示指出，请各镇街逐条督办。", {"沈若兰": ("instructs",)}),
    Row("leaders in general are no name", "区召开推进会 会议明确，区领导包片不挂名，每周到点位看一看。", {}),
    Row("visits by night", "祁向东夜访农贸市场 查看两个市场。", {"祁向东": ("visits",)}),
    Row("keeps watch in a community", "尹荷8月30日、31日下沉社区值守 查看楼道。", {"尹荷": ("visits",)}),
    Row("leads a march of inspection", "白雪松带队拉练检查城乡结合部 查看两个村。", {"白雪松": ("visits",)}),
    Row("comes with something in hand", "甲法庭化解纠纷 4月9日，甲法庭庭长曹继东带着卷尺来到地里。", {"曹继东": ("visits",)}),
    Row("went along to inspect", "金晖到甲街道检查 副区长李振华、区住建委主任陆维一同检查。", {"金晖": ("visits",), "李振华": ("attends",), "陆维": ("attends",)}),
    Row("takes part, and then presides", "乙县整治户厕 县委常委金晖参加复核，并在丙镇主持召开现场会。", {"金晖": ("attends", "presides")}),
    Row("what he asks on the spot is no visit", "金晖调度创城工作 金晖现场要求物业公司修好路灯，举一反三排查。", {"金晖": ("instructs",)}),
    Row("each to a place, and there to take part", "金晖、张翠萍督查大扫除 8日，金晖到甲街道，张翠萍到乙街道，分别参加“周末卫生日”活动。",
        {"金晖": ("attends", "visits"), "张翠萍": ("attends", "visits")}),
    Row("carries out an inspection", "曾广渊带队开展宿舍夜间安全检查 查看后厨。", {"曾广渊": ("visits",)}),
    Row("carries out a walk through the streets", "柯以恒开展创文“周三巡街” 查看两个社区。", {"柯以恒": ("visits",)}),
    Row("a home for the aged is no name", "甲局开展检查 近日，对托幼机构、养老院开展巡查。", {}),
    Row("saw is no part of a name", "马强督导村容 马强看到鞭炮屑没扫净，要求村干部年后清扫到位。", {"马强": ("instructs", "visits")}),
    Row("with others of no name", "区召开推进会 张翠萍、李兆珅及各专项组负责人参会。", {"张翠萍": ("attends",), "李兆珅": ("attends",)}),
    Row("two inspect together", "农贸市场秩序好转 近日，马占山、韩雪梅一道检查了甲市场。", {"马占山": ("visits",), "韩雪梅": ("visits",)}),
    Row("in the company of one named before", "金晖暗访集贸市场 5月16日，金晖一行在甲局局长李振华陪同下，随机抽查了乙市场。", {"金晖": ("visits",), "李振华": ("attends",)}),
    Row("names of four characters", "丙县召开防汛会 县委书记次仁旺堆主持会议。", {"次仁旺堆": ("presides",)}),
)  # fmt: skip


@pytest.mark.parametrize("row", UNITS, ids=lambda row: row.oddity)
def test_units(row: Row):
    assert units(row.text) == row.told


@pytest.mark.parametrize("row", LEADERS, ids=lambda row: row.oddity)
def test_leaders(row: Row):
    assert leaders(row.text) == row.told


@pytest.mark.parametrize("title", [title for title in TITLES if title != "领导"])
def test_each_post_names_a_leader(title: str):
    assert leaders(f"区召开创城推进会 {title}沈知远出席会议，各镇街参加。") == {"沈知远": ("attends",)}


@pytest.mark.parametrize("surname", DOUBLE)
def test_each_double_surname(surname: str):
    assert leaders(f"{surname}静姝8日到甲街道调研创城工作 查看两个社区。") == {f"{surname}静姝": ("visits",)}


GENERIC = {
    "联社",
    "机关党委",
    "领导小组",
    "党组",
    "县",
    "区",
    "市",
    "旗",
    "所",
    "队",
    "社",
    "台",
    "站",
    "科",
    "处",
    "室",
    "院",
    "馆",
    "部",
    "厅",
    "委",
    "局",
    "办",
    "署",
    "乡",
}
"""Ends that need more before them than one word to be a unit's."""


@pytest.mark.parametrize("tail", [tail for tail in UNIT_TAILS if tail not in GENERIC])
def test_each_end_of_a_units_name_leads_a_brief(tail: str):
    assert "lead" in units(f"【简讯】\n某区青山{tail}：近日，清运垃圾9车，效果良好。").get(f"某区青山{tail}", ())


SHIPPED = load_lexicon()


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ("门头沟区创城工作快报\n第7期\n门头沟区创城办\n2022年8月10日\n", "区住建委"),
        ("创城工作快报\n第7期\n区创城办\n2022年8月10日\n", "区住建委"),
        ("丙市丁区创城工作快报\n第7期\n丁区创城办\n2022年8月10日\n", "区住房城乡建设委"),
    ],
    ids=["of the district", "of no district", "of another"],
)
def test_another_districts_offices_are_not_ours(head: str, named: str):
    [item] = read_text(f"{head}【简讯】\n区住房城乡建设委：近日，清运垃圾9车。", "x", SHIPPED).items
    assert [row.name for row in item.units] == [named]
