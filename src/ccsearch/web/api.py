"""The JSON API: one table of endpoints, from which both the routes and their description are made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from flask import Blueprint, Response, request

from ccsearch.errors import ConfigError
from ccsearch.knowledge import Check, LeaderProfile, UnitProfile
from ccsearch.records import Bulletin, Item, to_json
from ccsearch.search import answer_json
from ccsearch.search.contract import Answer, IssueSummary
from ccsearch.web import answers, current
from ccsearch.web.checking import Draft, asked
from ccsearch.web.freshness import modified
from ccsearch.web.items import find_item
from ccsearch.web.questions import PARAMETERS, Question, read_question
from ccsearch.web.related import Similar, similar
from ccsearch.web.results import last_page
from ccsearch.web.shapes import Facets, Issue, Issues, Statistics, Value, Values
from ccsearch.web.suggest import Suggestions
from ccsearch.web.suggestions import found

PREFIX = "/api/v1"
blueprint = Blueprint("api", __name__, url_prefix=PREFIX)

SEARCHING = ("q", "kind", "filters", "from", "to", "sort", "page", "size")
"""The parameters of a search; ``filters`` stands for one of each field."""


FILLED = frozenset({"kind", "sort", "page", "size", "followed", "repeated", "axis", "units", "by"})
"""Parameters with values of their own, that cannot be left empty here as a form of a page may."""

LONGEST_QUERY = 512
"""Characters of a query at most."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address: its path, what it is for, what it answers with and how, and the parameters it takes.

    Where it takes a ``body``, a JSON object of that type, it is asked by POST.
    """

    path: str
    name: str
    summary: str
    shape: type
    give: Callable[..., Any]
    parameters: tuple[str, ...] = ()
    body: type | None = None


def _question(**fixed: Any) -> Question:
    question = replace(read_question(request.args, current.today()), at=0, more=())
    return replace(question, request=msgspec.structs.replace(question.request, **fixed)) if fixed else question


def _paged(question: Question) -> tuple[Any, dict[str, str]]:
    """Return the answer to a question, and the links to its other pages."""
    answer = current.engine().search(question.request)
    last = last_page(answer)
    ways = {"first": 1, "prev": answer.page - 1, "next": answer.page + 1, "last": last}
    links = [
        f'<{_ascii(question.changed(page=page).address(request.base_url))}>; rel="{way}"'
        for way, page in ways.items()
        if 1 <= page <= last
    ]
    return answer_json(answer), {"Link": ", ".join(links)}


def _ascii(address: str) -> str:
    return "".join(one if one.isascii() else "".join(f"%{byte:02X}" for byte in one.encode()) for one in address)


def _search() -> Any:
    return _paged(_question())


def _items() -> Any:
    return _paged(_question(kind="item"))


def _statements() -> Any:
    return _paged(_question(kind="statement"))


def _facets() -> Any:
    answer = current.engine().search(_question(size=1, page=1).request)
    return Facets(answer.query, answer.total, answer.facets)


def _item(item_id: str) -> Any:
    stored, item = find_item(item_id)
    modified(stored.modified)
    return to_json(item)


def _similar(item_id: str) -> Any:
    stored, found = find_item(item_id)
    modified(stored.modified)
    return similar(found)


def _line(row: IssueSummary) -> Issue:
    issued = row.date.isoformat() if row.date else None
    return Issue(row.key, row.number, row.title, issued, row.path, row.items, row.statements, len(row.problems))


def _issues() -> Any:
    issues = tuple(map(_line, current.engine().issues()))
    return Issues(len(issues), issues)


def _issue(key: str) -> Any:
    stored = current.engine().issue(key)
    modified(stored.modified)
    return to_json(stored.bulletin)


def _values(field: str) -> Values:
    rows = current.engine().values(field)
    return Values(len(rows), tuple(Value(value, count) for value, count in rows))


def _leaders() -> Any:
    return _values("leader")


def _units() -> Any:
    return _values("unit")


def _statistics() -> Any:
    engine = current.engine()
    return Statistics(engine.state(), engine.totals(), engine.search(Question().changed(size=1).request).facets)


def _suggest() -> Any:
    return found(request.args.get("q", ""))


ENDPOINTS = (
    Endpoint("/search", "search", "检索：与检索页、ccsearch search --json 同一结果", Answer, _search, SEARCHING),
    Endpoint("/facets", "facets", "一次检索的各项分布，不含结果本身", Facets, _facets,
             ("q", "kind", "filters", "from", "to")),
    Endpoint("/items", "items", "检索条目", Answer, _items, ("q", "filters", "from", "to", "sort", "page", "size")),
    Endpoint("/items/<item_id>", "item", "一个条目", Item, _item),
    Endpoint("/items/<item_id>/similar", "similar", "重复报道和相关条目", Similar, _similar),
    Endpoint("/statements", "statements", "检索指示要求", Answer, _statements,
             ("q", "filters", "from", "to", "sort", "page", "size")),
    Endpoint("/issues", "issues", "各期快报", Issues, _issues),
    Endpoint("/issues/<key>", "issue", "一期快报", Bulletin, _issue),
    Endpoint("/leaders", "leaders", "全部领导", Values, _leaders),
    Endpoint("/leaders/<name>", "leader", "一位领导：时间线、到访、主题、月份", LeaderProfile, answers.leader),
    Endpoint("/units", "units", "全部单位", Values, _units),
    Endpoint("/units/<name>", "unit", "一个单位：主报、也开展、到访、要求、数据", UnitProfile, answers.unit),
    Endpoint("/instructions", "instructions", "督办台账：指示要求、对象、后续线索、重复", answers.Ledger, answers.ledger,
             ("leader", "unit", "from", "to", "followed", "repeated", "page", "size")),
    Endpoint("/matrix", "matrix", "各单位在各栏目或各月的条目数", answers.Matrix, answers.table,
             ("axis", "units", "from", "to")),
    Endpoint("/peers", "peers", "一个主题下各单位的做法", answers.Peers, answers.peer_units, ("q", "from", "to")),
    Endpoint("/quantities", "quantities", "一次检索的条目中的数据合计", answers.Quantities, answers.totals,
             ("q", "filters", "from", "to")),
    Endpoint("/statistics/units", "adoption", "信息采用统计", answers.Adoptions, answers.adoption, ("by", "period")),
    Endpoint("/statistics", "statistics", "归档的数字和分布", Statistics, _statistics),
    Endpoint("/suggest", "suggest", "按汉字、拼音或首字母联想名称", Suggestions, _suggest, ("q",)),
    Endpoint("/check", "check", "查重：草稿与已刊条目重合之处，与查重页、ccsearch similar --json 同一结果", Check, asked,
             body=Draft),
)  # fmt: skip
"""Every address of the API."""


def names_of(endpoint: Endpoint) -> Iterator[str]:
    """Yield the parameter names an endpoint takes, filters spelt out."""
    for name in endpoint.parameters:
        yield from PARAMETERS.values() if name == "filters" else (name,)


def method_of(endpoint: Endpoint) -> str:
    """Return the HTTP method an endpoint is asked by."""
    return "POST" if endpoint.body else "GET"


def _check(endpoint: Endpoint) -> None:
    known = tuple(names_of(endpoint))
    for name in request.args:
        if name not in known:
            offered = f"可用的有：{'、'.join(known)}" if known else "这个地址不带参数"
            raise ConfigError(f"没有参数“{name[:40]}”，{offered}。", name)
        value = request.args[name]
        if name in FILLED and (not value or value != value.strip()):
            raise ConfigError(f"参数 {name} 要写值，前后不留空格。", name)
    if len(request.args.get("q", "")) > LONGEST_QUERY:
        raise ConfigError(f"参数 q 最长 {LONGEST_QUERY} 字。", "q")


def _serve(endpoint: Endpoint) -> Callable[..., Response]:
    def view(**parts: str) -> Response:
        _check(endpoint)
        given = endpoint.give(**parts)
        body, headers = given if isinstance(given, tuple) else (given, {})
        return Response(msgspec.json.encode(body), mimetype="application/json", headers=headers)

    return view


for _endpoint in ENDPOINTS:
    blueprint.add_url_rule(_endpoint.path, _endpoint.name, _serve(_endpoint), methods=[method_of(_endpoint)])
