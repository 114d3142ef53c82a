"""``ccsearch search``: one question, its results in the terminal or as JSON."""

from collections.abc import Iterator
from typing import Any

import click

from ccsearch.cli.faults import DONE, NO
from ccsearch.cli.house import Command
from ccsearch.cli.options import as_json, opened, request_of, with_config, with_pages, with_request
from ccsearch.cli.output import marked, say_json
from ccsearch.cli.wording import hit_place
from ccsearch.config import Config
from ccsearch.fields import FACETS
from ccsearch.search import answer_json
from ccsearch.search.contract import Answer, Hit

HELP = """在索引中检索，QUERY 的写法与网页相同。

几个词用空格隔开表示都要有，引号中的原样查找，可用 且、或、非、单位:、领导:、栏目:、日期: 等；不写 QUERY 就列出全部。

没有结果时退出码为 1。
"""

MAX_VALUES = 6
"""How many values of a facet are listed under the results."""


def _hit_lines(place: int, hit: Hit) -> Iterator[str]:
    yield f"{place:>3}. {click.style(hit.id, bold=True)}  {hit_place(hit)}"
    yield f"     {marked(hit.title_fragments)}"
    if hit.leader or hit.heading:
        number = f"（{hit.number}）" if hit.number is not None else ""
        yield f"     {hit.leader or ''}{number}{hit.heading or ''}"
    if hit.snippet:
        yield f"     {marked(hit.snippet)}"
    if hit.missing:
        yield f"     缺：{'、'.join(hit.missing)}"


def _facet_lines(answer: Answer) -> Iterator[str]:
    for field in FACETS:
        values = [value for value in answer.facets.get(field.name, ()) if value.count]
        if values:
            named = "、".join(f"{value.value} {value.count}" for value in values[:MAX_VALUES])
            yield f"{field.label}：{named}{'……' if len(values) > MAX_VALUES else ''}"


def answer_lines(answer: Answer) -> Iterator[str]:
    """Yield an answer: the count, notes, hits, and where the results lie."""
    pages = -(-answer.total // answer.size)
    yield f"共 {answer.total} 条，第 {answer.page}/{max(pages, 1)} 页，用时 {answer.took_ms:.0f} 毫秒"
    yield from (f"提示：{note.message}" for note in answer.notes)
    for place, hit in enumerate(answer.hits, start=(answer.page - 1) * answer.size + 1):
        yield from _hit_lines(place, hit)
    if answer.partial:
        yield "没有同时含全部词语的条目，以下含其中一部分："
    for place, hit in enumerate(answer.partial, start=1):
        yield from _hit_lines(place, hit)
    yield from _facet_lines(answer)


@click.command(cls=Command, help=HELP)
@click.argument("query", metavar="[QUERY]", default="")
@with_request
@with_pages
@as_json
@with_config
def search(config: Config, query: str, json_: bool, **values: Any) -> int:
    """Print the answer to one question."""
    with opened(config) as engine:
        answer = engine.search(request_of(query, values))
    if json_:
        say_json(answer_json(answer))
    else:
        click.echo("\n".join(answer_lines(answer)))
    return DONE if answer.total else NO
