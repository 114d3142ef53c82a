"""Labels of a bulletin's frame: who made it, whom it goes to, how to reach the office."""

from collections.abc import Iterable

STAFF = tuple(
    "编校 核 拟稿 审核 核签 签发人 签发 责任编辑 责任校对 编辑 校对 主编 副主编 执行主编 总编 总编辑 承编 编审 审签 审校 核稿 核发 签批 撰稿 组稿 作者 记者 通讯员 摄影 责编 "
    "审定 初审 复审 终审 一审 二审 三审 值班编辑 编写 审稿 统稿 供图 排版 美编 本期编辑 本期责编 本期校对 本期审核 本期主编 "
    "图文 文图 文/图 图/文 审阅 复核 核校 审读 采编 采写 监制 策划 录入 总审 责任审核 审核人 拟稿人 撰稿人 供稿人 校对人 编辑人 审稿人 核稿人 审签人 审定人".split()
)
"""Labels of the people who made an issue."""

MAKERS = ("编发", "编印")
"""Labels of those people, or of the office."""

DISTRIBUTION = tuple(
    "报送 抄送 抄报 抄发 主送 主报 分送 分发 发送 呈报 呈送 呈 印发 印送 发至 抄呈 呈阅 送阅 分报 发送范围 分送单位 报 送 发".split()
)
"""Labels of those it goes to."""

CONTACT = tuple(
    "电子邮箱 电子邮件 邮箱 e-mail email 联系电话 值班电话 服务电话 联系方式 电话 传真 投稿邮箱 投稿电话 联系人 地址 网址 邮编 本刊地址 电话/传真 投稿信箱 信箱 咨询电话 监督电话 举报电话 热线电话 编辑部电话 tel 欢迎投稿 投稿 来稿请发 办公电话 来稿邮箱 举报邮箱 "
    "投稿热线 邮政编码 通讯地址 通信地址 联系地址 投稿地址 单位地址 微信公众号".split()
)
"""Labels of how to reach the office."""

NO_PHONE = ("传真", "邮编", "邮政编码", "网址")
"""Those of them whose digits are no telephone number."""

CREDITS = tuple(
    "编发 主办 主办单位 编印 编印单位 来源 信息来源 稿件来源 文章来源 来稿单位 供稿 供稿单位 发布日期 发布时间 共印".split()
)
"""Labels of where a text comes from and when."""

KEYWORDS = ("主题词", "关键词", "附件")
"""Labels of what a text is filed under, and with."""


def spread(labels: Iterable[str]) -> str:
    """Return a pattern of any of some labels, whose letters may be spread (编 校)."""
    longest = sorted(labels, key=len, reverse=True)
    return "|".join("".join(rf"{letter}\s*" for letter in label) for label in longest)
