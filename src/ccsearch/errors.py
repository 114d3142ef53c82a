"""What a caller can get wrong, as exceptions whose Chinese message is complete and safe to show."""

import errno
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
