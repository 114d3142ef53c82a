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
    "masthead.number": "没有找到期号，条目编号改用“{instead}”。",
    "masthead.period": "期号取自“{written}”，{number}是{period}次而不是期次，请核对。",
    "masthead.file-number": "文件名是“{name}”，刊头是第{number}期；按刊头，请核对。",
    "masthead.date": "没有找到印发日期，文中不带年份的日期无法推算。",
    "masthead.date-from-name": "刊头没有印发日期，按文末附件名取{date}，请核对。",
    "masthead.dates": "“{other}”与印发日期{date}不一致，按{date}，请核对。",
    "masthead.title": "没有找到刊名。",
    "masthead.office": "没有找到主办单位，“本刊”“本办”无法还原成单位名称。",
    "section.empty": "版块“{name}”下面没有内容。",
    "text.empty": "没有可以读出的正文。",
    "text.outside": "这一条不在任何版块之下：“{quote}”。",
    "text.damaged": "文字有损坏，照原样保留：“{quote}”。",
    "text.gloss": "字后附有注音{count}处，如“{quote}”，读取时略去。",
    "text.marks": "标点重复，照原样保留：“{quote}”。",
    "text.cut": "末句没有结束，原文可能不完整，照原样保留：“…{quote}”。",
    "text.twice": "这一段与第{first}行相同，两处都保留：“{quote}”。",
    "text.unread": "这些文字没有归入任何条目：“{quote}”。",
    "item.headline": "没有标题，以首句的主语“{title}”代替。",
    "item.untitled": "没有标题，首句也没有主语，标题留空。",
    "item.body": "只有标题，没有正文：“{title}”。",
    "item.source": "没有注明来源，同一版块的其他条目都有：“{title}”。",
    "item.mark": "前面没有条目符号，按上下文单独作为一条：“{title}”。",
    "date.weekday": "“{written}”的星期有误，这一天是星期{weekday}；日期照原文。",
    "date.future": "“{date}”晚于印发日期{issued}，没有作为发生时间，请核对。",
    "date.year": "“{written}”没有年份，按不晚于印发日期{issued}推算为{day}，相隔{days}天，请核对。",
    "date.damaged": "“{written}”不成日期，可能缺字，没有作为时间。",
    "list.gap": "序号不连续：“{before}”之后是“{after}”，照原文读。",
    "list.repeat": "序号重复：“{before}”之后又是“{after}”，照原文读。",
    "list.count": "说是“{quote}”，读出{count}条，请核对。",
    "unit.unknown": "词表中没有的单位{count}个：{names}。可用 ccsearch lexicon suggest 补入。",
    "leader.unknown": "词表中没有的领导{count}位：{names}。可用 ccsearch lexicon suggest 补入。",
}
"""Code to Chinese wording; the names in braces are filled in by :func:`problem`."""


def problem(code: str, line: int | None, **parts: object) -> Problem:
    """Return a problem of a known code; ``parts`` fill its wording."""
    return Problem(code, line, PROBLEMS[code].format(**parts))
