"""What a caller can get wrong, as exceptions whose Chinese message is complete and safe to show."""

import errno
import re
import socket

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已有同名文件",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EROFS: "磁盘只读",
    errno.EIO: "磁盘读写出错",
    errno.EFBIG: "文件太大",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.ENOMEM: "内存不足",
    errno.ELOOP: "符号链接太多",
    errno.EBUSY: "正被占用",
    errno.ETXTBSY: "正被占用",
    errno.ESTALE: "网络文件已失效",
    errno.ETIMEDOUT: "超时",
    errno.EADDRINUSE: "端口已被占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    socket.EAI_NONAME: "没有这个主机名",
}


def reason_of(fault: OSError) -> str:
    """Return in Chinese why the system refused; a reason the table lacks, by its number."""
    if fault.errno is None:
        return str(fault) or "原因不明"
    return _REASONS.get(fault.errno, f"系统错误 {fault.errno}")


_TOML_REASONS = (
    ("Unclosed array", "方括号 [ 没有配对，或者列表中缺少逗号"),
    ("Unclosed inline table", "花括号 { 没有配对"),
    ("Unterminated string", "引号没有配对"),
    ("Expected '\"", "引号没有配对"),
    ("Expected \"'", "引号没有配对"),
    ("Expected ']", "表名后面缺少 ]"),
    ("Expected '='", "名称后面缺少等号"),
    ("Invalid initial", "应是“名称 = 值”，中文名称要加引号"),
    ("Expected newline", "值的写法不对，或者后面有多余的字，标点要用英文的"),
    ("Invalid value (at end", "等号后面没有写完"),
    ("Invalid value", "等号后面的值不对，文字要加英文引号"),
    ("Invalid date", "没有这样的日期"),
    ("Invalid hex", "反斜杠要写成两个"),
    ("Escaped character", "反斜杠要写成两个"),
    ("Unescaped ", "反斜杠要写成两个"),
    ("Illegal character '\\n'", "引号没有配对"),
    ("Illegal character", "含有不能用的控制字符"),
    ("Found invalid character", "含有不能用的控制字符"),
    ("Invalid statement", "应是“名称 = 值”，中文名称要加引号"),
    ("Cannot ", "同一项写了两次"),
    ("Duplicate ", "同一项写了两次"),
)
"""How the faults that a TOML reader tells begin, and what they are in Chinese."""


def toml_reason(fault: str) -> str:
    """Return in Chinese why a text is no TOML, and in which line, from the message of ``tomllib``."""
    at = re.search(r"at line (\d+)", fault)
    place = f"第{at[1]}行" if at else "文件末尾" if "end of document" in fault else ""
    told = next((words for start, words in _TOML_REASONS if fault.startswith(start)), None)
    return f"{place}不合 TOML 的写法{f'：{told}' if told else ''}。"


class CcsearchError(Exception):
    """Any fault of this package that a person can act on; ``str()`` of it is the Chinese message."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class QueryError(CcsearchError):
    """A query that cannot be understood.

    ``position`` is the code-point offset of the fault in the query as typed, ``suggestion`` a query
    that would be understood, or None.
    """

    def __init__(self, message: str, position: int = 0, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.position = position
        self.suggestion = suggestion


class ConfigError(CcsearchError):
    """A setting, option, lexicon or input file that cannot be used; ``key`` names it."""

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


class NotFoundError(CcsearchError):
    """Something asked for by its name is not in the archive; ``key`` is that name."""

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


class IndexUnavailableError(CcsearchError):
    """The index cannot answer.

    ``state`` is one of ``missing``, ``stale``, ``damaged``, ``locked``, ``unsafe``.
    """

    def __init__(self, message: str, state: str) -> None:
        super().__init__(message)
        self.state = state
