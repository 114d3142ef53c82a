"""Writing a bulletin's text in every format, as offices and their programs would."""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

SAMPLES = sorted((Path(__file__).parents[2] / "samples" / "archive").glob("*.txt"))
FRAME = 4  # paragraphs of a sample's masthead
HEAD = "云岫区创城办 内部资料"


def paragraphs(text: str) -> list[str]:
    return [paragraph.replace("\n", " ") for paragraph in text.strip().split("\n\n")]


def runs(paragraph: str) -> Iterator[tuple[str, bool]]:
    """Yield the stretches of a paragraph and whether each is bold."""
    for place, run in enumerate(paragraph.split("**")):
        if run:
            yield run, place % 2 == 1


def as_docx(text: str) -> bytes:
    """Return a Word document with a running head and page numbers."""
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = HEAD
    foot = section.footer.paragraphs[0]
    foot.add_run("- ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)
    shown = OxmlElement("w:r")
    shown.append(OxmlElement("w:t"))
    shown[0].text = "2"
    field.append(shown)
    foot.add_run(" -")
    for paragraph in paragraphs(text):
        written = document.add_paragraph()
        for run, bold in runs(paragraph):
            written.add_run(run).bold = bold or None
    return saved(document)


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_html(text: str) -> bytes:
    """Return a page of an office's site, in GBK as many still are."""
    name, *rest = paragraphs(text)
    body = "\n".join(f"<p style='text-indent:2em'><span>{_marked(one)}</span></p>" for one in rest)
    return f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>{name}_云岫区人民政府</title>
<script>var 期 = 1;</script><style>p {{ color: red }}</style></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zt">专题专栏</a> &gt; 简报专区</div>
<div class="wrap"><h1>{name}</h1>
<div class="TRS_Editor">{body}</div>
<div class="share">分享到：<a>微信</a><a>微博</a></div>
<ul><li><a href="1">白鹭镇开展环境整治</a></li>
<li><a href="2">云岫区召开大会</a></li><li><a href="3">更多</a></li></ul></div>
<div class="footer">主办单位：云岫区人民政府 版权所有 京ICP备00000000号</div></body></html>""".encode("gb18030")


def as_old_html(text: str) -> bytes:
    """Return a page laid out with tables, its paragraphs parted by <br>."""
    name, number, office, day, *rest = paragraphs(text)
    body = "<br>\n".join("&nbsp;&nbsp;&nbsp;&nbsp;" + _marked(one) for one in rest)
    return f"""<html><body><table><tr><td><a href=1>首页</a> | <a href=2>公开</a> | <a href=3>互动</a></td></tr></table>
<table><tr><td class=title>{name}</td></tr><tr><td>{number}</td></tr><tr><td>{office}</td><td>{day}</td></tr>
<tr><td id=zoom>{body}</td></tr></table><table><tr><td>版权所有</td></tr></table></body></html>""".encode()


def _marked(paragraph: str) -> str:
    return re.sub(r"\*\*(.*?)\*\*", r"<strong>\1</strong>", html.escape(paragraph))


def as_markdown(text: str) -> bytes:
    name, *rest = paragraphs(text)
    lines = [re.sub(r"^【([^】]*)】$", r"## \1", one) for one in rest]
    return "\n\n".join([f"# {name}", *lines, ""]).encode()


SIZE, WIDTH, LEFT, TOP, BOTTOM, LEADING = 16, 27, 80, 750, 80, 28  # points, but the width in characters
CLOSING = "，。；：、！？”）】》"


def as_pdf(text: str, password: str | None = None) -> bytes:
    """Return a PDF with a running head and page numbers, first lines indented, sentences wrapped over pages."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password) if password else None)
    height, page = TOP, 1
    _furnish(canvas, page)
    for place, paragraph in enumerate(paragraphs(text.replace("**", ""))):
        indent = 2 if place >= FRAME and not paragraph.startswith("【") else 0
        for at, line in enumerate(wrapped(paragraph, indent)):
            if height < BOTTOM:
                canvas.showPage()
                height, page = TOP, page + 1
                _furnish(canvas, page)
            canvas.setFont("STSong-Light", SIZE)
            canvas.drawString(LEFT + (indent * SIZE if at == 0 else 0), height, line)
            height -= LEADING
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _furnish(canvas: Canvas, page: int) -> None:
    canvas.setFont("STSong-Light", 10)
    canvas.drawCentredString(297, 30, f"- {page} -")
    canvas.drawString(LEFT, 810, HEAD)


def wrapped(paragraph: str, indent: int) -> list[str]:
    """Return the lines of a paragraph; none begins with a closing mark or a space, or inside a figure."""
    lines, line, room = [], "", (WIDTH - indent) * SIZE
    for token in re.findall(r"[A-Za-z0-9.%@]+|.", paragraph):
        width = pdfmetrics.stringWidth(token, "STSong-Light", SIZE)
        if width > room and token not in CLOSING and token != " ":
            lines.append(line)
            line, room = "", WIDTH * SIZE
        line += token
        room -= width
    return [*lines, line]


def as_zip(files: dict[str, bytes], names: str | None = None) -> bytes:
    """Return a zip file; names given an encoding are stored in it without the mark of UTF-8, as old programs do."""
    out = io.BytesIO()
    stored = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, (name, data) in enumerate(files.items()):
            raw = name.encode(names or "utf-8")
            stored[f"@{place:0{len(raw) - 1}}".encode()] = raw
            shown = name if names is None else f"@{place:0{len(raw) - 1}}"
            archive.writestr(zipfile.ZipInfo(shown), data, zipfile.ZIP_DEFLATED)
    packed = out.getvalue()
    for instead, raw in stored.items() if names else ():
        packed = packed.replace(instead, raw)
    return packed
