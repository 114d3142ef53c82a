"""A bulletin that means harm: markup, formulas and characters that files cannot hold."""

from datetime import date

from ccsearch.records import Bulletin, Contact, Item, Named, Span, Statement
from ccsearch.search import StoredIssue

TITLE = '=HYPERLINK("http://evil.example","<script>alert(1)</script>")'
TEXT = (
    "@SUM(1+1)*cmd|' /C calc'!A0 <img src=x onerror=alert(1)> 整改\x0b到位。"
    "李某某要求：一要“整改”。</script>{{7*7}}\u202e\ufffe"
)
NAME = '-1+1"><b>单位</b>'


def issue():
    """Return an issue, number 7, with one such item."""
    start = TEXT.index("一要")
    said = Statement("+李某某", "要求", 1, '要"整改"', "", Span(start, TEXT.index("</script>{")))
    item = Item("7-1", ("<i>栏目</i>",), "<i>栏目</i>", TITLE, TEXT, None, (Named("+李某某", ("instructs",)),),
                (Named(NAME, ("lead",)),), "=本刊", ("<u>地点</u>",), (said,), ())  # fmt: skip
    bulletin = Bulletin(7, "<h1>快报</h1>", None, date(2024, 1, 1), (item,), (), (), Contact(), (), "7")
    return StoredIssue('"><script>.txt', "evil", 0.0, TEXT, bulletin)
