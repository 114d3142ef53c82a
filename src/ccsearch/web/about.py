"""What this is, how to ask, and what it holds."""

from flask import Blueprint

from ccsearch import __version__
from ccsearch.errors import IndexUnavailableError
from ccsearch.fields import FIELDS
from ccsearch.search import DATE_FORMS
from ccsearch.search.contract import Request
from ccsearch.web import current
from ccsearch.web.contexts import AboutPage, Example, HelpPage, render
from ccsearch.web.facets import SEARCH_PATH
from ccsearch.web.questions import Question
from ccsearch.web.wording import day

blueprint = Blueprint("about", __name__)

EXAMPLES = (
    ("整改 落实", "两个词都要出现，次序不限"),
    ("“{phrase}”", "加引号查原句，一字不差"),
    ("整改 OR 清理", "有一个词就行；也可写 或"),
    ("(整改 或 清理) 且 社区", "括号把条件分组"),
    ("整改 -{unit}", "减号去掉含这个词的；也可写 NOT、非"),
    ("{wild}", "? 代一个字，* 代任意几个字"),
    ("单位:{unit}", "只看这个单位的"),
    ("领导:{leader} 工作", "这位领导的条目中提到工作的"),
    ("栏目:{section}", "只看这个栏目"),
    ("日期:{month}", "只看这个月；也可写 2022-08-01..2022-08-31、上月、最近30天"),
    ("地点:{place}", "只看这个地点"),
)
"""What the help page shows, in names of this archive: the query, and what it does."""


@blueprint.get("/about")
def about() -> str:
    """Show version, figures and the state of the index; also while there is none."""
    try:
        engine = current.engine()
        totals, state, dated = engine.totals(), engine.state(), [row.date for row in engine.issues() if row.date]
    except IndexUnavailableError as fault:
        totals, state, dated = None, fault.message, []
    period = f"{day(dated[-1])}至{day(dated[0])}" if dated else ""
    return render(AboutPage(title="关于", version=__version__, totals=totals, state=state, period=period))


def _phrase() -> str:
    """Return a short sentence that somebody said lately."""
    said = current.engine().search(Request(kind="statement", sort="newest", facets=False)).hits
    return next((hit.heading for hit in said if hit.heading and hit.heading.isalnum()), "查原句")


def _names() -> dict[str, str]:
    """Return the most frequent plain word of each keyword field, the newest month, and words of a statement."""
    engine = current.engine()
    keywords = (field.name for field in FIELDS if field.kind == "keyword")
    first = {name: next((value for value, _ in engine.values(name) if value.isalnum()), "示例") for name in keywords}
    month = next((row.date.strftime("%Y-%m") for row in engine.issues() if row.date), "2022-08")
    phrase = _phrase()
    return {"month": month, "phrase": phrase, "wild": f"{phrase[:1]}?{phrase[2:4]}", **first}


def _example(query: str, does: str) -> Example:
    answer = current.engine().search(Request(query=query, size=1, facets=False))
    return Example(query, does, Question().changed(query=query).address(SEARCH_PATH), answer.total)


@blueprint.get("/help")
def help_page() -> str:
    """Show how to ask, with examples that find something here."""
    names = _names()
    examples = tuple(_example(query.format_map(names), does) for query, does in EXAMPLES)
    return render(HelpPage(title="帮助", examples=examples, dates=DATE_FORMS))
