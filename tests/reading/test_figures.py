"""Quantities: what counts, its value, and what is counted."""

from types import SimpleNamespace

import pytest

from ccsearch.reading import figures
from ccsearch.reading.countwords import ADVERBS, JOINED, LEADING, PREPOSITIONS, VERBS
from ccsearch.reading.figures import read_figures
from ccsearch.reading.wordkinds import words
from ccsearch.records import Figure, Span
from ccsearch.text import fold


def read(text: str, *spoken: Span, title: str = "") -> tuple[Figure, ...]:
    draft = SimpleNamespace(title=title, text=text, folded_title=fold(title), folded_text=fold(text))
    return read_figures(draft, spoken)


@pytest.mark.parametrize(
    ("text", "shown", "value", "unit", "approximate"),
    [
        ("发放折页500份。", "500份", 500, "份", False),
        ("清运垃圾9余吨。", "9余吨", 9, "吨", True),  # 余 behind a digit
        ("发放资料1.2万余份。", "1.2万余份", 12_000, "份", True),
        ("发放资料1万多份。", "1万多份", 10_000, "份", True),
        ("发放资料10余万份。", "10余万份", 100_000, "份", True),  # 余 before the myriad
        ("投入资金4200万元。", "4200万元", 42_000_000, "元", False),  # the myriad goes into the value
        ("总投资142.2亿元。", "142.2亿元", 14_220_000_000, "元", False),  # exact, though no binary fraction
        ("劝离摊贩近百名。", "近百名", 100, "名", True),  # 近 belongs to the figure
        ("检查商超68家。", "68家", 68, "家", False),  # 超 of 商超 does not
        ("满意度超95%。", "超95%", 95, "%", True),
        ("完成投资77.31亿元以上。", "77.31亿元以上", 7_731_000_000, "元", True),
        ("两千余人观看。", "两千余人", 2000, "人", True),
        ("更换座椅二十一张。", "二十一张", 21, "张", False),
        ("刷新护栏两公里。", "两公里", 2, "公里", False),
        ("撒布融雪剂一点二吨。", "一点二吨", 1.2, "吨", False),  # a decimal in characters
        ("清理楼道１２０余处。", "１２０余处", 120, "处", True),  # full width stays as written
        ("缺损12處。", "12處", 12, "處", False),  # so does a traditional unit
        ("绿化8000㎡。", "8000㎡", 8000, "㎡", False),
        ("出动机械42台班。", "42台班", 42, "台班", False),
        ("接种疫苗202针。", "202针", 202, "针", False),
        ("收到承诺书二万一千份。", "二万一千份", 21_000, "份", False),  # 万 amid Chinese digits
        ("清理柴草二百零六垛。", "二百零六垛", 206, "垛", False),
        ("摆宴26桌。", "26桌", 26, "桌", False),
        ("修缮台阶130级。", "130级", 130, "级", False),
        ("修缮石阶1300余级。", "1300余级", 1300, "级", True),
        ("检查车辆1,200辆。", "1,200辆", 1200, "辆", False),  # a comma of thousands
        ("截至2022，30名队员到岗。", "30名", 30, "名", False),  # and one that is none
    ],
)
def test_a_figure(text, shown, value, unit, approximate):
    [figure] = read(text)
    assert (figure.text, figure.value, figure.unit, figure.approximate) == (shown, value, unit, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "两日内整改到位。",  # a deadline
        "整治电动3轮车违停。",
        "其中12列入计划。",
        "整理3案例汇编。",
        "推进创建2.0打造升级版。",
        "与2020挂钩。",
        "3个工作日内办结。",
        "用时2小时完成。",
        "第3期培训班开班。",  # an ordinal
        "织密一张网、记好一本账。",  # a figure of speech
        "做到“三个确保”。",  # a slogan
        "沿109国道清理。",  # a name
        "在Plus365家居城集合。",
        "两位副区长出席。",  # people in office
        "内容包括三个部分。",
        "三级医院接受检查。",
        "七棵树西街社区开展活动。",  # a place
        "每3处设一岗。",  # a rate
        "开展“百家宴”活动。",
        "到2单元检查。",
        "采血2150单位。",
        "桃园小区18幢的教师胡建中参加。",  # an address
    ],
)
def test_no_figure(text):
    assert read(text) == ()


@pytest.mark.parametrize(("pattern", "example"), [*figures.NOT_BEFORE, *figures.NOT_BEHIND])
def test_each_row_of_what_is_no_quantity_has_its_example(pattern, example):
    assert {figure.text for figure in read(f"共{example}。")} <= {"10个"}


def test_statements_count_nothing_and_spans_cut_out_their_text():
    text = "清运垃圾5吨。李伟要求，要配备志愿者20名。现场劝导30人。"
    found = read(text, Span(7, 22), title="320余名志愿者上岗")
    assert [figure.text for figure in found] == ["320余名", "5吨", "30人"]
    assert [text[figure.span.start : figure.span.end] for figure in found] == ["", "5吨", "30人"]


BEFORE = [
    ("清理主要道路、胡同巷道250余条。", "主要道路、胡同巷道"),  # the object of the clause's verb
    ("拆除破损广告牌45块。", "破损广告牌"),  # a modifier stays with the noun
    ("清运占压盲道车辆1500余辆。", "占压盲道车辆"),
    ("现场纠正遛狗不牵绳行为20余起。", "遛狗不牵绳行为"),
    ("劝导不文明养犬行为64起。", "不文明养犬行为"),  # a negation too
    ("督促物业企业清理违规飞线118处。", "违规飞线"),  # the second verb takes the object
    ("推动解决问题130余个。", "问题"),
    ("排查出问题87个。", "问题"),  # a particle belongs to the verb
    ("为群众办实事640余件。", "实事"),
    ("45名志愿者向遛狗居民发放拾便袋300余份。", "拾便袋"),
    ("在滨河中学设置服务台4个。", "服务台"),
    ("巷口堆放木柴11处。", "木柴"),  # a place, then a verb
    ("楼道内停放电动自行车12辆。", "电动自行车"),
    ("增设停放点位110个。", "停放点位"),  # a verb inside a noun
    ("发放宣传资料1000份。", "宣传资料"),
    ("投入清洗车45辆。", "清洗车"),
    ("查处违停118起。", "违停"),
    ("公益广告破损7处。", "公益广告"),  # a subject, its state told
    ("双岭路中段人行步道破损12处。", "人行步道"),  # without where it stands
    ("发现路灯不亮47盏。", "路灯"),
    ("沿线商户店外经营8家。", "沿线商户"),
    ("居民主动清理的比例达到78%。", "居民主动清理的比例"),  # a share is of all before it
    ("辖区停车类投诉环比下降43%。", "停车类投诉"),
    ("诉求解决率提高到94%。", "诉求解决率"),
    ("完成老旧小区改造12个。", "老旧小区"),  # what is completed is said as a noun
    ("发动居民30余人开展清扫。", "居民"),
    ("解答游客咨询350余人次。", "游客"),  # people by what they did
    ("指导居民下载软件2000人次。", "居民"),
    ("发现带泥上路等问题36起。", "问题"),  # a list before 等 stays
    ("增配冰箱、微波炉等用品110件。", "用品"),  # which a noun of a class keeps
    ("累计服务周边居民3万余人。", "居民"),  # 周边 leads to it
    ("评选“好婆媳”“好邻居”96名。", "“好婆媳”“好邻居”"),  # quotes stay as written
    ("发放“光盘行动”提示卡2千张。", "“光盘行动”提示卡"),  # and round a part
    ("项目总投资约12亿元。", "总投资"),
    ("换赠鲜花1500枝。", "鲜花"),  # a verb no dictionary has
    ("达成停车自治公约9份。", "停车自治公约"),  # 约 that belongs to a word
    ("无障碍通道被占7处。", "无障碍通道"),
    ("处置路面塌陷27处。", "路面塌陷"),
    ("填平坑洼地面约1200平方米。", "坑洼地面"),
    ("召集居民代表、物业公司议事46次。", "议事"),
    ("组织社区工作者、下沉党员共650余人大扫除。", "社区工作者、下沉党员"),
    ("开通送餐线路两条。", "送餐线路"),
    ("为3个社区70岁以上老人供餐。", "社区"),
    ("永定河干流长31公里。", "永定河干流"),  # a length, without its measure
    ("雁翅镇辖区内分布村庄14个。", "村庄"),
    ("发现裸土未苫盖14处。", "裸土"),
    ("张贴节约标语210条。", "节约标语"),
    ("发放反光贴700张。", "反光贴"),
    ("设卡检查渣土车辆317台。", "渣土车辆"),
    ("直播观看量突破12万人次。", "直播观看量"),
    ("垃圾桶满溢无人清运16组。", "垃圾桶"),
    ("店外禁烟标识张贴不规范21处。", "店外禁烟标识"),
    ("新装违停抓拍探头5处。", "违停抓拍探头"),
    ("运送米、面、矿泉水等生活物资近70吨。", "生活物资"),
    ("举行逃生演练4场。", "逃生演练"),
    ("铲刮小广告480张。", "小广告"),  # two acts in one verb
    ("抹平坑槽约150平方米。", "坑槽"),
    ("毁绿种菜12处。", "毁绿种菜"),  # a practice told by two acts
    ("安排引导员劝导闯红灯、不戴头盔等行为370起。", "闯红灯、不戴头盔等行为"),  # people do the second verb
    ("为独居老人理发42人次。", "独居老人"),
    ("垃圾分类知晓率由年初的72%提升。", "垃圾分类知晓率"),
    ("规范共享单车停放460辆。", "共享单车"),  # vehicles, not how they stand
    ("机动车占用盲道停放7辆。", "机动车"),
    ("完成投资41.6亿元。", "投资"),  # money said by a verb that is a noun here
    ("发动辖区居民，新施划停车位420余个。", "停车位"),  # 新 and a verb
    ("查处带泥上路、覆盖不严等问题36起。", "问题"),
    ("劝导聚集扎堆、随地吐痰等不文明行为470余起。", "聚集扎堆、随地吐痰等不文明行为"),
    ("清理卫生死角、清运垃圾20多吨。", "垃圾"),  # a verb behind 、
    ("加装洗手装置、休闲座椅百余把。", "洗手装置、休闲座椅"),  # and no verb
    ("升级改造垃圾分类驿站38座。", "垃圾分类驿站"),  # two verbs with one object
    ("发现并交办问题9个。", "问题"),
    ("架空线入地4.7千米。", "架空线"),  # and 千米 is the unit, not 4.7 thousand metres
    ("金桥花园小区飞线充电11处。", "飞线充电"),  # a practice, without where it is found
    ("石门营新区六区“红石榴”志愿服务队22人。", "“红石榴”志愿服务队"),
    ("签订《控烟承诺书》37份。", "《控烟承诺书》"),
    ("结对帮扶困难职工家庭78户。", "困难职工家庭"),
    ("发放慰问金15万元。", "慰问金"),
    ("配发马甲1100件。", "马甲"),  # 甲 that is no ordinal
    ("清走房前屋后秸秆堆63处。", "秸秆堆"),
    ("腾迁居民640余户。", "居民"),
    ("人行道被压坏12处。", "人行道"),  # what was done to it, by whatever
    ("井盖被车轧坏4块。", "井盖"),
    ("送来棉被30床。", "棉被"),  # 被 that is a quilt
    ("草地被踏出小路三条。", "小路"),  # what came of it
    ("门牌锈蚀、缺失共18块。", "门牌"),  # a list of states
    ("果皮箱外溢5个。", "果皮箱"),
    ("烧烤店露天经营4家。", "烧烤店"),
    ("电动三轮车占道12辆。", "电动三轮车"),  # what vehicles do
    ("黑摩的揽客9辆。", "黑摩的"),
    ("规范停放助力车80辆。", "助力车"),  # two verbs that are said as one
    ("小家电维修25件。", "小家电"),  # things, whatever is done with them
    ("外运残土60吨。", "残土"),  # acts the dictionary calls nouns
    ("苫盖煤堆3处。", "煤堆"),
    ("新画泊位30个。", "泊位"),  # 新 and an act
    ("社工上门代书家信9封。", "家信"),  # 代 and an act
    ("架起水泵6台。", "水泵"),
    ("妇联主席带头包饺子600个。", "饺子"),  # how somebody does it
    ("在东岭村、西河沿线装填沙袋900个。", "沙袋"),  # where
    ("清理东关站周边垃圾6吨。", "垃圾"),
    ("清洗学校门前护栏300米。", "护栏"),
    ("发放“门前三包”责任书80份。", "“门前三包”责任书"),  # a place within quotes leads nowhere
    ("划定快递车卸货区6处。", "快递车卸货区"),  # a 区 that is no region
    ("占道摊贩6个。", "占道摊贩"),
    ("黄色督办单50张。", "黄色督办单"),  # a verb and its paper
    ("寄来表扬信8封。", "表扬信"),
    ("购置压缩式清运车12辆。", "压缩式清运车"),
    ("筹措修缮经费20万元。", "修缮经费"),  # a verb behind one of getting
    ("查处遗撒、未苫盖车辆11辆。", "遗撒、未苫盖车辆"),
    ("联合区总工会清洗护栏40米。", "护栏"),  # units do the second verb
    ("桃园小学师生及家长200人。", "师生及家长"),  # people without their employer
    ("东村、西村、南村等党员、群众100人。", "党员、群众"),
    ("吸引村民日均300多人。", "村民"),
    ("生活垃圾日均清运量20吨。", "生活垃圾"),
    ("污水漫流面积30平方米。", "污水漫流面积"),  # an area of what happens
    ("沿河徒步巡查46公里。", None),  # a way covered counts nothing
    ("行政拘留1人。", None),
    ("举办读书会、露天电影等活动85场。", "活动"),
    ("协助老人自助挂号300人次。", "老人"),
    ("该平台接入泊位800个。", "泊位"),
    ("投诉量已由上周的42件下降。", "投诉量"),
    ("志愿者手绘井盖26个。", "井盖"),  # a verb that may stand in a noun
    ("发放手绘导览图80份。", "手绘导览图"),
    ("硬化村内道路2公里。", "道路"),  # where, before a noun that goes on
    ("清理单元门口堆物22处。", "堆物"),
    ("铲除背阴处薄冰90平方米。", "薄冰"),
    ("公厕改造提升12座。", "公厕"),
    ("宣传栏内容陈旧5块。", "宣传栏"),  # a part that is the thing's own
    ("砌挡墙30米。", "挡墙"),  # an act of one character
    ("居民带头酿米酒300斤。", "米酒"),
    ("在板间空地种植黄芩、柴胡80亩。", "黄芩、柴胡"),
    ("铣刨、摊铺沥青路面300平方米。", "沥青路面"),
    ("协调驻区单位错时共享车位30个。", "车位"),  # how units do it
    ("上岗保洁员30名。", "上岗保洁员"),  # people by what they came for
    ("沿街堆物30处。", "堆物"),
    ("沿街商户30家。", "沿街商户"),
    ("下水道堵塞返味2处。", "下水道"),  # a state behind a state
    ("补植中兴广场绿篱800平方米。", "绿篱"),  # a place by its name leads to what is there
    ("更换住院楼旧灯管90支。", "旧灯管"),
    ("清理东华小区、西苑小区死角26处。", "死角"),
    ("老旧小区管网3公里。", "老旧小区管网"),  # but no kind of place
    ("发放社区服务手册600册。", "社区服务手册"),
    ("公厕洗手池损坏1个。", "洗手池"),
    ("市场南门店外经营23家。", "店外经营"),
    ("电动自行车飞线充电7处。", "电动自行车飞线充电"),
    ("查出清理不到位问题14处。", "清理不到位问题"),
    ("落实医疗点16个。", "医疗点"),
    ("收集学生手绘作品42幅。", "学生手绘作品"),
    ("受教育村民260人。", "村民"),
    ("绿篱缺株12株。", "绿篱"),  # or of what is lacking
    ("消火栓无水3处。", "消火栓"),
    ("单元门损坏无法关闭6扇。", "单元门"),
    ("河面漂浮物打捞不及时5处。", "河面漂浮物"),
    ("路面缺口3处。", "路面缺口"),  # 缺 that is no state
    ("共享单车随意停放、压占盲道50辆。", "共享单车"),
    ("三轮车载客揽客6辆。", "三轮车"),
    ("完成公益广告更新12处。", "公益广告"),
    ("组织党员进社区报到42人。", "党员"),  # a word that jieba cuts
    ("教老人使用手机60人次。", "老人"),
    ("批评教育27人。", None),  # two verbs count nobody
    ("召开调度会、推进会9次。", "调度会、推进会"),
    ("带动村民增收60万元。", "增收"),  # money by what is done with it
    ("辖区企业捐资12万元。", "捐资"),
    ("路口问题数量反比上月增加6个。", "路口问题"),
    ("明确楼门长27名。", "楼门长"),
    ("实地考察点位12个。", "点位"),  # how, and a verb, in one word
    ("走访随迁子女家庭60户。", "随迁子女家庭"),
    ("搀扶老幼过街115人。", "老幼"),
    ("为村民提供便民服务530人次。", "便民服务"),
    ("下载国家反诈App1500余人。", "国家反诈App"),
]
BEHIND = [
    ("发动320余名机关干部、志愿者清理道路。", "机关干部、志愿者"),  # up to the verb
    ("组织志愿者100名对胡同两侧的环境卫生巡查。", "志愿者"),  # 卫生 are no people
    ("同3户刚刚搬进新居的群众交谈。", "群众"),
    ("对2家措施不到位的企业停工。", "企业"),  # behind what is wrong with them
    ("清洗8条线路的站台。", "线路"),  # a whole that is counted itself
    ("6家商户店外经营。", "商户"),
    ("组成3个督查组督查。", "督查组"),  # a verb inside a noun, right behind the unit
    ("满足96辆电动自行车充电需求。", "电动自行车"),
    ("对36个点位开展督查。", "点位"),
    ("5位一线保洁员、公交司机讲述经历。", "一线保洁员、公交司机"),
    ("区财政局等18家单位主要负责同志参会。", "单位"),  # the unit's own head, whoever follows
    ("责令11家餐饮单位整改。", "餐饮单位"),
    ("新增9个庄重大方、造型生动的剪影小品。", "剪影小品"),  # behind 的
    ("15名身穿红马甲的志愿者上岗。", "志愿者"),
    ("全县24个重点工程已全部复工。", "重点工程"),
    ("改造3处老旧小区项目。", "老旧小区项目"),
    ("惠及4个小区18栋居民楼。", "居民楼"),  # no address
    ("8家商铺消防器材过期。", "商铺"),  # a whole, a state of whose part is told
    ("12个摊位无防蝇设施。", "摊位"),
    ("5家网吧未登记身份证。", "网吧"),
    ("7个路口信号灯不亮。", "路口"),
    ("约300米巷道沙石堆积。", "巷道"),
    ("关于3个市场周边占道经营情况的汇报。", "市场"),  # what is found round a whole
    ("协调6个泊位的施划问题。", "泊位"),  # or is to do with it
    ("视察7处口袋公园建设情况。", "口袋公园"),
    ("北街、东街等15个被多次通报的点位。", "点位"),
    ("为90位高龄独居老人体检。", "高龄独居老人"),
    ("热水器3台无法使用。", "热水器"),  # and no noun behind
    ("40家餐饮企业负责人参会。", "餐饮企业"),
    ("为10支优秀志愿服务队授旗。", "优秀志愿服务队"),
    ("劝导广场舞队8支调低音量。", "广场舞队"),
    ("6台渣土车未密闭运输。", "渣土车"),  # a word that jieba runs together
    ("16个村、社区划分网格。", "村、社区"),  # wholes in a list
    ("会同区民政局对22家老年食堂开展检查。", "老年食堂"),
    ("安排志愿者60余名引导游客。", "志愿者"),  # what they do, behind people
    ("抽查的20个摊位中有7个无标价签。", "摊位"),
    ("完成率最高，达103%。", "完成率"),  # a rate told before
]
UNTOLD = [
    ("两千余人现场观看。", None),
    ("新罗区26个。", None),  # a region is not what is counted
    ("来自13个镇街的引导员180余人参训。", "引导员"),
    ("停车投诉量由10月的156件降至48件。", "停车投诉量"),  # since when
    ("实现率达95.8%。", "实现率"),  # 实现 is no verb before 率
    ("社区民乐队（15人）现场伴奏。", "社区民乐队"),  # up to a bracket
    ("邀请区文联的9位书法家现场挥毫。", "书法家"),  # people by a word
    ("看26个服务窗口的适老设施。", "服务窗口"),  # wholes that are counted themselves
    ("征集“我家门口的路灯”绘画作品430余幅。", "“我家门口的路灯”绘画作品"),  # 的 in quotes leads to nothing
    ("此次督查共抽查点位四十二个。", "点位"),  # only a verb follows 共
    ("教育劝导司机40人次。", "司机"),
    ("抢修人员112人连夜值守。", "抢修人员"),
    ("发放血压计40台。", "血压计"),
    ("营救被困群众76人。", "被困群众"),
    ("将室外吸烟区由6处压减至2处。", "室外吸烟区"),
    ("22家小超市签约。", "小超市"),  # 超市 is a verb to jieba
    ("派出6个技术组分赴一线。", "技术组"),
    ("约谈9户拒不整改的餐饮店。", "餐饮店"),
    ("58个在建项目的建设单位到会。", "在建项目"),
    ("出动打捞船2艘。", "打捞船"),
    ("首批3家已完工。", None),
    ("查处闯红灯、逆行等违法行为837起。", "闯红灯、逆行等违法行为"),  # acts are named by their list
    ("排查隐患等级10个。", "隐患等级"),
    ("重画标线210米。", "标线"),
    ("每岗2人。", None),
    ("查出私拉乱挂4处。", "私拉乱挂"),
    ("铺设14条健走步道。", "健走步道"),
    ("清运垃圾6车、约11吨。", "垃圾"),
    ("约谈61个委办局主要负责同志。", "委办局"),
    ("(1)施工围挡缺失3处。", "施工围挡"),
    ("区城管委检查商铺12家。", "商铺"),
    ("开展“我为群众办实事”等活动20场。", "“我为群众办实事”等活动"),  # no list
    ("出动扫雪车、撒布车48辆。", "扫雪车、撒布车"),
    ("市场共有摊位287个。", "摊位"),
    ("全村156户挂牌。", None),
    ("座椅下烟头十余个。", "烟头"),
    ("完成房屋测量93栋。", "房屋"),
    ("献血总量6.4万毫升。", "献血总量"),
    ("积存建筑垃圾2车。", "建筑垃圾"),
    ("每天可供应老年餐350份。", "老年餐"),
    ("检定电子秤65台。", "电子秤"),
    ("劝返携带火种进山人员15名。", "携带火种进山人员"),
    ("举办“文明有我礼迎国庆”快闪活动4场。", "快闪活动"),  # a slogan
    ("11位本村宣讲员登台。", "宣讲员"),
    ("门口堆放旧家具，约20平方米。", "旧家具"),  # named in the clause before
    ("改建零工市场，面积460平方米。", "零工市场"),
    ("无人机共飞行48架次。", None),  # a verb that stands alone
    ("草坪斑秃80平方米。", "草坪斑秃"),
]


@pytest.mark.parametrize(("text", "noun"), [*BEFORE, *BEHIND, *UNTOLD])
def test_what_is_counted(text, noun):
    assert read(text)[-1].noun == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("承泽苑小区门禁16处损坏。", "门禁"),
        ("增产路便道上果皮箱5个破损。", "果皮箱"),  # 增产 is a verb elsewhere,
        ("斋堂大街沿线垃圾4车。", "垃圾"),
        ("整治沙江河河道4公里。", "沙江河河道"),  # what is measured is the way itself
        ("在斋堂大街、增产路设点2处。", None),
    ],
)
def test_what_is_counted_at_a_place(text, noun):
    draft = SimpleNamespace(title="", text=text, folded_title="", folded_text=fold(text))
    places = ("承泽苑小区", "增产路", "斋堂大街", "沙江河")
    assert read_figures(draft, (), places)[-1].noun == noun


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("受理诉求738件，办结691件。", ["诉求", "诉求"]),  # none of its own
        ("发现问题20个，责令整改5处。", ["问题", None]),  # another unit counts another thing
        ("发现问题20个。已整改5个。", ["问题", "问题"]),  # troubles are settled sentences later
        ("发现问题20个。居民参与，新增5个。", ["问题", None]),  # else no noun reaches past its sentence
        ("发现问题50个，其中卫生类问题30个，占60%，已完成整改45个。", ["问题", "卫生类问题", "卫生类问题", "问题"]),
        ("检查商户80家，抽检水产10批次，责令改正12家。", ["商户", "水产", "商户"]),  # by its unit, past another
        ("检查运输车辆237辆，查处超标排放14辆。", ["运输车辆", "运输车辆"]),  # vehicles again
        ("收集微心愿80个，已圆梦57个。", ["微心愿", "微心愿"]),
        ("找出问题39处，并协调物业修复31处。", ["问题", "问题"]),  # settled by others
        ("拔除杂草20处，共清理60处小广告。", ["杂草", "小广告"]),  # but no noun of its own is passed over
        ("反馈问题139个，其中环境卫生类52个。", ["问题", "环境卫生类"]),
        ("治理小巷64条，总长度31公里。", ["小巷", "小巷"]),
        ("拆除棚圈13处、670㎡。", ["棚圈", "棚圈"]),
        ("新列项目21个，占36%。", ["新列项目", "新列项目"]),
        ("出动机械18台、人员260余名。", ["机械", "人员"]),
        ("46所学校、3.2万名师生参与。", ["学校", "师生"]),
        ("出动人员、车辆分别为80人次、20台次。", ["人员", "车辆"]),  # nouns shared out
        ("清洗护栏26公里、果皮箱1900余个。", ["护栏", "果皮箱"]),
    ],
)
def test_nouns_of_several_figures(text, nouns):
    assert [figure.noun for figure in read(text)] == nouns


@pytest.mark.parametrize("unit", ["甲的", "被踩出", "在路边", "3个,", "村"])
def test_however_often_a_clause_goes_on_it_is_read(unit):
    assert read(f"新建3个{unit * 3000}5处。")


def test_words_cover_a_stretch():
    stretch = '约谈企业清理"飞线"和线杆'
    assert "".join(word.text for word in words(stretch)) == stretch
    assert [word.text for word in words(stretch) if word.kind == "v"] == ["约谈", "清理"]


def test_tables_agree():
    assert not VERBS & (ADVERBS | PREPOSITIONS), "a verb is no adverb"
    assert not ADVERBS & PREPOSITIONS
    assert not JOINED & PREPOSITIONS
    assert VERBS >= JOINED & LEADING - ADVERBS


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("去年共拆除违建120处，重要路段已全部清理。", True),
        ("主要道路已修补80处，市场供应充足。", True),
        ("共管共治，打造示范街10条。", False),
        ("目前距检查不远，重点整治20条道路。", False),
        ("已整改30处，年底前再整改20处。", False),
    ],
)
def test_what_is_work_done_in_a_speech(said, counts):
    assert bool(read(f"金晖指出，{said}", Span(5, 5 + len(said)))) is counts


def test_work_told_in_a_speech_counts_and_demands_do_not():
    fact, wish = "前四个月共下发问题1286个，仍有18个没有销账。", "月底前要整改问题96个。"
    text = f"金晖指出，{fact}{wish}"
    spoken = Span(text.index(fact), len(text))
    assert [row.text for row in read(text, spoken)] == ["1286个", "18个"]
