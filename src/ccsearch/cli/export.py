"""``ccsearch export``: every item or statement a question finds, whole, as a file."""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
from msgspec.structs import replace

from ccsearch.cli.faults import DONE, NO
from ccsearch.cli.house import Command
from ccsearch.cli.options import opened, request_of, with_config, with_request
from ccsearch.cli.wording import issue_name
from ccsearch.config import Config
from ccsearch.errors import CcsearchError, reason_of
from ccsearch.fields import PATH_SEPARATOR
from ccsearch.records import Bulletin, Item, Statement, to_json
from ccsearch.search.contract import MAX_PAGE_SIZE, Engine, Request

HELP = """把检索到的条目或指示要求全部导出，含全文。

csv 可用 Excel 打开；json 与 parse --json 中的条目相同，另有期号和日期。没有结果时退出码为 1。
"""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run by a spreadsheet."""


class Row(NamedTuple):
    """One line of an export: an item of a bulletin, and the statement where statements are asked for."""

    id: str
    bulletin: Bulletin
    item: Item
    said: Statement | None


class Column(NamedTuple):
    """A column: its head, and how it is taken from a row."""

    head: str
    take: Callable[[Row], str]


ITEM_COLUMNS = (
    Column("编号", lambda row: row.id),
    Column("期号", lambda row: issue_name(row.bulletin.number, row.bulletin.key)),
    Column("日期", lambda row: row.bulletin.date.isoformat() if row.bulletin.date else ""),
    Column("栏目", lambda row: PATH_SEPARATOR.join(row.item.path)),
    Column("标题", lambda row: row.item.title),
    Column("正文", lambda row: row.item.text),
    Column("发生时间", lambda row: row.item.event_date.text if row.item.event_date else ""),
    Column("单位", lambda row: "、".join(unit.name for unit in row.item.units)),
    Column("领导", lambda row: "、".join(leader.name for leader in row.item.leaders)),
    Column("地点", lambda row: "、".join(row.item.places)),
    Column("来源", lambda row: row.item.source or ""),
)

STATEMENT_COLUMNS = (
    *ITEM_COLUMNS[:5],
    Column("讲话人", lambda row: row.said.leader or "" if row.said else ""),
    Column("方式", lambda row: row.said.verb if row.said else ""),
    Column("序号", lambda row: str(row.said.number or "") if row.said else ""),
    Column("要点", lambda row: row.said.heading or "" if row.said else ""),
    Column("内容", lambda row: row.said.text if row.said else ""),
)

COLUMNS: dict[str, tuple[Column, ...]] = {"item": ITEM_COLUMNS, "statement": STATEMENT_COLUMNS}
"""The columns of each kind of result."""


def rows(engine: Engine, request: Request) -> Iterator[Row]:
    """Yield every result of a question in the order of its pages, whatever page it names."""
    issues: dict[str, Bulletin] = {}
    page = 1
    while hits := engine.search(replace(request, page=page, size=MAX_PAGE_SIZE, facets=False)).hits:
        for hit in hits:
            if hit.issue not in issues:
                issues[hit.issue] = engine.issue(hit.issue).bulletin
            name, _, place = hit.id.partition(".s")
            item = next(item for item in issues[hit.issue].items if item.id == name)
            yield Row(hit.id, issues[hit.issue], item, item.statements[int(place) - 1] if place else None)
        page += 1


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def as_csv(found: list[Row], kind: str) -> bytes:
    """Return rows as CSV that Excel opens in the right encoding, formulas made harmless."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.head for column in COLUMNS[kind]])
    writer.writerows([harmless(column.take(row)) for column in COLUMNS[kind]] for row in found)
    return out.getvalue().encode("utf-8-sig")


def as_json(found: list[Row], kind: str) -> bytes:
    """Return rows as a JSON list of items or statements, each with its issue and date."""
    forms = [
        {"id": row.id, "issue": row.bulletin.key, "date": row.bulletin.date and row.bulletin.date.isoformat(),
         **to_json(row.said or row.item)} for row in found
    ]  # fmt: skip
    return json.dumps(forms, ensure_ascii=False, indent=1).encode() + b"\n"


FORMS: dict[str, Callable[[list[Row], str], bytes]] = {"csv": as_csv, "json": as_json}
"""The forms of export by name."""


def _write(data: bytes, output: Path | None) -> None:
    try:
        if output:
            output.write_bytes(data)
        else:
            sys.stdout.buffer.write(data)
    except OSError as fault:
        if output is None:
            raise
        raise CcsearchError(f"无法写入 {output}：{reason_of(fault)}。请用 -o 另选位置。") from fault


@click.command(cls=Command, help=HELP)
@click.argument("query", metavar="[QUERY]", default="")
@with_request
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="csv", help="格式，默认 csv")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="写入文件，默认输出到屏幕")
@with_config
def export(config: Config, query: str, form: str, output: Path | None, **values: Any) -> int:
    """Write every result of a question."""
    request = request_of(query, values)
    with opened(config) as engine:
        found = list(rows(engine, request))
    make: Callable[[list[Row], str], bytes] = FORMS[form]
    _write(make(found, request.kind), output)
    if output:
        click.echo(f"已导出 {len(found)} 条到 {output}")
    return DONE if found else NO
