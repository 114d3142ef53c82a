"""Labels of a bulletin's frame: who made it, whom it goes to, how to reach the office."""

STAFF = ("编校", "审核", "核签", "签发人", "签发", "责任编辑", "编辑", "校对", "主编", "副主编", "执行主编", "承编", "编审", "审签", "核稿", "撰稿",
         "作者", "记者", "通讯员", "摄影", "责编", "审定", "初审", "复审", "终审", "一审", "二审", "三审", "值班编辑", "编写",
    "审稿",
    "统稿", "供图")  # fmt: skip
"""Labels of the people who made an issue."""

DISTRIBUTION = ("报送", "抄送", "抄报", "主送", "分送", "印发", "报", "送", "发")
"""Labels of those it goes to."""

CONTACT = (
    "电子邮箱",
    "电子邮件",
    "邮箱",
    "e-mail",
    "email",
    "联系电话",
    "电话",
    "传真",
    "投稿邮箱",
    "联系人",
    "地址",
    "网址",
    "邮编",
)
"""Labels of how to reach the office."""

CREDITS = (
    "编发",
    "主办",
    "主办单位",
    "编印",
    "编印单位",
    "来源",
    "信息来源",
    "稿件来源",
    "文章来源",
    "供稿",
    "发布日期",
    "发布时间",
    "附件",
    "共印",
)
"""Labels of where a text comes from and when."""
