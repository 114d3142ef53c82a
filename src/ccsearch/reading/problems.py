"""Everything that can be wrong with a bulletin: codes and what is said about each."""

from ccsearch.records import Problem

PROBLEMS = {
    "format.empty": "文件里没有内容。",
    "format.unsupported": "不支持这种文件（{kind}）。请另存为 docx、pdf、html 或 txt。",
    "format.damaged": "文件已损坏或不完整，无法按{kind}读出。请重新取得原件。",
    "format.damaged-pages": "{pages}已损坏，没有读出。请重新取得原件。",
    "format.encrypted": "文件有密码（{kind}），无法读取。请去掉密码后重新保存。",
    "format.scan": "{pages}是扫描图像，没有文字可读。请先做文字识别（OCR），或换用文字版。",
    "format.glyphs": "{pages}所用字体没有附文字对照，读出的多是乱码。请换用 docx 或重新导出。",
    "format.encoding": "{lines}有认不出的字节，以“�”代替，请核对。",
    "format.mixed": "文件里混有不同的编码，{lines}按 {encoding} 读出，请核对。",
    "format.needs-libreoffice": "读取 .doc、.wps 等文件需要安装 LibreOffice；也可以另存为 docx。",
    "format.slow": "LibreOffice 转换了 {seconds} 秒仍未完成，已放弃。请另存为 docx。",
    "format.too-large": "文件太大，超过上限（{limit}）。",
    "format.packed": "这是压缩包，不是一份快报。请解压后逐份解析。",
    "format.nothing-packed": "压缩包里没有可收录的文件。",
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
