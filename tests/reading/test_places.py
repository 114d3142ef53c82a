"""Named places: where a name begins and ends, and when it is a place at all."""

import pytest

from ccsearch.reading import placewords
from ccsearch.reading.assembly import Draft
from ccsearch.reading.places import read_places
from ccsearch.reading.rawitems import HEADED, RawItem
from ccsearch.records import Span
from ccsearch.text import fold


def read(text, lexicon, *spoken, title=""):
    draft = Draft(RawItem(HEADED, (), 1, (), (), None), title, text, None, fold(title), fold(text), ())
    return list(read_places(draft, spoken, lexicon))


NAMES = [
    ("先后来到湖滨公园、云岫大街。", ["湖滨公园", "云岫大街"]),
    ("对312省道、109国道沿线开展整治。", ["312省道", "109国道"]),  # a number in a name
    ("到祥和里小区、和平路走访。", ["祥和里小区", "和平路"]),  # 和 inside a name
    ("到客运中心站和书院路检查。", ["客运中心站", "书院路"]),  # and between names
    ("对建设街、解放路清扫。", ["建设街", "解放路"]),  # a verb as a name
    ("检查云栖公园西门停车场。", ["云栖公园西门停车场"]),  # a place within a place is one name
    ("到上坪村文化礼堂、苇塘村大食堂调研。", ["上坪村文化礼堂", "苇塘村大食堂"]),
    ("走进桃园沟村。", ["桃园沟村"]),  # 沟 inside a village
    ("到柳堰镇新桥村督导。", ["新桥村"]),  # the town is no part of it
    ("到白鹭镇新时代文明实践所视察。", ["白鹭镇新时代文明实践所"]),  # but of what it has one of
    ("悦河广场南侧临街商户门前堆物。", ["悦河广场"]),
    ("到葡山公园（葡山公园广场）检查。", ["葡山公园（葡山公园广场）"]),  # its other name in brackets
    ("到福建（龙岩）稀土工业园区调研。", ["福建（龙岩）稀土工业园区"]),
    ("到长安天街、Plus365、金融街·融悦汇重点商业综合体检查。", ["长安天街", "Plus365", "金融街·融悦汇"]),
    ("来到爨柏沟村、槐井台院子、灵水古道入口，检查火种。", ["爨柏沟村", "槐井台院子", "灵水古道"]),  # told by its list
    ("平原村文明实践站邀请老师上课。", ["平原村"]),  # one who acts, in a place
    ("巡查永定河雁翅段。", ["永定河雁翅段"]),
    ("在地铁石厂站设岗。", ["地铁石厂站"]),
    ("走进城子派出所办证大厅。", ["城子派出所办证大厅"]),
    ("在双峪路口、西辛房桥下整治。", ["双峪路口", "西辛房桥"]),
    ("走进新桥南大街3号院、三家店东前街隔离点。", ["新桥南大街3号院", "三家店东前街隔离点"]),
    ("走进戒台寺、定都阁。", ["戒台寺", "定都阁"]),
    ("齐家庄村、梁家铺村党员带头除雪。", ["齐家庄村", "梁家铺村"]),
    ("对永定楼环岛、城龙地铁接驳站除雪。", ["永定楼环岛", "城龙地铁接驳站"]),
    ("沿七一路、三里社区巡查。", ["七一路", "三里社区"]),  # numerals in names
    ("到参会点王大河路。", ["参会点王大河路"]),
    ("走进石门营新区六区、冯村、火村。", ["石门营新区六区", "冯村", "火村"]),  # short names of villages
    ("到七一路菜市场、建设二路、解放西街检查。", ["七一路菜市场", "建设二路", "解放西街"]),  # verbs inside names
    ("到云岫客运站、万和广场检查。", ["云岫客运站", "万和广场"]),  # 和 behind one character
    ("双峪农贸市场南门外游商占道。", ["双峪农贸市场"]),  # its gate is no name
    ("在冯村西路清扫。", ["冯村西路"]),  # a road named after a village
    ("參觀挺进军司令部旧址陈列馆。", ["挺进军司令部旧址陈列馆"]),
    ("清洗9.6万平方米绿地。到大峪公交站值守。", ["大峪公交站"]),
    ("區人民醫院位於海月路。", ["海月路"]),  # traditional, as written
]
PARTED = [  # from what is before it in its sentence
    ("近日，以云栖路、三家店大街沿线为重点清理。", ["云栖路", "三家店大街"]),
    ("县城环城北路拥堵，城区人民路、市区解放路畅通。", ["环城北路", "人民路", "解放路"]),
    ("搜寻失联人员，打通永安路。", ["永安路"]),
    ("尤其是永安路、其中白塔社区问题突出。", ["永安路", "白塔社区"]),
    ("到云海区长途汽车站、在水一方公园检查。", ["云海区长途汽车站", "在水一方公园"]),
    ("到增产路、启明路和登高西路清扫。", ["增产路", "启明路", "登高西路"]),  # verbs that places are named after
]
WHOLE = [
    ("在石桥中学分校、北师大附中云海分校讲课。", ["石桥中学分校", "北师大附中云海分校"]),
    ("到永辉超市滨河店、新华书店云海店检查。", ["永辉超市滨河店", "新华书店云海店"]),
    ("对星光国际影城（云海店）检查。", ["星光国际影城（云海店）"]),
    ("走进白鹭镇社会福利中心、柳堰镇中心小学。", ["白鹭镇社会福利中心", "柳堰镇中心小学"]),
    ("到陈庄桥头集和三里桥夜市查看。", ["陈庄桥头集", "三里桥夜市"]),
    ("县第二中学校门口、云海路化工厂地块积水。", ["县第二中学", "云海路化工厂地块"]),
]
TOGETHER = [  # with other names
    ("深入云关村（京西）智能科技园检查。", ["云关村（京西）智能科技园"]),
    ("在檀谷公园和平原村民宿检查。", ["檀谷公园", "平原村"]),
    ("石桥三中、白塔小学门口车辆占道。", ["石桥三中", "白塔小学"]),
    ("云岭村、白庙村党支部开展评选，东岗村组织党员扫雪。", ["云岭村", "白庙村", "东岗村"]),
    ("走进桂苑社区桂苑小区。", ["桂苑社区", "桂苑小区"]),
    ("人民路与中山路交叉口积水。", ["人民路", "中山路"]),
]
GENERAL = [  # words that names are made of though they name nothing elsewhere
    ("在中山路、广场路、文化路和高家园新区设岗。", ["中山路", "广场路", "文化路", "高家园新区"]),
    ("在望江楼、白塔公园宣传。", ["望江楼", "白塔公园"]),
]
DETAILED = [  # what is in it, or a part of it, has no name of its own
    ("在柏峪村路口、城子大街路口劝导。", ["柏峪村", "城子大街"]),
    ("到张家庄村环卫驿站、白塔社区议事厅送水。", ["张家庄村", "白塔社区"]),
    ("白塔社区老旧小区飞线充电。", ["白塔社区"]),
    ("观摩永安路智慧停车平台。", ["永安路"]),
    ("在永安社区广场、赵家坡村村口健身广场演出。", ["永安社区", "赵家坡村"]),
    ("走进桂苑社区云水小区。", ["桂苑社区", "云水小区"]),  # but a name of its own is another
    ("在湖滨公园夜市检查。", ["湖滨公园"]),
]
STOPS = [
    ("沿S1线查看了上岸站、苹果园站、小园站桥下空间，在石厂站站厅开会。", ["上岸站", "苹果园站", "小园站", "石厂站"]),
    ("沿2号线检查加油站、公交场站。", []),
    ("登上892路公交车体验报站。", []),
    ("查看上岸站。", []),  # no line is named
]
OTHER_REGIONS = [
    ("到八家户村、五家渠社区走访。", ["八家户村", "五家渠社区"]),
    ("到火车南站、县客运站、州图书馆查看。", ["火车南站", "县客运站", "州图书馆"]),
    ("在解放社区、团结巴扎宣传。", ["解放社区", "团结巴扎"]),
    ("走进阿拉坦嘎查、沙力根嘎查文化活动室。", ["阿拉坦嘎查", "沙力根嘎查"]),
    ("到巴彦苏木希望嘎查走访。", ["希望嘎查"]),
    ("在恰尔巴格巴扎、柳林屯检查。", ["恰尔巴格巴扎", "柳林屯"]),
]
WATERS = [
    ("打捞永安河、白塔湖漂浮物。", ["永安河", "白塔湖"]),  # where work is done
    ("罗家沟右岸堆放建筑垃圾。", ["罗家沟"]),
    ("对黑河暗涵、沙河开展巡查。", ["黑河", "沙河"]),  # one character before the tail
    ("对黑河沟、沙河口老街清理。", ["黑河沟", "沙河口老街"]),
    ("龙头河沿线垃圾未清。清理东海湖滨垃圾。", ["龙头河", "东海湖滨"]),
    ("在东坡村、新村和109国道清运。", ["东坡村", "新村", "109国道"]),
]
NONE = [
    "维持市场秩序，如今市场里干净多了。",
    "研究城区农贸市场周边秩序，修补破损步道。",
    "对41块文明游园提示牌翻新，整治12公里路域。",
    "3个红榜村领到红旗，划成9个责任片区。",
    "要一小区一方案，搀扶老幼过街，村容村貌改善。",
    "报送《生活垃圾分类驿站建设情况》。",
    "搜寻失联村民，慰问森林消防队员。",
    "区农商银行、京西林场等单位设置展台。",  # who acts
    "大台街道老矿区、城子街道老旧小区改造。",
    "清理河道沟渠，规范、繁荣市场。",
    "暗访网吧、客运场站，走进农家书屋、安置房小区。",
    "枫岭镇、阜康产业园也开展了活动。",
    "对门城地区农贸市场开展检查。",
    "走进新时代文明实践站。",  # every community has one
    "开展柴油货车路检路查。",
    "给老旧小区换上声控灯。",
    "督促各镇街农贸市场整改。",
    "各村（社区）、背街小巷、学校周边整治。",
    "对12个老旧小区、5条主次干道开展排查。",
    "到中小学校、农贸市场、公园广场督导。",
    "城子街道、各镇街召开会议。",
    "组织社区工作者走上街头。",
    "夏主任一路走访、一路叮嘱。",
    "王大河3日主持会议。",
    "县市场监管局开展检查。",  # the name goes on to a unit
    "湖滨公园管理处开展检查。",
    "打造“暖心早市”。",  # a name of something else
    "门头沟区召开会议。",
]
ACTING = [
    ("联合区残联、区康宁医院开展义诊。", []),  # a partner is a unit
    ("区人民医院组织医护人员义诊。", []),
    ("邀请云岫中学教师主讲。", []),
    ("在区图书馆、区文化馆推出课堂。", ["区图书馆", "区文化馆"]),  # a place where somebody is
    ("师生走进区光荣院慰问。", ["区光荣院"]),
    ("联合在石桥中学、区实验小学门口执勤。", ["石桥中学", "区实验小学"]),
    ("来到京西环卫服务有限公司慰问。", ["京西环卫服务有限公司"]),
    ("对冯村沟、黑河沟进行巡查。", ["冯村沟", "黑河沟"]),  # waters, where work is done
]


READ = [*NAMES, *PARTED, *WHOLE, *TOGETHER, *GENERAL, *DETAILED, *STOPS, *OTHER_REGIONS, *WATERS, *ACTING]


@pytest.mark.parametrize(("text", "places"), READ)
def test_places(text, places, lexicon):
    assert read(text, lexicon) == places


@pytest.mark.parametrize("text", NONE)
def test_no_place(text, lexicon):
    assert read(text, lexicon) == []


def test_each_once_in_order_and_none_that_is_only_spoken_of(lexicon):
    text = "到上坪村、茶园村走访。李伟要求，苇塘村要整改。上坪村整改完毕。"
    assert read(text, lexicon, Span(11, 23), title="走进茶园村") == ["茶园村", "上坪村"]


def test_a_lead_that_is_a_place(lexicon):
    assert read("：昨日，拆除私搭棚舍。", lexicon, title="白瀑沟村") == ["白瀑沟村"]


def test_tables_agree():
    assert not placewords.OPEN & placewords.ACTING
    assert not placewords.OPEN & placewords.NATURAL
    assert placewords.SETTLED <= placewords.OPEN
    assert not placewords.GOING & placewords.JOINING
