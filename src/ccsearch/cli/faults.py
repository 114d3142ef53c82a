"""What goes wrong on the command line: one Chinese line on stderr, and an exit code."""

import logging
import re
import tempfile
import traceback
from pathlib import Path
from uuid import uuid4

import click

from ccsearch.errors import CcsearchError, ConfigError, IndexUnavailableError, NotFoundError, QueryError

DONE, NO, USAGE, CANNOT = 0, 1, 2, 3
INTERRUPTED = 130

EXIT: dict[type[CcsearchError], int] = {
    QueryError: USAGE,
    ConfigError: USAGE,
    NotFoundError: NO,
    IndexUnavailableError: CANNOT,
    CcsearchError: CANNOT,
}
"""Every fault of a caller and its exit code; an error class without a row is a bug."""

NEXT = {
    "missing": "请先运行 ccsearch index 建立索引。",
    "stale": "请运行 ccsearch index 更新索引。",
    "damaged": "请运行 ccsearch index --rebuild 重建索引，源文件不受影响。",
    "locked": "请检查索引文件夹的权限和磁盘空间，稍后再试。",
    "unsafe": "请改正索引文件夹的属主和权限，或用 --index 另选一个文件夹。",
}
"""What to do about each state of an index that cannot answer, where its message does not say (请)."""

WORDINGS = (  # click's words, ours, an example of click's
    (r"No such command '(.+?)'\.", r"没有“\1”这个命令。", "No such command 'serch'."),
    (r"No such option:? '?(-[^\s'.]+)'?\.?", r"没有 \1 这个选项。", "No such option '--jsn'."),
    (r"\s*Did you mean (?:one of: )?(.+?)\?", r"是不是 \1？", "Did you mean '--json'?"),
    (r"\s*\(Possible options: (.+?)\)", r"是不是 \1？", "(Possible options: --since, --sort)"),
    (r"Missing argument '(.+?)'\.", r"缺少 \1。", "Missing argument 'FILE...'."),
    (r"Missing option '(.+?)'\.", r"缺少选项 \1。", "Missing option '--to'."),
    (r"Missing command\.", "没有写明命令。", "Missing command."),
    (r"Got unexpected extra arguments? \((.+)\)", r"多出了 \1。", "Got unexpected extra argument (b.txt)"),
    (r"Option '(.+?)' requires an argument\.", r"选项 \1 后面要写值。", "Option '--unit' requires an argument."),
    (r"Option '(.+?)' requires (\d+) arguments\.", r"选项 \1 后面要写 \2 个值。", "Option '--x' requires 2 arguments."),
    (r"Option '(.+?)' does not take a value\.", r"选项 \1 后面不写值。", "Option '--json' does not take a value."),
    (r"Invalid value for '(.+?)': ", r"\1 的值不对：", "Invalid value for '--page': "),
    (r"Invalid value: ", r"值不对：", "Invalid value: "),
    (r"'(.*?)' is not a valid integer(?: range)?\.", r"“\1”不是整数。", "'abc' is not a valid integer."),
    (r"(-?\d+) is not in the range (.+?)\.", r"\1 不在允许的范围（\2）内。", "0 is not in the range x>=1."),
    (r"'(.*?)' is not one of (.+?)\.", r"“\1”不在可选的 \2 之中。", "'x' is not one of 'item', 'statement'."),
    (r"(?:File|Path|Directory) '(.*?)' does not exist\.", r"\1 不存在。", "Path 'a.txt' does not exist."),
    (r"(?:File|Path) '(.*?)' is a directory\.", r"\1 是文件夹，这里要写文件。", "File 'a' is a directory."),
    (r"(?:File|Path|Directory) '(.*?)' is not readable\.", r"\1 无法读取。", "File 'a' is not readable."),
)
"""Click's English in Chinese; a row applies wherever its pattern stands."""

_log = logging.getLogger(__name__)


def in_chinese(words: str) -> str:
    """Return one of click's messages in Chinese."""
    for pattern, ours, _ in WORDINGS:
        words = re.sub(pattern, ours, words)
    return words


def exit_code(fault: CcsearchError) -> int:
    """Return the exit code of a fault: that of the nearest of its classes with a row in ``EXIT``."""
    return next(EXIT[kind] for kind in type(fault).__mro__ if kind in EXIT)


def fault_line(fault: CcsearchError) -> str:
    """Return a fault as one line: what is wrong, and what to do next."""
    more = ""
    if isinstance(fault, IndexUnavailableError):
        more = NEXT.get(fault.state, "")
    elif isinstance(fault, QueryError) and fault.suggestion:
        more = f"可以改为：{fault.suggestion}"
    return fault.message if "请" in fault.message else f"{fault.message}{more}"


def usage_line(fault: click.ClickException) -> str:
    """Return a fault of usage as one line that names the command whose help to read."""
    context = getattr(fault, "ctx", None)
    command = context.command_path if context else "ccsearch"
    return f"{in_chinese(fault.format_message())}用法见 {command} --help。"


def bug_line(fault: BaseException) -> str:
    """Write a bug down in full in a file of its own, and return one line that says where."""
    reference = uuid4().hex[:8]
    place = Path(tempfile.gettempdir()) / f"ccsearch-{reference}.log"
    try:
        place.write_text("".join(traceback.format_exception(fault)), encoding="utf-8")
    except OSError:
        _log.exception("fault %s", reference)
        return f"程序内部出错（编号 {reference}）。"
    return f"程序内部出错（编号 {reference}），详情在 {place}，请发给维护人员。"
