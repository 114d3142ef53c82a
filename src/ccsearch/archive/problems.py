"""What can be wrong with the files of an archive, as values: one table of codes and wordings."""

import msgspec

from ccsearch.records import Problem

PROBLEMS = {
    "archive.unreadable": "无法打开：{reason}。这次没有读它，其余文件不受影响。",
    "archive.changing": "读取时文件一直在变动，这次没有入库；等文件写完后再运行一次 ccsearch index。",
    "archive.crashed": "解析时程序出错（{reason}），这个文件没有入库；其余文件不受影响。",
    "archive.duplicate": "{path} 与 {keeper} 编号都是 {key}，这一份以 {given} 收录；请核对是否重复存放或期号有误。",
    "archive.gap": "{series}缺{numbers}。",
    "archive.repeat": "{series}第{number}期有 {count} 份：{paths}。",
    "archive.order": "{series}第{later}期（{later_date}）的日期早于第{earlier}期（{earlier_date}）。",
}
"""Code to Chinese wording; every problem of an archive is made by :func:`problem`."""


class FileProblem(msgspec.Struct, frozen=True):
    """A problem and the file it was found in, relative to the archive; None where it concerns several."""

    path: str | None
    problem: Problem


def problem(code: str, **details: object) -> Problem:
    """Return the problem of this code, its wording filled in."""
    return Problem(code, None, PROBLEMS[code].format(**details))
