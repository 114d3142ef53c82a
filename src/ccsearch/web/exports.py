"""A whole result as a file: CSV, Excel, JSON, or citations for Word."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import msgspec
from flask import Blueprint, Response, request, url_for

from ccsearch.errors import ConfigError, NotFoundError
from ccsearch.search import answer_json
from ccsearch.search.contract import Note
from ccsearch.web import current, sheets
from ccsearch.web.downloads import attachment
from ccsearch.web.items import hit_address
from ccsearch.web.questions import read_question
from ccsearch.web.sheets import Head, Linked, Value
from ccsearch.web.whole import Found, Whole, picked, whole
from ccsearch.web.wording import day, key_name, sentence

blueprint = Blueprint("exports", __name__)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, how to take it from a hit, and whether only statements or only items have it."""

    head: Head
    take: Callable[[Found], Value]
    only: str = ""


def _linked(one: Found) -> Value:
    return Linked(one.hit.id, hit_address(url_for("home.home", _external=True) + "items/", "", one.hit, 0))


COLUMNS = (
    Column(Head("编号", 12), _linked),
    Column(Head("期号", 10), lambda one: key_name(one.hit.issue)),
    Column(Head("日期", 12), lambda one: one.hit.date.isoformat() if one.hit.date else None),
    Column(Head("栏目", 18), lambda one: " / ".join(one.hit.path)),
    Column(Head("讲话人", 10), lambda one: one.hit.leader, "statement"),
    Column(Head("序号", 6), lambda one: one.hit.number, "statement"),
    Column(Head("要点", 22), lambda one: one.hit.heading, "statement"),
    Column(Head("标题", 36), lambda one: one.hit.title),
    Column(Head("摘录", 60), lambda one: "".join(piece.text for piece in one.hit.snippet)),
    Column(Head("正文", 80), lambda one: one.text),
    Column(Head("单位", 26), lambda one: "、".join(one.hit.units)),
    Column(Head("领导", 18), lambda one: "、".join(one.hit.leaders)),
    Column(Head("来源", 12), lambda one: one.hit.source),
)
"""The columns of a result, in their order."""


def _table(found: Whole) -> tuple[str, list[Head], list[list[Value]], str]:
    """Return the title, heads and rows of a result, and what is to be said of rows that are left out."""
    columns = [column for column in COLUMNS if column.only in ("", found.question.request.kind)]
    rows = [[column.take(one) for column in columns] for one in found.found()]
    title = f"{sentence(found.question)}（{found.answer.total} 条）"
    return title, [column.head for column in columns], rows, found.cut


def as_csv(found: Whole) -> bytes:
    """Return a result as CSV that Excel opens in the right encoding."""
    return sheets.as_csv(*_table(found))


def as_xlsx(found: Whole) -> bytes:
    """Return a result as an Excel sheet."""
    return sheets.as_xlsx(*_table(found))


def as_extracts(found: Whole) -> bytes:
    """Return the texts found as a Word document, each with its citation."""
    from ccsearch.web.word import extracts

    return extracts(found)


def as_json(found: Whole) -> bytes:
    """Return a result as the API gives it, all on one page."""
    notes = (*found.answer.notes, Note("cut", found.cut)) if found.cut else found.answer.notes
    return msgspec.json.encode(answer_json(msgspec.structs.replace(found.answer, notes=notes)))


@dataclass(frozen=True, slots=True)
class Form:
    """A form of export: its words, media type, how many hits it takes, and how it is made."""

    label: str
    media: str
    most: int
    make: Callable[[Whole], bytes]


FORMS = {
    "csv": Form("CSV", sheets.FORMS["csv"][1], 5000, as_csv),
    "xlsx": Form("Excel", sheets.FORMS["xlsx"][1], 5000, as_xlsx),
    "json": Form("JSON", "application/json", 5000, as_json),
    "docx": Form("Word 引文", sheets.FORMS["docx"][1], 1000, as_extracts),
}
"""The forms, by the ending of the address."""

PICKED = "picked"
"""The parameter that asks for those hits alone that are named by ``pick``."""


def _found(form: Form) -> Whole:
    question = replace(read_question(request.args, current.today()), at=0, more=())
    if not request.args.get(PICKED):
        return whole(question, form.most)
    found = picked(question, request.args.getlist("pick"))
    if not found.answer.hits:
        raise ConfigError("还没有选取条目。请回到结果页，勾选要摘编的条目后再存。", PICKED)
    return found


@blueprint.get("/search.<form>")
def export(form: str) -> Response:
    """Hand out the whole result of the page with the same parameters, or those hits of it that were picked.

    Raises:
        NotFoundError: there is no such form of export.
        ConfigError: a parameter cannot be understood, or nothing was picked.
    """
    if form not in FORMS:
        raise NotFoundError(f"没有 {form[:20]} 这种导出格式，可用的有：{'、'.join(FORMS)}。", form)
    current.count(current.holding().exports)
    found = _found(FORMS[form])
    name = f"工作快报检索-{day(current.today())}-{len(found.answer.hits)}条.{form}"
    return attachment(FORMS[form].make(found), FORMS[form].media, name, f"search.{form}")
