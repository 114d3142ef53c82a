"""Everything that can be wrong with a bulletin: codes and what is said about each."""

from ccsearch.records import Problem

PROBLEMS = {
    "masthead.number": "没有找到期号，条目编号改用{instead}。",
    "masthead.date": "没有找到印发日期，文中不带年份的日期无法推算。",
    "masthead.date-from-name": "刊头没有印发日期，按文末附件名取{date}，请核对。",
    "masthead.title": "没有找到刊名。",
    "text.empty": "没有可以读出的正文。",
    "text.outside": "这一段不在任何版块之下：“{quote}”。",
    "text.damaged": "文字有损坏，照原样保留：“{quote}”。",
    "item.headline": "没有标题，以首句的主语“{title}”代替。",
    "item.body": "只有标题，没有正文：“{title}”。",
    "item.source": "没有注明来源：“{title}”。",
    "date.future": "“{date}”晚于印发日期{issued}，请核对。",
    "list.gap": "序号不连续：“{before}”之后是“{after}”。",
    "unit.unknown": "词表中没有的单位：{name}。",
    "leader.unknown": "词表中没有的领导：{name}。",
    "section.numbering": "序号{what}：{detail}。",
}
"""Code to Chinese wording; the names in braces are filled in by :func:`problem`."""


def problem(code: str, line: int | None, **parts: object) -> Problem:
    """Return a problem of a known code; ``parts`` fill its wording."""
    return Problem(code, line, PROBLEMS[code].format(**parts))
