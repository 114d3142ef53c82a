"""Errors into answers: the one table of statuses, as a page or as problem+json."""

import logging
import uuid
from typing import NamedTuple

from flask import Flask, jsonify, make_response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from ccsearch.errors import CcsearchError, ConfigError, IndexUnavailableError, NotFoundError, QueryError
from ccsearch.web.contexts import ErrorPage, render

API_PREFIX = "/api/"
_log = logging.getLogger("ccsearch.web")


class Status(NamedTuple):
    """How a fault is answered: HTTP status, heading, and what to do."""

    code: int
    title: str
    advice: str


BAD = Status(400, "这个检索式看不懂", "改一改检索式再查，或到“帮助”里看写法和例子。")
BUG = Status(500, "系统出错了", "请稍后重试。若仍不行，请把下面的编号告诉管理员。")

STATUS: dict[type[CcsearchError], Status] = {
    QueryError: BAD,
    NotFoundError: Status(404, "没有找到", "请检查地址，或从检索和各期快报里查找。"),
    IndexUnavailableError: Status(
        503, "索引暂不可用", "索引可能正在建立，请过一会儿刷新。管理员可运行 ccsearch index。"
    ),
    ConfigError: Status(400, "地址中的参数有误", "请改正参数再查，或到“帮助”里看写法。"),
    CcsearchError: Status(500, "系统出错了", "请稍后重试。"),
}
"""Each of our errors and how it is answered; an error's nearest class in the table counts."""

HTTP_STATUS = {
    404: Status(404, "没有这一页", "请检查地址，或从检索和各期快报里查找。"),
    405: Status(405, "不支持这种请求", "本网站只供查阅，请用 GET 方式访问。"),
    413: Status(413, "内容太大", "请缩短内容后重试。"),
    414: Status(414, "地址太长", "请减少条件后重试。"),
    429: Status(429, "请求太频繁", "请稍等片刻再试。"),
}


def status_of(fault: CcsearchError) -> Status:
    """Return how a fault is answered."""
    return next(STATUS[kind] for kind in type(fault).__mro__ if kind in STATUS)


def _split(fault: CcsearchError) -> tuple[str, str] | None:
    """Return the typed query parted at the fault, where there is a place to show."""
    typed = request.args.get("q", "").strip()
    if not isinstance(fault, QueryError) or not typed:
        return None
    return typed[: fault.position], typed[fault.position :]


def _problem(status: Status, message: str, **extra: object) -> ResponseReturnValue:
    body = {"type": "about:blank", "title": status.title, "status": status.code, "detail": message}
    answer = jsonify({**body, **{key: value for key, value in extra.items() if value is not None}})
    answer.content_type = "application/problem+json"
    return answer, status.code


def _answer(status: Status, message: str, page: ErrorPage, **extra: object) -> ResponseReturnValue:
    if request.path.startswith(API_PREFIX):
        return _problem(status, message, **extra)
    return render(page), status.code


def known_fault(fault: CcsearchError) -> ResponseReturnValue:
    """Answer one of our own errors: its message is complete and safe to show."""
    status = status_of(fault)
    suggestion = getattr(fault, "suggestion", None)
    page = ErrorPage(
        title=status.title,
        typed=request.args.get("q", "").strip(),
        status=status.code,
        message=fault.message,
        advice=status.advice,
        fault=_split(fault),
        suggestion=suggestion,
    )
    extra = {name: getattr(fault, name, None) for name in ("position", "suggestion", "key", "state")}
    return _answer(status, fault.message, page, **extra)


def http_fault(fault: HTTPException) -> ResponseReturnValue:
    """Answer an error of HTTP itself, such as an address that leads nowhere."""
    code = fault.code or 500
    if code < 400:
        return fault
    status = HTTP_STATUS.get(code, Status(code, "请求无法处理", "请检查地址后重试。"))
    page = ErrorPage(title=status.title, status=code, message="", advice=status.advice)
    answer = make_response(_answer(status, f"{status.title}。", page))
    answer.headers.extend([row for row in fault.get_headers() if row[0] != "Content-Type"])
    return answer


def bug(fault: Exception) -> ResponseReturnValue:
    """Answer an unexpected fault with a reference number; the log has the fault under that number."""
    reference = uuid.uuid4().hex[:8]
    _log.error("fault %s at %s %s", reference, request.method, request.path, exc_info=fault)
    message = f"处理这个请求时出错，编号 {reference}。"
    page = ErrorPage(title=BUG.title, status=BUG.code, message=message, advice=BUG.advice, reference=reference)
    return _answer(BUG, message, page, reference=reference)


def register(app: Flask) -> None:
    """Make the app answer every fault by the table."""
    app.register_error_handler(CcsearchError, known_fault)
    app.register_error_handler(HTTPException, http_fault)
    app.register_error_handler(Exception, bug)
