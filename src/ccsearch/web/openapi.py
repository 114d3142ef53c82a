"""The OpenAPI 3.1 document, generated from the table of endpoints and the records they answer with."""

import re
from functools import cache
from typing import Any

import msgspec
from flask import Blueprint, Response, request

from ccsearch import __version__
from ccsearch.fields import FIELDS
from ccsearch.knowledge import AXES, SORTS_OF_UNIT, SPANS
from ccsearch.records import Bulletin
from ccsearch.search.contract import KINDS, MAX_PAGE_SIZE, SORTS
from ccsearch.web.api import ENDPOINTS, LONGEST_QUERY, PREFIX, Endpoint, method_of, names_of
from ccsearch.web.instructions import FOLLOWED, REPEATED
from ccsearch.web.questions import MOST_PAGES, PAGE_SIZE
from ccsearch.web.shapes import ProblemDetails

blueprint = Blueprint("openapi", __name__, url_prefix=PREFIX)

_PERIOD = "2022、2022-08、2022年8月、2022-08-10、8月10日、上月、今年、最近30天"
_LABELS = {field.prefixes[0]: field.label for field in FIELDS if field.prefixes}

SCHEMAS: dict[str, tuple[str, dict[str, Any]]] = {
    "q": ("检索式，写法见 /help；空为全部", {"type": "string", "maxLength": LONGEST_QUERY}),
    "kind": ("结果种类", {"enum": list(KINDS), "default": KINDS[0]}),
    "from": (f"发布日期不早于：{_PERIOD}", {"type": "string"}),
    "to": (f"发布日期不晚于：{_PERIOD}", {"type": "string"}),
    "sort": ("排序", {"enum": list(SORTS), "default": SORTS[0]}),
    "page": ("第几页，从 1 起", {"type": "integer", "minimum": 1, "maximum": MOST_PAGES, "default": 1}),
    "size": ("每页几条", {"type": "integer", "minimum": 1, "maximum": MAX_PAGE_SIZE, "default": PAGE_SIZE}),
    "followed": ("有无后续线索", {"enum": [name for name in FOLLOWED if name]}),
    "repeated": ("是否多次强调", {"enum": [name for name in REPEATED if name]}),
    "axis": ("与单位相对的：栏目或月份", {"enum": list(AXES), "default": AXES[0]}),
    "units": ("哪一类单位：镇街、部门、其他", {"enum": list(SORTS_OF_UNIT), "default": "local"}),
    "by": ("时段：按月、按季度、按年", {"enum": list(SPANS), "default": "month"}),
    "period": ("哪个时段，如 2022-08、2022-Q3、2022；不写为最近一个", {"type": "string"}),
}
"""What each parameter means, and its values; the filters besides are lists of strings."""

HIDDEN = {"Item": ("origin", "line"), "Statement": ("span",), "Figure": ("span",), "Bulletin": ("key",)}
"""Keys of the records that are kept inside and not in their public form."""

UNUSED = ("Span", "Listing")
"""Records that only those keys hold."""

_REF = "#/components/schemas/{name}"
_UNCHANGED = {"304": {"description": "与上次相同"}}
_FAULTS = {"400": "参数或检索式有误", "404": "没有找到", "503": "索引暂不可用", "default": "其他错误"}


def _parameter(name: str) -> dict[str, Any]:
    if name in SCHEMAS:
        meaning, schema = SCHEMAS[name]
        return {"name": name, "in": "query", "description": meaning, "schema": schema}
    listed = {"type": "array", "items": {"type": "string"}}
    meaning = f"{_LABELS[name]}，可重复，任一即可"
    return {"name": name, "in": "query", "description": meaning, "schema": listed, "explode": True}


def _body(endpoint: Endpoint) -> dict[str, Any]:
    if not endpoint.body:
        return {}
    schema = {"$ref": _REF.format(name=endpoint.body.__name__)}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def _operation(endpoint: Endpoint, schema: dict[str, Any]) -> dict[str, Any]:
    parts = re.findall("<(.*?)>", endpoint.path)
    in_path = [{"name": part, "in": "path", "required": True, "schema": {"type": "string"}} for part in parts]
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
    faults = {code: {"description": words, "content": problem} for code, words in _FAULTS.items()}
    good = {"description": "成功", "content": {"application/json": {"schema": schema}}}
    return {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "parameters": [*in_path, *map(_parameter, names_of(endpoint))],
        **_body(endpoint),
        "responses": {"200": good, **({} if endpoint.body else _UNCHANGED), **faults},
    }


def _public(components: dict[str, Any]) -> dict[str, Any]:
    """Return the schemas without the keys that are not served, every key that is being required."""
    components = {name: schema for name, schema in components.items() if name not in UNUSED}
    for name, hidden in HIDDEN.items():
        for key in hidden:
            components[name]["properties"].pop(key)
    names = {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}
    for key in ("staff", "distribution"):
        components[Bulletin.__name__]["properties"][key] = names
    for name, schema in components.items():
        if name != ProblemDetails.__name__:
            schema["required"] = list(schema["properties"])
    return components


@cache
def document() -> dict[str, Any]:
    """Return the OpenAPI document of what the API serves."""
    shapes = [endpoint.shape for endpoint in ENDPOINTS]
    bodies = [endpoint.body for endpoint in ENDPOINTS if endpoint.body]
    schemas, components = msgspec.json.schema_components([*shapes, *bodies, ProblemDetails], ref_template=_REF)
    paths = {
        PREFIX + re.sub("<(.*?)>", r"{\1}", endpoint.path): {method_of(endpoint).lower(): _operation(endpoint, schema)}
        for endpoint, schema in zip(ENDPOINTS, schemas, strict=False)
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "工作快报检索", "version": __version__, "description": "工作快报的检索与资料接口，只读。"},
        "paths": paths,
        "components": {"schemas": _public(components)},
    }


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """Hand out the document, with the address it is served at."""
    told = {**document(), "servers": [{"url": request.root_url.rstrip("/")}]}
    return Response(msgspec.json.encode(told), mimetype="application/json")
