"""Short bulletins of an invented district, for archives made in a test."""

from pathlib import Path

ITEM = "石桥街道：近日，组织志愿者40余人清理楼道杂物。"


VISIT = (
    "沈知远1日到石桥街道检查创城工作 区城管委相关负责同志陪同。沈知远要求："
    "**一要理顺秩序。**清走占道车辆。**二要净化环境。**垃圾日产日清。 **（本刊）**"
)
"""A headed report with two statements."""


def issue_text(
    number: int | None, date: str = "2023年9月5日", item: str = ITEM, title: str = "云岫区创城工作快报"
) -> str:
    """Return a bulletin with one item; without a number when it is None."""
    masthead = [title, *([f"第{number}期"] if number is not None else []), "云岫区创城办", date]
    return "\n\n".join([*masthead, "【简讯】", f"【综合整治】{item}", "编校：杜蘅 审核：颜立本 核签：卓闻"]) + "\n"


def put(archive: Path, name: str, text: str) -> Path:
    """Write a source file below an archive, folders included."""
    path = archive / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def visit_text(number: int) -> str:
    """Return a bulletin with a headed report before its item."""
    return issue_text(number).replace("【简讯】", f"【指挥调度】\n\n{VISIT}\n\n【简讯】")
