"""Which lines make an item: headings, marks, headlines, briefs, sources, and layout taken out (sections 4, 5, 9, 11)."""

from typing import NamedTuple

import pytest

from ccsearch.lexicon import parse_lexicon
from ccsearch.reading import read_text
from ccsearch.records import Item

EMPTY = parse_lexicon(b"")
HEAD = "某区创城工作快报\n第7期\n某区创城办\n2022年8月10日\n"


def items(text: str) -> tuple[Item, ...]:
    return read_text(HEAD + text, "x", EMPTY).items


class Row(NamedTuple):
    """A text, and of each item path, title and text."""

    oddity: str
    text: str
    told: tuple[tuple[tuple[str, ...], str, str], ...]


A, B = "近日，清运垃圾9车，效果良好。", "近日，治理河道两处，效果良好。"
SECTIONS = (
    Row("heavy brackets", f"【简讯】\n甲街道：{A}", ((("简讯",), "甲街道", A),)),
    Row("a space inside the brackets", f"【简 讯】\n甲街道：{A}", ((("简讯",), "甲街道", A),)),
    Row("a section in a section, on the line", f"【简讯】\n【综合整治】甲街道：{A}\n【文明培育】乙街道：{B}",
        ((("简讯", "综合整治"), "甲街道", A), (("简讯", "文明培育"), "乙街道", B))),
    Row("bold brackets", f"**【简讯】**\n甲街道：{A}", ((("简讯",), "甲街道", A),)),
    Row("a dot before the section", f"●部门动态\n甲街道：{A}\n●镇街动态\n乙街道：{B}", ((("部门动态",), "甲街道", A), (("镇街动态",), "乙街道", B))),
    Row("stars on both sides", f"※ 部门动态 ※\n甲街道：{A}\n※ 镇街动态 ※\n乙街道：{B}", ((("部门动态",), "甲街道", A), (("镇街动态",), "乙街道", B))),
    Row("three bars", f"≡部门动态≡\n甲街道：{A}\n≡镇街动态≡\n乙街道：{B}", ((("部门动态",), "甲街道", A), (("镇街动态",), "乙街道", B))),
    Row("a square", f"■部门动态\n甲街道：{A}\n■镇街动态\n乙街道：{B}", ((("部门动态",), "甲街道", A), (("镇街动态",), "乙街道", B))),
    Row("Markdown", f"## 部门动态\n甲街道：{A}\n## 镇街动态\n乙街道：{B}", ((("部门动态",), "甲街道", A), (("镇街动态",), "乙街道", B))),
    Row("ordinals", f"一、部门动态\n甲街道：{A}\n二、镇街动态\n乙街道：{B}", ((("部门动态",), "甲街道", A), (("镇街动态",), "乙街道", B))),
    Row("triangles on both sides", f"▲ 要闻 ▲\n甲街道清理楼道垃圾\n{A}\n▲ 镇街动态 ▲\n乙镇：{B}", ((("要闻",), "甲街道清理楼道垃圾", A), (("镇街动态",), "乙镇", B))),
    Row("stars on both sides, dots before items", f"☆工作动态☆\n●甲街道：{A}\n☆曝光台☆\n●和平路3栋：{B}", ((("工作动态",), "甲街道", A), (("曝光台",), "和平路3栋", B))),
    Row("ordinals in a section, briefs below them", f"【暗访情况】\n一、市场方面\n1、东门市场：{A}\n二、社区方面\n1、乙社区：{B}",
        ((("暗访情况", "市场方面"), "东门市场", A), (("暗访情况", "社区方面"), "乙社区", B))),
    Row("a section of briefs behind numbered reports", f"一、甲街道清理全部楼道垃圾\n{A}\n二、短讯\n·乙镇：{B}", (((), "甲街道清理全部楼道垃圾", A), (("短讯",), "乙镇", B))),
    Row("a spread name without a mark", f"部 门 动 态\n甲街道：{A}\n简    讯\n乙镇：{B}", ((("部门动态",), "甲街道", A), (("简讯",), "乙镇", B))),
    Row("a marked headline with briefs of another mark below", f"◎甲街道召开创城工作调度会议\n{A}\n◎各地各部门工作动态\n○乙镇：{B}", (((), "甲街道召开创城工作调度会议", A), (("各地各部门工作动态",), "乙镇", B))),
    Row("units in brackets", f"一、街道动态\n【甲街道】{A}\n【乙街道】{B}", ((("街道动态",), "甲街道", A), (("街道动态",), "乙街道", B))),
    Row("units between ordinal and full stop", f"一、典型做法\n（一）甲街道。{A}\n（二）乙镇。{B}", ((("典型做法",), "甲街道", A), (("典型做法",), "乙镇", B))),
    Row("a day behind the ordinal right below an ordinal heading", f"二、各地动态\n（一）8月9日，甲镇组织志愿者清运垃圾9车。\n（二）乙镇：{B}",
        ((("各地动态",), "甲镇", "8月9日，甲镇组织志愿者清运垃圾9车。"), (("各地动态",), "乙镇", B))),
    Row("a bar before the section", f"▍部门动态\n甲街道：{A}\n▍镇街动态\n乙街道：{B}", ((("部门动态",), "甲街道", A), (("镇街动态",), "乙街道", B))),
    Row("a phrase above marked items", f"工作要览\n■甲街道清理全部楼道垃圾\n{A}\n志愿星空\n■乙街道志愿者治理门前河道\n{B}",
        ((("工作要览",), "甲街道清理全部楼道垃圾", A), (("志愿星空",), "乙街道志愿者治理门前河道", B))),
    Row("marked briefs on one line", f"【攻坚一线】\n◆甲街道：{A}◆乙街道：{B}", ((("攻坚一线",), "甲街道", A), (("攻坚一线",), "乙街道", B))),
    Row("a long place that is no unit, at fault", f"【曝光台】\n天衢路与湖滨路交叉口西南角：{A}", ((("曝光台",), "天衢路与湖滨路交叉口西南角", A),)),
    Row("a short ordinal heading with a report below", f"一、工作动态\n（一）业务培训\n{A}\n（二）宣传引导\n{B}", ((("工作动态",), "业务培训", A), (("工作动态",), "宣传引导", B))),
    Row("faults whose title names who must mend them", f"一、存在问题\n（一）云峰县（2个）\n1.县文化馆迁建项目（责任单位：县文旅局）。{A}\n2.老旧小区改造项目（责任单位：县住建局）。{B}\n（二）临泉区（1个）\n1.门诊楼项目（责任单位：区卫健局）。{A}",
        ((("存在问题", "云峰县（2个）"), "县文化馆迁建项目（责任单位：县文旅局）", A), (("存在问题", "云峰县（2个）"), "老旧小区改造项目（责任单位：县住建局）", B),
         (("存在问题", "临泉区（1个）"), "门诊楼项目（责任单位：区卫健局）", A))),
    Row("a circular above its sections", f"关于环境整治督查情况的通报\n一、基本情况\n{A}\n二、存在问题\n（一）甲镇（9个）\n{B}\n（二）乙镇（11个）\n{A}",
        ((("关于环境整治督查情况的通报", "基本情况"), "", A), (("关于环境整治督查情况的通报", "存在问题"), "甲镇（9个）", B),
         (("关于环境整治督查情况的通报", "存在问题"), "乙镇（11个）", A))),
    Row("running text about a unit right under an ordinal", "一、督查概况\n8月2日，区城管局会同区住建局开展督查。\n区住建局作了汇报。\n二、工作要求\n一是部分单位推诿。",
        ((("督查概况",), "区城管局", "8月2日，区城管局会同区住建局开展督查。\n区住建局作了汇报。"), (("工作要求",), "", "一是部分单位推诿。"))),
    Row("ordinals before unheaded items", "【税费服务】\n（一）8月2日，纳税服务科在大厅设立专区。\n（二）**征管科：**近日，走访企业9家。\n（三）法制科组织考试。",
        ((("税费服务",), "纳税服务科", "8月2日，纳税服务科在大厅设立专区。"), (("税费服务",), "征管科", "近日，走访企业9家。"),
         (("税费服务",), "法制科", "组织考试。"))),
    Row("numbered places in a unit's faults are no items", "【存在问题】\n甲街道：1.和平路乱停车20辆。\n2.友谊路两侧乱停车9辆。",
        ((("存在问题",), "甲街道", "1.和平路乱停车20辆。\n2.友谊路两侧乱停车9辆。"),)),
    Row("who is at fault before the colon", f"【曝光台】\n1.东门路东段（责任单位：甲街道、乙镇）：{A}", ((("曝光台",), "东门路东段（责任单位：甲街道、乙镇）", A),)),
    Row("names dressed in dashes", f"——工作动态——\n甲街道清理楼道垃圾\n{A}\n——简讯——\n乙镇：{B}", ((("工作动态",), "甲街道清理楼道垃圾", A), (("简讯",), "乙镇", B))),
    Row("names in round brackets", f"（工作动态）\n甲街道清理楼道垃圾\n{A}\n（简讯）\n乙镇：{B}", ((("工作动态",), "甲街道清理楼道垃圾", A), (("简讯",), "乙镇", B))),
    Row("names before colons", f"工作动态：\n甲街道清理楼道垃圾\n{A}\n简讯：\n乙镇：{B}", ((("工作动态",), "甲街道清理楼道垃圾", A), (("简讯",), "乙镇", B))),
    Row("numbered parts", f"第一部分 工作动态\n甲街道清理楼道垃圾\n{A}\n第二部分 简讯\n乙镇：{B}", ((("工作动态",), "甲街道清理楼道垃圾", A), (("简讯",), "乙镇", B))),
    Row("pictures before names and briefs", f"📢 简讯\n📍甲街道：{A}\n📍乙镇：{B}", ((("简讯",), "甲街道", A), (("简讯",), "乙镇", B))),
    Row("arrows before briefs", f"【简讯】\n➢甲街道：{A}\n➢乙镇：{B}", ((("简讯",), "甲街道", A), (("简讯",), "乙镇", B))),
    Row("units with how much was found there", f"●甲街道（26个）\n{A}\n●乙镇（33个）\n{B}", (((), "甲街道（26个）", A), ((), "乙镇（33个）", B))),
    Row("a name without a mark", f"简讯\n甲街道：{A}", ((("简讯",), "甲街道", A),)),
    Row("a column before the headline", f"部门动态 | 甲街道清理楼道垃圾\n{A}", ((("部门动态",), "甲街道清理楼道垃圾", A),)),
    Row("a label that is no section", "【简讯】\n甲街道：近日，清运垃圾。【资料图】效果良好。", ((("简讯",), "甲街道", "近日，清运垃圾。【资料图】效果良好。"),)),
    Row("Markdown with ordinals, a section in a section", f"## 一、领导带动\n### 区长云海峰徒步检查背街小巷\n{A}\n## 二、部门推动\n### （一）综合整治\n- **甲街道：**{A}\n### （二）宣传引导\n- **乙镇：**{B}",
        ((("领导带动",), "区长云海峰徒步检查背街小巷", A), (("部门推动", "综合整治"), "甲街道", A), (("部门推动", "宣传引导"), "乙镇", B))),
    Row("faults between ordinal and full stop", f"三、存在问题\n1.工地抛洒滴漏。{A}\n2.市场秩序混乱。{B}", ((("存在问题",), "工地抛洒滴漏", A), (("存在问题",), "市场秩序混乱", B))),
    Row("a deadline is no brief", "【问题清单】\n1.东门市场：垃圾满溢。责任单位：甲街道。完成时限：5月24日。", ((("问题清单",), "东门市场", "垃圾满溢。责任单位：甲街道。完成时限：5月24日。"),)),
    Row("a body of the house", f"【科室动态】\n团委：{A}", ((("科室动态",), "团委", A),)),
    Row("running text right under an ordinal", f"一、基本情况\n{A}\n二、工作要求\n甲街道要求，抓好整改，巩固成果。", ((("基本情况",), "", A), (("工作要求",), "", "甲街道要求，抓好整改，巩固成果。"))),
)  # fmt: skip

HEADLINES = (
    Row("on its own line", f"甲街道清理楼道垃圾\n{A}", (((), "甲街道清理楼道垃圾", A),)),
    Row("one space, then who took part", "张维刚8日到甲街道调研创城工作 甲街道相关负责同志陪同。先后查看了两个社区。",
        (((), "张维刚8日到甲街道调研创城工作", "甲街道相关负责同志陪同。先后查看了两个社区。"),)),
    Row("a run of spaces, then the text", f"甲街道清理楼道垃圾    {A}", (((), "甲街道清理楼道垃圾", A),)),
    Row("wrapped in mid-word", f"全市推开预算单位国\n库集中支付改革\n{A}", (((), "全市推开预算单位国库集中支付改革", A),)),
    Row("three lines, 强调 last", f"陈军胜在调研创城工作时强调\n咬定目标不放松\n推动创城再上台阶\n{A}",
        (((), "陈军胜在调研创城工作时强调咬定目标不放松推动创城再上台阶", A),)),
    Row("a day and a comma before …时强调", f"8月9日上午，市长黎光耀在调研创城工作时强调\n以创城为抓手 提升城市品质\n{A}",
        (((), "8月9日上午，市长黎光耀在调研创城工作时强调以创城为抓手提升城市品质", A),)),
    Row("wrapped, two characters left over", f"　　　甲街道召开建筑工地扬尘治理推\n　　　进会\n　　{A}", (((), "甲街道召开建筑工地扬尘治理推进会", A),)),
    Row("dots before headlines", f"【简报】\n·甲街道清理楼道垃圾\n{A}\n·乙街道治理门前河道\n{B}", ((("简报",), "甲街道清理楼道垃圾", A), (("简报",), "乙街道治理门前河道", B))),
    Row("a short unit, then a run of spaces and the day", "【简讯】\n·县妇联  8月9日，清运垃圾9车。", ((("简讯",), "县妇联", "8月9日，清运垃圾9车。"),)),
    Row("marked units, each on a line above its text", f"一、部门动态\n▷市交警支队\n{A}\n▷市园林局\n{B}", ((("部门动态",), "市交警支队", A), (("部门动态",), "市园林局", B))),
    Row("units marked like sections", f"●市交警支队\n{A}\n●市园林局\n{B}", (((), "市交警支队", A), ((), "市园林局", B))),
    Row("a day is no subject for a title", "【反馈】\n8月8日曝光的占道问题，已整改到位。", ((("反馈",), "", "8月8日曝光的占道问题，已整改到位。"),)),
    Row("who did so too, on a line of its own", f"【简讯】\n甲街道：{A}\n乙镇、丙镇也开展了相关活动。", ((("简讯",), "甲街道", f"{A}\n乙镇、丙镇也开展了相关活动。"),)),
    Row("slogans of two halves with nothing above", f"一、部门协作，形成合力\n{A}\n二、群众参与，营造氛围\n{B}", (((), "部门协作，形成合力", A), ((), "群众参与，营造氛围", B))),
    Row("slogans of two halves inside a report", f"甲街道破解治理难题\n{A}\n一、建强组织，把支部建在楼上\n{B}\n二、整合资源，让服务沉到家门口\n{A}",
        (((), "甲街道破解治理难题", f"{A}\n一、建强组织，把支部建在楼上\n{B}\n二、整合资源，让服务沉到家门口\n{A}"),)),
    Row("a sentence that someone said has no subject", "【点赞】\n“小区变美了，出门方便了！”张大妈说。近日，甲街道改造了楼道。", ((("点赞",), "", "“小区变美了，出门方便了！”张大妈说。近日，甲街道改造了楼道。"),)),
    Row("what stands above is no subject", "【要求】\n以上问题请各单位在月底前整改。", ((("要求",), "", "以上问题请各单位在月底前整改。"),)),
    Row("a unit and what it claims, a comma in it", f"乙街道治理门前河道\n{B}\n甲集团：把“第一议题”开到井口，把实事办到心坎上\n　　{A}{B}{A}{B}",
        (((), "乙街道治理门前河道", B), ((), "甲集团：把“第一议题”开到井口，把实事办到心坎上", A + B + A + B))),
    Row("a night check", "【简讯】\n渣土办夜查运输车。查处9起。", ((("简讯",), "渣土办", "夜查运输车。查处9起。"),)),
    Row("two halves of a unit's headline, the text right below", f"甲街道清理楼道垃圾，打造宜居环境\n{A}{B}{A}{B}\n乙镇治理门前河道，守护碧水清流\n{B}{A}{B}{A}",
        (((), "甲街道清理楼道垃圾，打造宜居环境", A + B + A + B), ((), "乙镇治理门前河道，守护碧水清流", B + A + B + A))),
    Row("a caption below the headline", f"甲街道清理楼道垃圾\n图为志愿者在清理垃圾\n{A}", (((), "甲街道清理楼道垃圾", f"图为志愿者在清理垃圾\n{A}"),)),
    Row("a gap, then since when", "某县“好家风”评选树新风 4月以来，县妇联开展评选，共评出最美家庭36户。", (((), "某县“好家风”评选树新风", "4月以来，县妇联开展评选，共评出最美家庭36户。"),)),
    Row("a half-width colon behind the unit", f"【简讯】\n甲街道:{A}", ((("简讯",), "甲街道", A),)),
    Row("a bold unit, a full-width colon", f"【简讯】\n**甲街道：**{A}", ((("简讯",), "甲街道", A),)),
    Row("two units before the colon", f"【简讯】\n甲街道、乙镇：{A}", ((("简讯",), "甲街道、乙镇", A),)),
    Row("several briefs in a paragraph", f"【简讯】\n甲街道：{A}乙街道：{B}", ((("简讯",), "甲街道", A), (("简讯",), "乙街道", B))),
    Row("no colon, the unit is the subject", "【简讯】\n甲街道组织志愿者清运垃圾9车。", ((("简讯",), "甲街道", "组织志愿者清运垃圾9车。"),)),
    Row("the day before the unit", "【简讯】\n8月9日，甲街道组织志愿者清运垃圾9车。", ((("简讯",), "甲街道", "8月9日，甲街道组织志愿者清运垃圾9车。"),)),
    Row("a mark before each", "▲近日，甲街道清理楼道。\n▲近日，乙街道清理楼道。",
        (((), "甲街道", "近日，甲街道清理楼道。"), ((), "乙街道", "近日，乙街道清理楼道。"))),
    Row("ordinals before headlines", f"【工作动态】\n1.甲街道清理楼道垃圾\n{A}\n2.乙街道治理门前河道\n{B}",
        ((("工作动态",), "甲街道清理楼道垃圾", A), (("工作动态",), "乙街道治理门前河道", B))),
    Row("with a subtitle below it, a comma in it", f"小院有“管家”，楼门变“客厅”\n——丙街道探索楼门自治\n{A}",
        (((), "小院有“管家”，楼门变“客厅”——丙街道探索楼门自治", A),)),
    Row("a gap, then a day with blanks round its numbers", "甲区召开创城工作部署会 8 月 9 日，金晖主持会议，各单位参加。", (((), "甲区召开创城工作部署会", "8月9日，金晖主持会议，各单位参加。"),)),
    Row("broken in mid-word, those present behind the rest", "甲区研究部署创城冲刺阶段重点\n任务 区委书记金晖主持，各单位出席。会议强调，要抓好整改。",
        (((), "甲区研究部署创城冲刺阶段重点任务", "区委书记金晖主持，各单位出席。会议强调，要抓好整改。"),)),
    Row("the text begins with the same unit, on a line broken by hand", "应山办事处财政所规范票据管理\n应山办事处财政所对辖区内中小学、卫生院的财政\n票据进行检查，共核对票据9份。",
        (((), "应山办事处财政所规范票据管理", "应山办事处财政所对辖区内中小学、卫生院的财政票据进行检查，共核对票据9份。"),)),
    Row("a colon and a comma in it, the first of all", f"甲集团：把“第一课”开到井口，把实事办到心坎\n　　“现在洗得上热水澡，吃得上热饭，班车也能直达新村了，换班出井方便多了，大家都说好。”职工孙大勇说。{A}{B}",
        (((), "甲集团：把“第一课”开到井口，把实事办到心坎", f"“现在洗得上热水澡，吃得上热饭，班车也能直达新村了，换班出井方便多了，大家都说好。”职工孙大勇说。{A}{B}"),)),
    Row("a blank in the first sentence below a headline", "丰乐街道清理楼道\n据统计 全街道已有30个小区完成，效果良好。", (((), "丰乐街道清理楼道", "据统计全街道已有30个小区完成，效果良好。"),)),
    Row("a blank inside its first word", "丰乐街道清理楼道\n通讯 员王明，记录全街道30个小区的变化。", (((), "丰乐街道清理楼道", "通讯员王明，记录全街道30个小区的变化。"),)),
    Row("broken in mid-word, a blank behind the rest", "甲街道召开工地扬尘治理推\n进会 8月9日，各单位出席，部署整改。", (((), "甲街道召开工地扬尘治理推进会", "8月9日，各单位出席，部署整改。"),)),
    *(Row(f"{line[:4]} inside a report, over a long text", f"甲街道清理楼道垃圾\n{A}\n{line}\n{B}{A}{B}{A}", (((), "甲街道清理楼道垃圾", f"{A}\n{line}\n{B}{A}{B}{A}"),))
      for line in ("参会人员：金晖、王明，区城管委主任", "整治时间：利用周末和节假日", "整治地点：甲小区周边道路", "下一步工作：抓好整改，巩固提升成果",
                   "图为：志愿者在清理楼道垃圾", "整治重点：楼道杂物清理，飞线充电整治")),
    Row("a blank inside a list, broken in mid-word", "督导组检查健身场地\n督导组先后到东湖体育公园、 甲社区健身房、乙村，采取看现\n场、查台账的方式，了解情况。",
        (((), "督导组检查健身场地", "督导组先后到东湖体育公园、甲社区健身房、乙村，采取看现场、查台账的方式，了解情况。"),)),
    Row("two halves, a subtitle below", f"老旧小区换新颜，绘就城市新图景\n——丙县推进城市更新工作纪实\n{A}", (((), "老旧小区换新颜，绘就城市新图景——丙县推进城市更新工作纪实", A),)),
)  # fmt: skip

LAYOUT = (
    Row("a page number inside a sentence", "甲街道清理楼道垃圾\n近日，清运垃圾\n- 2 -\n9车，效果良好。", (((), "甲街道清理楼道垃圾", A),)),
    Row("a page number between paragraphs", f"甲街道清理楼道垃圾\n{A}\n第2页 共3页\n{B}", (((), "甲街道清理楼道垃圾", f"{A}\n{B}"),)),
    Row("a page break inside a word", "甲街道清理楼道垃圾\n近日，清运垃\n\n圾9车，效果良好。", (((), "甲街道清理楼道垃圾", A),)),
    Row("spaces round numbers", "甲街道清理楼道垃圾\n近日，清运垃圾 9 车，效果良好。", (((), "甲街道清理楼道垃圾", A),)),
    Row("spaces round marks", "甲街道清理楼道垃圾\n近日 ， 清运垃圾 9 车 ， 效果良好 。", (((), "甲街道清理楼道垃圾", A),)),
    Row("ideographic spaces before a paragraph", "甲街道清理楼道垃圾\n　　近日，清运垃圾9车，效果良好。", (((), "甲街道清理楼道垃圾", A),)),
    Row("no-break spaces", "甲街道清理楼道垃圾\n\xa0\xa0近日，清运垃圾\xa09\xa0车，效果良好。", (((), "甲街道清理楼道垃圾", A),)),
    Row("a space between Latin words stays", "甲街道清理楼道垃圾\n近日，在 Plus City 清运垃圾9车。", (((), "甲街道清理楼道垃圾", "近日，在Plus City清运垃圾9车。"),)),
    Row("stars anywhere", "甲街道清理楼道垃圾\n近日，**清运**垃圾**9车**，效果良好。", (((), "甲街道清理楼道垃圾", A),)),
    Row("invisible characters", "甲街道清理楼道垃圾\n近日，清运\u200b垃圾\ufeff9车，效果良好。", (((), "甲街道清理楼道垃圾", A),)),
    Row("lines of Windows", "甲街道清理楼道垃圾\r\n近日，清运垃圾9车，效果良好。\r\n", (((), "甲街道清理楼道垃圾", A),)),
    Row("lines of an old Mac", "甲街道清理楼道垃圾\r近日，清运垃圾9车，效果良好。\r", (((), "甲街道清理楼道垃圾", A),)),
    Row("a rule between", f"甲街道清理楼道垃圾\n----------\n{A}", (((), "甲街道清理楼道垃圾", A),)),
    Row("every clause its own line", "甲街道清理楼道垃圾\n近日，\n清运垃圾9车，\n效果良好。", (((), "甲街道清理楼道垃圾", A),)),
    Row("every clause its own line, paragraphs indented", "甲街道清理楼道垃圾\n\n　　近日，\n清运垃圾9车，\n效果良好。\n活动由甲街道主办，\n居民称好。\n　　据悉，\n活动还将继续。",
        (((), "甲街道清理楼道垃圾", "近日，清运垃圾9车，效果良好。活动由甲街道主办，居民称好。\n据悉，活动还将继续。"),)),
    Row("briefs that end without a full stop", "【简讯】\n甲镇：近日，清运垃圾9车，劝离摊贩9个\n乙镇：近日，治理河道两处，效果良好",
        ((("简讯",), "甲镇", "近日，清运垃圾9车，劝离摊贩9个"), (("简讯",), "乙镇", "近日，治理河道两处，效果良好"))),
    Row("a caption", f"甲街道清理楼道垃圾\n{A}\n【资料图】活动现场。摄影/陈刚\n{B}", (((), "甲街道清理楼道垃圾", f"{A}\n【资料图】活动现场。摄影/陈刚\n{B}"),)),
    Row("glosses and tags", "<p>甲街道清理樓(lóu)道垃圾</p>\n<p>近日，清運(yùn)垃圾9車(chē)，<em>效果</em>良好。</p>", (((), "甲街道清理樓道垃圾", "近日，清運垃圾9車，效果良好。"),)),
    Row("full-width digits stay as written", "甲街道清理楼道垃圾\n近日，清运垃圾９车，效果良好。", (((), "甲街道清理楼道垃圾", "近日，清运垃圾９车，效果良好。"),)),
    Row("a quotation never closed", "甲街道清理楼道垃圾\n近日，开展“清洁行动，清运垃圾9车。", (((), "甲街道清理楼道垃圾", "近日，开展“清洁行动，清运垃圾9车。"),)),
    Row("lines broken by hand, paragraphs indented", "甲街道清理楼道垃圾\n　　近日，甲街道组织社区干部、物业人员\n清运楼道垃圾9车。居民纷纷称好，表示今后\n不再堆放。\n"
        "　　据了解，这个街道的十二个社区都有了自\n己的楼门长，由居民推选。\n　　今年以来，楼门长已经走访居民三百余户，\n效果良好。\n　　下一步，还将推选更多居民担任楼门长。",
        (((), "甲街道清理楼道垃圾", "近日，甲街道组织社区干部、物业人员清运楼道垃圾9车。居民纷纷称好，表示今后不再堆放。\n"
          "据了解，这个街道的十二个社区都有了自己的楼门长，由居民推选。\n今年以来，楼门长已经走访居民三百余户，效果良好。\n下一步，还将推选更多居民担任楼门长。"),)),
    Row("an indented line that is full", "甲所规范票据管理\n　　甲所对辖区内九所中小学、四家卫生院的\n票据进行专项检查，核对票据百份。\n乙所规范票据管理\n　　乙所的干部入户走访，逐户核对底数，对\n发现的问题当场整改，受到居民好评，居民说\n不出门就把卡换了，还是政府想得周到，这样\n的服务让人放心，希望今后常来走走看看，再\n帮助解决用水问题，也盼着常有人来听听大家\n的心声。",
        (((), "甲所规范票据管理", "甲所对辖区内九所中小学、四家卫生院的票据进行专项检查，核对票据百份。"),
         ((), "乙所规范票据管理", "乙所的干部入户走访，逐户核对底数，对发现的问题当场整改，受到居民好评，居民说不出门就把卡换了，还是政府想得周到，这样的服务让人放心，希望今后常来走走看看，再帮助解决用水问题，也盼着常有人来听听大家的心声。"))),
    Row("who signs an appeal", "关于开展助老活动的倡议\n各社会组织、广大市民朋友：\n一、常回家看看，多陪老人。\n愿每一位老人安享晚年。\n某市民政局、某市老龄办",
        (((), "关于开展助老活动的倡议", "各社会组织、广大市民朋友：\n一、常回家看看，多陪老人。\n愿每一位老人安享晚年。\n某市民政局、某市老龄办"),)),
    Row("slanted letters and a quotation of Markdown", f"## 部门动态\n\n### 甲街道清理楼道垃圾取得实效\n\n> {A}\n\n*（区城管局）*", ((("部门动态",), "甲街道清理楼道垃圾取得实效", A),)),
    Row("those responsible on a line of their own", "【曝光台】\n1.东门市场：垃圾满溢，无人处理。\n（责任单位：甲街道）", ((("曝光台",), "东门市场", "垃圾满溢，无人处理。（责任单位：甲街道）"),)),
    Row("faults with numbers, a place before each colon", f"【问题清单】\n（1）站台广告破损：{A}\n（2）守敬路东段（责任单位：甲区）：{B}",
        ((("问题清单",), "站台广告破损", A), (("问题清单",), "守敬路东段（责任单位：甲区）", B))),
    Row("faults without numbers, who must mend them at the end", f"【曝光台】\n甲街道：{A}\n葡萄东街便道被早餐摊占用，油污满地。责任单位：乙街道。",
        ((("曝光台",), "甲街道", A), (("曝光台",), "葡萄东街便道", "被早餐摊占用，油污满地。责任单位：乙街道。"))),
    Row("faults with numbers, no colon", "【曝光台】\n1.甲街道楼道堆放杂物，无人清理。\n2.乙街道楼道堆放杂物，无人清理。",
        ((("曝光台",), "甲街道楼道", "堆放杂物，无人清理。"), (("曝光台",), "乙街道楼道", "堆放杂物，无人清理。"))),
    Row("a line that ends with a word in quotation marks", "甲街道清理楼道垃圾\n近日，组织党员和“热心人”\n志愿者清运垃圾9车，效果良好。", (((), "甲街道清理楼道垃圾", "近日，组织党员和“热心人”志愿者清运垃圾9车，效果良好。"),)),
    Row("an empty line of a quotation of Markdown", f"## 部门动态\n\n>\n\n### 甲街道清理楼道垃圾取得实效\n\n{A}", ((("部门动态",), "甲街道清理楼道垃圾取得实效", A),)),
    Row("others who did so too begin none, 亦", "【简讯】\n甲街道：近日，清运垃圾9车。乙镇、丙镇亦开展了同类整治。", ((("简讯",), "甲街道", "近日，清运垃圾9车。乙镇、丙镇亦开展了同类整治。"),)),
    Row("others who helped begin no brief of their own", "【简讯】\n甲街道：近日，清运垃圾9车。区医院医护人员为居民测量血压。乙镇派员配合，维持秩序。",
        ((("简讯",), "甲街道", "近日，清运垃圾9车。区医院医护人员为居民测量血压。乙镇派员配合，维持秩序。"),)),
    Row("others who came together begin none either", "【简讯】\n甲街道：近日，清运垃圾9车。乙镇、丙镇也同步开展了清理行动。", ((("简讯",), "甲街道", "近日，清运垃圾9车。乙镇、丙镇也同步开展了清理行动。"),)),
    Row("a part of an office", "【简讯】\n近日，区公安分局治安支队在丙街开展宣传，办证69只。", ((("简讯",), "区公安分局治安支队", "近日，区公安分局治安支队在丙街开展宣传，办证69只。"),)),
    Row("a source between two briefs of a line", f"【简讯】\n甲街道：{A} （区医院）**乙镇：**{B}", ((("简讯",), "甲街道", A), (("简讯",), "乙镇", B))),
    Row("contents with sections before the headlines", f"本期要目\n◎典型经验：甲街道清理楼道垃圾\n◎乡镇快报\n\n◎典型经验\n\n甲街道清理楼道垃圾\n{A}\n◎乡镇快报\n乙镇：{B}",
        ((("典型经验",), "甲街道清理楼道垃圾", A), (("乡镇快报",), "乙镇", B))),
)  # fmt: skip


@pytest.mark.parametrize("row", [*SECTIONS, *HEADLINES, *LAYOUT], ids=lambda row: row.oddity)
def test_items(row: Row):
    assert tuple((item.path, item.title, item.text) for item in items(row.text)) == row.told


class Credit(NamedTuple):
    """The end of a report, and the source it states."""

    oddity: str
    text: str
    source: str | None


CREDITS = (
    Credit("in brackets, on the line", f"{A}（甲街道）", "甲街道"),
    Credit("in brackets, bold, after a space", f"{A} **（本刊）**", "本刊"),
    Credit("in brackets, after many spaces", f"{A}        （本办综合科）", "本办综合科"),
    Credit("alone, in brackets", f"{A}\n（区委卫生健康工委）", "区委卫生健康工委"),
    Credit("alone, to the right", f"{A}\n　　　　　　　　（区委卫生健康工委）", "区委卫生健康工委"),
    Credit("half-width brackets", f"{A}(本办综合科)", "本办综合科"),
    Credit("two authors, a space between", f"{A}（王一博 杨林涛）", "王一博 杨林涛"),
    Credit("two authors, 、 between", f"{A}(周超、翟辰烨)", "周超、翟辰烨"),
    Credit("unit and person fused", f"{A}(中垾镇夏园园)", "中垾镇夏园园"),
    Credit("brackets within", f"{A}（保卫处（保卫部、武装部））", "保卫处（保卫部、武装部）"),
    Credit("a report's opening is no source", f"本报讯（通讯员 王明 记者 李华）{A}", None),
    Credit("nor is it in half-width", f"本网讯(陈航){A}", None),
    Credit("behind a label, in brackets", f"{A}\n（供稿单位：甲街道）", "供稿单位：甲街道"),
    Credit("供稿 behind it, on the line", f"{A}　　　　城北街道供稿", "城北街道供稿"),
    Credit("供稿 behind it, alone", f"{A}\n区创城办供稿", "区创城办供稿"),
    Credit("a unit alone, no brackets", f"{A}\n某大学软件学院", "某大学软件学院"),
    Credit("behind a label", f"{A}\n供稿：甲街道\n乙镇治理河道\n{B}", "供稿：甲街道"),
    Credit("behind the label of a page", f"{A}\n来源：甲街道\n乙镇治理河道\n{B}", "来源：甲街道"),
    Credit("right below the headline", f"（甲街道 张三）\n{A}", "甲街道 张三"),
    Credit("a section that begins like a place in a picture", f"{A}(后勤处)", "后勤处"),
    Credit("who sent it in, behind where from", f"{A}\n（黑石镇 供稿：白音那）", "黑石镇 供稿：白音那"),
    Credit("none", A, None),
    Credit("who is at fault is no source", "近日，检查发现垃圾堆放。（责任单位：甲街道）", None),
    Credit("a place in a picture is no source", "近日，甲街道清运垃圾（左三）", None),
    Credit("an aside is no source", "近日，清运垃圾9车（含建筑垃圾）。", None),
    Credit("a name spread by blanks", f"{A}（杨  倩）", "杨倩"),
)  # fmt: skip


@pytest.mark.parametrize("credit", CREDITS, ids=lambda credit: credit.oddity)
def test_sources(credit: Credit):
    item, *others = items(f"甲街道清理楼道垃圾\n{credit.text}")
    assert [other.title for other in others] == ["乙镇治理河道"] * (B in credit.text)
    assert item.source == credit.source
    if credit.source:
        assert item.text == A


def test_one_source_for_several_briefs():
    found = items(f"【简讯】\n甲街道：{A}乙街道：{B}（本刊）")
    assert [item.source for item in found] == [None, "本刊"]
