"""Templates of sentences, by what they do in an item; the slots are those of the slots module."""

BRIEF_OPENINGS = (
    "组织{crowd}开展{activity}",
    "联合{partners}开展{activity}",
    "会同{partners}对{spot}开展环境整治",
    "在{spot}开展{activity}",
    "组织{crowd}在{spot}开展{activity}",
    "发动{crowd}{acts}",
    "以“{theme}”为主题，开展{activity}",
    "开展“{theme}”{activity}，{told}",
    "对{spot}进行集中整治，{acts}",
    "对{spots}开展专项检查，{told}",
    "针对{issues}等问题，组织{crowd}开展集中整治",
    "围绕{aspects}等重点内容，开展{activity}",
    "邀请{guest}走进{spot}开展{activity}",
    "组织{crowd}对{street}两侧的{aspects}等进行全面巡查",
    "出动{crowd}，{acts}",
    "召开{subject}工作推进会，安排部署重点任务",
    "结合{activity}，{told}，{told}",
    "{acts}",
)
"""How a brief begins, its date or lead before it."""

BRIEF_MIDDLES = (
    "{told}", "{told}，{told}", "{acts}", "针对{issues}等问题，{told}", "重点围绕{aspects}等内容，{told}",
    "共{acts}", "累计{acts}", "其间，{told}", "活动中，{told}", "发动{crowd}参与，{told}", "同时，{told}，{acts}",
)  # fmt: skip

BRIEF_CLOSINGS = ("{outcome}", "{outcome}，{outcome}", "现场{acts}", "{told}，{outcome}")

MEETING_SENTENCES = (
    "会议传达了{document}精神。", "会议通报了近期实地测评情况。", "会议听取了重点任务推进情况汇报。",
    "会上，相关单位作了交流发言。", "会议研究了{issues}等难点问题。", "会议就{aspects}等重点工作进行了安排部署。",
    "与会人员围绕{issues}等问题进行了讨论。", "会议对下一阶段{subject}工作进行了部署。",
)  # fmt: skip

VISIT_SENTENCES = (
    "实地查看{spots}{subject}工作落实情况。", "先后来到{spots}，详细了解{aspects}等情况。", "先后查看了{spots}等点位，对{aspects}等逐项检查。",
    "实地查看{spot}、{spot}，详细了解{aspects}等重点工作情况，对存在的难点问题提出了工作要求。",
    "重点检查了{spot}的{aspects}。", "实地察看{spots}，听取{subject}工作情况介绍。", "走访{spot}，与居民代表面对面交流。",
)  # fmt: skip

SPEECHES = (
    "{reason}，{who}要{duty}，{duty}，{aim}。", "当前{reason}，{who}要{duty}、{duty}。", "{who}要{duty}，{aim}。",
    "{who}要{trap}，{duty}。", "{reason}，要{duty}，{duty}。", "要以{subject}为抓手，{duty}，{aim}。",
    "{who}要进一步{duty}，{duty}，{aim}。", "{reason}。{who}要{duty}，{aim}。",
    "针对{issues}等问题，{who}要{duty}，{aim}。",
)  # fmt: skip
"""What is said without ordinals."""

DETAILS = (
    "{who}要{duty}，{duty}，{aim}。", "{duty}，{duty}，{aim}。", "针对{issues}等问题，{duty}，{aim}。",
    "{who}要主动担当，{duty}，{aim}。", "要{duty}，{duty}，{aim}。", "围绕{aspects}等重点，{duty}，{duty}。",
    "{who}要{trap}，{aim}。", "{duty}，{trap}。", "{duty}。{who}要{duty}，{aim}。", "把{subject}与日常工作结合起来，{duty}，{aim}。",
)  # fmt: skip
"""What follows the heading of a numbered statement."""

CLAUSES = (
    "{duty}，{aim}", "{duty}，{duty}", "{duty}，{who}要{duty}", "{duty}，{duty}，{aim}", "{duty}，对{issues}等问题{aim}",
)  # fmt: skip
"""A numbered statement that runs on, without its closing mark."""

AFTERWARDS = (
    "会后，与会人员实地观摩了{activity}开展情况。", "会后，相关单位签订了责任书。", "随后，与会人员进行了座谈交流。",
    "活动结束后，大家纷纷表示受益匪浅。", "目前，相关问题正在抓紧整改。",
)  # fmt: skip
"""Sentences after a speech that go on with the report."""

METHOD_OPENINGS = (
    "针对{issue}问题，探索推行“{theme}”工作法，{aim}。", "坚持问题导向，{duty}，{outcome}。", "聚焦{issues}等难点，{duty}，{duty}，{outcome}。",
)  # fmt: skip

METHOD_DETAILS = (
    "{told}，{acts}。", "{duty}，{acts}。", "组织{crowd}开展{activity}，{outcome}。", "{told}，{told}，{outcome}。", "{duty}，{duty}，{outcome}。",
)  # fmt: skip

FILLERS = (
    "围绕{word}、{word}和{word}等内容，{duty}，{aim}。", "把{word}与{word}结合起来，{duty}，让{word}走进群众生活。",
    "针对{word}、{word}等方面的问题，{duty}，{outcome}。", "{told}，{outcome}，{duty}。", "从{word}入手，抓{word}、促{word}，{duty}，{aim}。",
    "以{word}带动{word}，以{word}提升{word}，{outcome}。", "对{aspects}等进行梳理，{duty}，{duty}，{aim}。",
    "就{word}、{word}听取群众意见，{duty}，{outcome}。",
)  # fmt: skip
"""Ordinary sentences that make an item of an archive as long as real ones are."""
